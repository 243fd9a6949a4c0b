"""By when: thanks, promises, and trying what was advised."""

from datetime import date, datetime, time, timedelta
from math import floor
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

ONE_DAY = timedelta(days=1)
PROMISE_DAYS = 7
"""Days in which a promise without a day is kept: a house rule, a week is what "soon" means."""
TRYING_DAYS = 14
"""Days after which advice without a day is asked about again. House rule."""


def thanks_due(*, ended_at: datetime, zone: str, hour: int, fallback: str = "UTC") -> datetime:
    """Return when thanks are due: the next day at ``hour`` where they live.

    ``zone`` is theirs, ``fallback`` mine for where theirs is unknown. The moment is aware.

    >>> from datetime import UTC
    >>> thanks_due(ended_at=datetime(2026, 3, 5, 15, tzinfo=UTC), zone="Europe/Berlin", hour=10)
    datetime.datetime(2026, 3, 6, 10, 0, tzinfo=zoneinfo.ZoneInfo(key='Europe/Berlin'))
    """
    there = _zone(zone) or _zone(fallback) or ZoneInfo("UTC")
    day = ended_at.astimezone(there).date() + ONE_DAY
    return datetime.combine(day, time(hour), there)


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def hours_left(due_at: datetime, now: datetime) -> int:
    """Return the whole hours until ``due_at``; negative once it is past.

    >>> from datetime import UTC
    >>> hours_left(datetime(2026, 3, 6, 10, tzinfo=UTC), datetime(2026, 3, 6, 7, 30, tzinfo=UTC))
    2
    """
    return floor((due_at - now) / timedelta(hours=1))


def promise_due(*, due_on: date | None, promised_on: date) -> date:
    """Return the day of a promise, or a civil one where none was said.

    >>> promise_due(due_on=None, promised_on=date(2026, 3, 5))
    datetime.date(2026, 3, 12)
    """
    return due_on or promised_on + timedelta(days=PROMISE_DAYS)


def trying_due(*, due_on: date | None, decided_on: date) -> date:
    """Return the day on which advice is to be acted on, or looked at again where none was said."""
    return due_on or decided_on + timedelta(days=TRYING_DAYS)
