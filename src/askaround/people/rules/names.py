"""What a full name can tell, whatever part of the world it comes from.

The full name as written is the truth; its parts are guesses that a person can edit. Whoever
drafts a message greets with ``addressed_as``, which falls back to the whole name wherever the
order of the parts cannot be known: "Dear Kim Whitfield" is stiff, "Dear Nguyễn" is wrong.

Parts stay empty on purpose for one single word, for unspaced Chinese, Japanese and Korean names,
for two people at once, and for a first word that is a frequent family name in a tradition that
puts it first (``people/languages/names.toml``). Measured in ``docs/measurements/names.md``.
"""

import re
import unicodedata
from dataclasses import dataclass

from askaround.core.text import fold, one_line
from askaround.people.rules.name_words import (
    bare_word,
    family_names_that_come_first,
    is_credential,
    is_particle,
    is_title,
    listed,
    often_comes_first,
)

JOINER = "\u200d"  # several pictograms in one; elsewhere it spells


@dataclass(frozen=True, slots=True)
class NameParts:
    """Guesses about one full name; ``given`` and ``family`` are empty where unknown.

    ``addressed_as`` is what stands after "Dear", empty only where the full name is.
    """

    given: str
    family: str
    addressed_as: str


UNKNOWN = ("", "")
BRACKETED = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）)")
QUOTED = re.compile(r"\s*[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]\s*")
TAIL = re.compile(r"\s*\|.*|\s+(?:[•·–—~]|-|//)\s+.*")
COMMA = re.compile(r"\s*[,，、،]\s*")
PRONOUNS = re.compile(r"\b[^\W\d_]+(?:/[^\W\d_]+)+")
CREDENTIAL_SHAPE = re.compile(r"(?:[A-Z][a-z]?\.?){2,8}(?:-[A-Z]{1,4})?[®™]?")
INITIAL = re.compile(r"[^\W\d_]\.?(?:-?[^\W\d_]\.)*")
LOWER_AFTER_HYPHEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
FAMILY_FIRST_SCRIPT = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u1780-\u17ff]")
VIETNAMESE = re.compile("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
PATRONYMIC = re.compile("(?:ович|евич|ич|овна|евна|ична|івна|ївна)$")
SLAVIC_FAMILY = re.compile("(?:[оеё]ва?|ина?|ск(?:ий|ая)|цьк(?:ий|а)|енко|[уюч]к)$")
SORT_KEY_LENGTH = 200
LETTERS_OF_A_FAMILY_IN_CAPITALS = 3  # at least: DJ Patel and JP Silva put initials in capitals


def guess_parts(full_name: str) -> NameParts:
    """Guess given and family name, and how to greet.

    >>> guess_parts("Dr. Pieter van der Berg, MBA")
    NameParts(given='Pieter', family='van der Berg', addressed_as='Dr. van der Berg')
    >>> guess_parts("Nguyen Van An").addressed_as
    'Nguyen Van An'
    """
    title, rest = _split_title(_without_ornaments(full_name))
    rest, nickname = _split_nickname(rest)
    name = _in_name_case(_without_credentials(rest))
    given, family = _given_and_family(name, titled=bool(title))
    greeting = _greeting(title, given, family, nickname)
    whole = f"{title} {name}".strip() or one_line(full_name)
    return NameParts(given, family, greeting or whole)


def has_title(name: str) -> bool:
    """Say whether a name begins with "Mrs.", "Dr." or the like."""
    return bool(_split_title(one_line(name))[0])


def sort_key(full_name: str) -> str:
    """Return the text by which people are put in order: the name as shown, without its title.

    At most 200 characters, as many as are stored.

    >>> sort_key("Dr. Élodie Ångström 🚀")
    'elodie angstrom'
    """
    _, rest = _split_title(_without_ornaments(full_name))
    return (fold(rest.lstrip("\"'“”«» ")) or fold(full_name))[:SORT_KEY_LENGTH]


def _greeting(title: str, given: str, family: str, nickname: str) -> str:
    """Return what follows "Dear", or nothing where only the whole name is safe."""
    if title and family:
        return f"{title} {given if VIETNAMESE.search(family + given) else family}"
    if not given or INITIAL.fullmatch(given.split()[0]) or FAMILY_FIRST_SCRIPT.search(given):
        return ""
    return nickname or given


def _given_and_family(name: str, *, titled: bool) -> tuple[str, str]:
    """Return both parts, or two empty texts where the order cannot be told."""
    before, comma, after = (part.strip() for part in name.partition(","))
    if comma:
        return _inverted(before, after)
    words = name.split()
    if len(words) == 1 and titled:
        return "", name
    if len(words) < 2 or not listed("couples").isdisjoint(map(bare_word, words)):
        return UNKNOWN
    return _told_by_spelling(words) or _told_by_tradition(words) or _given_first(words)


def _inverted(before: str, after: str) -> tuple[str, str]:
    """Read "Family, Given". Two plain words before the comma may be a whole name: unknown.

    They are a family name where an initial ends the line: "Moses Hughes, Katherine M".
    """
    words = before.split()
    names = after.replace(",", " , ").split()
    ends_in_initial = len(names) > 1 and INITIAL.fullmatch(names[-1])
    is_family = len(words) == 1 or (words and (is_particle(words[0]) or ends_in_initial))
    is_given = names and "," not in names and not is_credential(names[0])
    if not is_family or not is_given or (after[0].islower() and not before[-1:].islower()):
        return UNKNOWN
    return _first_given(names), before


def _told_by_spelling(words: list[str]) -> tuple[str, str] | None:
    """Read an order that the letters give away: script, capitals, hyphen or patronymic."""
    if FAMILY_FIRST_SCRIPT.search(words[0]):
        return (words[1], words[0]) if len(words) == 2 else UNKNOWN
    in_capitals = [word for word in words if _is_family_in_capitals(word)]
    if in_capitals and len(in_capitals) < len(words):
        others = [word for word in words if word not in in_capitals]
        return _first_given(others), " ".join(map(_word_in_name_case, in_capitals))
    if len(words) == 3 and PATRONYMIC.search(words[2]):
        return f"{words[1]} {words[2]}", words[0]
    if len(words) == 2 and often_comes_first(words[0]) and _is_east_asian_given(words[1]):
        return words[1], words[0]
    return None


def _told_by_tradition(words: list[str]) -> tuple[str, str] | None:
    """Read names whose first word is often a family name; unknown where that stays open."""
    first, last = words[0], words[-1]
    if VIETNAMESE.search(" ".join(words)):
        return _vietnamese(first, last)
    return UNKNOWN if SLAVIC_FAMILY.search(first) or often_comes_first(first) else None


def _vietnamese(first: str, last: str) -> tuple[str, str] | None:
    """Read a name in Vietnamese letters, where few family names serve nearly everybody."""
    families = family_names_that_come_first("vietnamese")
    at_either_end = bare_word(first) in families, bare_word(last) in families
    if at_either_end == (True, False):
        return last, first
    return None if at_either_end == (False, True) else UNKNOWN


def _given_first(words: list[str]) -> tuple[str, str]:
    """Read the order that is left: given name first, family name last."""
    if is_particle(words[0]) and not words[0].istitle():
        return UNKNOWN
    if len(words) > 2 and INITIAL.fullmatch(words[-1]):
        return UNKNOWN  # "Swanson Peter A." is a list's way to write Peter A. Swanson
    inner = words[:-1]
    if not listed("particles").isdisjoint(map(bare_word, inner[1:])):
        return _split_at_particles(words)
    given = _first_given(inner) if len(words) > 2 else _first_given(words)
    return given, ("" if given == " ".join(words) else words[-1])


def _split_at_particles(words: list[str]) -> tuple[str, str]:
    """Ask nameparser, which knows how particles chain ("de la", "y", "van der")."""
    from nameparser import HumanName  # noqa: PLC0415 - 50 ms, for the few names that need it

    parsed = HumanName(" ".join(words))
    if parsed.title or parsed.suffix or not parsed.first:
        return UNKNOWN
    return _first_given(parsed.first.split()), parsed.last


def _first_given(words: list[str]) -> str:
    """Return the first given name, which is two words after "Abdul" and its like."""
    count = 2 if bare_word(words[0]) in listed("given_of_two_words") else 1
    return " ".join(words[:count])


def _split_title(name: str) -> tuple[str, str]:
    """Return the titles in front as written, and the rest, which is never empty for them."""
    words = name.split()
    count = 0
    while count < len(words) - 1 and is_title(words[count]):
        count += 1
    return " ".join(words[:count]), " ".join(words[count:])


def _split_nickname(name: str) -> tuple[str, str]:
    """Take a quoted nickname out; it greets only as one capitalised word inside a name."""
    found = QUOTED.search(name)
    if not found:
        return name, ""
    nickname = found[1].strip()
    inside = found.start() > 0 and found.end() < len(name)
    usable = inside and nickname.isalpha() and nickname.istitle()
    return " ".join(QUOTED.sub(" ", name).split()) or nickname, nickname if usable else ""


def _without_ornaments(full_name: str) -> str:
    """Drop what people hang on a name: emoji, pronouns, brackets, and all after a bar."""
    line = one_line(full_name)
    if not line.isascii() and any(map(_is_pictogram, line)):
        line = "".join(letter for letter in line if not _is_part_of_a_pictogram(letter))
    line = PRONOUNS.sub(_unless_pronouns, TAIL.sub("", BRACKETED.sub("", line)))
    return " ".join(line.split()).strip(" ,;:-_*") or one_line(full_name)


def _unless_pronouns(found: re.Match[str]) -> str:
    return "" if listed("pronouns").issuperset(found[0].casefold().split("/")) else found[0]


def _is_pictogram(letter: str) -> bool:
    return letter > "\u2000" and (
        unicodedata.category(letter) in {"So", "Sk", "Cs", "Co", "Cn"} or letter == "\ufe0f"
    )


def _is_part_of_a_pictogram(letter: str) -> bool:
    return letter == JOINER or _is_pictogram(letter)


def _without_credentials(name: str) -> str:
    """Drop degrees, licences and "Jr." behind a name, with commas or without."""
    first, *others = COMMA.split(name)
    shouted = first.isupper()
    others = [part for part in others if part and not _hangs_on_a_name(part, shouted=shouted)]
    words = first.split()
    while len(words) > 1 and _is_trailing_credential(words[-1], shouted=shouted):
        words.pop()
    return ", ".join([" ".join(words), *others])


def _hangs_on_a_name(part: str, *, shouted: bool) -> bool:
    known = listed("credentials") | listed("generations")
    return all(
        bare_word(word) in known or (not shouted and bool(CREDENTIAL_SHAPE.fullmatch(word)))
        for word in part.split()
    )


def _is_trailing_credential(word: str, *, shouted: bool) -> bool:
    """Tell "MBA" from "Ma": only capitals or a full stop make a degree of a last word."""
    bare = bare_word(word)
    if bare in listed("generations"):
        return True
    if bare not in listed("credentials") or often_comes_first(word):
        return False
    return "." in word or (
        not word.islower() and not word.istitle() and not (shouted and len(word) < 3)
    )


def _in_name_case(name: str) -> str:
    """Return a name typed in one case with capitals where names have them."""
    letters = [letter for letter in name if letter.isalpha()]
    if not letters or not (name.isupper() or name.islower()):
        return name
    words = name.split()
    inner = range(1, len(words) - 1)
    return " ".join(
        word.lower()
        if i in inner and bare_word(word) in listed("particles")
        else _word_in_name_case(word)
        for i, word in enumerate(words)
    )


def _word_in_name_case(word: str) -> str:
    capitalised = re.sub(r"[^\W\d_]+", lambda run: run[0].capitalize(), word)
    return re.sub(r"\bMc([a-z])", lambda found: "Mc" + found[1].upper(), capitalised)


def _is_family_in_capitals(word: str) -> bool:
    """Say whether a word looks like DUPONT in "Jean DUPONT", a habit of many countries."""
    letters = sum(letter.isalpha() for letter in word)
    return word.isupper() and "." not in word and letters >= LETTERS_OF_A_FAMILY_IN_CAPITALS


def _is_east_asian_given(word: str) -> bool:
    """Say whether a word is spelled like Min-jun or Xiao-ming: small letters after a hyphen."""
    return bool(LOWER_AFTER_HYPHEN.fullmatch(word)) and all(
        part.islower() for part in word.split("-")[1:]
    )
