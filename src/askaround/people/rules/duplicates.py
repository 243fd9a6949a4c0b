"""Find records that may be the same person, so that the user can look at each pair.

Only records that share something are ever compared: an address, two words of the name, or one
word of the name at the same organization. What is shared by many (``info@acme.com``, a very
frequent name) proposes nobody. 50,000 people take a few seconds; ``bench/people_rules.py``
measures it.

A score goes from 0 to 100 and adds up the evidence below. The weights are ours: they order the
list, and the line at 50 was drawn on hand-made pairs (``tests/people/rules/test_duplicates.py``).
A person who looks at the pair decides.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import NamedTuple

from askaround.core.text import words
from askaround.people.rules.name_words import is_credential
from askaround.people.rules.names import FAMILY_FIRST_SCRIPT, sort_key
from askaround.people.rules.organizations import organization_key


class Known(NamedTuple):
    """What is compared of one person. Addresses are in the form used to compare (their keys)."""

    key: Hashable
    full_name: str
    organizations: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


class Likeness(StrEnum):
    """Why two records may be one person, or may not; ``Reason.value`` says what they share."""

    SAME_LINK = "same-link"
    SAME_EMAIL = "same-email"
    SAME_PHONE = "same-phone"
    SAME_NAME = "same-name"
    SHORTER_NAME = "shorter-name"
    INITIALS = "initials"
    NAMES_ALIKE = "names-alike"
    SAME_ORGANIZATION = "same-organization"
    OTHER_ORGANIZATION = "other-organization"
    OTHER_ADDRESS_AT_SAME_SITE = "other-address-at-same-site"


class Reason(NamedTuple):
    code: Likeness
    value: str = ""


@dataclass(frozen=True, slots=True)
class PossibleDuplicate:
    """A pair to look at. ``certain``: they share an address and their names agree."""

    first: Hashable
    second: Hashable
    score: int
    certain: bool
    reasons: tuple[Reason, ...]


WEIGHTS = {
    Likeness.SAME_LINK: 60,
    Likeness.SAME_EMAIL: 55,
    Likeness.SAME_PHONE: 40,
    Likeness.SAME_NAME: 60,
    Likeness.SHORTER_NAME: 55,
    Likeness.INITIALS: 40,
    Likeness.NAMES_ALIKE: 35,
    Likeness.SAME_ORGANIZATION: 25,
    Likeness.OTHER_ORGANIZATION: -10,
    Likeness.OTHER_ADDRESS_AT_SAME_SITE: -30,
}
FEWEST_POINTS = 50
POINTS_OF_ONE_WORD = 15  # "Dana" and "Dana": a start, no more
ALIKE = 87  # of 100, rapidfuzz's token_sort_ratio: one letter of a short word, two of a long one
MOST_SHARING_AN_ADDRESS = 8
MOST_SHARING_A_NAME = 12
MOST_OF_A_NAME_AT_ONE_ORGANIZATION = 40
LETTERS_OF_A_WORD = 2
AGREEING = {
    Likeness.SAME_NAME,
    Likeness.SHORTER_NAME,
    Likeness.INITIALS,
    Likeness.NAMES_ALIKE,
}


class _Compared(NamedTuple):
    known: Known
    words: tuple[str, ...]  # of the name, folded and sorted
    organizations: frozenset[str]  # their keys


def find_duplicates(
    people: Iterable[Known],
    *,
    told_apart: Collection[frozenset[Hashable]] = frozenset(),
    fewest_points: int = FEWEST_POINTS,
) -> list[PossibleDuplicate]:
    """Return the pairs that may be one person, the likeliest first, each pair once.

    ``told_apart`` holds the pairs of keys of which the user said that they are two people.
    """
    compared = [_prepared(known) for known in people]
    seen: set[int] = set()
    found = []
    for first, second in _candidates(compared):
        pair = first * len(compared) + second
        if pair not in seen:
            seen.add(pair)
            duplicate = _compare(compared[first], compared[second])
            keys = frozenset((compared[first].known.key, compared[second].known.key))
            if duplicate and duplicate.score >= fewest_points and keys not in told_apart:
                found.append(duplicate)
    return sorted(found, key=lambda each: -each.score)


def compare(first: Known, second: Known) -> PossibleDuplicate | None:
    """Compare two people; None where nothing speaks for, or enough against, one person."""
    return _compare(_prepared(first), _prepared(second))


def _compare(first: _Compared, second: _Compared) -> PossibleDuplicate | None:
    addresses = list(_shared_addresses(first.known, second.known))
    name = _name_likeness(first.words, second.words)
    apart = _different_at_same_site(first.known, second.known)
    if apart and name is not Likeness.SAME_NAME:
        return None
    reasons = [*addresses]
    if name:
        reasons.append(Reason(name, first.known.full_name))
    reasons += _organization_reasons(first.organizations, second.organizations)
    if apart:
        reasons.append(Reason(Likeness.OTHER_ADDRESS_AT_SAME_SITE, apart))
    score = sum(_points(reason, first.words) for reason in reasons)
    return PossibleDuplicate(
        first.known.key,
        second.known.key,
        score=max(0, min(100, score)),
        certain=bool(addresses) and name in AGREEING,
        reasons=tuple(reasons),
    )


def _points(reason: Reason, name: tuple[str, ...]) -> int:
    if reason.code is Likeness.SAME_NAME and not _is_full_name(name):
        return POINTS_OF_ONE_WORD
    return WEIGHTS[reason.code]


def _is_full_name(name: tuple[str, ...]) -> bool:
    return len(name) > 1 or any(FAMILY_FIRST_SCRIPT.search(word) for word in name)


def _prepared(known: Known) -> _Compared:
    keys = frozenset(map(organization_key, known.organizations)) - {""}
    return _Compared(known, name_words(known.full_name), keys)


def name_words(full_name: str) -> tuple[str, ...]:
    """Return the words of a name, folded and sorted, without title and degrees.

    >>> name_words("Dr. Whitfield, Dana (she/her), MBA")
    ('dana', 'whitfield')
    """
    plain = sort_key(", ".join(part for part in full_name.split(",") if not is_credential(part)))
    return tuple(sorted({word.replace("'", "").replace("’", "") for word in words(plain)}))


def _name_likeness(first: tuple[str, ...], second: tuple[str, ...]) -> Likeness | None:
    if not first or not second:
        return None
    if first == second:
        return Likeness.SAME_NAME
    few, many = sorted((first, second), key=lambda name: (len(name), name))
    if len(few) > 1 and set(few) <= set(many):
        return Likeness.SHORTER_NAME
    if _agree_by_initials(few, many):
        return Likeness.INITIALS
    from rapidfuzz import fuzz  # noqa: PLC0415 - 20 ms, only where duplicates are looked for

    alike = len(few) > 1 and fuzz.ratio(" ".join(first), " ".join(second)) >= ALIKE
    return Likeness.NAMES_ALIKE if alike else None


def _agree_by_initials(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    """Say whether "D Whitfield" may be short for "Dana Whitfield"."""
    shared = set(few) & set(many)
    rest = [word for word in many if word not in shared]
    for word in few:
        if word not in shared:
            longer = next((other for other in rest if _abbreviates(word, other)), None)
            if longer is None:
                return False
            rest.remove(longer)
    return any(len(word) > LETTERS_OF_A_WORD for word in shared)


def _abbreviates(word: str, other: str) -> bool:
    return 1 in {len(word), len(other)} and word[0] == other[0]


def _shared_addresses(first: Known, second: Known) -> Iterator[Reason]:
    for code, ours, theirs in (
        (Likeness.SAME_LINK, first.links, second.links),
        (Likeness.SAME_EMAIL, first.emails, second.emails),
        (Likeness.SAME_PHONE, first.phones, second.phones),
    ):
        yield from (Reason(code, each) for each in ours if each in theirs)


def _organization_reasons(first: frozenset[str], second: frozenset[str]) -> Iterator[Reason]:
    shared = min(first & second, default="")
    if shared:
        yield Reason(Likeness.SAME_ORGANIZATION, shared)
    elif first and second:
        yield Reason(Likeness.OTHER_ORGANIZATION)


def _different_at_same_site(first: Known, second: Known) -> str:
    """Return a site at which both have addresses and share none: two profiles, two people."""
    for ours, theirs in ((first.links, second.links), (first.emails, second.emails)):
        if set(ours).isdisjoint(theirs):
            sites = set(map(_site, ours)) & set(map(_site, theirs))
            if sites:
                return min(sites)
    return ""


def _site(address: str) -> str:
    """Return what stands behind the "@" of an e-mail or before the "/" of a link."""
    return address.rpartition("@")[2].partition("/")[0]


def _candidates(compared: list[_Compared]) -> Iterator[tuple[int, int]]:
    """Yield the pairs worth comparing, some of them more than once."""
    for field in ("links", "emails", "phones"):
        keys = (
            (key, position)
            for position, each in enumerate(compared)
            for key in getattr(each.known, field)
        )
        yield from _pairs(keys, MOST_SHARING_AN_ADDRESS)
    yield from _pairs(_name_keys(compared), MOST_SHARING_A_NAME)
    yield from _pairs(_name_and_organization_keys(compared), MOST_OF_A_NAME_AT_ONE_ORGANIZATION)


def _pairs(keys: Iterable[tuple[Hashable, int]], most: int) -> Iterator[tuple[int, int]]:
    """Yield each two that share a key, unless more than ``most`` share it."""
    first: dict[int, int] = {}
    others: defaultdict[int, list[int]] = defaultdict(list)
    for key, position in keys:
        number = hash(key)  # keeps memory small; a rare clash only means one comparison more
        if first.setdefault(number, position) != position:
            others[number].append(position)
    for number, positions in others.items():
        sharing = dict.fromkeys([first[number], *positions])
        if len(sharing) <= most:
            yield from combinations(sharing, 2)


def _name_keys(compared: list[_Compared]) -> Iterator[tuple[Hashable, int]]:
    """Yield two words of each name, so that a middle name more or less does not matter."""
    for position, each in enumerate(compared):
        long = [word for word in each.words if len(word) >= LETTERS_OF_A_WORD]
        if _is_full_name(each.words):
            for two in combinations(long, 2) if len(long) > 1 else (tuple(long),):
                yield two, position


def _name_and_organization_keys(compared: list[_Compared]) -> Iterator[tuple[Hashable, int]]:
    for position, each in enumerate(compared):
        for organization in each.organizations:
            for word in each.words:
                if len(word) > LETTERS_OF_A_WORD:
                    yield (organization, word), position
