"""What repeats in a calendar, followed through the weeks ahead with all its exceptions.

The rules of RFC 5545 are `recurring-ical-events`' business. It gets the entries with nothing but
their times, made tidy: each time in a zone that is known, each rule ended where nobody looks any
further. A rule that never falls on a day still makes it search for seconds; the child's limit ends
that.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

from askaround.core.language import gettext as _
from askaround.core.language import gettext_noop
from askaround.integrations.calendar_lines import Entry, Line
from askaround.integrations.calendar_times import NoTime, Zones, moment_of, when, written

Span = tuple[datetime, datetime]

ONE_DAY, ONE_SECOND = timedelta(days=1), timedelta(seconds=1)
FREE = frozenset({"FREE", "WORKINGELSEWHERE"})
COPIED = ("UID", "DURATION", "SEQUENCE", "STATUS", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS")
ONE_TIME = ("DTSTART", "DTEND", "RECURRENCE-ID")
MORE_TIMES = ("RDATE", "EXDATE")
RULE_PARTS = frozenset(
    {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"}
    | {f"BY{part}" for part in ("SECOND", "MINUTE", "HOUR", "DAY", "MONTHDAY", "YEARDAY")}
    | {f"BY{part}" for part in ("WEEKNO", "MONTH", "SETPOS")}
)
OFTEN = {"SECONDLY": 86_400, "MINUTELY": 1440, "HOURLY": 24}
MOST_A_DAY = 100
UNREADABLE_RULE = gettext_noop("The way it repeats cannot be read.")


def is_free(said: Callable[[str], str]) -> bool:
    """Say whether an entry takes no time; ``said`` gives what its line of a name says."""
    return (
        said("STATUS").upper() == "CANCELLED"
        or said("TRANSP").upper().startswith("TRANSPARENT")
        or said("X-MICROSOFT-CDO-BUSYSTATUS").upper() in FREE
    )


@dataclass(slots=True)
class Weeks:
    """The time that is looked at, and what is told about entries in it."""

    zones: Zones
    begins: datetime
    ends: datetime
    say: Callable[[str], None]


def repeated(group: list[Entry], weeks: Weeks) -> Iterator[Span]:
    """Give every occurrence of the entries of one UID that takes time in these weeks.

    Raises :class:`NoTime`, or whatever the library raises at what a stranger wrote.
    """
    import recurring_ical_events  # noqa: PLC0415 (a tenth of a second, where it is needed)
    from icalendar import Calendar  # noqa: PLC0415 (see above)

    lines = [line for entry in group for line in _copied(entry, weeks)]
    text = "\r\n".join(["BEGIN:VCALENDAR", *lines, "END:VCALENDAR", ""])
    query = recurring_ical_events.of(Calendar.from_ical(text))
    for event in query.between(weeks.begins, weeks.ends):
        if not is_free(partial(_said, event)):
            start = event["DTSTART"].dt
            end = event["DTEND"].dt if "DTEND" in event else start
            yield moment_of(start, weeks.zones), moment_of(end, weeks.zones)


def _said(event: Mapping[str, object], name: str) -> str:
    return str(event.get(name, ""))


def _copied(entry: Entry, weeks: Weeks) -> list[str]:
    """Return an entry with nothing but its times."""
    if not entry.all("DTSTART"):
        raise NoTime(_("It does not say when it begins."))
    lines = [f"{line.name}:{line.value}" for line in entry.all(*COPIED)]
    lines += [_time(line, line.value, weeks.zones) for line in entry.all(*ONE_TIME)]
    for line in entry.all(*MORE_TIMES):
        for value in filter(None, map(str.strip, line.value.split(","))):
            try:
                lines.append(_time(line, value, weeks.zones))
            except NoTime:
                weeks.say(
                    _(
                        "The entry at line %d names a day that cannot be read; that day was left "
                        "out."
                    )
                    % entry.number
                )
    for line in entry.all("RRULE"):
        if line.value.strip():
            lines.append(f"RRULE:{_rule(entry, line, weeks)}")
    return ["BEGIN:VEVENT", *lines, "END:VEVENT"]


def _time(line: Line, value: str, zones: Zones) -> str:
    """Return a time with its zone; one without a zone is that of where I live."""
    start, _slash, length = value.strip().partition("/")
    said = line.parameters
    if len(start) == len("20261203Z") and start[-1:] in {"Z", "z"}:  # as Google writes birthdays
        start = start[:-1]
    at = written(start, zones, said.get("TZID", ""))
    reach = f";RANGE={said['RANGE']}" if "RANGE" in said else ""
    if not isinstance(at, datetime):
        return f"{line.name};VALUE=DATE{reach}:{at:%Y%m%d}"
    kind = ";VALUE=PERIOD" if length else ""
    until = f"/{length}" if length else ""
    if at.tzinfo is UTC:
        return f"{line.name}{kind}{reach}:{at:%Y%m%dT%H%M%SZ}{until}"
    zone = zones.mine.key if at.tzinfo is zones.mine else said["TZID"]
    return f'{line.name}{kind}{reach};TZID="{zone}":{at:%Y%m%dT%H%M%S}{until}'


def _rule(entry: Entry, line: Line, weeks: Weeks) -> str:
    """Return a rule of known parts, ended where nobody looks any further."""
    text = "".join(line.value.replace("\\", "").upper().split())
    pairs = (part.split("=", 1) for part in text.split(";") if "=" in part)
    parts = dict(pairs)
    if parts.get("RSCALE", "GREGORIAN") != "GREGORIAN":
        raise NoTime(_("It repeats by a calendar that is not known here."))
    parts = {name: value for name, value in parts.items() if name in RULE_PARTS and value}
    if "FREQ" not in parts:
        raise NoTime(_(UNREADABLE_RULE))
    if _times_a_day(parts) > MOST_A_DAY:
        raise NoTime(_("It would repeat hundreds of times a day."))
    if "COUNT" not in parts:
        parts["UNTIL"] = _until(entry, parts.get("UNTIL", ""), weeks)
    return ";".join(f"{name}={value}" for name, value in parts.items())


def _times_a_day(parts: dict[str, str]) -> int:
    """Return about how often a rule falls on one day, at most."""
    often = OFTEN.get(parts["FREQ"], 1)
    for name in ("BYHOUR", "BYMINUTE", "BYSECOND"):
        often *= parts.get(name, "").count(",") + 1
    return often


def _until(entry: Entry, said: str, weeks: Weeks) -> str:
    """Return the last moment of a rule, written as its first one is."""
    last = weeks.ends + ONE_DAY
    first = when(entry.all("DTSTART")[0], weeks.zones)
    if said:
        until = written(said, weeks.zones)
        is_day = not isinstance(until, datetime)  # a last day counts to its end
        at = moment_of(until, weeks.zones) + (ONE_DAY - ONE_SECOND if is_day else ONE_DAY * 0)
        last = min(last, at)
    if not isinstance(first, datetime):
        return f"{last.astimezone(weeks.zones.mine):%Y%m%d}"
    return f"{last:%Y%m%dT%H%M%SZ}"
