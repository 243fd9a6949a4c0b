"""When a short note goes out that confirms the conversation: the day before (R53)."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

CONFIRMATION_HOUR = 10
"""House rule: a civil hour where they live, early enough to change something the same day."""
MOST_TOPICS = 3
"""Domain-rules 1: a confirmation names at most three topics."""
ONE_DAY = timedelta(days=1)


def confirmation_due(
    *, agreed_at: datetime, starts_at: datetime, zone: str, hour: int = CONFIRMATION_HOUR
) -> datetime | None:
    """Return when to confirm, at a civil hour of ``zone`` on the day before.

    None where it was agreed that day or later: whoever has just said yes need not hear it again.

    >>> str(confirmation_due(
    ...     agreed_at=datetime.fromisoformat("2026-03-02T12:00Z"),
    ...     starts_at=datetime.fromisoformat("2026-03-05T14:00Z"),
    ...     zone="Europe/Berlin",
    ... ))
    '2026-03-04 10:00:00+01:00'
    """
    where = ZoneInfo(zone)
    day_before = starts_at.astimezone(where).date() - ONE_DAY
    if agreed_at.astimezone(where).date() >= day_before:
        return None
    return datetime.combine(day_before, time(hour), where)
