"""How my own asking goes: asked, answered, met, led on; each share with how sure it can be.

"One informational interview in twelve leads to a job" (G2) is repeated everywhere; no study of it
is known. Whoever wants a figure can have their own, with its uncertainty.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from askaround.insight.rules.beta import Interval, interval


class Step(StrEnum):
    ASKED = "asked"
    ANSWERED = "answered"
    MET = "met"
    REFERRED = "referred"


@dataclass(frozen=True, slots=True)
class Passed:
    """One step: so many of those of the step before. The interval holds 90 % (Jeffreys)."""

    step: Step
    count: int
    of: int
    interval: Interval


@dataclass(frozen=True, slots=True)
class Asked:
    """What became of one request that was sent."""

    answered: bool = False
    met: bool = False
    referred: bool = False


def funnel(asked: Iterable[Asked]) -> list[Passed]:
    """Return the steps after asking. Whoever was met has answered, and only they lead me on.

    >>> [(each.count, each.of) for each in funnel([Asked(True, True), Asked(True), Asked()])]
    [(2, 3), (1, 2), (0, 1)]
    """
    known = list(asked)
    met = sum(each.met for each in known)
    counts = [
        (Step.ASKED, len(known)),
        (Step.ANSWERED, sum(each.answered or each.met for each in known)),
        (Step.MET, met),
        (Step.REFERRED, sum(each.met and each.referred for each in known)),
    ]
    return [
        Passed(step, count, of, interval(count, of))
        for (_before, of), (step, count) in pairwise(counts)
    ]
