"""What is known about one person, who has been found among the visible ones.

Everything here hangs on that person, so the database looks it up by the person's key alone.
"""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from askaround.accounts.rules import Channel
from askaround.people.models import Acquaintance, ContactPoint, Event, Person, Role, Tagging

TIMELINE_SIZE = 30


@dataclass(frozen=True, slots=True)
class Introductions:
    """Who could introduce me to a person, and to whom this person could introduce me."""

    to_them: list[Acquaintance]
    by_them: list[Acquaintance]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Some lines, the newest first; ``before`` is the key the older ones lie behind, or None."""

    events: list[Event]
    before: UUID | None


def roles_newest_first(person: Person) -> list[Role]:
    """Return present roles, then past ones, each from the newest to the oldest."""
    found = person.roles.select_related("organization")
    newest = sorted(found, key=lambda role: (role.ended, role.started, role.pk), reverse=True)
    return [role for role in newest if not role.ended] + [role for role in newest if role.ended]


def contact_points(person: Person) -> list[ContactPoint]:
    """Return the ways to reach a person, by kind."""
    return list(person.contact_points.order_by("kind", "id"))


def channels_to(person: Person) -> set[Channel]:
    """Return the channels for which a person has an address; they should be at hand."""
    return channels_of(list(person.contact_points.all()))


def channels_of(points: Collection[ContactPoint]) -> set[Channel]:
    """Return the channels that lead to these addresses of one person."""
    found = {Channel(point.kind) for point in points if point.kind != ContactPoint.Kind.LINK}
    return found | {Channel.LINKEDIN for point in points if point.is_linkedin}


def tags_of(person: Person) -> list[Tagging]:
    """Return the tags on a person in order of their names."""
    return sorted(person.taggings.select_related("tag"), key=lambda each: each.tag.name.casefold())


def introductions(person: Person) -> Introductions:
    found = list(
        Acquaintance.objects.filter(Q(introducer=person) | Q(person=person))
        .select_related("introducer", "person")
        .order_by("id")
    )
    return Introductions(
        to_them=[each for each in found if each.person_id == person.pk],
        by_them=[each for each in found if each.introducer_id == person.pk],
    )


def timeline(person: Person, *, before: UUID | None = None) -> Timeline:
    """Return a page of what happened with a person, by key."""
    found = person.events.order_by("-at", "-id")
    last = person.events.filter(pk=before).first() if before else None
    if last:
        found = found.filter(Q(at__lt=last.at) | Q(at=last.at, id__lt=last.pk))
    rows = list(found[: TIMELINE_SIZE + 1])
    more = len(rows) > TIMELINE_SIZE
    return Timeline(rows[:TIMELINE_SIZE], rows[TIMELINE_SIZE - 1].pk if more else None)


def people_by_circle(people: QuerySet[Person]) -> dict[str, int]:
    """Count the people of every circle that has some; reads the index by name once."""
    counted = people.exclude(circle="").order_by().values_list("circle").annotate(Count("id"))
    return dict(counted)
