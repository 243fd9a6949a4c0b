"""A time zone as calendar files describe it: the VTIMEZONE of RFC 5545, 3.6.5.

Programs that do not know the name of a zone go by its description, so it is written from the zone
data of this machine. A change of clocks that falls on the same weekday of a month every year is
written as a rule, which Outlook wants; any other is written day by day.
"""

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
ONE_DAY, ONE_SECOND = timedelta(days=1), timedelta(seconds=1)
NO_TIME = timedelta(0)
FIRST_YEAR, LAST_YEAR = 1970, 9990
YEARS_AROUND = 2
"""So many years before the first appointment and after the last are described as well."""


class Change(NamedTuple):
    """The clock is set from one distance to UTC to another. ``at`` is what it showed before."""

    at: datetime
    before: timedelta
    after: timedelta
    name: str
    is_summer: bool

    @property
    def kind(self) -> tuple[object, ...]:
        """What the same change of another year has in common with this one."""
        return self.at.month, self.at.weekday(), self.at.time(), self.before, self.after


def time_zone_lines(zone: str, first: date, last: date) -> list[str]:
    """Return the lines of a VTIMEZONE that holds from ``first`` to ``last``, not folded.

    Raises ``ZoneInfoNotFoundError`` or ``ValueError`` for a name that is no zone.
    """
    begins = max(FIRST_YEAR, min(first.year, LAST_YEAR) - YEARS_AROUND)
    ends = max(FIRST_YEAR, min(last.year, LAST_YEAR)) + YEARS_AROUND
    return ["BEGIN:VTIMEZONE", f"TZID:{zone}", *_observances(zone, begins, ends), "END:VTIMEZONE"]


@lru_cache(maxsize=64)
def _observances(zone: str, begins: int, ends: int) -> tuple[str, ...]:
    found = changes(zone, begins, ends)
    rules = _yearly(found, years=range(begins, ends + 1))
    if rules:
        return tuple(line for change, rule in rules for line in _lines(change, rule))
    opening = _opening(zone, begins)
    return tuple(line for change in (opening, *found) for line in _lines(change))


def changes(zone: str, begins: int, ends: int) -> list[Change]:
    """Return every change of clocks from the year ``begins`` to the end of the year ``ends``."""
    known = ZoneInfo(zone)
    day, end = datetime(begins, 1, 1, tzinfo=UTC), datetime(ends + 1, 1, 1, tzinfo=UTC)
    found, before = [], _offset(known, day)
    while day < end:
        after = _offset(known, day + ONE_DAY)
        if after != before:
            found.append(_change(known, _moment_of_change(known, day), before))
        day, before = day + ONE_DAY, after
    return found


def _offset(zone: ZoneInfo, at: datetime) -> timedelta:
    return at.astimezone(zone).utcoffset() or NO_TIME


def _moment_of_change(zone: ZoneInfo, day: datetime) -> datetime:
    """Return the first second after the clock was set, within a day from ``day``."""
    early, late, before = day, day + ONE_DAY, _offset(zone, day)
    while late - early > ONE_SECOND:
        middle = early + (late - early) // ONE_SECOND // 2 * ONE_SECOND
        if _offset(zone, middle) == before:
            early = middle
        else:
            late = middle
    return late


def _change(zone: ZoneInfo, at: datetime, before: timedelta) -> Change:
    shown = at.astimezone(zone)
    after = shown.utcoffset() or NO_TIME
    return Change(
        at=at.replace(tzinfo=None) + before,
        before=before,
        after=after,
        name=shown.tzname() or "",
        is_summer=after > before,
    )


def _opening(zone: str, year: int) -> Change:
    """Return what held before the first change, as a change from nothing."""
    shown = datetime(year, 1, 1, tzinfo=UTC).astimezone(ZoneInfo(zone))
    offset = shown.utcoffset() or NO_TIME
    start = datetime(year, 1, 1)  # noqa: DTZ001 (what a clock shows)
    return Change(start, offset, offset, shown.tzname() or "", is_summer=False)


def _yearly(found: list[Change], years: range) -> list[tuple[Change, str]]:
    """Return the two changes of a year with their rules; nothing where they are less regular."""
    groups: defaultdict[tuple[object, ...], list[Change]] = defaultdict(list)
    for change in found:
        groups[change.kind].append(change)
    rules = [(same[0], _rule(same)) for same in groups.values() if len(same) == len(years)]
    if len(groups) != 2 or len(rules) != 2 or not all(rule for _, rule in rules):
        return []
    return rules


def _rule(same: list[Change]) -> str:
    """Return the yearly rule of a change: "the second Sunday of March", say; or ""."""
    weeks = {(change.at.day - 1) // 7 + 1 for change in same}
    is_last = all((change.at + 7 * ONE_DAY).month != change.at.month for change in same)
    if not is_last and len(weeks) != 1:
        return ""
    month, week = same[0].at.month, -1 if is_last else weeks.pop()
    return f"RRULE:FREQ=YEARLY;BYMONTH={month};BYDAY={week}{DAYS[same[0].at.weekday()]}"


def _lines(change: Change, rule: str = "") -> list[str]:
    kind = "DAYLIGHT" if change.is_summer else "STANDARD"
    said = [
        f"BEGIN:{kind}",
        f"DTSTART:{change.at:%Y%m%dT%H%M%S}",
        rule,
        f"TZOFFSETFROM:{_written(change.before)}",
        f"TZOFFSETTO:{_written(change.after)}",
        f"TZNAME:{change.name}" if change.name else "",
        f"END:{kind}",
    ]
    return [line for line in said if line]


def _written(offset: timedelta) -> str:
    """Write a distance to UTC as the format wants it.

    >>> _written(timedelta(hours=-3.5))
    '-0330'
    """
    seconds = int(offset.total_seconds())
    hours, rest = divmod(abs(seconds), 3600)
    minutes, rest = divmod(rest, 60)
    return f"{'-' if seconds < 0 else '+'}{hours:02}{minutes:02}" + (f"{rest:02}" if rest else "")
