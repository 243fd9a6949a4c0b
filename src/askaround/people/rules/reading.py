"""What one can read before asking (R9), and where to look for it (R10, R13).

Pure. The links are plain addresses that the person opens; the program asks nobody anything.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlencode

BUSINESS_FINDER = "https://www.careeronestop.org/Toolkit/Jobs/find-businesses-results.aspx"
OCCUPATIONS = "https://www.onetonline.org/find/result"


class Basic(StrEnum):
    """What everybody can know about a path before talking to anybody."""

    WORK = "work"
    INSIDE = "inside"
    NEWS = "news"


BASICS: dict[Basic, frozenset[str]] = {
    Basic.WORK: frozenset({"career-site", "library"}),
    Basic.INSIDE: frozenset({"own-site", "person"}),
    Basic.NEWS: frozenset({"newspaper", "web"}),
}
"""Which kinds of sources tell it. A house rule: one of each is half an hour of reading."""


@dataclass(frozen=True, slots=True)
class BasicKnown:
    basic: Basic
    known: bool


def basics(kinds: Collection[str]) -> list[BasicKnown]:
    """Return what is known of a path, from the kinds of its sources.

    >>> [each.known for each in basics(["library"])]
    [True, False, False]
    """
    return [BasicKnown(basic, bool(telling & set(kinds))) for basic, telling in BASICS.items()]


def occupation_search(name: str) -> str:
    """Return the address that looks an occupation up in O*NET.

    >>> occupation_search("data analyst")
    'https://www.onetonline.org/find/result?s=data+analyst'
    """
    return f"{OCCUPATIONS}?{urlencode({'s': name})}"


def business_search(keyword: str, place: str = "") -> str:
    """Return the address that looks for employers in the CareerOneStop Business Finder."""
    asked = {"keyword": keyword, "location": place}
    return f"{BUSINESS_FINDER}?{urlencode({key: value for key, value in asked.items() if value})}"
