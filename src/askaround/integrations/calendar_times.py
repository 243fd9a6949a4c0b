"""The times of calendar entries as other programs write them: zones, clocks, lengths.

Windows names of zones, zones that a file describes itself, times without any zone and whole days
all become moments in UTC. ``icalendar`` knows the names and reads the descriptions; it is imported
when it is needed, because that takes a tenth of a second.
"""

import re
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from askaround.core.language import gettext as _
from askaround.integrations.calendar_lines import Entry, Line

WRITTEN = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2}):?(\d{2})?(?:\.\d+)?(Z)?)?", re.ASCII | re.I
)
LENGTH = re.compile(
    r"([+-]?)P(?:(\d{1,5})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,9})S)?)?",
    re.ASCII | re.I,
)
OTHER_NAMES = {"tzone-Microsoft-Utc": "UTC", "GMT": "UTC", "Z": "UTC"}
LAST_SECOND = 59  # a leap second is written as 60; no clock of ours shows it


class NoTime(ValueError):
    """This is no time. The text says what was found."""


@dataclass(slots=True)
class Zones:
    """The time zones of one file. ``mine`` holds where a time says nothing of a zone."""

    mine: ZoneInfo
    unknown: set[str]

    def named(self, name: str) -> tzinfo:
        """Return the zone of that name; mine where nobody knows it, which is remembered."""
        from icalendar.timezone import tzp  # noqa: PLC0415 (see above)

        if not name:
            return self.mine
        name = OTHER_NAMES.get(name, name)
        try:
            with warnings.catch_warnings(action="ignore"):
                found: tzinfo | None = tzp.timezone(name)
        except (ValueError, OSError, KeyError):
            found = None
        if found is None:
            self.unknown.add(name)
        return found or self.mine


def learn_zones(described: Iterable[Entry], mine: ZoneInfo) -> Zones:
    """Read the zones that a file describes. One that cannot be read is unknown later."""
    from icalendar import Timezone  # noqa: PLC0415 (see above)
    from icalendar.timezone import tzp  # noqa: PLC0415 (see above)

    tzp.use_default()  # forgets what earlier files called by the same names
    for entry in described:
        lines = ["BEGIN:VTIMEZONE", f"TZID:{entry.value('TZID')}", *entry.inner, "END:VTIMEZONE"]
        try:
            with warnings.catch_warnings(action="ignore"):
                component = Timezone.from_ical("\r\n".join(lines) + "\r\n")
                tzp.cache_timezone_component(component)
        except Exception:  # noqa: S112 (whatever a stranger wrote; a time that needs it says so)
            continue
    return Zones(mine, set())


def when(line: Line, zones: Zones) -> date | datetime:
    """Return the day, or the moment in its zone, that a line says. Raises :class:`NoTime`."""
    return written(line.value, zones, line.parameters.get("TZID", ""))


def written(text: str, zones: Zones, zone: str = "") -> date | datetime:
    """Return what ``20261203T150000`` or ``20261203`` stands for. Raises :class:`NoTime`.

    >>> written("20261203", Zones(ZoneInfo("UTC"), set()))
    datetime.date(2026, 12, 3)
    """
    match = WRITTEN.fullmatch(text.strip())
    if match is None:
        raise NoTime(_("Its time cannot be read."))
    year, month, day, hour, minute, second, is_utc = match.groups()
    try:
        on = date(int(year), int(month), int(day))
        if hour is None:
            return on
        clock = time(int(hour), int(minute), min(int(second or 0), LAST_SECOND))
    except ValueError as error:
        raise NoTime(_("There is no such day or time.")) from error
    return datetime.combine(on, clock, UTC if is_utc else zones.named(zone))


def length(text: str) -> timedelta:
    """Return a duration such as ``PT1H30M``. Raises :class:`NoTime`.

    >>> length("P1DT2H")
    datetime.timedelta(days=1, seconds=7200)
    """
    match = LENGTH.fullmatch(text.strip())
    if match is None or not any(match.groups()[1:]):
        raise NoTime(_("How long it lasts cannot be read."))
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:])
    try:
        found = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    except OverflowError as error:
        raise NoTime(_("That is longer than time lasts.")) from error
    return -found if match[1] == "-" else found


def moment_of(said: date | datetime, zones: Zones) -> datetime:
    """Return the moment in UTC; a day begins at midnight where I live. Raises :class:`NoTime`."""
    if not isinstance(said, datetime):
        said = datetime.combine(said, time(), zones.mine)
    try:
        return (said if said.tzinfo else said.replace(tzinfo=zones.mine)).astimezone(UTC)
    except (OverflowError, ValueError) as error:
        raise NoTime(_("That day is outside the calendar.")) from error
