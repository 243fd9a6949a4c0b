"""When a calendar says that somebody is not free; of its contents only the times are kept.

An entry that cannot be read is named by its line and left out; the others are read. What does not
repeat is read by hand, which is a hundred times faster than through a library.
"""

import warnings
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from askaround.core.language import gettext as _
from askaround.integrations.calendar_lines import CalendarFile, Entry, read_calendar
from askaround.integrations.calendar_repeats import (
    ONE_DAY,
    UNREADABLE_RULE,
    Span,
    Weeks,
    is_free,
    repeated,
)
from askaround.integrations.calendar_times import (
    NoTime,
    Zones,
    learn_zones,
    length,
    moment_of,
    when,
    written,
)

DAYS_AHEAD = 90
"""House rule: times are offered for the next weeks, and nobody plans three months by the hour."""
REPEATS = ("RRULE", "RDATE", "RECURRENCE-ID")
MOST_PROBLEMS = 20
MOST_ZONES_NAMED = 3


@dataclass(slots=True)
class BusyTime:
    """What a calendar says: ``spans`` in UTC, ordered and apart; ``entries`` that were read.

    ``problems`` are sentences about what was left out or assumed, without a word of the entries.
    """

    spans: list[Span] = field(default_factory=list)
    entries: int = 0
    problems: list[str] = field(default_factory=list)


def read_busy(data: bytes, *, now: datetime, zone: str, days: int = DAYS_AHEAD) -> BusyTime:
    """Return when somebody who lives in ``zone`` is busy from today on, for so many days.

    Raises Unreadable where there is no calendar.
    """
    calendar = read_calendar(data)
    mine = ZoneInfo(zone)
    zones = learn_zones(calendar.zones, mine)
    midnight = datetime.combine(now.astimezone(mine).date(), time(), mine).astimezone(UTC)
    return _Reader(zones, midnight, midnight + timedelta(days=days)).read(calendar)


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return spans ordered, with those that touch put together."""
    result: list[Span] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


@dataclass(slots=True)
class _Reader:
    zones: Zones
    begins: datetime
    ends: datetime
    found: BusyTime = field(default_factory=BusyTime)

    def read(self, calendar: CalendarFile) -> BusyTime:
        if "CANCEL" not in calendar.methods:
            for group in _by_uid(calendar.events):
                self._read_group(group)
        for entry in calendar.free_busy:
            self._try(entry, self._free_busy(entry))
        self.found.entries = len(calendar.events) + len(calendar.free_busy)
        self.found.spans = merged(self.found.spans)
        self._say_what_was_assumed(calendar)
        return self.found

    def _read_group(self, group: list[Entry]) -> None:
        """Read the entries of one UID: together where they repeat, else one by one."""
        if any(line.value.strip() for entry in group for line in entry.all(*REPEATS)):
            weeks = Weeks(self.zones, self.begins, self.ends, self._say)
            self._try(group[0], repeated(group, weeks))
            return
        for entry in group:
            self._try(entry, self._single(entry))

    def _try(self, entry: Entry, spans: Iterable[Span]) -> None:
        """Keep the spans that touch the weeks ahead; say where an entry cannot be read."""
        try:
            with warnings.catch_warnings(action="ignore"):
                kept = [self._clipped(span) for span in spans]
        except NoTime as problem:
            self._leave_out(entry, str(problem))
        except MemoryError:
            raise
        except Exception:
            self._leave_out(entry, _(UNREADABLE_RULE))
        else:
            self.found.spans += [span for span in kept if span[0] < span[1]]

    def _clipped(self, span: Span) -> Span:
        return max(span[0], self.begins), min(span[1], self.ends)

    def _leave_out(self, entry: Entry, why: str) -> None:
        said = {"line": entry.number, "why": why}
        self._say(_("The entry at line %(line)d was left out. %(why)s") % said)

    def _say(self, sentence: str) -> None:
        if len(self.found.problems) < MOST_PROBLEMS:
            self.found.problems.append(sentence)

    def _single(self, entry: Entry) -> Iterator[Span]:
        if is_free(entry.value):
            return
        started = entry.all("DTSTART")
        if not started:
            raise NoTime(_("It does not say when it begins."))
        start = when(started[0], self.zones)
        try:
            end = self._end(entry, start)
        except OverflowError as error:
            raise NoTime(_("It would end outside the calendar.")) from error
        yield moment_of(start, self.zones), moment_of(end, self.zones)

    def _end(self, entry: Entry, start: date | datetime) -> date | datetime:
        """Return where it ends; an entry without end lasts its day, or no time at all."""
        is_day = not isinstance(start, datetime)
        if ended := entry.all("DTEND"):
            end = when(ended[0], self.zones)
            # Some programs write the last day, others the day after it.
            return end + ONE_DAY if is_day and end == start else end
        if lasts := entry.value("DURATION"):
            by = length(lasts)
            in_days = is_day or not by % ONE_DAY  # a day is one by the clock, an hour as it passes
            return start + by if in_days else moment_of(start, self.zones) + by
        return start + ONE_DAY if is_day else start

    def _free_busy(self, entry: Entry) -> Iterator[Span]:
        for line in entry.all("FREEBUSY"):
            if line.parameters.get("FBTYPE", "BUSY").upper() == "FREE":
                continue
            for period in filter(None, line.value.split(",")):
                yield self._period(period)

    def _period(self, period: str) -> Span:
        first, _slash, last = period.partition("/")
        start = moment_of(written(first, self.zones), self.zones)
        if last.strip()[:1] in {"P", "p", "+"}:
            return start, start + length(last)
        return start, moment_of(written(last, self.zones), self.zones)

    def _say_what_was_assumed(self, calendar: CalendarFile) -> None:
        for name in sorted(self.zones.unknown)[:MOST_ZONES_NAMED]:
            self.found.problems.append(
                _("The time zone “%s” is not known here; its times were read as yours.") % name[:60]
            )
        if calendar.is_cut:
            self.found.problems.append(
                _("The file stops in the middle, so later entries may be missing. Save it again.")
            )


def _by_uid(events: Iterable[Entry]) -> list[list[Entry]]:
    groups: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in events:
        groups[entry.value("UID") or f"line {entry.number}"].append(entry)
    return list(groups.values())
