"""People as somebody types or pastes them: one line each, in no particular format."""

import re

from askaround.core.language import gettext as _
from askaround.core.language import grouped
from askaround.core.text import has_letters
from askaround.integrations.collecting import Collector, RowProblem
from askaround.integrations.columns import RowReader
from askaround.integrations.fields import person_key, shown, unique
from askaround.integrations.links import tidy_link
from askaround.integrations.reading import Decoded, clean_line
from askaround.integrations.spreadsheet import SAMPLE_GUESSED_FROM, field_named, guess_mapping
from askaround.integrations.tables import sniff_table
from askaround.people.rules.incoming import IncomingPerson, IncomingRole, Reading

SOURCE = "pasted"
LONGEST_LINE = 1_000
LONGEST_NAME = 100
MOST_WORDS_OF_A_NAME = 8

_BULLET = re.compile(r"\s*(?:[-*•‣▪◦·–—>+]+|\[[ xX]?\]|\(?\d{1,4}[.)])\s+")
_EMAIL = re.compile(r"<?(?:mailto:)?([^\s@<>(),;:\"]+@[^\s@<>(),;:\"]+\.[^\s@<>(),;:\"]+)>?")
_LINK = re.compile(
    r"<?((?:https?://|www\.|(?:[a-z]{2}\.)?linkedin\.com/)[^\s<>,;\"]+)>?", re.IGNORECASE
)
_PHONE = re.compile(r"(?<![\w/])(?:tel\.?:?\s*)?(\+?\(?\d[\d\s()./-]{6,18}\d)(?!\w)", re.IGNORECASE)
_SEVERAL = re.compile(r"(?<=>)\s*[,;]\s*")
_DASH = re.compile(r"\s+[-–—|·:]+\s+")
_AT = re.compile(r"\s+(?:at|@|bei|chez)\s+|\s+@(?=\w)", re.IGNORECASE)
_BRACKETS = re.compile(r"^(.*?\S)\s*\(([^()]*)\)$")
_PLAIN = str.maketrans({"，": ",", "、": ",", "；": ";", '"': None, "“": None, "”": None})
_EMPTY_BRACKETS = re.compile(r"[(<\[]\s*[)>\]]")


def read_pasted(text: str) -> Reading:
    """Return the people of ``text``, one or several to a line.

    Understood are "name, role, organization", "Name <address>", "Name - Role at Organization",
    bullets and numbers in front, addresses and links anywhere, and cells copied from a
    spreadsheet, with or without their headings.
    """
    if _is_table(text):
        return _read_cells(text)
    collector = Collector(Reading(SOURCE))
    for number, line in enumerate(text.splitlines(), 1):
        for part in _SEVERAL.split(line):
            _add(collector, number, part)
    return collector.reading


def _is_table(text: str) -> bool:
    """Tell whether most lines hold a tab, or the first one holds known headings."""
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        return False
    if sum(1 for line in lines if "\t" in line.strip()) * 2 > len(lines):
        return True
    headings = lines[0].replace(";", ",").split(",")
    return len(headings) > 1 and all(field_named(heading) for heading in headings)


def _read_cells(text: str) -> Reading:
    table = sniff_table(Decoded(text))
    rows = [row.cells for row in table.sample(SAMPLE_GUESSED_FROM)]
    if any(field_named(heading) for heading in table.headings):
        return RowReader(table, guess_mapping(table.headings, rows)).read(SOURCE)
    collector = Collector(Reading(SOURCE))
    for number, line in enumerate(text.splitlines(), 1):
        cells = [clean_line(cell) for cell in line.split("\t")]
        _add(collector, number, ", ".join(cell for cell in cells if cell))
    return collector.reading


def _add(collector: Collector, number: int, text: str) -> None:
    line = clean_line(text)
    if not line:
        collector.blank()
        return
    try:
        collector.person(_person(number, line))
    except RowProblem as problem:
        collector.refused(number, str(problem))


def _person(number: int, line: str) -> IncomingPerson:
    """Return whom ``line`` names; raises RowProblem with what stands in the way."""
    if len(line) > LONGEST_LINE:
        raise RowProblem(
            _("The line has %s characters. Put one person on each line.") % grouped(len(line))
        )
    rest = _without_bullets(line)
    emails, rest = _taken_out(_EMAIL, rest)
    found, rest = _taken_out(_LINK, rest)
    links = unique(tidy_link(link) for link in found)
    phones, rest = _taken_out(_PHONE, rest)
    name, role = _name_and_role(rest)
    if emails and "," in rest and not role.organization and _is_reversed(name, role.title):
        name, role = f"{role.title} {name}", IncomingRole()
    name = _checked_name(name or (emails[0] if emails else ""), line)
    return IncomingPerson(
        key=person_key(full_name=name, organization=role.organization, emails=emails, links=links),
        line=number,
        full_name=name,
        roles=(role,) if role.title or role.organization else (),
        emails=emails,
        phones=phones,
        links=links,
    )


def _without_bullets(line: str) -> str:
    """Return ``line`` without the marks of lists in front: "- [x]", "3.", "•"."""
    while match := _BULLET.match(line):
        line = line[match.end() :]
    return line


def _taken_out(pattern: re.Pattern[str], text: str) -> tuple[tuple[str, ...], str]:
    """Return all that ``pattern`` finds, and ``text`` without it."""
    found = unique(match[1].rstrip(".") for match in pattern.finditer(text))
    if not found:
        return (), text
    rest = _EMPTY_BRACKETS.sub(" ", pattern.sub(" ", text))
    return found, rest.strip(" ,;|-–—:\t").strip()


def _name_and_role(text: str) -> tuple[str, IncomingRole]:
    """Return the name at the start of ``text`` and what follows it as a role."""
    text = text.translate(_PLAIN).strip(" ,;")
    if match := _BRACKETS.match(text):
        return match[1].rstrip(" ,"), _role(match[2])
    if match := _DASH.search(text):
        return text[: match.start()].strip(" ,"), _role(text[match.end() :])
    separator = ";" if ";" in text else ","
    parts = [part.strip() for part in text.split(separator)]
    name, rest = parts[0], [part for part in parts[1:] if part]
    if len(rest) == 1:
        return name, _role(rest[0])
    if rest:
        return name, IncomingRole(rest[0], f"{separator} ".join(rest[1:]))
    return name, IncomingRole()


def _role(text: str) -> IncomingRole:
    """Return "Role at Organization" or "Role, Organization" as its two halves."""
    text = text.strip(" ,;")
    if match := _AT.search(text):
        return IncomingRole(text[: match.start()].strip(" ,"), text[match.end() :].strip(" ,"))
    if match := _DASH.search(text):
        return IncomingRole(text[: match.start()].strip(" ,"), text[match.end() :].strip(" ,"))
    title, _comma, organization = text.partition(",")
    return IncomingRole(title.strip(), organization.strip())


def _is_reversed(name: str, rest: str) -> bool:
    """Tell whether "name, rest" before an address is "Family, Given", as mail programs write."""
    return " " not in name and 0 < len(rest.split()) <= 2 and rest[:1].isupper()


def _checked_name(name: str, line: str) -> str:
    if not has_letters(name):
        raise RowProblem(
            _("There is no name in “%s”. Write: name, role, organization.") % shown(line)
        )
    if len(name) > LONGEST_NAME or len(name.split()) > MOST_WORDS_OF_A_NAME:
        raise RowProblem(
            _("“%s” is too long for a name. Write: name, role, organization.") % shown(name)
        )
    return name
