"""What an import will do with each record of a file, decided before anything is written.

A record that the source named before is compared with what it said then (`differences`). A new
one may be somebody who is here already: then it joins them where that is certain, and is shown
beside them where it is only likely. Likely ones come in as new people until the user has said
otherwise, because two records can be put together at any time.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from askaround.core.text import fold
from askaround.people.rules.addresses import Address, Kind
from askaround.people.rules.differences import (
    Differences,
    StoredPerson,
    StoredRole,
    differences,
)
from askaround.people.rules.duplicates import FEWEST_POINTS, Known, compare
from askaround.people.rules.incoming import IncomingPerson
from askaround.people.rules.names import sort_key
from askaround.people.rules.said import (
    TEXTS,
    Said,
    addresses_in,
    roles_in,
    said_by,
    said_since,
)

NOTHING = Differences()
DIFFERENT = "new"
"""The decision that a record is none of the people it resembles."""
MOST_ALIKE = 3
"""How many people are shown beside a record that may be one of them."""
PROFILE = "linkedin.com/in/"

AddressKey = tuple[str, str]
"""Kind and key of an address."""


class Fate(StrEnum):
    """What becomes of one record."""

    NEW = "new"  # a new person
    POSSIBLE = "possible"  # a new person who may be somebody that is here
    CHANGED = "changed"  # adds to, or corrects, a person that is here
    SAME = "same"  # says nothing that is not here
    TWIN = "twin"  # one more record about somebody earlier in the same file


@dataclass(frozen=True, slots=True)
class LastSaid:
    """What the source said last under a key, and about whom. ``note`` is the stored note."""

    record_id: UUID
    person_id: UUID
    said: Said
    note: str | None = None


@dataclass(slots=True)
class Facts:
    """What is stored about the records of one chunk of a file.

    ``stored`` holds every person that the other three name, but for records that say nothing new.
    """

    last_said: Mapping[str, LastSaid] = field(default_factory=dict)
    by_address: Mapping[AddressKey, Sequence[UUID]] = field(default_factory=dict)
    by_name: Mapping[str, Sequence[UUID]] = field(default_factory=dict)
    stored: dict[UUID, StoredPerson] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sighting:
    """One record with what it says, and the forms by which its person may be known."""

    record: IncomingPerson
    said: Said
    addresses: tuple[Address, ...]
    sort_name: str

    @property
    def keys(self) -> Iterator[AddressKey]:
        return ((each.kind, each.key) for each in self.addresses)


@dataclass(frozen=True, slots=True)
class Planned:
    """What becomes of one record.

    ``person_id`` is the person it is about, invented here for a new one. ``like`` are people it
    may be about; ``told_apart`` those of whom the user said that it is not. ``differences`` is
    empty for a new person, all of whose record is written.
    """

    sighting: Sighting
    fate: Fate
    person_id: UUID
    before: LastSaid | None = None
    differences: Differences = NOTHING
    like: tuple[UUID, ...] = ()
    told_apart: tuple[UUID, ...] = ()

    @property
    def makes_person(self) -> bool:
        return self.fate in (Fate.NEW, Fate.POSSIBLE)


def sight(record: IncomingPerson, *, country: str) -> Sighting:
    said = said_by(record)
    return Sighting(record, said, addresses_in(said, country=country), sort_key(said["full_name"]))


@dataclass
class Planner:
    """Plans one file, chunk after chunk, and remembers what it planned earlier in it.

    ``decisions`` are the user's: record key → id of the person it is, or :data:`DIFFERENT`.
    ``country`` says how phone numbers are dialled where they do not say it themselves.
    """

    new_id: Callable[[], UUID]
    country: str = ""
    decisions: Mapping[str, str] = field(default_factory=dict)
    _born: dict[UUID, Sighting] = field(default_factory=dict)
    _born_by_address: dict[AddressKey, UUID] = field(default_factory=dict)
    _touched: dict[UUID, StoredPerson] = field(default_factory=dict)

    def plan(self, sightings: Sequence[Sighting], facts: Facts) -> Iterator[Planned]:
        """Plan the next records; ``facts`` is what is stored about them."""
        facts.stored.update(
            (key, self._touched[key]) for key in facts.stored if key in self._touched
        )
        for sighting in sightings:
            yield self._plan(sighting, facts)

    def _plan(self, sighting: Sighting, facts: Facts) -> Planned:
        before = facts.last_said.get(sighting.record.key)
        if before and says_nothing_new(sighting, before):
            return Planned(sighting, Fate.SAME, before.person_id, before)
        if before:
            return self._compared(sighting, before, facts.stored[before.person_id])
        certain, like = self._matches(sighting, facts)
        if certain:
            return self._compared(sighting, None, facts.stored[certain])
        twin = self._earlier_in_file(sighting)
        if twin:
            return self._compared(sighting, None, self._newborn(twin), Fate.TWIN)
        return self._new(sighting, like)

    def _compared(
        self,
        sighting: Sighting,
        before: LastSaid | None,
        stored: StoredPerson,
        fate: Fate = Fate.SAME,
    ) -> Planned:
        found = differences(
            before=before.said if before else {},
            now=sighting.said,
            addresses=sighting.addresses,
            stored=stored,
            note=before.note if before else None,
            country=self.country,
        )
        if found:
            stored.absorb(found)
            self._touched[stored.id] = stored
        changed = Fate.CHANGED if found and fate is Fate.SAME else fate
        return Planned(sighting, changed, stored.id, before, found)

    def _matches(self, sighting: Sighting, facts: Facts) -> tuple[UUID | None, tuple[UUID, ...]]:
        """Return the stored person whom the record is about, or those whom it may be about."""
        owners = (owner for key in sighting.keys for owner in facts.by_address.get(key, ()))
        like: list[UUID] = []
        for person_id in dict.fromkeys((*owners, *facts.by_name.get(sighting.sort_name, ()))):
            if proves(sighting, facts.stored[person_id]):
                return person_id, ()
            if resembles(sighting, facts.stored[person_id]):
                like.append(person_id)
        chosen = self.decisions.get(sighting.record.key, "")
        for person_id in like:
            if str(person_id) == chosen:
                return person_id, ()
        return None, tuple(like)[:MOST_ALIKE]

    def _earlier_in_file(self, sighting: Sighting) -> UUID | None:
        for key in sighting.keys:
            owner = self._born_by_address.get(key)
            if owner and proves(sighting, self._newborn(owner)):
                return owner
        return None

    def _newborn(self, person_id: UUID) -> StoredPerson:
        """Return somebody that an earlier record of this file brings, as they will be."""
        known = self._touched.get(person_id)
        return known or person_from(person_id, self._born[person_id])

    def _new(self, sighting: Sighting, like: tuple[UUID, ...]) -> Planned:
        person_id = self.new_id()
        self._born[person_id] = sighting
        for key in sighting.keys:
            self._born_by_address.setdefault(key, person_id)
        if self.decisions.get(sighting.record.key) == DIFFERENT:
            return Planned(sighting, Fate.NEW, person_id, told_apart=like)
        return Planned(sighting, Fate.POSSIBLE if like else Fate.NEW, person_id, like=like)


def says_nothing_new(sighting: Sighting, before: LastSaid) -> bool:
    """Say whether the source said all of this the last time; then nobody needs to be looked up."""
    return said_since(before.said, sighting.said) == before.said


def person_from(person_id: UUID, sighting: Sighting) -> StoredPerson:
    """Return the person that one record alone makes."""
    said = sighting.said
    return StoredPerson(
        id=person_id,
        texts={name: said[name] for name in TEXTS if name in said},
        addresses={(each.kind, each.key): each.value for each in sighting.addresses},
        tags={fold(tag) for tag in said.get("tags", ())},
        roles=[StoredRole(None, role) for role in roles_in(said)],
    )


def proves(sighting: Sighting, stored: StoredPerson) -> bool:
    """Say whether a record is certainly about this person.

    A LinkedIn profile in common is enough. Another address may serve a family or an office: then
    the names must agree as well, unless the address stands for a name that nobody knows.
    """
    shared = [key for key in sighting.keys if key in stored.addresses]
    nameless = "@" in sighting.sort_name or "@" in stored.full_name
    if any(_is_profile(key) or (nameless and key[0] == Kind.EMAIL) for key in shared):
        return True
    if not shared:
        return False
    found = compare(_as_compared(sighting), _stored_as_compared(stored))
    return found is not None and found.certain


def resembles(sighting: Sighting, stored: StoredPerson) -> bool:
    """Say whether a record may well be about this person, so that the user should look."""
    found = compare(_as_compared(sighting), _stored_as_compared(stored))
    return found is not None and found.score >= FEWEST_POINTS


def _is_profile(key: AddressKey) -> bool:
    return key[1].startswith(PROFILE)


def _as_compared(sighting: Sighting) -> Known:
    organizations = (role.organization for role in roles_in(sighting.said))
    return _known(sighting.said["full_name"], organizations, sighting.keys)


def _stored_as_compared(stored: StoredPerson) -> Known:
    organizations = (role.says.organization for role in stored.roles)
    return _known(stored.full_name, organizations, stored.addresses)


def _known(full_name: str, organizations: Iterable[str], keys: Iterable[AddressKey]) -> Known:
    by_kind: dict[str, list[str]] = {kind: [] for kind in Kind}
    for kind, key in keys:
        by_kind[kind].append(key)
    return Known(
        key=None,
        full_name=full_name,
        organizations=tuple(name for name in organizations if name),
        emails=tuple(by_kind[Kind.EMAIL]),
        phones=tuple(by_kind[Kind.PHONE]),
        links=tuple(by_kind[Kind.LINK]),
    )
