"""The sampling plan with who fills it: heard, or on the way."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from askaround.core.prepared import prepared
from askaround.outreach.models import Ask
from askaround.outreach.ranking import cell_of_wanted
from askaround.people.models import Person, Role
from askaround.people.rules.sampling import Cell, filling
from askaround.research.models import Exploration, WantedVoice


class Somebody(NamedTuple):
    """One person of the plan, by name."""

    pk: UUID
    full_name: str


@dataclass(frozen=True)
class Wanted:
    """One place of the plan. ``voice`` is None for those that belong to every plan."""

    cell: Cell
    voice: WantedVoice | None
    heard: list[Somebody]
    on_the_way: list[Somebody]

    @property
    def is_empty(self) -> bool:
        return not self.heard


@dataclass(frozen=True)
class SamplingPlan:
    """Every place of a plan, and the cells of those who were heard, by their keys as text.

    ``on_the_way`` are those who were asked and did not say no, each with their cell.
    """

    places: list[Wanted]
    cells: dict[str, Cell]
    on_the_way: list[tuple[Cell, Somebody]]

    @property
    def wanted(self) -> list[WantedVoice]:
        return [place.voice for place in self.places if place.voice]

    @property
    def gaps(self) -> list[Cell]:
        return [place.cell for place in self.places if place.is_empty]


def sampling_plan(exploration: Exploration, *, heard: Iterable[UUID]) -> SamplingPlan:
    """Return the plan of an exploration. ``heard`` are the people talked with. Four queries."""
    talked = set(heard)
    asked = {person for (person,) in _asked(exploration.pk)}
    people, cells = _people(talked | asked)
    voices = {
        cell_of_wanted(voice): voice
        for voice in exploration.wanted_voices.select_related("organization").order_by("id")
    }
    places = [
        Wanted(
            cell=filled.cell,
            voice=voices.get(filled.cell),
            heard=[people[key] for key in filled.people if key in talked],
            on_the_way=[people[key] for key in filled.people if key not in talked],
        )
        for filled in filling(voices, cells)
    ]
    return SamplingPlan(
        places,
        cells={key.hex: cells[key] for key in talked if key in cells},
        on_the_way=[(cells[key], each) for key, each in people.items() if key not in talked],
    )


@prepared
def _asked(exploration: UUID) -> QuerySet[Ask, tuple[UUID]]:
    """Return who was asked and did not say no."""
    asks = Ask.objects.filter(exploration=exploration, answer__in=["", Ask.Answer.YES])
    return asks.values_list("person_id")


def _people(keys: Collection[UUID]) -> tuple[dict[UUID, Somebody], dict[UUID, Cell]]:
    """Return people by name and by the cell they fill: where they work is their latest place."""
    work: dict[UUID, str] = dict(_present(tuple(keys)))
    people: dict[UUID, Somebody] = {}
    cells: dict[UUID, Cell] = {}
    for pk, name, level, function in _by_name(tuple(keys)):
        people[pk] = Somebody(pk, name)
        cells[pk] = Cell(level, function, work.get(pk) or "")
    return people, cells


@prepared
def _present(people: tuple[UUID, ...]) -> QuerySet[Role, tuple[Any, ...]]:
    present = Role.objects.filter(person__in=people, ended="", organization__isnull=False)
    return present.order_by("id").values_list("person_id", "organization__name")


@prepared
def _by_name(people: tuple[UUID, ...]) -> QuerySet[Person, tuple[Any, ...]]:
    found = Person.objects.filter(pk__in=people).order_by("sort_name", "id")
    return found.values_list("pk", "full_name", "level", "function")
