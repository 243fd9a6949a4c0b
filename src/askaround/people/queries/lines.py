"""People as one line each, the way lists show them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar
from uuid import UUID

from django.db.models import QuerySet

from askaround.people.models import Person, Role, Tagging
from askaround.search.rules import Excerpt

Thing = TypeVar("Thing")
COLUMNS = (
    "id",
    "full_name",
    "sort_name",
    "addressed_as",
    "circle",
    "closeness",
    "how_i_know",
    "location",
    "last_contact_at",
    "never_again",
)
MOST_ROLES, MOST_TAGS = 2, 3


class Work(NamedTuple):
    """What somebody does now, and where; one of the two may be empty."""

    title: str
    organization: str

    def __str__(self) -> str:
        return ", ".join(filter(None, self))


@dataclass(frozen=True, slots=True)
class Line:
    """A person in a list: what they do now, else how I know them, and some tags.

    ``reason`` says why they were found, where the rest of the line does not.
    """

    person: Person
    roles: list[Work] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    reason: Excerpt | None = None
    in_a_note: bool = False

    @property
    def about(self) -> str:
        return " · ".join(map(str, self.roles)) or self.person.how_i_know


def columns_of_a_line(people: QuerySet[Person]) -> QuerySet[Person]:
    """Read no more than a line shows; a list has many of them."""
    return people.only(*COLUMNS)


def lines(people: Iterable[Person]) -> list[Line]:
    """Return the lines of these people in their order, with two queries for all."""
    people = list(people)
    ids = [person.pk for person in people]
    roles, tags = _present_roles(ids), _tags(ids)
    return [
        Line(person, roles[person.pk][:MOST_ROLES], tags[person.pk][:MOST_TAGS])
        for person in people
    ]


def _present_roles(ids: list[UUID]) -> dict[UUID, list[Work]]:
    """Return what each of them does now, the newest role first."""
    present = Role.objects.filter(person__in=ids, ended="").order_by("-started", "-id")
    rows = present.values_list("person_id", "title", "organization__name")
    return _grouped((owner, Work(title, at or "")) for owner, title, at in rows)


def _tags(ids: list[UUID]) -> dict[UUID, list[str]]:
    put = Tagging.objects.filter(person__in=ids).order_by("tag__name")
    return _grouped(put.values_list("person_id", "tag__name"))


def _grouped(pairs: Iterable[tuple[UUID, Thing]]) -> dict[UUID, list[Thing]]:
    groups: dict[UUID, list[Thing]] = defaultdict(list)
    for owner, thing in pairs:
        groups[owner].append(thing)
    return groups
