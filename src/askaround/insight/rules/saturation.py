"""Whether people still tell me something new.

Guest, Namey and Chen (PLoS ONE 2020): take the first few conversations as a base, look at a run
of the latest two, and stop when they bring 5 % or less that is new. Here the new claims of the run
are compared with all claims so far (domain rules, section 6). With a base of four and a run of
two, nothing can be called saturated before the sixth conversation.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

RUN = 2
BASE = 4
STOP_AT = 0.05


class Stage(StrEnum):
    NOTHING = "nothing"  # no claim yet
    EARLY = "early"  # too few conversations to say
    LEARNING = "learning"
    SATURATED = "saturated"


@dataclass(frozen=True, slots=True)
class Saturation:
    """How much the last conversations taught.

    ``curve`` counts the claims known after each conversation; ``new`` are those that were first
    heard in the last two.
    """

    curve: tuple[int, ...]

    @property
    def conversations(self) -> int:
        return len(self.curve)

    @property
    def claims(self) -> int:
        return self.curve[-1] if self.curve else 0

    @property
    def new(self) -> int:
        before = self.curve[-1 - RUN] if len(self.curve) > RUN else 0
        return self.claims - before

    @property
    def share(self) -> float:
        """The new ones among all, from 0 to 1; 0 where there is no claim."""
        return self.new / self.claims if self.claims else 0.0

    @property
    def missing(self) -> int:
        """How many conversations are missing before anything can be said."""
        return max(0, BASE + RUN - self.conversations)

    @property
    def stage(self) -> Stage:
        if not self.claims:
            return Stage.NOTHING
        if self.missing:
            return Stage.EARLY
        return Stage.SATURATED if self.share <= STOP_AT else Stage.LEARNING


def saturation(first_heard: Iterable[int], *, conversations: int) -> Saturation:
    """Return how the number of claims grew.

    ``first_heard`` says for each claim in which conversation it was heard first, counted from 0.

    >>> saturation([0, 0, 1, 3], conversations=4).curve
    (2, 3, 3, 4)
    """
    fresh = Counter(first_heard)
    known, curve = 0, []
    for place in range(conversations):
        known += fresh[place]
        curve.append(known)
    return Saturation(tuple(curve))
