"""What there is to take along."""

from collections import defaultdict
from collections.abc import Iterator
from functools import reduce
from operator import or_
from zoneinfo import ZoneInfo

from django.db.models import Exists, Prefetch, Q, QuerySet

from askaround.accounts.models import Space
from askaround.archive.rows import archived_models
from askaround.people.models import ContactPoint, Event, Person, Role, Tagging
from askaround.people.rules.incoming import IncomingRole
from askaround.people.rules.outgoing import OutgoingPerson

AT_ONCE = 500
TELLING = (Event.Kind.NOTE, Event.Kind.MET)
ROLES, ADDRESSES, TAGS, TOLD = "all_roles", "all_addresses", "all_taggings", "all_told"
""":func:`outgoing` loads rows into lists of these names: managers would double its time."""


def is_empty(space: Space) -> bool:
    """Whether there is not one row of a person's data; asks the database once."""
    rows = [Exists(model._default_manager.filter(space=space)) for model in archived_models()]
    return not Space.objects.filter(reduce(or_, map(Q, rows)), pk=space.pk).exists()


def people(space: Space) -> int:
    """Return how many people there are to take along."""
    return Person.objects.filter(space=space).count()


def outgoing(people: QuerySet[Person], *, zone: ZoneInfo) -> Iterator[OutgoingPerson]:
    """Give people by name with all that a spreadsheet row says of them, in constant memory.

    ``zone`` says on which day a meeting was. The newest role comes first; notes, also those on
    meetings, stand in the order in which they were made.
    """
    whole = people.order_by("sort_name", "id").prefetch_related(
        Prefetch("roles", Role.objects.select_related("organization").order_by("id"), ROLES),
        Prefetch("contact_points", ContactPoint.objects.order_by("id"), ADDRESSES),
        Prefetch("taggings", Tagging.objects.select_related("tag").order_by("tag__name"), TAGS),
        Prefetch("events", Event.objects.filter(kind__in=TELLING).order_by("at", "id"), TOLD),
    )
    return (_outgoing(person, zone) for person in whole.iterator(chunk_size=AT_ONCE))


def _outgoing(person: Person, zone: ZoneInfo) -> OutgoingPerson:
    told: list[Event] = getattr(person, TOLD)
    met = [event.at.astimezone(zone).date() for event in told if event.kind == Event.Kind.MET]
    addresses: dict[str, list[str]] = defaultdict(list)
    for point in getattr(person, ADDRESSES):
        addresses[point.kind].append(point.value)
    roles = sorted(
        getattr(person, ROLES), key=lambda role: (role.started, role.title), reverse=True
    )
    return OutgoingPerson(
        uid=str(person.pk),
        full_name=person.full_name,
        given_name=person.given_name,
        family_name=person.family_name,
        roles=tuple(_role(role) for role in roles),
        emails=tuple(addresses[ContactPoint.Kind.EMAIL]),
        phones=tuple(addresses[ContactPoint.Kind.PHONE]),
        links=tuple(addresses[ContactPoint.Kind.LINK]),
        location=person.location,
        met_on=tuple(dict.fromkeys(met)),
        known_since=person.known_since,
        how_i_know=person.how_i_know,
        circle=person.circle,
        tags=tuple(tagging.tag.name for tagging in getattr(person, TAGS)),
        note="\n\n".join(event.text for event in told if event.text),
    )


def _role(role: Role) -> IncomingRole:
    return IncomingRole(
        title=role.title,
        organization=role.organization.name if role.organization else "",
        started=role.started,
        ended=role.ended,
    )
