"""The one door for files: which format the bytes are in, and what they say.

Formats are recognized by content; the file's name only settles what the content leaves open.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath
from zipfile import ZipFile

from askaround.core.language import gettext as _
from askaround.integrations import (
    google,
    linkedin,
    linkedin_messages,
    outlook,
    own_table,
    thunderbird,
)
from askaround.integrations.archives import base_names, open_archive, read_member
from askaround.integrations.fields import FieldMap
from askaround.integrations.linkedin_export import LINKEDIN_SIGNS, read_export
from askaround.integrations.pasted import read_pasted
from askaround.integrations.reading import Decoded, decode
from askaround.integrations.spreadsheet import (
    NeedsMapping,
    looks_like_headings,
    needs_mapping,
    read_with_mapping,
)
from askaround.integrations.strangers import OFFICE_SIGN, office_document, refusal
from askaround.integrations.tables import Table, find_table, sniff_table
from askaround.people.rules.incoming import Reading, Unreadable


class Format(StrEnum):
    """Every kind of file that can be read."""

    ASKAROUND = "askaround"
    LINKEDIN_EXPORT = "linkedin-export"
    LINKEDIN_CONNECTIONS = "linkedin-connections"
    LINKEDIN_MESSAGES = "linkedin-messages"
    LINKEDIN_INVITATIONS = "linkedin-invitations"
    GOOGLE = "google"
    OUTLOOK = "outlook"
    THUNDERBIRD = "thunderbird"
    LDIF = "ldif"
    VCARD = "vcard"
    WORKBOOK = "workbook"
    TABLE = "table"
    TEXT = "text"


@dataclass(frozen=True)
class _KnownTable:
    """A table whose headings say what it is."""

    format: Format
    knows: Callable[[Sequence[str]], bool]
    read: Callable[[Table], Reading]


KNOWN_TABLES = (
    _KnownTable(Format.ASKAROUND, own_table.recognises, own_table.read),
    _KnownTable(Format.LINKEDIN_CONNECTIONS, linkedin.is_connections, linkedin.read_connections),
    _KnownTable(Format.LINKEDIN_MESSAGES, linkedin.is_messages, linkedin_messages.read_messages),
    _KnownTable(
        Format.LINKEDIN_INVITATIONS, linkedin.is_invitations, linkedin_messages.read_invitations
    ),
    _KnownTable(Format.GOOGLE, google.recognises, google.read),
    _KnownTable(Format.OUTLOOK, outlook.recognises, outlook.read),
    _KnownTable(Format.THUNDERBIRD, thunderbird.recognises, thunderbird.read),
)
EXTENSIONS_OF_TABLES = frozenset({".csv", ".tsv", ".tab", ".psv"})
INSIDE_A_ZIP = frozenset({".csv", ".vcf", ".ldif", ".xlsx", ".tsv"})


def detect(name: str, data: bytes) -> Format:
    """Return the format of ``data``; raises Unreadable with what to do where it is none of ours."""
    return _detect(*_unwrapped(name, data))


def read_file(
    name: str, data: bytes, *, mapping: FieldMap | None = None, sheet: str = ""
) -> Reading | NeedsMapping:
    """Return all that ``data`` holds, or what a person must decide before it can be read.

    ``mapping`` answers an earlier :class:`NeedsMapping`; ``sheet`` chooses a sheet of a workbook.
    Raises Unreadable where nothing can be had from the file.
    """
    name, data = _unwrapped(name, data)
    found = _detect(name, data)
    if found is Format.WORKBOOK:
        return _read_workbook(data, mapping, sheet)
    if reader := _WHOLE_FILES.get(found):
        return reader(data)
    decoded = decode(data)
    if known := _known_table(decoded):
        return known[0].read(known[1])
    table = find_table(decoded, looks_like_headings) or sniff_table(decoded)
    return _read_unknown(table, mapping)


def _detect(name: str, data: bytes) -> Format:
    if data.startswith(b"PK"):
        with open_archive(data) as archive:
            return Format.WORKBOOK if _is_office(archive) else Format.LINKEDIN_EXPORT
    decoded = decode(data)
    if _is_vcard(decoded.text):
        return Format.VCARD
    if _is_ldif(decoded.text):
        return Format.LDIF
    if known := _known_table(decoded):
        return known[0].format
    return _table_or_text(name, decoded)


def _unwrapped(name: str, data: bytes) -> tuple[str, bytes]:
    """Return the file itself, or the only readable one inside a ZIP; raises Unreadable."""
    if reason := refusal(name, data):
        raise Unreadable(reason)
    if not data.startswith(b"PK"):
        return name, data
    with open_archive(data) as archive:
        names = base_names(archive)
        if _is_office(archive) or LINKEDIN_SIGNS & names.keys():
            return name, data
        readable = [each for each in names if PurePath(each).suffix in INSIDE_A_ZIP]
        if len(readable) != 1:
            raise Unreadable(_choose_one(readable))
        inner = read_member(archive, names[readable[0]])
    if reason := refusal(readable[0], inner):
        raise Unreadable(
            _("%(file)s inside the ZIP file: %(reason)s") % {"file": readable[0], "reason": reason}
        )
    return readable[0], inner


def _choose_one(readable: Sequence[str]) -> str:
    if not readable:
        return _(
            "The ZIP file holds neither LinkedIn's export nor a .csv, .vcf or .xlsx file. Choose "
            "the file with your contacts."
        )
    return _(
        "The ZIP file holds %(files)d files that could be contacts (%(some)s …). Unpack it and "
        "choose one of them."
    ) % {"files": len(readable), "some": ", ".join(readable[:3])}


def _is_office(archive: ZipFile) -> bool:
    """Tell whether the archive is a workbook; raises Unreadable for other Office documents."""
    paths = frozenset(archive.namelist())
    if reason := office_document(paths):
        raise Unreadable(reason)
    return OFFICE_SIGN in paths


def _read_vcards(data: bytes) -> Reading:
    from askaround.integrations.vcards import read_vcards  # noqa: PLC0415 - slow: see vcards

    return read_vcards(data)


def _read_text(data: bytes) -> Reading:
    return read_pasted(decode(data).text)


_WHOLE_FILES: dict[Format, Callable[[bytes], Reading]] = {
    Format.LINKEDIN_EXPORT: read_export,
    Format.VCARD: _read_vcards,
    Format.LDIF: thunderbird.read_ldif,
    Format.TEXT: _read_text,
}


def _is_vcard(text: str) -> bool:
    return "begin:vcard" in text[:4096].replace(" ", "").lower()


def _is_ldif(text: str) -> bool:
    """Tell it by the first line that is neither empty nor a comment (RFC 2849)."""
    lines = (line for line in text[:4096].splitlines() if line.strip() and line[0] != "#")
    return next(lines, "").lower().startswith(("dn:", "version:"))


def _known_table(decoded: Decoded) -> tuple[_KnownTable, Table] | None:
    table = find_table(decoded, lambda headings: _known_headings(headings) is not None)
    known = _known_headings(table.folded) if table else None
    return (known, table) if known and table else None


def _known_headings(headings: Sequence[str]) -> _KnownTable | None:
    return next((known for known in KNOWN_TABLES if known.knows(headings)), None)


def _table_or_text(name: str, decoded: Decoded) -> Format:
    path = PurePath(name.lower())
    if path.suffix not in EXTENSIONS_OF_TABLES:
        return Format.TABLE if find_table(decoded, looks_like_headings) else Format.TEXT
    if what := linkedin.other_part(path.name, sniff_table(decoded).folded):
        raise Unreadable(
            _(
                "This part of LinkedIn's export holds %s and names nobody to talk to. Choose "
                "Connections.csv, or the whole ZIP."
            )
            % what
        )
    return Format.TABLE


def _read_unknown(table: Table, mapping: FieldMap | None) -> Reading | NeedsMapping:
    if mapping is None:
        return needs_mapping(table)
    return read_with_mapping(table, mapping)


def _read_workbook(data: bytes, mapping: FieldMap | None, sheet: str) -> Reading | NeedsMapping:
    from askaround.integrations.workbooks import open_workbook  # noqa: PLC0415 - openpyxl is slow

    table = open_workbook(data, sheet, lambda each: bool(_known_headings(each)))
    if not _known_headings(table.folded):
        table = open_workbook(data, sheet, looks_like_headings)
    known = _known_headings(table.folded)
    return known.read(table) if known else _read_unknown(table, mapping)
