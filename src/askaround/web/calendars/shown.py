"""My calendars in words: how much is known, until when, and from where."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from askaround.integrations.calendar_fetching import site_of
from askaround.integrations.calendar_reading import DAYS_AHEAD, BusyTime
from askaround.scheduling.rules.spans import read_busy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from askaround.scheduling.models import BusyCalendar

OLD_AFTER = timedelta(days=7)
"""House rule: a reading older than a week no longer says when somebody is free."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One calendar as its row shows it. ``site`` is empty where a file was read."""

    calendar: "BusyCalendar"
    site: str
    spans: int
    until: date | None
    is_old: bool


def calendars(rows: "Iterable[BusyCalendar]", *, now: datetime, zone: str) -> list[Shown]:
    return [_shown(row, now, ZoneInfo(zone)) for row in rows]


def _shown(row: "BusyCalendar", now: datetime, zone: ZoneInfo) -> Shown:
    read_at = row.read_at
    return Shown(
        calendar=row,
        site=site_of(row.address) if row.address else "",
        spans=sum(span.end > now for span in read_busy(row.busy)),
        until=read_at and read_at.astimezone(zone).date() + timedelta(days=DAYS_AHEAD - 1),
        is_old=read_at is not None and now - read_at > OLD_AFTER,
    )


def known_until(shown: "Iterable[Shown]") -> date | None:
    """Return the last day for which every calendar says when I am busy."""
    return min((each.until for each in shown if each.until), default=None)


def remark(found: BusyTime) -> str:
    """Say what of a calendar could not be read, the first thing and how many more; else ""."""
    if not found.entries:
        return _("There are no appointments in it.")
    if not found.problems:
        return ""
    first, more = found.problems[0], len(found.problems) - 1
    if not more:
        return first
    others = ngettext("And %d other remark.", "And %d other remarks.", more) % more
    return f"{first} {others}"
