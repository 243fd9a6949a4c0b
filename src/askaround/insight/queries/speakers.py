"""Who speaks: how far along they are, and for how many years they had done it by then."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from askaround.core.prepared import prepared
from askaround.insight.rules.tenure import Span, years
from askaround.people.models import Person, Role


class Speaker(NamedTuple):
    """Somebody who said something. ``years`` is None where no beginning is known."""

    pk: UUID
    name: str
    level: str
    years: int | None
    work: str


@dataclass(frozen=True)
class Speakers:
    """People with their roles, each (when, what and where), the latest first."""

    people: dict[UUID, tuple[str, str]]
    roles: dict[UUID, list[tuple[Span, str]]]

    def of(self, person: UUID, *, on: date) -> Speaker:
        """Return somebody as a speaker on a day."""
        name, level = self.people[person]
        roles = self.roles.get(person, [])
        return Speaker(
            pk=person,
            name=name,
            level=level,
            years=years([span for span, _work in roles], on=on),
            work=next((work for span, work in roles if not span.ended), ""),
        )


def speakers(people: Collection[UUID]) -> Speakers:
    """Return people as speakers, in two queries of plain columns."""
    keys = tuple(people)
    roles: dict[UUID, list[tuple[Span, str]]] = defaultdict(list)
    for person, started, ended, title, place in _roles(keys):
        roles[person].append((Span(started, ended), ", ".join(filter(None, (title, place)))))
    return Speakers({pk: (name, level) for pk, name, level in _named(keys)}, roles)


@prepared
def _roles(people: tuple[UUID, ...]) -> QuerySet[Role, tuple[Any, ...]]:
    held = Role.objects.filter(person__in=people).order_by("-id")
    return held.values_list("person_id", "started", "ended", "title", "organization__name")


@prepared
def _named(people: tuple[UUID, ...]) -> QuerySet[Person, tuple[Any, ...]]:
    return Person.objects.filter(pk__in=people).values_list("pk", "full_name", "level")
