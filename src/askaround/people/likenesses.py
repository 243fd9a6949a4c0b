"""Who may be in here twice: looked for in the whole space, when somebody asks."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from askaround.people.models import ContactPoint, NotSamePerson, Person, Role
from askaround.people.rules.duplicates import Known, PossibleDuplicate, find_duplicates


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people who may be one, and why."""

    first: Person
    second: Person
    found: PossibleDuplicate


def possible_duplicates(
    *,
    people: QuerySet[Person],
    points: QuerySet[ContactPoint],
    roles: QuerySet[Role],
    told_apart: QuerySet[NotSamePerson],
) -> list[PossibleDuplicate]:
    """Return the pairs that may be one person, the likeliest first; a few seconds for 50,000.

    All four are the visible rows of one space.
    """
    apart = {frozenset(pair) for pair in told_apart.values_list("first_id", "second_id")}
    known = _known(people, points, roles)
    return find_duplicates(known, told_apart=apart)


def _known(
    people: QuerySet[Person], points: QuerySet[ContactPoint], roles: QuerySet[Role]
) -> Iterator[Known]:
    addresses: defaultdict[tuple[UUID, str], list[str]] = defaultdict(list)
    for person, kind, key in points.values_list("person_id", "kind", "key").iterator():
        addresses[person, kind].append(key)
    organizations: defaultdict[UUID, list[str]] = defaultdict(list)
    placed = roles.filter(organization__isnull=False)
    for person, name in placed.values_list("person_id", "organization__name").iterator():
        organizations[person].append(name)
    for person, name in people.order_by("id").values_list("id", "full_name").iterator():
        yield Known(
            key=person,
            full_name=name,
            organizations=tuple(organizations.get(person, ())),
            emails=tuple(addresses.get((person, ContactPoint.Kind.EMAIL), ())),
            phones=tuple(addresses.get((person, ContactPoint.Kind.PHONE), ())),
            links=tuple(addresses.get((person, ContactPoint.Kind.LINK), ())),
        )


def with_people(found: Iterable[PossibleDuplicate], *, among: QuerySet[Person]) -> list[Pair]:
    """Return the pairs with both people; a pair of which one has gone since is left out."""
    found = list(found)
    keys = {key for each in found for key in (each.first, each.second)}
    people = among.in_bulk(keys)
    return [
        Pair(people[each.first], people[each.second], each)
        for each in found
        if each.first in people and each.second in people
    ]
