"""Files that people choose by mistake, recognized by their first bytes, each with a way out."""

from pathlib import PurePath

from askaround.core.language import gettext as _
from askaround.core.language import gettext_noop

CSV_OR_XLSX = gettext_noop("Open it in your spreadsheet program and save it as .csv or .xlsx.")
PASTE = gettext_noop("Copy the names out of it and paste them instead.")
AS_A_LIST = gettext_noop(
    "Save the list as .xlsx or .csv, or copy the names and paste them instead."
)
UNPACK = gettext_noop("Unpack it first and choose the file inside.")
EXPORT = gettext_noop("Export your contacts as .csv or .vcf from the program.")
EXPORT_FROM_OUTLOOK = gettext_noop("Export your contacts from Outlook as .csv.")
EXPORT_AS_CARDS = gettext_noop("Export your contacts as .vcf or .csv.")
DOWNLOAD = gettext_noop("Open it and use its export or download link; save as .csv.")
CONTACTS = gettext_noop("Choose a file with contacts.")
OFFICE_SIGN = "[Content_Types].xml"

# first bytes → what the file is, and what to do
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", gettext_noop("a PDF document"), PASTE),
    (b"\x89PNG", gettext_noop("a picture (PNG)"), PASTE),
    (b"\xff\xd8\xff", gettext_noop("a picture (JPEG)"), PASTE),
    (b"GIF8", gettext_noop("a picture (GIF)"), PASTE),
    (b"BM", gettext_noop("a picture (BMP)"), PASTE),
    (b"II*\x00", gettext_noop("a picture (TIFF)"), PASTE),
    (b"MM\x00*", gettext_noop("a picture (TIFF)"), PASTE),
    (b"{\\rtf", gettext_noop("a rich-text document"), PASTE),
    (b"\x1f\x8b", gettext_noop("a compressed file (gzip)"), UNPACK),
    (b"BZh", gettext_noop("a compressed file (bzip2)"), UNPACK),
    (b"7z\xbc\xaf", gettext_noop("a compressed file (7z)"), UNPACK),
    (b"Rar!", gettext_noop("a compressed file (RAR)"), UNPACK),
    (b"\xfd7zXZ", gettext_noop("a compressed file (xz)"), UNPACK),
    (b"SQLite format 3", gettext_noop("a database"), EXPORT),
    (b"!BDN", gettext_noop("an Outlook data file"), EXPORT_FROM_OUTLOOK),
    (b"\x7fELF", gettext_noop("a program"), CONTACTS),
    (b"MZ", gettext_noop("a program"), CONTACTS),
    (b"ID3", gettext_noop("a sound file"), CONTACTS),
    (b"OggS", gettext_noop("a sound file"), CONTACTS),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TEXT_STARTS: tuple[tuple[bytes, str, str], ...] = (
    (
        b"begin:vcalendar",
        gettext_noop("a calendar (iCalendar), not contacts"),
        EXPORT_AS_CARDS,
    ),
    (b"<!doctype html", gettext_noop("a web page"), DOWNLOAD),
    (b"<html", gettext_noop("a web page"), DOWNLOAD),
    (b"{", gettext_noop("data of a program (JSON)"), EXPORT),
    (b"[{", gettext_noop("data of a program (JSON)"), EXPORT),
    (b"<?xml", gettext_noop("an XML file"), EXPORT),
)
_BINARY_SHARE = 0.1


def refusal(name: str, data: bytes) -> str:
    """Return why ``data`` cannot be read and what to do, or nothing where it may be readable.

    >>> refusal("names.xlsx", b"\\xd0\\xcf\\x11\\xe0\\xa1\\xb1\\x1a\\xe1")[:45]
    'The workbook is protected by a password. Open'
    """
    if not data.strip():
        return _("The file is empty. Choose another file, or download it again.")
    if data.startswith(_OLE):
        return _old_office(name)
    for start, what, remedy in _SIGNATURES:
        if data.startswith(start) and (len(start) > 2 or _is_binary(data)):
            return _sentence(name, what, remedy)
    if data[4:12] in {b"ftypheic", b"ftypmif1", b"ftypavif", b"ftypisom", b"ftypmp42", b"ftypqt  "}:
        return _sentence(name, gettext_noop("a picture or a film"), PASTE)
    if data.startswith(b"RIFF"):
        return _sentence(name, gettext_noop("a picture or a sound"), PASTE)
    start = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for text, what, remedy in _TEXT_STARTS:
        if start.startswith(text):
            return _sentence(name, what, remedy)
    if _is_half_a_document(name, data):
        return _advised(_("The file looks like a Word document, cut short."), AS_A_LIST)
    return _unlike_its_name(name, data)


