"""Two or three times worth offering: near, on different days, at hours when both of us work.

Near dates are offered because they remove a gap of 26 points in who is granted a meeting
(domain-rules 1: an experiment with 6,548 professors). The hours are house rules.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from askaround.core.calendars import RestDay
from askaround.scheduling.rules.spans import Span, overlap, span
from askaround.scheduling.rules.wall_time import WallTime, moment, seen_from

ONE_DAY = timedelta(days=1)
STEP_MINUTES = 30
FIRST_AFTER_DAYS = 2
"""Nobody has to answer by tomorrow."""
HOW_MANY = 3
"""Default of the playbooks (`windows_offered`)."""
PREFERRED = (time(10), time(14), time(11))
"""Neither from bed, nor over lunch, nor at the end of the day; another one for every day."""


class Comfort(StrEnum):
    """At what hours a time lies, best first."""

    WORKING = "working"  # both of us are at work
    MY_EDGE = "my-edge"  # early or late for me, working hours for them
    BOTH_EDGES = "both-edges"  # early or late for both


@dataclass(frozen=True, slots=True)
class Hours:
    """A window must lie between these clock times of one day."""

    first: time
    last: time


WORKING, WAKING, THEIR_EDGE = (
    Hours(time(9), time(17)),
    Hours(time(7), time(21, 30)),
    Hours(time(8), time(19)),
)
STEPS: tuple[tuple[Comfort, Hours, Hours], ...] = (
    (Comfort.WORKING, WORKING, WORKING),
    (Comfort.MY_EDGE, WAKING, WORKING),
    (Comfort.BOTH_EDGES, WAKING, THEIR_EDGE),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for: a length, two zones, and what is taken already."""

    now: datetime
    mine: str
    theirs: str
    minutes: int
    window_days: int
    busy: Sequence[Span] = ()
    days_taken: Collection[date] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    when: WallTime
    comfort: Comfort


def suggest(asked: Asked, *, rests: RestDay, how_many: int = HOW_MANY) -> list[Suggestion]:
    """Return up to ``how_many`` times, each on a day of its own, in my zone and in order.

    ``rests`` says when people rest where they live. Hours at the edge of the day are taken only
    where working hours do not meet.
    """
    for comfort, mine, theirs in STEPS:
        days = list(_free_days(asked, rests, mine, theirs))
        if days:
            chosen = _spread(days, how_many)
            return [
                Suggestion(_preferred(free, number), comfort) for number, free in enumerate(chosen)
            ]
    return []


def _free_days(
    asked: Asked, rests: RestDay, mine: Hours, theirs: Hours
) -> Iterator[list[WallTime]]:
    """Give, for each day that has any, the times that would do."""
    today = seen_from(asked.now, asked.mine).day
    for ahead in range(FIRST_AFTER_DAYS, max(asked.window_days, FIRST_AFTER_DAYS) + 1):
        day = today + ahead * ONE_DAY
        if day in asked.days_taken:
            continue
        free = [when for when in _starts(day, asked, mine) if _suits(when, asked, rests, theirs)]
        if free:
            yield free


def _starts(day: date, asked: Asked, hours: Hours) -> Iterator[WallTime]:
    first = datetime.combine(day, hours.first)
    last = datetime.combine(day, hours.last) - timedelta(minutes=asked.minutes)
    while first <= last:
        yield WallTime(day, first.time(), asked.mine)
        first += timedelta(minutes=STEP_MINUTES)


def _suits(when: WallTime, asked: Asked, rests: RestDay, theirs: Hours) -> bool:
    at = moment(when)
    if at is None:
        return False
    wanted = span(at, asked.minutes)
    there, until = seen_from(wanted.start, asked.theirs), seen_from(wanted.end, asked.theirs)
    return (
        there.day == until.day
        and theirs.first <= there.clock
        and until.clock <= theirs.last
        and not rests(there.day)
        and not any(overlap(wanted, busy) for busy in asked.busy)
    )


def _spread(days: list[list[WallTime]], how_many: int) -> list[list[WallTime]]:
    """Take every second day while there are enough, so that one bad day spoils one time only."""
    spread = days[::2][:how_many]
    others = [day for day in days if day not in spread]
    return sorted(spread + others[: how_many - len(spread)])


def _preferred(free: list[WallTime], number: int) -> WallTime:
    wish = PREFERRED[number % len(PREFERRED)]
    return min(free, key=lambda when: (abs(_minute(when.clock) - _minute(wish)), when.clock))


def _minute(clock: time) -> int:
    return clock.hour * 60 + clock.minute
