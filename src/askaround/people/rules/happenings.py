"""With whom the messages and invitations of a file happened, and which of them are here already."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from uuid import UUID

from askaround.people.rules.addresses import Kind, link_key
from askaround.people.rules.incoming import IncomingEvent, IncomingPerson
from askaround.people.rules.names import sort_key
from askaround.people.rules.planning import PROFILE, AddressKey


@dataclass(frozen=True, slots=True)
class Namesake:
    """Somebody who bears a name. ``has_profile``: their LinkedIn profile is known."""

    id: UUID
    has_profile: bool


@dataclass(slots=True)
class Happened:
    """What is known about the people of a file's events, stored or about to come in."""

    by_link: Mapping[AddressKey, UUID] = field(default_factory=dict)
    by_name: Mapping[str, Sequence[Namesake]] = field(default_factory=dict)
    source_keys: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PlannedEvent:
    """An event that will be written on the timeline of a person."""

    event: IncomingEvent
    source_key: str
    person_id: UUID


@dataclass(slots=True)
class EventPlan:
    """Every event of a file: written, here already, or left out because of whom it is with.

    ``strangers`` are not among the people; ``unclear`` are names that several people bear.
    Both count the events by name; ``strangers`` are told apart by their profile.
    """

    new: list[PlannedEvent] = field(default_factory=list)
    known: int = 0
    strangers: dict[str, "Stranger"] = field(default_factory=dict)
    unclear: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Stranger:
    """Somebody with whom something happened, but who is not among the people."""

    name: str
    link: str
    line: int
    events: int = 0

    def as_person(self) -> IncomingPerson:
        """Return the record that would bring them in."""
        key = link_key(self.link) if self.link else f"with {sort_key(self.name)}"
        links = (self.link,) if self.link else ()
        return IncomingPerson(key=key[:300], line=self.line, full_name=self.name, links=links)


def stored_key(source: str, *parts: str) -> str:
    """Return the short key under which something a source said is found on a timeline."""
    text = "\x1f".join((source, *parts))
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:40]


def plan_events(source: str, events: Iterable[IncomingEvent], facts: Happened) -> EventPlan:
    """Decide about every event."""
    plan = EventPlan()
    for event in events:
        source_key = stored_key(source, "event", event.key)
        if source_key in facts.source_keys:
            plan.known += 1
            continue
        people = _people(event, facts)
        if len(people) == 1:
            plan.new.append(PlannedEvent(event, source_key, people[0]))
        elif people:
            plan.unclear[event.person_name] = plan.unclear.get(event.person_name, 0) + 1
        else:
            _count_stranger(plan, event)
    return plan


def _people(event: IncomingEvent, facts: Happened) -> list[UUID]:
    """Return who the event may be with: by profile, else those of the name without a profile.

    An event that names no profile may be with anybody of the name.
    """
    if event.person_link:
        owner = facts.by_link.get(link_of(event))
        if owner:
            return [owner]
    profile = event.person_link and link_of(event)[1].startswith(PROFILE)
    namesakes = facts.by_name.get(sort_key(event.person_name), ())
    return [each.id for each in namesakes if not (profile and each.has_profile)]


def link_of(event: IncomingEvent) -> AddressKey:
    return Kind.LINK, link_key(event.person_link)


def _count_stranger(plan: EventPlan, event: IncomingEvent) -> None:
    known_by = link_of(event)[1] if event.person_link else sort_key(event.person_name)
    stranger = plan.strangers.setdefault(
        known_by, Stranger(event.person_name, event.person_link, event.line)
    )
    stranger.events += 1
