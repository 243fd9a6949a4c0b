"""People on the way out: as CSV, as an Excel workbook, as contact cards."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import IO, Literal

import xlsxwriter

from askaround.core.text import one_line
from askaround.integrations.content_lines import escaped, folded
from askaround.integrations.own_table import COLUMNS, cells
from askaround.integrations.reading import GUARD_NEEDED, neutralise_formula
from askaround.people.rules.incoming import IncomingRole
from askaround.people.rules.outgoing import OutgoingPerson

BYTE_ORDER_MARK = "\ufeff".encode()  # without it, Excel takes UTF-8 for the local encoding
COLUMN_WIDTH = 22  # characters

VCardVersion = Literal["3.0", "4.0"]


def write_csv(people: Iterable[OutgoingPerson]) -> Iterator[bytes]:
    """Give a CSV file piece by piece; formulas are neutralised (`reading.neutralise_formula`)."""
    yield BYTE_ORDER_MARK + _csv_line(COLUMNS)
    for person in people:
        yield _csv_line(neutralise_formula(cell) for cell in cells(person))


def _csv_line(texts: Iterable[str]) -> bytes:
    line = StringIO()
    csv.writer(line).writerow(texts)
    return line.getvalue().encode("utf-8", "replace")


def write_xlsx(people: Iterable[OutgoingPerson], file: IO[bytes]) -> None:
    """Write a workbook to ``file``, row by row through the disk, so that memory stays small.

    Every cell is stored as text, which no spreadsheet computes; those that look like a formula
    also carry Excel's own mark for text, so that editing them keeps them text.
    """
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(file, options) as book:
        sheet = book.add_worksheet("People")
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        guarded = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
        heading = book.add_format({"bold": True})
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, len(COLUMNS) - 1, COLUMN_WIDTH)
        for column, text in enumerate(COLUMNS):
            sheet.write_string(0, column, text, heading)
        for row, person in enumerate(people, 1):
            for column, text in enumerate(cells(person)):
                if text:
                    changed = GUARD_NEEDED.match(text) is not None
                    sheet.write_string(row, column, text, guarded if changed else plain)


def write_vcards(
    people: Iterable[OutgoingPerson], version: VCardVersion = "4.0"
) -> Iterator[bytes]:
    """Give a file of contact cards, one at a time."""
    for person in people:
        yield b"".join(folded(line) for line in _card(person, version))


def _card(person: OutgoingPerson, version: VCardVersion) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield f"VERSION:{version}"
    yield f"UID:{'urn:uuid:' if version == '4.0' else ''}{escaped(person.uid)}"
    yield f"FN:{escaped(person.full_name)}"
    yield f"N:{escaped(person.family_name)};{escaped(person.given_name)};;;"
    for number, role in enumerate(person.roles, 1):
        yield from _role(f"role{number}", role)
    yield from (f"EMAIL:{escaped(email)}" for email in person.emails)
    yield from (f"TEL:{escaped(phone)}" for phone in person.phones)
    yield from (f"URL:{one_line(link).replace(chr(92), '%5C')}" for link in person.links)
    if person.location:
        yield f"ADR:;;;{escaped(person.location)};;;"
    if person.tags:
        yield f"CATEGORIES:{','.join(escaped(tag) for tag in person.tags)}"
    if person.note:
        yield f"NOTE:{escaped(person.note)}"
    yield from _ours(person)
    yield "END:VCARD"


def _role(group: str, role: IncomingRole) -> Iterator[str]:
    """Give the lines of one role, held together by a group as both versions allow."""
    if role.organization:
        yield f"{group}.ORG:{escaped(role.organization)}"
    if role.title:
        yield f"{group}.TITLE:{escaped(role.title)}"
    if role.started:
        yield f"{group}.X-ASKAROUND-STARTED:{escaped(role.started)}"
    if role.ended:
        yield f"{group}.X-ASKAROUND-ENDED:{escaped(role.ended)}"


def _ours(person: OutgoingPerson) -> Iterator[str]:
    """Give what vCard has no property for; other programs pass over these lines."""
    yield from (f"X-ASKAROUND-MET-ON:{day.isoformat()}" for day in person.met_on)
    if person.known_since:
        yield f"X-ASKAROUND-KNOWN-SINCE:{person.known_since.isoformat()}"
    if person.how_i_know:
        yield f"X-ASKAROUND-HOW-I-KNOW:{escaped(person.how_i_know)}"
    if person.circle:
        yield f"X-ASKAROUND-CIRCLE:{escaped(person.circle)}"
