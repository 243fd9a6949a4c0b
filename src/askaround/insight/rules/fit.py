"""How far what was heard fits what matters to me: counted in independent voices, never a grade.

Each value keeps its own bar, because a sum would hide that one thing rules a path out. The weight
of a value only orders the bars.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Speaks(NamedTuple):
    """One thing that speaks for a path or against it (``sign`` 1 or -1), with who says so.

    No ``people`` for a reason of my own.
    """

    sign: int
    people: frozenset[object]
    contradicted: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One value of mine on one path: things and people on both sides.

    ``people_for`` and ``people_against`` are to be counted as independent voices. ``own`` counts
    reasons of mine that nobody told me; ``contradicted`` things that somebody else denies.
    """

    things_for: int
    things_against: int
    people_for: frozenset[object]
    people_against: frozenset[object]
    own: int
    contradicted: int

    @property
    def is_empty(self) -> bool:
        return not self.things_for and not self.things_against


def bar(things: Iterable[Speaks]) -> Bar:
    """Add up what speaks for and against a path by one value.

    >>> bar([Speaks(1, frozenset({"Ana"})), Speaks(1, frozenset({"Ben"}), True)]).things_for
    2
    """
    known = list(things)
    speaking_for = [each for each in known if each.sign > 0]
    against = [each for each in known if each.sign < 0]
    return Bar(
        things_for=len(speaking_for),
        things_against=len(against),
        people_for=frozenset().union(*(each.people for each in speaking_for)),
        people_against=frozenset().union(*(each.people for each in against)),
        own=sum(not each.people for each in known),
        contradicted=sum(each.contradicted for each in known),
    )
