"""Writing calendar files (RFC 5545, RFC 5546) that Outlook, Google and Apple read.

Every time is written as a clock in a place shows it, beside a description of that place's time
zone. Only a time that a clock shows twice is written in UTC, because a file cannot say which of
the two is meant. ``SEQUENCE`` and ``UID`` are the caller's: the one rises, the other stays.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from django.utils.translation import gettext as _

from askaround.integrations.content_lines import escaped, folded
from askaround.integrations.icalendar_zones import time_zone_lines
from askaround.scheduling.rules.wall_time import (
    ClockTime,
    WallTime,
    clock_time,
    moment,
    seen_from,
)

PRODUCT = "-//Askaround//Askaround//EN"
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
EMAIL = re.compile(r"[^\s@<>(),;:\\\"\[\]\x00-\x1f\x7f]+@[^\s@<>(),;:\\\"\[\]\x00-\x1f\x7f]+")
IN_ADDRESS = re.compile(r"[^\s\"<>\x00-\x20\x7f]+")
FIRST_YEAR = 1900
UTC_NAMES = frozenset({"UTC", "Etc/UTC", "Zulu", "Etc/Zulu", "Etc/UCT", "UCT"})


class CannotWrite(Exception):
    """A time cannot be put into a calendar file. The text says which."""


class Method(StrEnum):
    """What a file wants of the program that opens it (RFC 5546)."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"
    PUBLISH = "PUBLISH"


class Status(StrEnum):
    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody with an address, in the parts of organizer and guest."""

    email: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Appointment:
    """One entry of a calendar. ``stamp`` is when this was said, aware.

    ``alarm_minutes`` before its beginning the program reminds; None for no alarm.
    """

    uid: str
    sequence: int
    stamp: datetime
    when: WallTime
    minutes: int
    summary: str
    description: str = ""
    location: str = ""
    url: str = ""
    organizer: Attendee | None = None
    attendees: tuple[Attendee, ...] = ()
    status: Status = Status.CONFIRMED
    alarm_minutes: int | None = None


def calendar_bytes(appointments: Iterable[Appointment], *, method: Method, name: str = "") -> bytes:
    """Return a whole calendar file. ``name`` is what a program may call a calendar that it follows.

    Raises :class:`CannotWrite` for a time that no clock shows.
    """
    entries = list(appointments)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN"]
    lines.append(f"METHOD:{method}")
    if name:
        lines += [f"NAME:{_text(name)}", f"X-WR-CALNAME:{_text(name)}"]
    for zone, days in sorted(_days_by_zone(entries).items()):
        lines += time_zone_lines(zone, min(days), max(days))
    for entry in entries:
        lines += _event(entry, method)
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


def content_type(method: Method) -> str:
    """Return the media type that says what the file wants (RFC 5545, 8.1)."""
    return f"text/calendar; method={method}; charset=utf-8"


def _text(text: str) -> str:
    """Return a text as the value of a property, without what no calendar shows."""
    return escaped(CONTROLS.sub("", text))


def _days_by_zone(entries: Sequence[Appointment]) -> dict[str, list[date]]:
    days: defaultdict[str, list[date]] = defaultdict(list)
    for entry in entries:
        if not _is_in_utc(entry):
            days[entry.when.zone].append(entry.when.day)
    return days


def _is_in_utc(entry: Appointment) -> bool:
    """Say whether a clock time of this entry would be ambiguous, or needs no zone at all."""
    if entry.when.zone in UTC_NAMES:
        return True
    times = (entry.when, seen_from(_end(entry), entry.when.zone))
    return any(clock_time(when) is ClockTime.TWICE for when in times)


def _start(entry: Appointment) -> datetime:
    start = moment(entry.when)
    if start is None or start.year < FIRST_YEAR:
        raise CannotWrite(
            _("%(time)s is no time that a clock in %(zone)s shows. Choose another time.")
            % {"time": f"{entry.when.day} {entry.when.clock:%H:%M}", "zone": entry.when.zone}
        )
    return start


def _end(entry: Appointment) -> datetime:
    try:
        return _start(entry) + timedelta(minutes=entry.minutes)
    except OverflowError as error:
        raise CannotWrite(_("That day is too far away for a calendar.")) from error


def _event(entry: Appointment, method: Method) -> list[str]:
    said = {
        "UID": _text(entry.uid),
        "SEQUENCE": str(entry.sequence),
        "DTSTAMP": _in_utc(entry.stamp),
        "LAST-MODIFIED": _in_utc(entry.stamp),
        **_times(entry),
        "SUMMARY": _text(entry.summary),
        "DESCRIPTION": _text(entry.description),
        "LOCATION": _text(entry.location),
        "URL": entry.url if IN_ADDRESS.fullmatch(entry.url) else "",
        "STATUS": Status.CANCELLED if method is Method.CANCEL else entry.status,
        "TRANSP": "OPAQUE",
    }
    lines = [f"{name}:{value}" for name, value in said.items() if value]
    return ["BEGIN:VEVENT", *lines, *_people(entry, method), *_alarm(entry), "END:VEVENT"]


def _times(entry: Appointment) -> dict[str, str]:
    start, end = _start(entry), _end(entry)
    if _is_in_utc(entry):
        return {"DTSTART": _in_utc(start), "DTEND": _in_utc(end)}
    zone = entry.when.zone
    return {
        f"DTSTART;TZID={zone}": _shown(entry.when),
        f"DTEND;TZID={zone}": _shown(seen_from(end, zone)),
    }


def _in_utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _shown(when: WallTime) -> str:
    return f"{when.day:%Y%m%d}T{when.clock:%H%M%S}"


def _people(entry: Appointment, method: Method) -> list[str]:
    """Return who invites whom. A published entry invites nobody."""
    lines = []
    if entry.organizer and _is_email(entry.organizer):
        lines.append(f"ORGANIZER{_named(entry.organizer)}:mailto:{entry.organizer.email}")
    if method is Method.PUBLISH:
        return lines
    asks = ";PARTSTAT=NEEDS-ACTION;RSVP=TRUE" if method is Method.REQUEST else ""
    lines += [
        f"ATTENDEE{_named(guest)};ROLE=REQ-PARTICIPANT{asks}:mailto:{guest.email}"
        for guest in entry.attendees
        if _is_email(guest)
    ]
    return lines


def _is_email(person: Attendee) -> bool:
    return EMAIL.fullmatch(person.email) is not None


def _named(person: Attendee) -> str:
    """Return the name as a quoted parameter; the mark of a quote has no place within one."""
    name = CONTROLS.sub("", " ".join(person.name.split())).replace('"', "'")
    return f';CN="{name}"' if name else ""


def _alarm(entry: Appointment) -> list[str]:
    if entry.alarm_minutes is None:
        return []
    return [
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_text(entry.summary)}",
        f"TRIGGER:-PT{entry.alarm_minutes}M",
        "END:VALARM",
    ]
