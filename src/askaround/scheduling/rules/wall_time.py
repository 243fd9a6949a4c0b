"""Clock times in a place, and the moments in UTC that they stand for.

What is planned is kept as the clock will show it, because rules of time zones change. Twice a
year a place skips an hour, and once it lives one twice (PEP 495).
"""

from datetime import UTC, date, datetime, time
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


class WallTime(NamedTuple):
    """What the clock shows in a place. ``repeats``: the second of two equal times."""

    day: date
    clock: time
    zone: str
    repeats: bool = False


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
    except (ZoneInfoNotFoundError, ValueError, OverflowError, OSError):
        return None
    return found if back.replace(tzinfo=None) == shown.replace(tzinfo=None) else None
