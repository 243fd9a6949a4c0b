"""From the bytes of a calendar file to its entries, line by line, whatever else stands there.

A reader of real files meets mails with the calendar inside, folded and broken lines, entries that
never end, and pages that are no calendar at all. Lines that are none are passed over; nothing here
judges what a line says.
"""

import email
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import default

from askaround.core.language import gettext as _
from askaround.core.language import grouped
from askaround.integrations.reading import decode
from askaround.people.rules.incoming import Unreadable

LINE = re.compile(r'\s*([A-Za-z0-9-]+)\s*((?:;(?:"[^"]*"|[^":])*)?):(.*)', re.DOTALL)
PARAMETER = re.compile(r';\s*([A-Za-z0-9-]+)\s*=\s*("[^"]*"|[^";]*)')
BREAK = re.compile("\r\n|\n|\r")
CALENDAR_PARTS = frozenset({"text/calendar", "application/ics", "text/x-vcalendar"})
MAIL = re.compile(r"\s*(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}\s*\n", re.ASCII)
LOOKED_AT = 100_000  # characters at the beginning of a file that tell what it is
COLON_IN_A_NAME = ("tzone://Microsoft/", "tzone-Microsoft-")
"""Outlook names zones with a colon that ends the name for everybody else."""
ENTRIES = frozenset({"VEVENT", "VFREEBUSY", "VTIMEZONE"})
MOST_ENTRIES = 50_000


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an entry: its name in capitals, its parameters as they stand, its value."""

    name: str
    said: str
    value: str

    @property
    def parameters(self) -> dict[str, str]:
        found = PARAMETER.findall(self.said)
        return {name.upper(): value.strip('"').strip() for name, value in found}


@dataclass(slots=True)
class Entry:
    """One component of a calendar. ``number`` is the line of the file on which it begins.

    ``inner`` are the lines of all components inside it, as they stand.
    """

    name: str
    number: int
    lines: list[Line] = field(default_factory=list)
    inner: list[str] = field(default_factory=list)

    def value(self, name: str) -> str:
        """Return what the first line of that name says; "" where there is none."""
        return next((line.value.strip() for line in self.lines if line.name == name), "")

    def all(self, *names: str) -> list[Line]:
        return [line for line in self.lines if line.name in names]


@dataclass(slots=True)
class CalendarFile:
    """What stands in a file. ``is_cut``: it stops in the middle of something."""

    methods: list[str] = field(default_factory=list)
    zones: list[Entry] = field(default_factory=list)
    events: list[Entry] = field(default_factory=list)
    free_busy: list[Entry] = field(default_factory=list)
    is_cut: bool = False


def read_calendar(data: bytes) -> CalendarFile:
    """Return the entries of a calendar file, or of the calendar in a mail.

    Raises Unreadable where there is no calendar, with a sentence.
    """
    text = _calendar_text(data)
    found = CalendarFile()
    seen = _collect(text, found)
    if not seen:
        raise Unreadable(_what_it_is(data, text))
    return found


def _calendar_text(data: bytes) -> str:
    """Return the text of the file; of a mail, that of the calendars inside it."""
    text = decode(data).text
    head = text[:LOOKED_AT]
    begins = head.lstrip().upper()
    if begins.startswith("BEGIN:") or "content-type" not in head.casefold():
        return text
    if not MAIL.match(head.replace("\r\n", "\n")):
        return text
    mail = email.message_from_bytes(data, policy=default)
    parts = [_part(part) for part in mail.walk() if part.get_content_type() in CALENDAR_PARTS]
    return "\n".join(parts) or text


def _part(part: EmailMessage) -> str:
    content = part.get_payload(decode=True)
    return decode(content).text if isinstance(content, bytes) else ""


def _collect(text: str, found: CalendarFile) -> bool:
    """Put every entry where it belongs; say whether this is a calendar at all."""
    open_ones: list[Entry] = []
    seen = False
    for number, raw in unfolded(text):
        raw = raw.replace(*COLON_IN_A_NAME)
        match = LINE.fullmatch(raw)
        if match is None:
            continue
        line = Line(match[1].upper(), match[2], match[3])
        if line.name == "BEGIN":
            entry = Entry(line.value.strip().upper(), number)
            seen = seen or entry.name == "VCALENDAR" or entry.name in ENTRIES
            _remember_inside(open_ones, raw)
            open_ones.append(entry)
        elif line.name == "END":
            _close(open_ones, line.value.strip().upper(), found, raw)
        elif open_ones:
            _add(open_ones, line, raw, found)
    found.is_cut = bool(open_ones)
    while open_ones:
        _file_away(open_ones.pop(), found)
    return seen


def unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Give each whole line with the number at which it begins."""
    whole: list[str] = []
    first = 0
    for number, part in enumerate(BREAK.split(text), start=1):
        if part[:1] in {" ", "\t"} and whole:
            whole.append(part[1:])
            continue
        if whole:
            yield first, "".join(whole)
        whole, first = [part], number
    if whole:
        yield first, "".join(whole)


def _add(open_ones: list[Entry], line: Line, raw: str, found: CalendarFile) -> None:
    entry = open_ones[-1]
    if entry.name in ENTRIES:
        entry.lines.append(line)
    elif entry.name == "VCALENDAR" and line.name == "METHOD":
        found.methods.append(line.value.strip().upper())
    _remember_inside(open_ones[:-1], raw)


def _remember_inside(around: list[Entry], raw: str) -> None:
    """Keep the line with the time zone around it: its parts are read whole."""
    for entry in around[-1:]:
        if entry.name == "VTIMEZONE":
            entry.inner.append(raw)


def _close(open_ones: list[Entry], name: str, found: CalendarFile, raw: str) -> None:
    """End the innermost entry of that name, and with it whatever was left open inside."""
    if all(entry.name != name for entry in open_ones):
        return
    while open_ones:
        entry = open_ones.pop()
        _file_away(entry, found)
        if entry.name == name:
            _remember_inside(open_ones, raw)
            return


def _file_away(entry: Entry, found: CalendarFile) -> None:
    places = {"VEVENT": found.events, "VFREEBUSY": found.free_busy, "VTIMEZONE": found.zones}
    place = places.get(entry.name)
    if place is None:
        return
    if len(place) >= MOST_ENTRIES:
        raise Unreadable(
            _(
                "The calendar has more than %s entries. Export only the coming months, or a single "
                "calendar."
            )
            % grouped(MOST_ENTRIES)
        )
    place.append(entry)


def _what_it_is(data: bytes, text: str) -> str:
    """Return what is wrong with a file without a calendar, and what to do."""
    begins = text.lstrip("\ufeff \t\r\n")[:LOOKED_AT].casefold()
    if not begins:
        return _("The file is empty. Export the calendar again.")
    if begins.startswith(("<!doctype", "<html", "<?xml", "<")):
        return _(
            "This is a web page, not a calendar. Look for an address that ends in .ics: programs "
            "call it “secret address”, “iCal address” or “publish calendar”."
        )
    if begins.startswith(("[", "{")):
        return _("This calendar is written as JSON. Export it as iCalendar, a file ending in .ics.")
    if "begin:vcard" in begins:
        return _("This file holds addresses, not a calendar. Bring it in under People.")
    if data.startswith((b"PK\x03\x04", b"\x1f\x8b")):
        return _("This is a packed archive. Unpack it, and choose the .ics file inside.")
    return _("There is no calendar in this file. Choose a file that ends in .ics.")
