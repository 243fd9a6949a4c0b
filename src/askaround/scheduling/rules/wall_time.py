"""Clock times in a place, and the moments in UTC that they stand for.

What is planned is kept as the clock will show it, because rules of time zones change. Twice a
year a place skips an hour, or lives one twice (PEP 495).
"""

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

UNKNOWN = (ZoneInfoNotFoundError, ValueError, OverflowError, OSError)
"""What a name that is no zone, or a day outside the calendar, raises."""
NO_TIME = timedelta(0)
ONE_SECOND = timedelta(seconds=1)


class WallTime(NamedTuple):
    """What the clock shows in a place. ``repeats``: the second of two equal times."""

    day: date
    clock: time
    zone: str
    repeats: bool = False


class ClockTime(StrEnum):
    """How often a clock in a place shows a time."""

    ONCE = "once"
    NEVER = "never"  # the clock jumps over it
    TWICE = "twice"  # the clock is set back, and lives it again
    UNKNOWN = "unknown"  # no such zone, or a day outside the calendar


class Reading(NamedTuple):
    """One of the two moments at which a clock shows the same; ``offset`` is its distance to UTC."""

    when: WallTime
    moment: datetime
    offset: timedelta


def moment(when: WallTime) -> datetime | None:
    """Return the moment in UTC; None where the zone is unknown or the clock skips that time.

    >>> moment(WallTime(date(2026, 3, 29), time(1, 30), "Europe/Berlin"))
    datetime.datetime(2026, 3, 29, 0, 30, tzinfo=datetime.timezone.utc)
    >>> moment(WallTime(date(2026, 3, 29), time(2, 30), "Europe/Berlin")) is None
    True
    """
    try:
        zone = ZoneInfo(when.zone)
        shown = datetime.combine(when.day, when.clock, zone).replace(fold=int(when.repeats))
        found = shown.astimezone(UTC)
        back = found.astimezone(zone)
    except UNKNOWN:
        return None
    return found if back.replace(tzinfo=None) == shown.replace(tzinfo=None) else None


def clock_time(when: WallTime) -> ClockTime:
    """Say whether the clock shows this time once, never or twice on that day.

    >>> clock_time(WallTime(date(2026, 10, 25), time(2, 30), "Europe/Berlin"))
    <ClockTime.TWICE: 'twice'>
    """
    offsets = _offsets(when)
    if offsets is None:
        return ClockTime.UNKNOWN
    first, second = offsets
    if first == second:
        return ClockTime.ONCE
    return ClockTime.TWICE if first > second else ClockTime.NEVER


def readings(when: WallTime) -> list[Reading]:
    """Return the moments that a clock time may mean: one, two, or none where it does not exist."""
    found: list[Reading] = []
    for repeats in (False, True):
        each = WallTime(when.day, when.clock, when.zone, repeats)
        at = moment(each)
        if at is not None and at not in [known.moment for known in found]:
            found.append(
                Reading(each, at, at.astimezone(ZoneInfo(when.zone)).utcoffset() or NO_TIME)
            )
    return found


def nearest(when: WallTime) -> tuple[WallTime, WallTime] | None:
    """Return the last quarter hour before a skipped time and the first moment after it.

    None where the clock does not skip that time.

    >>> skipped = WallTime(date(2026, 3, 29), time(2, 30), "Europe/Berlin")
    >>> [str(near.clock) for near in nearest(skipped)]
    ['01:45:00', '03:00:00']
    """
    if clock_time(when) is not ClockTime.NEVER:
        return None
    change = _change_of(when)
    after = seen_from(change, when.zone)
    before = datetime.combine(*seen_from(change - ONE_SECOND, when.zone)[:2])
    since_quarter = timedelta(seconds=before.minute % 15 * 60 + before.second)
    return _shown(before - since_quarter, when.zone), after


def seen_from(at: datetime, zone: str) -> WallTime:
    """Return what the clock in a zone shows at a moment.

    Raises ``ZoneInfoNotFoundError`` or ``ValueError`` for a name that is no zone.
    """
    local = at.astimezone(ZoneInfo(zone))
    return WallTime(local.date(), local.time().replace(fold=0), zone, bool(local.fold))


def offset_words(offset: timedelta) -> str:
    """Write a distance to UTC as people know it.

    >>> offset_words(timedelta(hours=-3.5)), offset_words(timedelta(0))
    ('UTC−3:30', 'UTC')
    """
    if not offset:
        return "UTC"
    minutes = abs(int(offset.total_seconds())) // 60
    rest = f":{minutes % 60:02}" if minutes % 60 else ""
    return f"UTC{'−' if offset < NO_TIME else '+'}{minutes // 60}{rest}"


def is_zone(name: str) -> bool:
    """Say whether ``name`` is a time zone that this machine knows."""
    return clock_time(WallTime(date(2026, 1, 1), time(12), name)) is not ClockTime.UNKNOWN


def _offsets(when: WallTime) -> tuple[timedelta, timedelta] | None:
    """Return the distances to UTC before and after a change of clocks; equal on usual days."""
    try:
        shown = datetime.combine(when.day, when.clock, ZoneInfo(when.zone)).replace(fold=0)
        first, second = shown.utcoffset(), shown.replace(fold=1).utcoffset()
        shown.astimezone(UTC)
    except UNKNOWN:
        return None
    return first or NO_TIME, second or NO_TIME


def _change_of(when: WallTime) -> datetime:
    """Return the moment at which the clock jumps over ``when``, to the second."""
    zone = ZoneInfo(when.zone)
    shown = datetime.combine(when.day, when.clock, zone)
    late = shown.astimezone(UTC)  # read with the offset of before, it is past the change
    early = shown.replace(fold=1).astimezone(UTC)
    before = early.astimezone(zone).utcoffset()
    while late - early > ONE_SECOND:
        middle = early + timedelta(seconds=(late - early) // ONE_SECOND // 2)
        if middle.astimezone(zone).utcoffset() == before:
            early = middle
        else:
            late = middle
    return late.replace(microsecond=0)


def _shown(local: datetime, zone: str) -> WallTime:
    return WallTime(local.date(), local.time(), zone)
