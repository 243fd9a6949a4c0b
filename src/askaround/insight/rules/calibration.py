"""How well I knew how sure I could be: beliefs written before, scored after.

The score is Brier's (1950): the mean squared distance between what I said and what came, 0 for a
prophet, 0.25 for whoever always says "50 %".
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

STEP = 10
"""Beliefs are put together by tens: 65 to 74 % is "about 70 %"."""


class Scored(NamedTuple):
    """What I said, in percent, and whether it came true."""

    percent: int
    came_true: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The beliefs of which I was about equally sure."""

    about: int
    beliefs: int
    came_true: int

    @property
    def share(self) -> float:
        """How many in a hundred came true."""
        return 100 * self.came_true / self.beliefs


def brier(scored: Iterable[Scored]) -> float | None:
    """Return Brier's score from 0 to 1; None where nothing was scored.

    >>> brier([Scored(90, True), Scored(50, False)])
    0.13
    """
    known = list(scored)
    if not known:
        return None
    squares = [((each.percent / 100) - each.came_true) ** 2 for each in known]
    return round(sum(squares) / len(known), 6)


def groups(scored: Iterable[Scored]) -> list[Group]:
    """Put beliefs together by how sure I was, the least sure first.

    >>> groups([Scored(65, True), Scored(74, False), Scored(30, False)])
    [Group(about=30, beliefs=1, came_true=0), Group(about=70, beliefs=2, came_true=1)]
    """
    by_tens: dict[int, list[bool]] = defaultdict(list)
    for each in scored:
        by_tens[(each.percent + STEP // 2) // STEP * STEP].append(each.came_true)
    return [
        Group(about, beliefs=len(came), came_true=sum(came))
        for about, came in sorted(by_tens.items())
    ]
