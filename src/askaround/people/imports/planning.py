"""The plan of an import, made anew from the file and the database whenever it is needed.

So it is true when it is shown, and true again when it is carried out.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from askaround.accounts.models import Space
from askaround.core.garbage import seldom_searched
from askaround.core.ids import uuid7
from askaround.people.imports.facts import facts_about, portions
from askaround.people.imports.readings import unpacked
from askaround.people.models import ContactPoint, Event, ImportBatch, Person
from askaround.people.rules.addresses import Kind
from askaround.people.rules.happenings import (
    EventPlan,
    Happened,
    Namesake,
    link_of,
    plan_events,
    stored_key,
)
from askaround.people.rules.incoming import IncomingPerson, Problem, Reading
from askaround.people.rules.names import sort_key
from askaround.people.rules.planning import (
    PROFILE,
    AddressKey,
    Fate,
    Planned,
    Planner,
    sight,
)

PEOPLE, STRANGERS = "people", "strangers"
"""Entries of ``ImportBatch.decisions``: who records are, and whether strangers come in too."""


@dataclass
class ImportPlan:
    """What becomes of everything in one file."""

    source: str
    records: list[Planned] = field(default_factory=list)
    events: EventPlan = field(default_factory=EventPlan)
    problems: list[Problem] = field(default_factory=list)
    blank_rows: int = 0

    def of(self, *fates: Fate) -> list[Planned]:
        return [planned for planned in self.records if planned.fate in fates]

    @property
    def unreadable(self) -> list[Problem]:
        """Lines that stayed out."""
        return [problem for problem in self.problems if not problem.notice]

    @property
    def notices(self) -> list[Problem]:
        """Details that were left out or assumed, on lines that came in."""
        return [problem for problem in self.problems if problem.notice]

    @property
    def kept(self) -> list[Planned]:
        """Records that say something else than the user, whose word stays."""
        return [planned for planned in self.records if planned.differences.kept]

    @property
    def counts(self) -> dict[str, int]:
        """How many records have each fate, and what else a file brings."""
        counts = dict.fromkeys(map(str, Fate), 0)
        for planned in self.records:
            counts[planned.fate] += 1
        return counts | {
            "kept": len(self.kept),
            "unreadable": len(self.unreadable),
            "events": len(self.events.new),
            "known_events": self.events.known,
            "strangers": len(self.events.strangers),
            "stranger_events": sum(each.events for each in self.events.strangers.values()),
            "unclear_events": sum(self.events.unclear.values()),
        }

    @property
    def writes(self) -> bool:
        """Whether carrying it out would bring or correct anything."""
        brings = {Fate.NEW, Fate.POSSIBLE, Fate.CHANGED}
        return bool(self.events.new) or any(
            planned.fate in brings or planned.differences for planned in self.records
        )


@seldom_searched()
def plan(*, space: Space, batch: ImportBatch) -> ImportPlan:
    """Return what importing ``batch`` would do now."""
    reading = unpacked(bytes(batch.reading)) if batch.reading else Reading(batch.source)
    return plan_reading(space=space, reading=reading, decisions=batch.decisions)


def plan_reading(*, space: Space, reading: Reading, decisions: Mapping[str, Any]) -> ImportPlan:
    """Return what importing ``reading`` would do, given what the user decided."""
    planner = Planner(new_id=uuid7, country=space.country, decisions=decisions.get(PEOPLE, {}))
    records = _plan_people(space, reading.source, reading.people, planner)
    events = _plan_events(space, reading, records)
    if decisions.get(STRANGERS) and events.strangers:
        strangers = [stranger.as_person() for stranger in events.strangers.values()]
        records += _plan_people(space, reading.source, strangers, planner)
        events = _plan_events(space, reading, records)
    return ImportPlan(reading.source, records, events, reading.problems, reading.blank_rows)


def _plan_people(
    space: Space, source: str, people: Sequence[IncomingPerson], planner: Planner
) -> list[Planned]:
    records: list[Planned] = []
    for portion in portions(people):
        sightings = [sight(record, country=space.country) for record in portion]
        facts = facts_about(space=space, source=source, sightings=sightings)
        records.extend(planner.plan(sightings, facts))
    return records


def _plan_events(space: Space, reading: Reading, records: Sequence[Planned]) -> EventPlan:
    plan = EventPlan()
    if not reading.events:
        return plan
    happened = _happened(space, reading, records)
    return plan_events(reading.source, reading.events, happened)


def _happened(space: Space, reading: Reading, records: Iterable[Planned]) -> Happened:
    """Return whom the events may be with: people who are here, and those who are coming in."""
    keys = [stored_key(reading.source, "event", event.key) for event in reading.events]
    links = {link_of(event) for event in reading.events if event.person_link}
    names = {sort_key(event.person_name) for event in reading.events}
    by_link = _owners_of_links(space, links)
    by_name = _bearers(space, names)
    for planned in records:
        sighting = planned.sighting
        for key in links.intersection(sighting.keys):
            by_link.setdefault(key, planned.person_id)
        if planned.makes_person and sighting.sort_name in names:
            has_profile = any(key.startswith(PROFILE) for _, key in sighting.keys)
            by_name[sighting.sort_name].append(Namesake(planned.person_id, has_profile))
    return Happened(by_link, by_name, frozenset(_known(space, keys)))


def _known(space: Space, keys: Sequence[str]) -> Iterable[str]:
    for portion in portions(keys):
        found = Event.objects.filter(space=space, source_key__in=portion)
        yield from found.values_list("source_key", flat=True)


def _owners_of_links(space: Space, links: Iterable[AddressKey]) -> dict[AddressKey, UUID]:
    owners: dict[AddressKey, UUID] = {}
    for portion in portions([key for _, key in links]):
        points = ContactPoint.objects.filter(space=space, kind=Kind.LINK, key__in=portion)
        for key, person in points.order_by("-id").values_list("key", "person_id"):
            owners[Kind.LINK, key] = person
    return owners


def _bearers(space: Space, names: Iterable[str]) -> dict[str, list[Namesake]]:
    bearers: dict[str, list[Namesake]] = defaultdict(list)
    for portion in portions(list(names)):
        people = Person.objects.filter(space=space, sort_name__in=portion)
        with_profile = set(
            people.filter(
                contact_points__kind=Kind.LINK, contact_points__key__startswith=PROFILE
            ).values_list("id", flat=True)
        )
        for name, person in people.values_list("sort_name", "id"):
            bearers[name].append(Namesake(person, person in with_profile))
    return bearers
