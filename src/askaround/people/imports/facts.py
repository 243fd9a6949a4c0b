"""What is stored about the records of a file, fetched for many of them at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar
from uuid import UUID

from askaround.accounts.models import Space
from askaround.core.text import fold
from askaround.people.models import ContactPoint, Event, ImportedRecord, Person, Role, Tagging
from askaround.people.rules.differences import StoredPerson, StoredRole
from askaround.people.rules.happenings import stored_key
from askaround.people.rules.incoming import IncomingRole
from askaround.people.rules.planning import AddressKey, Facts, LastSaid, Sighting, says_nothing_new
from askaround.people.rules.said import TEXTS

AT_ONCE = 1_000
"""Records planned, and rows written, at a time: bounds memory and the length of a statement."""

Thing = TypeVar("Thing")


def portions(things: Sequence[Thing], size: int = AT_ONCE) -> Iterator[Sequence[Thing]]:
    return (things[start : start + size] for start in range(0, len(things), size))


def facts_about(*, space: Space, source: str, sightings: Sequence[Sighting]) -> Facts:
    """Return what is stored about these records and the people they may be about."""
    last_said = _last_said(space, source, [sighting.record.key for sighting in sightings])
    unknown = [each for each in sightings if each.record.key not in last_said]
    by_address = _owners(space, {key for sighting in unknown for key in sighting.keys})
    by_name = _namesakes(space, {sighting.sort_name for sighting in unknown})
    ids = {
        said.person_id
        for sighting in sightings
        if (said := last_said.get(sighting.record.key)) and not says_nothing_new(sighting, said)
    }
    for owners in (*by_address.values(), *by_name.values()):
        ids.update(owners)
    return Facts(last_said, by_address, by_name, stored_people(space=space, ids=ids))


def _last_said(space: Space, source: str, keys: list[str]) -> dict[str, LastSaid]:
    records = ImportedRecord.objects.filter(space=space, source=source, key__in=keys)
    rows = list(records.values_list("key", "id", "person_id", "values"))
    noted = [stored_key(source, "note", key) for key, _, _, said in rows if "note" in said]
    events = Event.objects.filter(space=space, source_key__in=noted)
    notes = dict(events.values_list("source_key", "text")) if noted else {}
    return {
        key: LastSaid(record, person, said, notes.get(stored_key(source, "note", key)))
        for key, record, person, said in rows
    }


def _owners(space: Space, keys: set[AddressKey]) -> dict[AddressKey, list[UUID]]:
    owners: dict[AddressKey, list[UUID]] = defaultdict(list)
    points = ContactPoint.objects.filter(space=space, key__in={key for _, key in keys})
    for kind, key, person in points.order_by("id").values_list("kind", "key", "person_id"):
        if (kind, key) in keys:
            owners[kind, key].append(person)
    return owners


def _namesakes(space: Space, names: set[str]) -> dict[str, list[UUID]]:
    found: dict[str, list[UUID]] = defaultdict(list)
    people = Person.objects.filter(space=space, sort_name__in=names).order_by("id")
    for name, person in people.values_list("sort_name", "id"):
        found[name].append(person)
    return found


def stored_people(*, space: Space, ids: Iterable[UUID]) -> dict[UUID, StoredPerson]:
    """Return these people as plain values."""
    ids = set(ids)
    if not ids:
        return {}
    people = Person.objects.filter(space=space, pk__in=ids).values_list("id", *TEXTS)
    found = {
        key: StoredPerson(key, dict(zip(TEXTS, map(_plain, texts), strict=True)))
        for key, *texts in people
    }
    of_people = {"space": space, "person__in": ids}
    points = ContactPoint.objects.filter(**of_people).order_by("id")
    for person, kind, key, value in points.values_list("person_id", "kind", "key", "value"):
        found[person].addresses[kind, key] = value
    taggings = Tagging.objects.filter(**of_people)
    for person, tag in taggings.values_list("person_id", "tag__name"):
        found[person].tags.add(fold(tag))
    roles = Role.objects.filter(**of_people).order_by("id")
    columns = ("person_id", "id", "title", "organization__name", "started", "ended")
    for person, key, title, organization, started, ended in roles.values_list(*columns):
        says = IncomingRole(title, organization or "", started, ended)
        found[person].roles.append(StoredRole(key, says))
    return found


def _plain(value: str | date | None) -> str:
    return value.isoformat() if isinstance(value, date) else value or ""
