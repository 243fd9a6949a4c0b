"""Words that come with names anywhere in the world: titles, degrees, particles, family names."""

from functools import cache, lru_cache
from itertools import chain

from askaround.core.text import fold
from askaround.people.rules.words import word_lists

MOST_REMEMBERED = 20_000  # words; a list of people says the same ones over and over


@cache
def listed(name: str) -> frozenset[str]:
    """Return one list of ``names.toml``."""
    return frozenset(word.casefold() for word in word_lists("names.toml")[name])


@cache
def family_names_that_come_first(tradition: str = "") -> frozenset[str]:
    """Return the listed family names of one tradition, or of all."""
    traditions: dict[str, list[str]] = word_lists("names.toml")["family_first"]
    return frozenset(traditions[tradition] if tradition else chain(*traditions.values()))


def often_comes_first(word: str) -> bool:
    """Say whether a word is a frequent family name where family names stand in front."""
    return bare_word(word) in family_names_that_come_first()


@lru_cache(maxsize=MOST_REMEMBERED)
def bare_word(word: str) -> str:
    """Return a word as the lists spell it: folded, without full stops and commas."""
    return fold(word).replace(".", "").strip(",'’")


def is_particle(word: str) -> bool:
    """Say whether a word belongs to the family name that follows, such as "van" or "de la"."""
    return bare_word(word) in listed("particles")


def is_credential(text: str) -> bool:
    """Say whether a text is a degree, a licence or "Jr.", as written behind a name.

    >>> is_credential("MD"), is_credential("Ph.D."), is_credential("Ma")
    (True, True, False)
    """
    words = text.split()
    return bool(words) and all(
        bare_word(word) in listed("generations")
        or (bare_word(word) in listed("credentials") and not (word.istitle() and "." not in word))
        for word in words
    )


def is_title(word: str) -> bool:
    """Say whether a word is written before a name: "Mrs.", "Dr"."""
    bare = word.casefold().replace(".", "")
    return bare in listed("titles") or (
        word.endswith(".") and bare in listed("titles_with_full_stop")
    )
