"""When a short note goes out that confirms the conversation: usually the day before (R53)."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

CONFIRMATION_HOUR = 10
"""House rule: a civil hour where they live, early enough to change something the same day."""
DAYS_BEFORE = 1
"""Default of the playbooks (`confirm_days_before`); 0 there means that nobody is asked."""


def confirmation_due(
    *,
    agreed_at: datetime,
    starts_at: datetime,
    zone: str,
    days_before: int = DAYS_BEFORE,
    hour: int = CONFIRMATION_HOUR,
) -> datetime | None:
    """Return when to confirm, at a civil hour of ``zone`` so many days before.

    None where it was agreed that day or later: whoever has just said yes need not hear it again;
    and where the playbook leaves confirming out (no days before).

    >>> str(confirmation_due(
    ...     agreed_at=datetime.fromisoformat("2026-03-02T12:00Z"),
    ...     starts_at=datetime.fromisoformat("2026-03-05T14:00Z"),
    ...     zone="Europe/Berlin",
    ... ))
    '2026-03-04 10:00:00+01:00'
    """
    where = ZoneInfo(zone)
    day = starts_at.astimezone(where).date() - timedelta(days=days_before)
    if days_before < 1 or agreed_at.astimezone(where).date() >= day:
        return None
    return datetime.combine(day, time(hour), where)
