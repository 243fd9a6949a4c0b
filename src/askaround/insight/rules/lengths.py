"""How long conversations really took, beside what was agreed (R2, R3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

FEWEST = 3
"""Fewer say nothing about what is usual (house rule)."""


@dataclass(frozen=True, slots=True)
class Lengths:
    """The middle of ``count`` conversations, in minutes; ``longer`` took more than agreed."""

    count: int
    agreed: int
    took: int
    longer: int


def lengths(talks: Sequence[tuple[int, int]]) -> Lengths | None:
    """Return what is usual among conversations given as (agreed, taken) minutes.

    >>> lengths([(20, 25), (20, 20), (30, 31)])
    Lengths(count=3, agreed=20, took=25, longer=2)
    """
    if len(talks) < FEWEST:
        return None
    return Lengths(
        count=len(talks),
        agreed=round(median(agreed for agreed, _took in talks)),
        took=round(median(took for _agreed, took in talks)),
        longer=sum(took > agreed for agreed, took in talks),
    )
