"""What becomes of two records that are one person: shown before it is done.

The kept record's values stay and its empty ones are filled from the other. Where both say
something different, both stand side by side and the kept one counts until the user chooses.
Addresses, roles and tags are joined. Nothing of either record disappears unseen.
"""

from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from askaround.core.text import fold
from askaround.people.rules.organizations import organization_key

Value = str | int | bool | date | None


class Item(NamedTuple):
    """One item of a list. Two items with one ``key`` are the same thing, however written."""

    key: Hashable
    value: str


@dataclass(frozen=True, slots=True)
class Record:
    """One side of a merge: single values and lists, by field name."""

    values: Mapping[str, Value]
    lists: Mapping[str, tuple[Item, ...]]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field of which the two records say different things."""

    field: str
    kept: Value
    other: Value


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge yields, and where each thing comes from.

    ``filled`` names fields taken from the other record because the kept one had nothing,
    ``added`` its list items that the kept one lacked, ``shared`` those that both have.
    """

    record: Record
    filled: tuple[str, ...]
    added: Mapping[str, tuple[Item, ...]]
    shared: Mapping[str, tuple[Item, ...]]
    conflicts: tuple[Conflict, ...]


def merge(*, kept: Record, other: Record, from_other: Collection[str] = ()) -> Merged:
    """Return what merging ``other`` into ``kept`` yields; neither is changed.

    ``from_other`` names the fields in conflict for which the user chose the other record.
    """
    values = dict(kept.values)
    filled, conflicts = [], []
    for field, theirs in other.values.items():
        ours = values.get(field)
        if _is_empty(theirs) or _say_the_same(ours, theirs):
            continue
        if _is_empty(ours):
            values[field] = theirs
            filled.append(field)
        elif field in SETTLED:
            values[field] = SETTLED[field](ours, theirs)
        else:
            conflicts.append(Conflict(field, ours, theirs))
            values[field] = theirs if field in from_other else ours
    lists, added = _joined_lists(kept, other)
    shared = _shared_items(kept, other)
    return Merged(Record(values, lists), tuple(filled), added, shared, tuple(conflicts))


def role_item(*, title: str, organization: str) -> Item:
    """Return a role as a list item: one role, whether at "Acme" or at "Acme, Inc."."""
    firm = organization_key(organization) or fold(organization)
    return Item((fold(title), firm), ", ".join(part for part in (title, organization) if part))


def _is_empty(value: Value) -> bool:
    return value is None or value is False or (isinstance(value, str) and not value.strip())


def _say_the_same(ours: Value, theirs: Value) -> bool:
    """Compare texts without case, accents and spaces, and everything else as it is."""
    if isinstance(ours, str) and isinstance(theirs, str):
        return fold(ours) == fold(theirs)
    return ours == theirs


def _either(ours: Value, theirs: Value) -> Value:
    """A "never ask again" outlives every merge."""
    return bool(ours or theirs)


def _earliest(ours: Value, theirs: Value) -> Value:
    """Whoever was known since 2015 was known in 2019 too."""
    return min(ours, theirs, key=str)


def _both_texts(ours: Value, theirs: Value) -> Value:
    """Put one text below the other, unless one already holds the other."""
    mine, other = str(ours), str(theirs)
    if other.strip() in mine:
        return ours
    return theirs if mine.strip() in other else f"{mine.rstrip()}\n\n{other.lstrip()}"


SETTLED: Mapping[str, Callable[[Value, Value], Value]] = {
    "only_they_know": _both_texts,
    "never_again": _either,
    "known_since": _earliest,
}
"""Fields of which two different values become one without a choice."""


def _joined_lists(
    kept: Record, other: Record
) -> tuple[dict[str, tuple[Item, ...]], dict[str, tuple[Item, ...]]]:
    """Return every list with the items of both, and apart the items that are new."""
    lists, added = dict(kept.lists), {}
    for field, theirs in other.lists.items():
        ours = lists.get(field, ())
        keys = {item.key for item in ours}
        fresh = tuple({item.key: item for item in theirs if item.key not in keys}.values())
        lists[field] = ours + fresh
        if fresh:
            added[field] = fresh
    return lists, added


def _shared_items(kept: Record, other: Record) -> dict[str, tuple[Item, ...]]:
    """Return of every list the kept record's items that the other has as well."""
    theirs = {field: {item.key for item in items} for field, items in other.lists.items()}
    return {
        field: tuple(item for item in ours if item.key in theirs.get(field, ()))
        for field, ours in kept.lists.items()
    }
