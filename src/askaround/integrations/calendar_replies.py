"""What somebody's calendar answered to an invitation (RFC 5546: REPLY and COUNTER).

Only what the answer itself says is read; whose conversation it is about, the caller finds by its
UID. A mail that was saved with the answer inside will do as well.
"""

from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from askaround.core.language import gettext as _
from askaround.core.text import one_line
from askaround.integrations.calendar_lines import Entry, Line, read_calendar
from askaround.integrations.calendar_times import (
    NoTime,
    Zones,
    learn_zones,
    length,
    moment_of,
    when,
)
from askaround.integrations.content_lines import unescaped
from askaround.people.rules.incoming import Unreadable
from askaround.scheduling.rules.wall_time import WallTime

LONGEST_TEXT = 2000  # characters
ONE_DAY = timedelta(days=1)


class Said(StrEnum):
    """What came back."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    TENTATIVE = "tentative"
    COUNTER = "counter"  # another time is proposed
    CANCELLED = "cancelled"
    UNDECIDED = "undecided"


STATUSES = {
    "ACCEPTED": Said.ACCEPTED,
    "DECLINED": Said.DECLINED,
    "TENTATIVE": Said.TENTATIVE,
    "NEEDS-ACTION": Said.UNDECIDED,
}


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer. ``when`` and ``minutes`` are the time that it names; a proposed one, perhaps."""

    uid: str
    said: Said
    sequence: int
    name: str = ""
    email: str = ""
    comment: str = ""
    when: WallTime | None = None
    minutes: int = 0


def read_reply(data: bytes, *, zone: str) -> Reply:
    """Return what the first answer in a file says. Raises Unreadable where there is none."""
    calendar = read_calendar(data)
    entry = next((event for event in calendar.events if event.value("UID")), None)
    method = next(iter(calendar.methods), "")
    if entry is None:
        raise Unreadable(
            _("This calendar file answers nothing: it holds no appointment with a name.")
        )
    if method in {"REQUEST", "PUBLISH", "ADD", ""}:
        raise Unreadable(
            _(
                "This is an invitation or a copy of an appointment, not an answer. An answer is "
                "the file that came back with their mail."
            )
        )
    zones = learn_zones(calendar.zones, ZoneInfo(zone))
    guest = _guest(entry)
    at, minutes = _time(entry, zones)
    return Reply(
        uid=unescaped(entry.value("UID")).strip(),
        said=_said(method, guest),
        sequence=_number(entry.value("SEQUENCE")),
        name=one_line(guest.parameters.get("CN", "")) if guest else "",
        email=_email(guest),
        comment=unescaped(entry.value("COMMENT")).strip()[:LONGEST_TEXT],
        when=at,
        minutes=minutes,
    )


def _guest(entry: Entry) -> Line | None:
    """Return who answers: whoever has said something, else the first who is named."""
    guests = entry.all("ATTENDEE")
    answered = [guest for guest in guests if _status(guest) not in {"", "NEEDS-ACTION"}]
    return next(iter(answered or guests), None)


def _status(guest: Line) -> str:
    return guest.parameters.get("PARTSTAT", "").upper()


def _said(method: str, guest: Line | None) -> Said:
    if method == "COUNTER":
        return Said.COUNTER
    if method in {"CANCEL", "DECLINECOUNTER"}:
        return Said.CANCELLED if method == "CANCEL" else Said.DECLINED
    return STATUSES.get(_status(guest) if guest else "", Said.UNDECIDED)


def _email(guest: Line | None) -> str:
    address = guest.value.strip() if guest else ""
    return one_line(address[len("mailto:") :] if address.lower().startswith("mailto:") else "")


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _time(entry: Entry, zones: Zones) -> tuple[WallTime | None, int]:
    """Return the time that an answer names and its minutes; None where it names none."""
    try:
        start = when(entry.all("DTSTART")[0], zones)
        if not isinstance(start, datetime):
            return None, 0
        return _wall_time(start), _minutes(entry, start, zones)
    except (IndexError, NoTime, OverflowError):
        return None, 0


def _wall_time(start: datetime) -> WallTime:
    """Return a moment as its own clock shows it, in a zone with a name; else in UTC."""
    if not isinstance(start.tzinfo, ZoneInfo) or not start.tzinfo.key:
        start = start.astimezone(UTC)
        return WallTime(start.date(), start.time(), "UTC")
    return WallTime(start.date(), start.time(), start.tzinfo.key, bool(start.fold))


def _minutes(entry: Entry, start: datetime, zones: Zones) -> int:
    if lasts := entry.value("DURATION"):
        return max(0, int(length(lasts) / timedelta(minutes=1)))
    if ended := entry.all("DTEND"):
        lasting = moment_of(when(ended[0], zones), zones) - moment_of(start, zones)
        return int(lasting / timedelta(minutes=1)) if timedelta(0) < lasting < ONE_DAY else 0
    return 0


def as_plain(reply: Reply) -> dict[str, Any]:
    """Return a reply as JSON would hold it."""
    at = reply.when
    said = at and [at.day.isoformat(), at.clock.isoformat(), at.zone, at.repeats]
    return asdict(reply) | {"said": str(reply.said), "when": said}


def from_plain(said: dict[str, Any]) -> Reply:
    """Return what :func:`as_plain` was given. Raises ``ValueError`` and its kin at nonsense."""
    at = said["when"]
    wall = at and WallTime(
        date.fromisoformat(at[0]), time.fromisoformat(at[1]), str(at[2]), bool(at[3])
    )
    return Reply(**(said | {"said": Said(said["said"]), "when": wall or None}))
