"""From the bytes of a file to tidy text: encodings, cells, and the guard against formulas."""

import re
from dataclasses import dataclass

from askaround.core.language import gettext as _
from askaround.core.language import ngettext

BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
UNDECODABLE = re.compile("[\udc80-\udcff]")  # what "surrogateescape" makes of a byte it cannot read
FULL_WIDTH_KANA = re.compile("[\u3041-\u30fe]")
HAN = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and, where something had to be assumed or left out to get it, a sentence saying so."""

    text: str
    assumption: str = ""


def decode(data: bytes) -> Decoded:
    """Return the text of ``data``; never fails.

    The order is: byte order mark, UTF-8, UTF-16 without mark, UTF-8 with single stray bytes,
    Shift-JIS, Western (cp1252). NUL characters are dropped.
    """
    decoded = _decode(data)
    if "\x00" not in decoded.text:
        return decoded
    note = _("The file contains NUL characters, which were left out.")
    return Decoded(decoded.text.replace("\x00", ""), decoded.assumption or note)


def _decode(data: bytes) -> Decoded:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(encoding, "replace"))
    utf16 = _utf16_without_mark(data)
    if utf16:
        note = _("The file does not say how it is encoded; it was read as UTF-16.")
        return Decoded(data.decode(utf16, "replace"), note)
    text = data.decode("utf-8", "surrogateescape")
    stray = len(UNDECODABLE.findall(text))
    return Decoded(text) if not stray else _legacy(data, text, stray)


def _utf16_without_mark(data: bytes) -> str:
    """Return the UTF-16 flavour whose ASCII half is NUL in most of the first characters."""
    sample = data[:400]
    pairs = len(sample) // 2
    if pairs < 4:
        return ""
    if sample[1::2].count(0) > pairs * 0.6 and sample[0::2].count(0) < pairs * 0.2:
        return "utf-16-le"
    if sample[0::2].count(0) > pairs * 0.6 and sample[1::2].count(0) < pairs * 0.2:
        return "utf-16-be"
    return ""


def _legacy(data: bytes, text: str, stray: int) -> Decoded:
    """Read what is not clean UTF-8: mostly UTF-8, Japanese, or Western European."""
    good = sum(1 for letter in text if letter > "\x7f") - stray
    if good >= stray:
        return Decoded(
            UNDECODABLE.sub(_western_letter, text),
            ngettext(
                "%d byte of the file is not UTF-8 like the rest; it was read as a Western European "
                "letter. Look at names with unusual letters.",
                "%d bytes of the file are not UTF-8 like the rest; they were read as Western "
                "European letters. Look at names with unusual letters.",
                stray,
            )
            % stray,
        )
    japanese = _japanese(data)
    if japanese:
        return Decoded(
            japanese,
            _(
                "The file is not in UTF-8; it was read as Japanese (Shift-JIS). If names look "
                "wrong, save it again as UTF-8."
            ),
        )
    return Decoded(
        data.decode("cp1252", "replace"),
        _(
            "The file is not in UTF-8; it was read as Western European (Windows-1252). If names "
            "look wrong, save it again as UTF-8."
        ),
    )


def _western_letter(match: re.Match[str]) -> str:
    return bytes([ord(match[0]) - 0xDC00]).decode("cp1252", "replace")


def _japanese(data: bytes) -> str:
    """Return the Shift-JIS reading of ``data`` where it is one, else nothing.

    Western letters can pass for rare kanji, so kana must appear, or be impossible as cp1252.
    """
    try:
        text = data.decode("cp932")
    except UnicodeDecodeError:
        return ""
    if FULL_WIDTH_KANA.search(text):
        return text
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return text if HAN.search(text) else ""
    return ""


BREAKS = re.compile("[\t\n\x0b\x0c\r\x85\u2028\u2029]+")
INVISIBLE = re.compile(  # controls, direction marks, zero-width spaces; joiners are part of names
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ud800-\udfff]"
)


def clean_line(text: str) -> str:
    """Return ``text`` on one line, spaces made single, without what nobody can see.

    The joiners U+200C and U+200D stay: Persian names and many emoji are spelled with them.

    >>> clean_line(" Dana\\x07 \\n Whitfield\\u200b, MBA ")
    'Dana Whitfield, MBA'
    """
    if not text.isprintable():
        text = INVISIBLE.sub("", BREAKS.sub(" ", text))
    return " ".join(text.split())


def clean_lines(text: str) -> str:
    """Return ``text`` with its lines kept, without what nobody can see, ends trimmed.

    >>> clean_lines(" Met at\\r\\n the fair\\x07 ")
    'Met at\\n the fair'
    """
    if text.isprintable():
        return text.strip()
    unified = text.replace("\r\n", "\n")
    unified = re.sub("[\r\x0b\x0c\x85\u2028\u2029]", "\n", unified)
    return INVISIBLE.sub("", unified).strip()


FORMULA_STARTS = "=+\\-@\t\r\n＝＋－＠"
GUARD_NEEDED = re.compile(f"'*[{FORMULA_STARTS}]")
GUARDED = re.compile(f"'+[{FORMULA_STARTS}]")
BETWEEN = '[; "\\t\\r\\n]'
CELL_BEGINS = f'((?<!{BETWEEN})(?=[ "]*+[;\\t\\r\\n]){BETWEEN}++)'  # whole runs: no second look
INNER_GUARD_NEEDED = re.compile(f"{CELL_BEGINS}(?='*+[=+\\-@＝＋－＠])")
INNER_GUARDED = re.compile(f"{CELL_BEGINS}'(?='*+[=+\\-@＝＋－＠])")


def neutralise_formula(text: str) -> str:
    """Return ``text`` so that no spreadsheet takes it for a formula.

    One apostrophe goes in front of a text that starts with ``= + - @``, their full-width
    forms, tab or line break; also where apostrophes already stand before such a character,
    so that :func:`restore_formula` gives back every text exactly.

    The same goes for what follows a semicolon, a tab or a line break within the text. Where Excel
    separates cells by semicolons, a new cell begins there: quotation marks hold a cell together
    only when they stand at its very beginning, which is not where commas put them.

    >>> neutralise_formula("=1+2"), neutralise_formula("'=1+2"), neutralise_formula("O'Hara")
    ("'=1+2", "''=1+2", "O'Hara")
    >>> neutralise_formula("Acme;=1+2")
    "Acme;'=1+2"
    """
    guarded = INNER_GUARD_NEEDED.sub(r"\1'", text)
    return f"'{guarded}" if GUARD_NEEDED.match(text) else guarded


def restore_formula(text: str) -> str:
    """Take off the apostrophes that :func:`neutralise_formula` put into ``text``.

    >>> restore_formula("'+49 30 1234"), restore_formula("'tis")
    ('+49 30 1234', "'tis")
    """
    return INNER_GUARDED.sub(r"\1", text[1:] if GUARDED.match(text) else text)
