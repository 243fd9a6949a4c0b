"""The sampling plan of an exploration: which voices are wanted, and which are still missing."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from askaround.people.rules.levels import Level


class Cell(NamedTuple):
    """One place of a plan: level × function × organization. An empty part stands for any."""

    level: str = ""
    function: str = ""
    organization: str = ""

    def holds(self, other: "Cell") -> bool:
        """Say whether somebody of the other cell would fill this one."""
        return (
            (not self.level or self.level == other.level)
            and (not self.function or self.function == other.function)
            and (not self.organization or self.organization == other.organization)
        )

    def parts(self) -> dict[str, str]:
        """Return the parts that are not empty, by name."""
        named = {
            "level": self.level,
            "function": self.function,
            "organization": self.organization,
        }
        return {name: part for name, part in named.items() if part}


Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Filled(Generic[Key]):
    """One place of a plan, and who fills it: nobody, or more than one."""

    cell: Cell
    people: tuple[Key, ...]


def filling(wanted: Iterable[Cell], people: Mapping[Key, Cell]) -> list[Filled[Key]]:
    """Return each wanted place, and those without which the plan is never whole, with who fills it.

    >>> filling([Cell("manager")], {"Ana": Cell("manager")})[0].people
    ('Ana',)
    """
    return [
        Filled(cell, tuple(key for key, theirs in people.items() if cell.holds(theirs)))
        for cell in dict.fromkeys((*ALWAYS_WANTED, *wanted))
    ]


ANYBODY = Cell()
ALWAYS_WANTED = (Cell(level=Level.LEFT), Cell(level=Level.EARLY))
VALUE_OF_NEW_PART = 0.15  # of level, function and organization; filling a wanted cell is worth 1


@dataclass(frozen=True, slots=True)
class Plan:
    """Which voices an exploration wants, which it has heard or asked, and what it is about.

    ``words`` are the content words of its open questions and paths. Somebody who left the field
    and somebody in their first two years are always wanted (domain-rules §5).
    """

    wanted: tuple[Cell, ...] = ()
    heard: tuple[Cell, ...] = ()
    words: frozenset[str] = frozenset()

    def gaps(self, *also_heard: Cell) -> "Gaps":
        """Return what is still missing, once ``also_heard`` were heard too."""
        heard = (*self.heard, *also_heard)
        wanted = dict.fromkeys((*self.wanted, *ALWAYS_WANTED))
        return Gaps(
            cells=tuple(cell for cell in wanted if not any(map(cell.holds, heard))),
            levels=frozenset(cell.level for cell in heard),
            functions=frozenset(cell.function for cell in heard),
            organizations=frozenset(cell.organization for cell in heard),
        )


@dataclass(frozen=True, slots=True)
class Gaps:
    """What a plan is missing: wanted cells with nobody in them, and the parts met so far."""

    cells: tuple[Cell, ...]
    levels: frozenset[str]
    functions: frozenset[str]
    organizations: frozenset[str]

    def filled_by(self, cell: Cell) -> tuple[float, Mapping[str, str]]:
        """Return how much somebody of this cell would add, from 0 to 1, and what is new."""
        for wanted in self.cells:
            if wanted.holds(cell):
                return 1.0, wanted.parts()
        fresh = {}
        if cell.level and cell.level not in self.levels:
            fresh["level"] = cell.level
        if cell.function and cell.function not in self.functions:
            fresh["function"] = cell.function
        if cell.organization and cell.organization not in self.organizations:
            fresh["organization"] = cell.organization
        return VALUE_OF_NEW_PART * len(fresh), fresh
