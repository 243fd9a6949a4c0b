"""LinkedIn's own data export: which part a table is, and the connections.

Layouts of many years are read: with and without the notes above the headings, other column
orders and delimiters, files that went through a spreadsheet. Messages and invitations are in
`linkedin_messages`.
"""

from collections.abc import Iterator, Sequence

from askaround.core.language import gettext as _
from askaround.core.language import gettext_noop
from askaround.integrations.columns import RowReader, columns_meaning
from askaround.integrations.dates import parse_day
from askaround.integrations.fields import Field
from askaround.integrations.tables import Row, Table
from askaround.people.rules.incoming import Problem, Reading

SOURCE = "linkedin"

CONNECTION_FIELDS = {
    "first name": Field.GIVEN,
    "last name": Field.FAMILY,
    "name": Field.NAME,
    "full name": Field.NAME,
    "url": Field.LINK,
    "profile url": Field.LINK,
    "email address": Field.EMAIL,
    "company": Field.ORGANIZATION,
    "position": Field.TITLE,
    "location": Field.LOCATION,
    "connected on": Field.KNOWN_SINCE,
}

# Parts of the export that name nobody to talk to: headings that give each away.
OTHER_PARTS = {
    frozenset({"company name", "title", "started on"}): gettext_noop("your own positions"),
    frozenset({"school name", "degree name"}): gettext_noop("your own education"),
    frozenset({"headline", "summary", "industry"}): gettext_noop("your own profile"),
    frozenset({"authority", "license number"}): gettext_noop("your own certifications"),
    frozenset({"name", "proficiency"}): gettext_noop("the languages you speak"),
    frozenset({"email address", "confirmed", "primary"}): gettext_noop("your own e-mail addresses"),
    frozenset({"title", "description", "url", "started on"}): gettext_noop("your own projects"),
    frozenset({"sharelink", "sharecommentary"}): gettext_noop("what you have posted"),
    frozenset({"date", "link", "message"}): gettext_noop("the comments you have written"),
    frozenset({"media link"}): gettext_noop("the pictures you have posted"),
}
OWN_SKILLS = "skills.csv"  # one column called "Name": only the file's name tells it apart


def is_connections(headings: Sequence[str]) -> bool:
    return "connected on" in headings and bool({"first name", "name", "url"} & set(headings))


def is_messages(headings: Sequence[str]) -> bool:
    return {"from", "to", "date", "content"} <= set(headings)


def is_invitations(headings: Sequence[str]) -> bool:
    return {"from", "to", "sent at"} <= set(headings)


def other_part(name: str, headings: Sequence[str]) -> str:
    """Return what a part of the export holds that names nobody, or nothing if it is no part.

    ``name`` is the file's name in lower case.
    """
    known = set(headings)
    if known == {"name"} and name == OWN_SKILLS:
        return _("your own skills")
    return next((_(what) for signs, what in OTHER_PARTS.items() if signs <= known), "")


def read_connections(table: Table) -> Reading:
    """Return the people of Connections.csv."""
    columns = columns_meaning(table, CONNECTION_FIELDS.get)

    def read_rows() -> Iterator[Row | Problem]:
        for row in table.read_rows():
            yield _mended(row, table) if isinstance(row, Row) else row

    mended = Table(table.headings, read_rows, table.line, table.notes)
    return RowReader(mended, columns).read(SOURCE)


def _mended(row: Row, table: Table) -> Row:
    """Return ``row`` with surplus cells put together where commas were left unquoted.

    The date comes last and may hold a comma ("Jan 15, 2024"); what is still too much belongs to
    the company and the position, which cannot be told apart and stay in the position.
    """
    width = len(table.headings)
    surplus = len(row.cells) - width
    if surplus <= 0 or not any(cell.strip() for cell in row.cells[width:]):
        return row
    cells = list(row.cells)
    date_at = table.folded.index("connected on")
    if date_at != width - 1:
        return row
    if parse_day(", ".join(cells[-2:]).strip()) and not parse_day(cells[-1].strip()):
        cells[-2:] = [", ".join(cell.strip() for cell in cells[-2:])]
        surplus -= 1
    if surplus and parse_day(cells[-1].strip()) and "position" in table.folded:
        at = table.folded.index("position")
        cells[at : at + surplus + 1] = [",".join(cells[at : at + surplus + 1])]
    return Row(row.line, cells)