def _is_half_a_document(name: str, data: bytes) -> bool:
    """Tell a Word document whose end is missing, which no reader of ZIP files opens."""
    named_so = PurePath(name.lower()).suffix == ".docx" or b"word/" in data[:4096]
    return data.startswith(b"PK") and named_so and b"PK\x05\x06" not in data


def _old_office(name: str) -> str:
    if PurePath(name.lower()).suffix in {".xlsx", ".xlsm"}:
        return _(
            "The workbook is protected by a password. Open it in your spreadsheet program, save it "
            "without a password, and choose the new file."
        )
    old = _("The file is in the old format of Office (.xls, .doc or .msg).")
    return _advised(old, CSV_OR_XLSX)


def _sentence(name: str, what: str, remedy: str) -> str:
    suffix = PurePath(name.lower()).suffix
    contrast = suffix in {".csv", ".tsv", ".txt", ".vcf", ".ldif", ".xlsx", ".zip"}
    sentence = (
        _("The file is %(what)s, although its name ends in %(suffix)s.")
        if contrast
        else _("The file is %(what)s.")
    )
    return _advised(sentence % {"what": _(what), "suffix": suffix}, remedy)


def _advised(sentence: str, remedy: str) -> str:
    return f"{sentence} {_(remedy)}"


def _unlike_its_name(name: str, data: bytes) -> str:
    suffix = PurePath(name.lower()).suffix
    if suffix == ".zip" and not data.startswith(b"PK"):
        return _(
            "The file is called .zip but is not a ZIP file. Download it again and choose "
            "the new file."
        )
    if suffix in {".xlsx", ".xlsm"} and not data.startswith(b"PK"):
        no_workbook = _("The file is called %s but is no Excel workbook.") % suffix
        return _advised(no_workbook, CSV_OR_XLSX)
    if suffix in {".vcf", ".vcard"} and b"begin:vcard" not in _ascii(data).lower():
        return _(
            "The file holds no contact card: no line says BEGIN:VCARD. Export your contacts again "
            "and choose the new file."
        )
    if not data.startswith(b"PK") and _is_binary(data):
        return _(
            "The file holds no text, so no names can be read from it. Choose a .csv, .vcf, .xlsx "
            "or .zip file, or paste the names."
        )
    return ""


def _ascii(data: bytes) -> bytes:
    """Return ``data`` without NUL bytes, so that UTF-16 shows its plain letters."""
    return data.replace(b"\x00", b"") if b"\x00" in data[:400] else data


def _is_binary(data: bytes) -> bool:
    """Tell whether many of the first bytes are controls that no text encoding uses."""
    sample = _ascii(data[:4096]) if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else data[:4096]
    zeros = sample.count(0)
    if zeros * 3 > len(sample):  # UTF-16 without a mark, or nothing at all
        sample = sample.replace(b"\x00", b"")
        if not sample.strip():
            return True
    odd = sum(1 for byte in sample if byte < 32 and byte not in b"\t\n\r\x0b\x0c\x1b")
    return odd > len(sample) * _BINARY_SHARE


def office_document(paths: frozenset[str]) -> str:
    """Return why an Office file without sheets cannot be read; nothing for any other archive."""
    if "mimetype" in paths:
        return _advised(_("The file is an OpenDocument file."), CSV_OR_XLSX)
    if OFFICE_SIGN not in paths or any(path.startswith("xl/") for path in paths):
        return ""
    if any(path.startswith("word/") for path in paths):
        return _advised(_("The file is a Word document."), PASTE)
    return _advised(_("The file is an Office document without sheets."), PASTE)
