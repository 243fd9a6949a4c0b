"""When a letter is due: the morning after, where they live."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

THANKS_HOUR = 10
"""Default of the playbooks (`thanks_hour`): not from bed, and not at the end of the day (G3)."""
ONE_DAY = timedelta(days=1)


def thanks_due(ended_at: datetime, zone: ZoneInfo, *, hour: int = THANKS_HOUR) -> datetime:
    """Return the moment by which thanks should be with them: the next day of ``zone``.

    The guides say the next day, so a weekend does not move it.

    >>> str(thanks_due(datetime.fromisoformat("2026-03-06T23:30Z"), ZoneInfo("Europe/Berlin")))
    '2026-03-08 10:00:00+01:00'
    """
    return datetime.combine(ended_at.astimezone(zone).date() + ONE_DAY, time(hour), zone)


def note_about_opening_due(heard_on: date) -> date:
    """Return the day for the note about an opening: never the day of the conversation (G2).

    >>> note_about_opening_due(date(2026, 3, 6))
    datetime.date(2026, 3, 7)
    """
    return heard_on + ONE_DAY
