"""A week on a strip: seven days of half hours in my zone, with what is taken, and their clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from askaround.core.calendars import RestDay
from askaround.scheduling.rules.free_time import STEP_MINUTES, WAKING, WORKING
from askaround.scheduling.rules.spans import Taken, overlap, span
from askaround.scheduling.rules.wall_time import WallTime, moment, seen_from

DAYS = 7
USUAL_FIRST, USUAL_END = 8, 18
"""The hours of a strip where both of us live in one zone."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Half an hour. ``at`` is None where the clock skips it. ``works``: in their working hours."""

    when: WallTime
    at: datetime | None
    theirs: WallTime | None
    past: bool
    works: bool
    taken: Taken | None


@dataclass(frozen=True, slots=True)
class Day:
    """``rests``: a weekend or holiday where they live."""

    day: date
    rests: bool
    slots: list[Slot]


@dataclass(frozen=True, slots=True)
class Strip:
    """``changes``: the distance between our clocks is not the same all week."""

    days: list[Day]
    clocks: list[time]
    changes: bool


def monday_of(day: date) -> date:
    """Return the Monday of the week that ``day`` is in."""
    return day - timedelta(days=day.weekday())


def strip(
    *,
    monday: date,
    now: datetime,
    mine: str,
    theirs: str,
    taken: Sequence[Taken],
    rests: RestDay,
) -> Strip:
    """Lay out the week from ``monday``, over the hours that suit us both."""
    clocks = _clocks(monday, mine, theirs)
    days = [monday + timedelta(days=each) for each in range(DAYS)]
    laid = [
        Day(day, rests(day), [_slot(WallTime(day, at, mine), now, theirs, taken) for at in clocks])
        for day in days
    ]
    noons = [moment(WallTime(day, time(12), mine)) for day in (days[0], days[-1])]
    shown = [seen_from(noon, theirs).clock for noon in noons if noon is not None]
    return Strip(laid, clocks, changes=len(set(shown)) > 1)


def _slot(when: WallTime, now: datetime, theirs: str, taken: Sequence[Taken]) -> Slot:
    at = moment(when)
    if at is None:
        return Slot(when, None, None, past=True, works=False, taken=None)
    there = seen_from(at, theirs)
    half_hour = span(at, STEP_MINUTES)
    return Slot(
        when,
        at,
        there,
        past=at <= now,
        works=WORKING.first <= there.clock < WORKING.last,
        taken=next((each for each in taken if overlap(half_hour, each.span)), None),
    )


def _clocks(monday: date, mine: str, theirs: str) -> list[time]:
    """Return the half hours of my usual day, and those of their working day while I am awake."""
    hours = set(range(USUAL_FIRST, USUAL_END))
    for hour in range(WAKING.first.hour, WAKING.last.hour):
        at = moment(WallTime(monday, time(hour), mine))
        if at is not None and WORKING.first <= seen_from(at, theirs).clock < WORKING.last:
            hours.add(hour)
    whole = range(min(hours), max(hours) + 1)
    return [time(hour, minute) for hour in whole for minute in range(0, 60, STEP_MINUTES)]
