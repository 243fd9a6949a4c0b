"""The sampling plan with who fills it: heard, or on the way."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch

from askaround.outreach.models import Ask
from askaround.outreach.ranking import cell_of, cell_of_wanted
from askaround.people.models import Person, Role
from askaround.people.rules.sampling import Cell, filling
from askaround.research.models import Exploration, WantedVoice


@dataclass(frozen=True)
class Wanted:
    """One place of the plan. ``voice`` is None for those that belong to every plan."""

    cell: Cell
    voice: WantedVoice | None
    heard: list[Person]
    on_the_way: list[Person]

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
    on_the_way: list[tuple[Cell, Person]]

    @property
    def gaps(self) -> list[Cell]:
        return [place.cell for place in self.places if place.is_empty]


def sampling_plan(exploration: Exploration, *, heard: Iterable[UUID]) -> SamplingPlan:
    """Return the plan of an exploration. ``heard`` are the people talked with. Four queries."""
    talked = set(heard)
    asked = set(
        exploration.asks.filter(answer__in=["", Ask.Answer.YES]).values_list("person_id", flat=True)
    )
    people = {person.pk: person for person in _people(talked | asked)}
    cells = {key: cell_of(person) for key, person in people.items()}
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


def _people(keys: Iterable[UUID]) -> Iterable[Person]:
    """Return people with as much as tells their cells."""
    roles = Role.objects.filter(ended="", organization__isnull=False).order_by("-id")
    present = roles.select_related("organization").only("person_id", "ended", "organization__name")
    found = Person.objects.filter(pk__in=list(keys)).order_by("sort_name", "id")
    return found.only("full_name", "level", "function").prefetch_related(Prefetch("roles", present))
