"""vCard 2.1, 3.0 and 4.0, card by card: a broken card never takes its neighbours along.

Lines are read here and not by a library, for two reasons. Old phones write names in Shift-JIS or
quoted-printable, which must be undone on bytes, before a line is text. And vobject 0.9.9 needs
twice the time for every comma in a broken parameter (22 commas: 1.6 s), which a file from
somebody else must not be able to ask for.
"""

import quopri
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from askaround.integrations.collecting import Collector, RowProblem
from askaround.integrations.columns import join_name, person_key, shown, split_emails, unique
from askaround.integrations.dates import parse_day
from askaround.integrations.links import tidy_link
from askaround.integrations.reading import clean_line, clean_lines, decode
from askaround.people.rules.incoming import IncomingPerson, IncomingRole, Reading

SOURCE = "vcard"
PICTURES = frozenset({"PHOTO", "LOGO", "SOUND", "KEY", "X-ABPHOTO", "X-THUNDERBIRD-ETAG"})
NO_VOICE = frozenset({"FAX", "PAGER", "MODEM", "BBS", "ISDN", "TEXTPHONE"})
GROUP_NAMES = frozenset({"mycontacts", "my contacts", "starred"})
LONGEST_HEAD = 1_000  # bytes of name and parameters; longer ones are no vCard

_SOFT_BREAK = re.compile(rb"quoted-printable", re.IGNORECASE)
_BASE64 = re.compile(rb"base64|encoding=b\b", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([\\,;:nN])")
_FIRST_COLON = re.compile(rb'[^":]*(?:"[^"]*"[^":]*)*:')
_OWN_ROLE = re.compile(r"ROLE\d+")
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


def unescaped(text: str) -> str:
    """Return ``text`` without vCard's backslashes; unknown escapes stay as they are.

    >>> unescaped(r"Acme\\, Inc.\\nBerlin")
    'Acme, Inc.\\nBerlin'
    """
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], text)


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


def read_vcards(data: bytes) -> Reading:
    """Return the people on all cards of ``data``.

    Pictures, fax numbers, birthdays and street addresses are not taken. A card without its end is
    read as far as it goes; a card within a card is a person of its own.
    """
    collector = Collector(Reading(SOURCE))
    for card in sorted(_cards(_utf8(data), collector), key=lambda card: card.line):
        try:
            person = _person(card)
        except RowProblem as problem:
            collector.refused(card.line, str(problem))
        else:
            collector.person(person)
        for line, reason in card.notices:
            collector.notice(reason, line)
    return collector.reading


def _utf8(data: bytes) -> bytes:
    """Return ``data`` in an encoding in which its lines can be told apart."""
    if b"\x00" in data[:400]:
        return decode(data).text.encode("utf-8", "replace")
    return data.removeprefix(b"\xef\xbb\xbf")


def _cards(data: bytes, collector: Collector) -> Iterator[Card]:
    open_cards: list[Card] = []
    for number, line in _logical_lines(data):
        what = bytes(line[:20].replace(b" ", b"")).upper().rstrip()
        if what.startswith(b"BEGIN:VCARD"):
            open_cards.append(Card(number))
        elif what.startswith(b"END:VCARD") and open_cards:
            yield open_cards.pop()
        elif open_cards:
            _add_line(open_cards[-1], number, line)
        else:
            collector.notice(f"“{shown(decode(line).text)}” stands outside of any card.", number)
    for card in open_cards:
        card.notices.append(
            (card.line, "The card has no END:VCARD; it was read as far as it goes.")
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
            card.notices.append((number, f"“{text}” cannot be read and was left out."))
        return
    head = match[0][:-1].decode("ascii", "replace")
    name, parameters = _name_and_parameters(head)
    group, _, name = name.rpartition(".")
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
        "The line is not in UTF-8; look at its letters." if decoded.assumption else "",
    )


