"""What a line of notes can become, in which order that is offered, and whom a line names.

Pure. Words stand in ``followup/languages/<language>/harvest.toml``. A guess is only ever offered.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from askaround.core.text import fold, one_line, sentences, words
from askaround.core.word_files import word_file

LANGUAGES = Path(__file__).parents[1] / "languages"
MOST_GUESSES = 12
"""More sentences than that are not offered at once; what was taken makes room."""
LONGEST_READ = 20_000
"""So many characters of a text are read for guesses: an hour of typing."""
MOST_WORDS_OF_A_NAME = 4
A_NAME = re.compile(r"[^\W\d_][\w'’.-]*")


class Use(StrEnum):
    """What a line can become."""

    ADVICE = "advice"
    MY_PROMISE = "my-promise"
    THEIR_PROMISE = "their-promise"
    REFERRAL = "referral"
    OPENING = "opening"
    PATH = "path"
    CLAIM = "claim"


FIRST = {
    "advice": (Use.ADVICE,),
    "referral": (Use.REFERRAL,),
    "opening": (Use.OPENING,),
    "my-promise": (Use.MY_PROMISE,),
    "their-promise": (Use.THEIR_PROMISE,),
    "path": (Use.PATH,),
}
"""What the kind of a line says already; every other kind says something about the work."""
MINE_ONLY = frozenset({Use.CLAIM})
"""Nothing that is off the record becomes evidence, which is there to be shown."""


@dataclass(frozen=True, slots=True)
class Offered:
    """What a line may become: what its kind or its words suggest, and all the rest."""

    first: tuple[Use, ...]
    others: tuple[Use, ...]


def offered(*, kind: str, text: str, off_record: bool, language: str = "en") -> Offered:
    """Return what a line may become, the likeliest first.

    >>> offered(kind="fact", text="You should learn sketching.", off_record=False).first
    (<Use.CLAIM: 'claim'>, <Use.ADVICE: 'advice'>)
    >>> offered(kind="advice", text="Read the tender rules", off_record=True).first
    (<Use.ADVICE: 'advice'>,)
    """
    said = FIRST.get(kind, (Use.CLAIM,))
    first = tuple(dict.fromkeys([*said, *guessed(text, language=language)]))
    allowed = [use for use in first if not (off_record and use in MINE_ONLY)]
    others = [use for use in Use if use not in allowed and not (off_record and use in MINE_ONLY)]
    return Offered(tuple(allowed), tuple(others))


def guessed(text: str, *, language: str = "en") -> list[Use]:
    """Return what the words of one sentence suggest, by cues alone."""
    folded = f" {fold(text.replace('’', chr(39)))} "
    return [use for use, pattern in _cues(language).items() if pattern.search(folded)]


@dataclass(frozen=True, slots=True)
class Guess:
    """One sentence of free recall that sounds like something to keep."""

    text: str
    use: Use


def guesses(text: str, *, known: Iterable[str] = (), language: str = "en") -> list[Guess]:
    """Return the sentences of a text that sound like something, without those ``known`` already.

    >>> [(each.use.value, each.text) for each in guesses("Nice office. Talk to Priya Nair.")]
    [('referral', 'Talk to Priya Nair.')]
    """
    seen = {_bare(each) for each in known}
    found = []
    for sentence in map(one_line, sentences(text[:LONGEST_READ])):
        uses = guessed(sentence, language=language)
        if uses and _bare(sentence) not in seen:
            seen.add(_bare(sentence))
            found.append(Guess(sentence, _likeliest(uses)))
    return found[:MOST_GUESSES]


def _likeliest(uses: list[Use]) -> Use:
    """A referral is often said as advice: "you should talk to …"."""
    return Use.REFERRAL if Use.REFERRAL in uses else uses[0]


def _bare(text: str) -> str:
    return " ".join(words(fold(text)))


@dataclass(frozen=True, slots=True)
class Named:
    """Whom a line names: a person, a place where they are, either perhaps only in parts."""

    person: str = ""
    organization: str = ""


def named(text: str, *, language: str = "en") -> Named:
    """Guess whom a line is about: capitals after a cue are a name, after "at" a place.

    >>> named("You should talk to Priya Nair at Northwind.")
    Named(person='Priya Nair', organization='Northwind')
    >>> named("Talk to their design team")
    Named(person='', organization='')
    """
    said = one_line(text)
    lists = _page(language)["names"]
    person = _capitals_after(said, lists["before"])
    if any(word in lists["team"] for word in map(str.casefold, words(person))):
        person = ""
    place = _capitals_after(said, lists["place"])
    return Named(person, "" if place == person else place)


def _capitals_after(text: str, cues: Iterable[str]) -> str:
    """Return the words with a capital after the first cue that is followed by one; else ""."""
    for cue in cues:
        for found in re.finditer(rf"(?i)\b{re.escape(cue)}\s+", text):
            name = _run_of_capitals(text[found.end() :])
            if name:
                return name
    return ""


def _run_of_capitals(text: str) -> str:
    run: list[str] = []
    for word in text.split(" ")[:MOST_WORDS_OF_A_NAME]:
        found = A_NAME.match(word)
        if found is None or word[0].islower():
            break
        run.append(found[0].rstrip(".'’-"))
        if found[0] != word or word.endswith("."):  # a comma or a full stop ends it
            break
    return " ".join(run)


def shortened(text: str, limit: int) -> str:
    """Return a text on one line of at most ``limit`` characters, cut between words.

    >>> shortened("a sentence that goes on", 14)
    'a sentence…'
    """
    line = one_line(text)
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    return (cut.rpartition(" ")[0] or cut) + "…"


def _page(language: str) -> dict[str, dict[str, list[str]]]:
    return word_file(LANGUAGES, language, "harvest.toml")


@cache
def _cues(language: str) -> dict[Use, re.Pattern[str]]:
    return {Use(use): _either(cues) for use, cues in _page(language)["cues"].items()}


def _either(cues: Iterable[str]) -> re.Pattern[str]:
    alternatives = (re.escape(cue.strip()).replace(r"\*", r"\w*") for cue in cues)
    return re.compile(rf"(?<!\w)(?:{'|'.join(alternatives)})(?!\w)")
