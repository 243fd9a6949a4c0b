"""The clock of a conversation: its quiet cues, and how much still fits.

Pure: minutes are counted from the moment when it began, and the caller says what time it is.

Sources for the numbers:
    cues at two thirds, five minutes before the end and at the end     domain rules, 4 (R89)
    at most 10 main questions in 30 minutes                            domain rules, 4 (R90)
    3 minutes of small talk                                            G1 (R78)
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from math import ceil
from typing import Protocol, TypeVar

from askaround.preparation.bank.question import PRIORITIES

LAST_MINUTES = 5
SMALL_TALK_MINUTES = 3
MAIN_QUESTIONS, IN_MINUTES = 10, 30
FEWEST_MAIN_QUESTIONS = 3
"""House rule: nobody is warned of an interrogation after two questions, however short it is."""


class CueName(StrEnum):
    TWO_THIRDS = "two-thirds"
    LAST_MINUTES = "last-minutes"
    OVER = "over"


@dataclass(frozen=True)
class Cue:
    """A quiet sign, ``after`` so many minutes of talking."""

    name: CueName
    after: int


class Planned(Protocol):
    """What the clock has to know of a question."""

    @property
    def priority(self) -> str: ...
    @property
    def minutes(self) -> int: ...
    @property
    def position(self) -> int: ...


def cues(minutes: int) -> list[Cue]:
    """Return the cues of a conversation of ``minutes``, in order, none of them at the same time.

    Of two that would come together the later one in life is kept: it says what to do.

    >>> [(cue.name.value, cue.after) for cue in cues(30)]
    [('two-thirds', 20), ('last-minutes', 25), ('over', 30)]
    >>> [(cue.name.value, cue.after) for cue in cues(15)]
    [('last-minutes', 10), ('over', 15)]
    """
    wanted = [
        Cue(CueName.TWO_THIRDS, ceil(minutes * 2 / 3)),
        Cue(CueName.LAST_MINUTES, minutes - LAST_MINUTES),
        Cue(CueName.OVER, minutes),
    ]
    to_come = [cue for cue in wanted if cue.after > 0]
    return [
        cue
        for place, cue in enumerate(to_come, start=1)
        if all(cue.after < later.after for later in to_come[place:])
    ]


def cue_at(minutes: int, elapsed: float) -> Cue | None:
    """Return the cue that stands ``elapsed`` minutes after the beginning, if one does yet."""
    past = [cue for cue in cues(minutes) if cue.after <= elapsed]
    return past[-1] if past else None


def elapsed_minutes(started_at: datetime | None, ended_at: datetime | None, now: datetime) -> float:
    """Return how long we have talked, by the clock on the wall: a phone may have slept."""
    if started_at is None:
        return 0.0
    return max(0.0, ((ended_at or now) - started_at).total_seconds() / 60)


def main_question_limit(minutes: int) -> int:
    """Return how many main questions a conversation bears before it is an interrogation.

    >>> main_question_limit(30), main_question_limit(20), main_question_limit(0)
    (10, 7, 3)
    """
    return max(FEWEST_MAIN_QUESTIONS, round(minutes * MAIN_QUESTIONS / IN_MINUTES))


Question = TypeVar("Question", bound=Planned)


def by_priority(questions: Iterable[Question]) -> list[Question]:
    """Return questions as one asks them when time runs out: first what must be asked."""
    ranks = {priority: rank for rank, priority in enumerate(PRIORITIES)}
    return sorted(questions, key=lambda each: (ranks.get(each.priority, 9), each.position))


def remaining(to_come: Iterable[Planned], minutes_left: float) -> tuple[int, int]:
    """Return how many minutes the open questions need, and how many whole ones there are (R82)."""
    return sum(each.minutes for each in to_come), max(0, int(minutes_left))


def fitting(questions: Iterable[Question], minutes_left: float) -> list[Question]:
    """Return the open questions that still fit, by priority; the first always does.

    What comes after one that no longer fits may fit itself: two short ones for a long one.
    """
    found: list[Question] = []
    spent = 0
    for each in by_priority(questions):
        if not found or spent + each.minutes <= minutes_left:
            found.append(each)
            spent += each.minutes
    return found
