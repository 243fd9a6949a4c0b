"""The lines of vCard 2.1, 3.0 and 4.0: undone, unfolded and sorted onto their cards.

Lines are read here and not by a library, for two reasons. Old phones write names in Shift-JIS or
quoted-printable, which must be undone on bytes, before a line is text. And vobject 0.9.9 needs
twice the time for every comma in a broken parameter (22 commas: 1.6 s), which a file from
somebody else must not be able to ask for.
"""

import quopri
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from askaround.core.language import gettext as _
from askaround.integrations.content_lines import unescaped
from askaround.integrations.fields import shown
from askaround.integrations.reading import clean_line, decode

PICTURES = frozenset({"PHOTO", "LOGO", "SOUND", "KEY", "X-ABPHOTO", "X-THUNDERBIRD-ETAG"})
LONGEST_HEAD = 1_000  # bytes of name and parameters; longer ones are no vCard

_SOFT_BREAK = re.compile(rb"quoted-printable", re.IGNORECASE)
_BASE64 = re.compile(rb"base64|encoding=b\b", re.IGNORECASE)
_FIRST_COLON = re.compile(rb'[^":]*(?:"[^"]*"[^":]*)*:')
_PARAMETER = re.compile(r';((?:[^";]|"[^"]*")*)')


@dataclass(frozen=True, slots=True)
class Property:
    """One line of a card: ``item1.TEL;TYPE=work:+1 555``. The value is text, still escaped."""

    line: int
    group: str
    name: str
    types: frozenset[str]
    value: str

    @property
    def text(self) -> str:
        return unescaped(self.value)

    def fields(self, separator: str = ";") -> list[str]:
        """Return the parts of the value between unescaped separators."""
        return [unescaped(part) for part in split_unescaped(self.value, separator)]


@dataclass
class Card:
    """The readable lines of one card, and remarks on those that were not."""

    line: int
    properties: list[Property] = field(default_factory=list)
    notices: list[tuple[int, str]] = field(default_factory=list)

    def all(self, *names: str) -> list[Property]:
        return [each for each in self.properties if each.name in names]

    def first(self, name: str) -> str:
        """Return the first text of that name that is not empty, on one line."""
        texts = (clean_line(each.text) for each in self.all(name))
        return next((text for text in texts if text), "")


def split_unescaped(text: str, separator: str) -> list[str]:
    """Split at ``separator`` where no backslash stands before it; escapes are kept.

    >>> split_unescaped(r"Doe;Jane\\;Ann;", ";")
    ['Doe', 'Jane\\\\;Ann', '']
    """
    if separator not in text:
        return [text]
    parts = [""]
    for piece in re.findall(rf"\\.|{separator}|[^\\{separator}]+|\\", text, re.DOTALL):
        if piece == separator:
            parts.append("")
        else:
            parts[-1] += piece
    return parts


def _utf8(data: bytes) -> bytes:
    """Return ``data`` in an encoding in which its lines can be told apart."""
    if b"\x00" in data[:400]:
        return decode(data).text.encode("utf-8", "replace")
    return data.removeprefix(b"\xef\xbb\xbf")


def read_cards(data: bytes, stray: Callable[[str, int], None]) -> Iterator[Card]:
    """Give every card when it ends, inner ones first.

    ``stray`` is told of each line outside of any card, with its number.
    """
    open_cards: list[Card] = []
    for number, line in _logical_lines(_utf8(data)):
        what = bytes(line[:20].replace(b" ", b"")).upper().rstrip()
        if what.startswith(b"BEGIN:VCARD"):
            open_cards.append(Card(number))
        elif what.startswith(b"END:VCARD") and open_cards:
            yield open_cards.pop()
        elif open_cards:
            _add_line(open_cards[-1], number, line)
        else:
            text = shown(decode(line).text)
            stray(_("“%s” stands outside of any card.") % text, number)
    for card in open_cards:
        card.notices.append(
            (card.line, _("The card has no END:VCARD; it was read as far as it goes."))
        )
        yield card


def _logical_lines(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Give each unfolded line with the number it starts on; empty lines are left out."""
    current: list[bytes] = []
    start = 0
    line_end = b"\n" if b"\n" in data else b"\r"
    for number, line in enumerate(data.split(line_end), 1):
        line = line.rstrip(b"\r")
        if current and _continues(current, line):
            soft = current[-1].endswith(b"=") and not line.startswith((b" ", b"\t"))
            current[-1] = current[-1][:-1] if soft else current[-1]
            current.append(line if soft else line[1:])
            continue
        if current:
            yield start, b"".join(current)
        current, start = ([line], number) if line.strip() else ([], 0)
    if current:
        yield start, b"".join(current)


def _continues(current: Sequence[bytes], line: bytes) -> bool:
    """Tell whether ``line`` belongs to the line before: folded, soft-broken or base64."""
    if line.startswith((b" ", b"\t")):
        return bool(line.strip())
    head = current[0][:LONGEST_HEAD]
    if current[-1].endswith(b"=") and _SOFT_BREAK.search(head):
        return True
    return b":" not in line and bool(line.strip()) and bool(_BASE64.search(head))


def _add_line(card: Card, number: int, line: bytes) -> None:
    match = _FIRST_COLON.match(line[:LONGEST_HEAD])
    if not match:
        if not line.startswith(b"#"):
            text = shown(decode(line).text)
            card.notices.append((number, _("“%s” cannot be read and was left out.") % text))
        return
    head = match[0][:-1].decode("ascii", "replace")
    name, parameters = _name_and_parameters(head)
    group, _dot, name = name.rpartition(".")
    if name in PICTURES:
        return
    value, assumption = _decoded(line[match.end() :], parameters)
    if assumption:
        card.notices.append((number, assumption))
    types = frozenset(each.strip('"') for each in parameters.get("TYPE", "").upper().split(","))
    card.properties.append(Property(number, group, name, types, value))


def _name_and_parameters(head: str) -> tuple[str, dict[str, str]]:
    """Return the upper-case name and the parameters; version 2.1 leaves out "TYPE="."""
    name = head.partition(";")[0].strip().upper().replace("_", "-")
    parameters: dict[str, str] = {}
    for text in _PARAMETER.findall(head):
        key, equals, value = text.partition("=")
        key = key.strip().upper()
        if not equals:
            key, value = ("ENCODING" if key in {"QUOTED-PRINTABLE", "BASE64"} else "TYPE"), key
        value = value.replace('"', "")
        parameters[key] = f"{parameters[key]},{value}" if key in parameters else value
    return name, parameters


def _decoded(value: bytes, parameters: dict[str, str]) -> tuple[str, str]:
    """Return the text of a value, and what had to be assumed about its encoding."""
    if "QUOTED-PRINTABLE" in parameters.get("ENCODING", "").upper():
        value = quopri.decodestring(value)
    charset = parameters.get("CHARSET", "").lower()
    if charset in {"shift_jis", "shift-jis", "sjis", "x-sjis"}:
        charset = "cp932"
    if charset and charset not in {"utf-8", "utf8"}:
        try:
            return value.decode(charset), ""
        except (LookupError, UnicodeError, ValueError):
            pass
    decoded = decode(value)
    return (
        decoded.text,
        _("The line is not in UTF-8; look at its letters.") if decoded.assumption else "",
    )
