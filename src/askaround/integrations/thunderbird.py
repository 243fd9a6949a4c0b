"""Thunderbird's address book: CSV with its own headings, and LDIF."""

import base64
import binascii
from collections.abc import Iterator, Sequence

from askaround.core.language import gettext as _
from askaround.integrations.columns import RowReader, columns_meaning
from askaround.integrations.fields import Field
from askaround.integrations.reading import decode
from askaround.integrations.tables import Row, Table
from askaround.people.rules.incoming import Problem, Reading

SOURCE = "thunderbird"

_FIELDS = {
    "first name": Field.GIVEN,
    "last name": Field.FAMILY,
    "display name": Field.NAME,
    "primary email": Field.EMAIL,
    "secondary email": Field.EMAIL,
    "work phone": Field.PHONE,
    "home phone": Field.PHONE,
    "mobile number": Field.PHONE,
    "work city": Field.LOCATION,
    "work state": Field.LOCATION,
    "work country": Field.LOCATION,
    "job title": Field.TITLE,
    "organization": Field.ORGANIZATION,
    "web page 1": Field.LINK,
    "web page 2": Field.LINK,
    "notes": Field.NOTE,
}

_ATTRIBUTES = {
    "cn": Field.NAME,
    "givenname": Field.GIVEN,
    "sn": Field.FAMILY,
    "mail": Field.EMAIL,
    "mozillasecondemail": Field.EMAIL,
    "telephonenumber": Field.PHONE,
    "homephone": Field.PHONE,
    "mobile": Field.PHONE,
    "l": Field.LOCATION,
    "st": Field.LOCATION,
    "c": Field.LOCATION,
    "title": Field.TITLE,
    "o": Field.ORGANIZATION,
    "mozillaworkurl": Field.LINK,
    "mozillahomeurl": Field.LINK,
    "labeleduri": Field.LINK,
    "description": Field.NOTE,
}


def recognises(headings: Sequence[str]) -> bool:
    """Tell whether the folded ``headings`` are those of Thunderbird."""
    return {"primary email", "display name"} <= set(headings)


def read(table: Table) -> Reading:
    return RowReader(table, columns_meaning(table, _FIELDS.get)).read(SOURCE)


def read_ldif(data: bytes) -> Reading:
    """Return the people of an LDIF file (RFC 2849); a mailing list is refused by line."""
    decoded = decode(data)
    entries = list(_entries(decoded.text))
    notes = (Problem(0, decoded.assumption, notice=True),) if decoded.assumption else ()
    table = Table(tuple(_ATTRIBUTES), lambda: iter(_as_row(*entry) for entry in entries), 1, notes)
    return RowReader(table, dict(enumerate(_ATTRIBUTES.values()))).read(SOURCE)


def _as_row(line: int, values: dict[str, list[str]]) -> Row | Problem:
    if "groupofnames" in (each.lower() for each in values.get("objectclass", ())):
        name = ", ".join(values.get("cn", [_("without name")]))
        return Problem(line, _("“%s” is a mailing list; only people are taken.") % name)
    if "labeleduri" in values:  # an address, a space and what to call it
        values["labeleduri"] = [text.split(" ")[0] for text in values["labeleduri"]]
    return Row(line, ["\n".join(values.get(name, ())) for name in _ATTRIBUTES])


def _entries(text: str) -> Iterator[tuple[int, dict[str, list[str]]]]:
    """Give each entry with the line it starts on and its values by lower-case attribute."""
    values: dict[str, list[str]] = {}
    start = 0
    for number, line in _unfolded(text):
        if not line:
            if values:
                yield start, values
            values = {}
            continue
        name, value = _attribute(line)
        if name in {"version", "#"}:
            continue
        start = start if values else number
        values.setdefault(name, []).append(value)
    if values:
        yield start, values


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Give each logical line with its number; a line that starts with a space continues."""
    current, start = "", 0
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if line.startswith(" ") and current:
            current += line[1:]
            continue
        if start:
            yield start, current
        current, start = line.rstrip("\r"), number
    yield start, current
    yield start, ""


def _attribute(line: str) -> tuple[str, str]:
    """Return the attribute's name in lower case and its value, decoded where it is base64."""
    if line.startswith("#"):
        return "#", ""
    name, _colon, value = line.partition(":")
    if value.startswith(":"):
        try:
            value = base64.b64decode(value[1:].strip(), validate=True).decode("utf-8", "replace")
        except (binascii.Error, ValueError):
            value = ""
    return name.split(";")[0].strip().lower(), value.strip()