def _person(card: Card) -> IncomingPerson:
    """Return whom ``card`` is about; raises RowProblem for lists and for cards of nobody."""
    kind = (card.first("KIND") or card.first("X-ADDRESSBOOKSERVER-KIND")).casefold()
    if kind == "group":
        raise RowProblem(f"“{shown(card.first('FN'))}” is a list of contacts, not a person.")
    remarks: list[str] = []
    emails = unique(
        address
        for each in card.all("EMAIL")
        if (text := clean_line(each.text))
        for address in split_emails(text, remarks)
    )
    links = unique(_links(card, remarks))
    roles = tuple(_roles(card))
    family, given, middle, suffix = _name_parts(card)
    full_name = (
        card.first("FN")
        or join_name(given, middle, family, suffix)
        or card.first("NICKNAME")
        or (roles[0].organization if roles else "")
        or (emails[0] if emails else "")
    )
    if not full_name:
        raise RowProblem("The card names nobody: it has no name and no e-mail address.")
    card.notices.extend((card.line, reason) for reason in remarks)
    return IncomingPerson(
        key=person_key(
            full_name=full_name,
            organization=roles[0].organization if roles else "",
            emails=emails,
            links=links,
            own=card.first("UID").removeprefix("urn:uuid:"),
        ),
        line=card.line,
        full_name=full_name,
        given_name=given,
        family_name=family,
        roles=roles,
        emails=emails,
        phones=unique(_phones(card)),
        links=links,
        location=_location(card),
        known_since=parse_day(card.first("X-ASKAROUND-KNOWN-SINCE")),
        how_i_know=card.first("X-ASKAROUND-HOW-I-KNOW"),
        note="\n".join(note for each in card.all("NOTE") if (note := clean_lines(each.text))),
        tags=unique(_tags(card)),
        circle=card.first("X-ASKAROUND-CIRCLE"),
        met_on=tuple(
            day for each in card.all("X-ASKAROUND-MET-ON") if (day := parse_day(each.text))
        ),
    )


def _name_parts(card: Card) -> tuple[str, str, str, str]:
    """Return family, given, middle name and suffix of the first name that has any."""
    for each in card.all("N"):
        parts = [_several(part) for part in split_unescaped(each.value, ";")] + [""] * 5
        if any(parts):
            return parts[0], parts[1], parts[2], parts[4]
    return "", "", "", ""


def _several(part: str) -> str:
    """Return a part of a name; an unescaped comma stands between several names."""
    return clean_line(" ".join(unescaped(each) for each in split_unescaped(part, ",")))


def _links(card: Card, remarks: list[str]) -> Iterator[str]:
    for each in card.all("URL", "X-SOCIALPROFILE"):
        text = clean_line(each.text)
        link = tidy_link(text)
        if text and not link and each.name == "URL":
            remarks.append(f"“{shown(text)}” is not a web address and was left out.")
        yield link


def _phones(card: Card) -> Iterator[str]:
    for each in card.all("TEL"):
        text = clean_line(each.text).removeprefix("tel:").replace(";ext=", " ext. ")
        if any(letter.isdigit() for letter in text) and not each.types & NO_VOICE:
            yield text


def _roles(card: Card) -> Iterator[IncomingRole]:
    """Give our own groups ("role1") each as a role, else titles and organizations in order."""
    titles = card.all("TITLE") or card.all("ROLE")
    organizations = card.all("ORG")
    groups = unique(each.group for each in card.properties if _OWN_ROLE.fullmatch(each.group))
    if groups:
        pairs = [(_of_group(titles, group), _of_group(organizations, group)) for group in groups]
    else:
        pairs = list(zip_longest(titles, organizations))
        groups = ("",) * len(pairs)
    for group, (title, organization) in zip(groups, pairs, strict=True):
        role = IncomingRole(
            clean_line(title.text) if title else "",
            clean_line(organization.fields()[0]) if organization else "",
            _text_of_group(card.all("X-ASKAROUND-STARTED"), group),
            _text_of_group(card.all("X-ASKAROUND-ENDED"), group),
        )
        if role.title or role.organization:
            yield role


def _of_group(properties: Iterable[Property], group: str) -> Property | None:
    return next((each for each in properties if group and each.group == group), None)


def _text_of_group(properties: Iterable[Property], group: str) -> str:
    found = _of_group(properties, group)
    return clean_line(found.text) if found else ""


def _location(card: Card) -> str:
    """Return city, region and country of the first address that has any of them."""
    for each in card.all("ADR"):
        parts = [clean_line(part) for part in each.fields()] + [""] * 7
        if place := ", ".join(unique((parts[3], parts[4], parts[6]))):
            return place
    return ""


def _tags(card: Card) -> Iterator[str]:
    for each in card.all("CATEGORIES"):
        for text in each.fields(","):
            tag = clean_line(text)
            if tag.casefold() not in GROUP_NAMES:
                yield tag
