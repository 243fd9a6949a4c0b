"""One moment as the clocks of both people show it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from askaround.scheduling import queries
from askaround.scheduling.models import AtWallTime, Conversation
from askaround.scheduling.rules.offers import city
from askaround.scheduling.rules.wall_time import WallTime, offset_words, seen_from


@dataclass(frozen=True)
class Clock:
    """From when to when, in one place. ``offset`` is its distance to UTC, in words."""

    place: str
    day: date
    start: time
    end: time
    offset: str


@dataclass(frozen=True)
class Clocks:
    """``theirs`` is None where both clocks show the same; ``known``: I said where they live."""

    mine: Clock
    theirs: Clock | None
    known: bool


def clocks(row: AtWallTime, conversation: Conversation) -> Clocks | None:
    """Show a planned time in both zones; None where there is none."""
    if row.starts_at is None:
        return None
    return both_clocks(
        row.starts_at,
        row.minutes,
        here=conversation.space.time_zone,
        there=queries.their_zone(conversation),
        known=bool(conversation.person.time_zone),
    )


def both_clocks(at: datetime, minutes: int, *, here: str, there: str, known: bool) -> Clocks:
    """Show a moment in my zone, and in theirs where its clock shows something else."""
    mine, theirs = (_clock(at, minutes, zone) for zone in (here, there))
    same = (mine.day, mine.start) == (theirs.day, theirs.start)
    return Clocks(mine, None if same else theirs, known)


def shown(when: WallTime, at: datetime) -> Clock:
    """Show one reading of a clock that shows the same time twice."""
    return _clock(at, 0, when.zone)


def _clock(at: datetime, minutes: int, zone: str) -> Clock:
    begins, ends = seen_from(at, zone), seen_from(at + timedelta(minutes=minutes), zone)
    offset = at.astimezone(ZoneInfo(zone)).utcoffset() or timedelta(0)
    return Clock(city(zone), begins.day, begins.clock, ends.clock, offset_words(offset))
