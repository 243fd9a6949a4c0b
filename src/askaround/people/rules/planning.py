"""What an import will do with each record of a file, decided before anything is written.

A record that the source named before is compared with what it said then (`differences`). A new
one may be somebody who is here already: then it joins them where that is certain, and is shown
beside them where it is only likely. Likely ones come in as new people until the user has said
otherwise, because two records can be put together at any time.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
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
from askaround.people.rules.incoming import IncomingPerson
from askaround.people.rules.names import sort_key
from askaround.people.rules.said import (
    TEXTS,
    Said,
    addresses_in,
    roles_in,
    said_by,
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

    ``stored`` holds every person that the other three name.
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
        like: dict[UUID, None] = {}
        for address in sighting.addresses:
            for owner in facts.by_address.get((address.kind, address.key), ()):
                if proves(address, sighting, facts.stored[owner]):
                    return owner, ()
                if address.kind is Kind.EMAIL:
                    like[owner] = None
        for namesake in facts.by_name.get(sighting.sort_name, ()):
            if not _contradict(sighting, facts.stored[namesake]):
                like[namesake] = None
        chosen = self.decisions.get(sighting.record.key, "")
        for person_id in like:
            if str(person_id) == chosen:
                return person_id, ()
        return None, tuple(like)[:MOST_ALIKE]

    def _earlier_in_file(self, sighting: Sighting) -> UUID | None:
        for address in sighting.addresses:
            owner = self._born_by_address.get((address.kind, address.key))
            if owner and proves(address, sighting, self._newborn(owner)):
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


def proves(address: Address, sighting: Sighting, stored: StoredPerson) -> bool:
    """Say whether having ``address`` in common makes the two one person.

    A LinkedIn profile does. An e-mail address may serve a family or an office, so the names must
    share a word; a telephone or a web page proves it for the same name only.
    """
    if address.kind is Kind.LINK and address.key.startswith(PROFILE):
        return True
    name = sort_key(stored.full_name)
    if address.kind is Kind.EMAIL:
        return _share_a_word(name, sighting.sort_name) or _is_no_name(name, sighting.sort_name)
    return name == sighting.sort_name


def _share_a_word(one: str, other: str) -> bool:
    return not set(one.split()).isdisjoint(other.split())


def _is_no_name(*names: str) -> bool:
    """Tell whether one of the names is an address that stands for want of a name."""
    return any("@" in name for name in names)


def _contradict(sighting: Sighting, stored: StoredPerson) -> bool:
    """Tell whether two people of one name have different LinkedIn profiles: then they are two."""
    theirs = {key for kind, key in stored.addresses if key.startswith(PROFILE)}
    ours = {key for _, key in sighting.keys if key.startswith(PROFILE)}
    return bool(theirs and ours and theirs.isdisjoint(ours))
