"""Any table of people: guessing what its columns mean, and reading it once that is settled."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from askaround.core.language import gettext as _
from askaround.core.text import fold
from askaround.integrations.columns import RowReader
from askaround.integrations.dates import parse_day
from askaround.integrations.fields import NAME_FIELDS, Field, FieldMap
from askaround.integrations.headings import synonyms
from askaround.integrations.links import tidy_link
from askaround.integrations.tables import Row, Table
from askaround.people.rules.incoming import Problem, Reading

SOURCE = "spreadsheet"
SAMPLE_SHOWN = 5
SAMPLE_GUESSED_FROM = 50
MOSTLY = 0.6  # the share of filled cells that must look alike for a guess from content
ONCE = NAME_FIELDS | {
    Field.KEY, Field.TITLE, Field.ORGANIZATION, Field.STARTED, Field.ENDED, Field.KNOWN_SINCE,
    Field.HOW_I_KNOW, Field.CIRCLE,
}  # fmt: skip
VAGUE = frozenset(
    {"title", "titre", "titel", "headline", "occupation", "contact", "business", "role"}
)

_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_PHONE = re.compile(r"\+?[\d\s()./-]{7,20}(?:\s?(?:x|ext\.?)\s?\d{1,6})?", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_]+[.'’-]?(?:[ '’-]+[^\W\d_]+[.'’-]?){1,4}")
_NUMBERED = re.compile(r"(?:\s*(?:[#-]\s*)?\d+(?:\s*-\s*value)?|\s*\(\d+\)|\s*:)$")


@dataclass(frozen=True)
class NeedsMapping:
    """A table whose columns a person has to name; ``guess`` says what they probably mean.

    ``headings`` are invented ("Column 1") where the file has none. ``sheets`` names the sheets
    of a workbook, ``sheet`` the one shown.
    """

    headings: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]
    guess: dict[int, Field]
    sheet: str = ""
    sheets: tuple[str, ...] = ()


def needs_mapping(table: Table) -> NeedsMapping:
    """Return what a person must see to name the columns of ``table``."""
    table = with_headings(table)
    rows = [row.cells for row in table.sample(SAMPLE_GUESSED_FROM)]
    width = len(table.headings)
    shown = tuple(
        tuple(cell[:200] for cell in cells[:width]) + ("",) * (width - len(cells))
        for cells in rows[:SAMPLE_SHOWN]
    )
    guess = guess_mapping(table.headings, rows)
    return NeedsMapping(table.headings, shown, guess, table.sheet, table.sheets)


def read_with_mapping(table: Table, mapping: FieldMap) -> Reading:
    """Return the people of ``table``; columns that ``mapping`` does not name are left out."""
    return RowReader(with_headings(table), mapping).read(SOURCE)


def guess_mapping(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[int, Field]:
    """Return what the columns probably mean, by heading first and by content second.

    >>> guess_mapping(["Who", "x"], [["Dana Whitfield", "dana@example.org"]])
    {0: <Field.NAME: 'full_name'>, 1: <Field.EMAIL: 'email'>}
    """
    columns = [_column(rows, index) for index in range(len(headings))]
    guess: dict[int, Field] = {}
    for index in sorted(range(len(headings)), key=lambda i: fold(headings[i]) in VAGUE):
        field = field_named(headings[index])
        taken = field in ONCE and field in guess.values()
        if field and not taken and not _contradicted(field, columns[index]):
            guess[index] = field
    for index, cells in enumerate(columns):
        if index not in guess and (found := field_of_content(cells)):
            guess[index] = found
    _settle_names(guess, columns)
    return dict(sorted(guess.items()))


def field_named(heading: str) -> Field | None:
    """Return what ``heading`` means in any language we know; a number behind it is ignored."""
    folded = fold(heading)
    return synonyms().get(folded) or synonyms().get(_NUMBERED.sub("", folded).strip())


def looks_like_headings(cells: Sequence[str]) -> bool:
    """Tell whether at least two, and half of what is filled, are headings we know."""
    filled = [cell for cell in cells if cell]
    known = sum(1 for cell in filled if field_named(cell))
    return known >= 2 and known * 2 >= len(filled)


def _column(rows: Sequence[Sequence[str]], index: int) -> list[str]:
    return [row[index].strip() for row in rows if index < len(row) and row[index].strip()]


LOOKS_LIKE: dict[Field, Callable[[str], bool]] = {
    Field.EMAIL: lambda cell: bool(_EMAIL.fullmatch(cell)),
    Field.LINK: lambda cell: "/" in cell and " " not in cell and bool(tidy_link(cell)),
    Field.PHONE: lambda cell: bool(_PHONE.fullmatch(cell)) and parse_day(cell) is None,
}


def field_of_content(cells: Sequence[str]) -> Field | None:
    """Return what most of ``cells`` look like: e-mail, link, phone or name."""
    for candidate, looks in LOOKS_LIKE.items():
        if cells and _share(cells, looks) >= MOSTLY:
            return candidate
    return None


def _share(cells: Sequence[str], looks: Callable[[str], bool]) -> float:
    return sum(1 for cell in cells if looks(cell)) / len(cells)


def _contradicted(field: Field, cells: Sequence[str]) -> bool:
    """Tell whether the cells under a heading are plainly something else ("Contact": addresses)."""
    found = field_of_content(cells)
    return found is not None and found != field


def _settle_names(guess: dict[int, Field], columns: Sequence[Sequence[str]]) -> None:
    """Mend what headings alone leave open about names.

    "Name" beside "Vorname" is the family name; "Nombre" or "Nom" alone is the whole name; a
    column of words that look like names is one where no heading says so.
    """
    at = {field: index for index, field in guess.items() if field in ONCE}
    if Field.NAME in at and Field.GIVEN in at and Field.FAMILY not in at:
        pairs = zip(columns[at[Field.NAME]], columns[at[Field.GIVEN]], strict=False)
        if not any(given in name for name, given in pairs):
            guess[at[Field.NAME]] = Field.FAMILY
    elif Field.NAME not in at and (Field.GIVEN in at) != (Field.FAMILY in at):
        guess[at.get(Field.GIVEN, at.get(Field.FAMILY, 0))] = Field.NAME
    elif not at.keys() & NAME_FIELDS:
        for index, cells in enumerate(columns):
            if index not in guess and cells and _share(cells, _looks_like_name) >= MOSTLY:
                guess[index] = Field.NAME
                return


def _looks_like_name(cell: str) -> bool:
    return bool(_NAME.fullmatch(cell)) and cell[0].upper() == cell[0]


def with_headings(table: Table) -> Table:
    """Return ``table`` as it is, or with its first line as a row where that is no heading.

    A first line that holds an e-mail address, a web address or a phone number is a person.
    """
    if not any(looks(cell) for cell in table.headings for looks in LOOKS_LIKE.values()):
        return table
    first = Row(table.line, table.headings)

    def read_rows() -> Iterator[Row | Problem]:
        yield first
        yield from table.read_rows()

    invented = tuple(
        _("Column %(number)d") % {"number": number} for number in range(1, len(table.headings) + 1)
    )
    return replace(table, headings=invented, read_rows=read_rows)
