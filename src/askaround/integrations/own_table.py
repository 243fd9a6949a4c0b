"""Our own spreadsheet: one row per person, several values of one kind on lines of one cell.

Roles stand in four columns whose lines belong together: the second title, the second
organization and so on are one role. Notes come last; what does not fit into one cell of Excel
continues in the cells to the right. Nothing is guessed when it is read back.
"""

import re
from collections.abc import Callable, Sequence
from itertools import zip_longest

from askaround.integrations.columns import RowReader, columns_meaning
from askaround.integrations.fields import Field
from askaround.integrations.reading import clean_line
from askaround.integrations.tables import Row, Table
from askaround.people.rules.incoming import IncomingPerson, IncomingRole, Reading
from askaround.people.rules.outgoing import OutgoingPerson

SOURCE = "askaround"
COLUMNS: dict[str, Field] = {
    "Name": Field.NAME,
    "Given name": Field.GIVEN,
    "Family name": Field.FAMILY,
    "Role": Field.TITLE,
    "Organization": Field.ORGANIZATION,
    "From": Field.STARTED,
    "Until": Field.ENDED,
    "E-mail": Field.EMAIL,
    "Phone": Field.PHONE,
    "Link": Field.LINK,
    "Place": Field.LOCATION,
    "Met on": Field.MET_ON,
    "Known since": Field.KNOWN_SINCE,
    "How I know them": Field.HOW_I_KNOW,
    "Circle": Field.CIRCLE,
    "Tags": Field.TAGS,
    "Askaround ID": Field.KEY,
    "Notes": Field.NOTE,
}
FOLDED = {heading.lower(): field for heading, field in COLUMNS.items()}
LONGEST_CELL = 16_000  # half of what Excel holds, since it counts an emoji as two


def recognises(headings: Sequence[str]) -> bool:
    """Tell whether the folded ``headings`` are those of our own export."""
    return {"askaround id", "name"} <= set(headings)


def read(table: Table) -> Reading:
    return _OwnRows(table, columns_meaning(table, FOLDED.get)).read(SOURCE)


class _OwnRows(RowReader):
    """Rows in which every word means itself and only line breaks separate."""

    def person(self, row: Row, notices: list[str]) -> IncomingPerson:
        width = len(self.table.headings)
        cells = [*row.cells[: width - 1], "".join(row.cells[width - 1 :])]
        return super().person(Row(row.line, cells), notices)

    def cleaner(self, field: Field) -> Callable[[str], str]:
        return str if field in ROLE_COLUMNS else super().cleaner(field)

    def empty_words(self, field: Field) -> frozenset[str]:
        return frozenset()

    def parts(self, text: str, between: re.Pattern[str]) -> list[str]:
        return [part for line in text.split("\n") if (part := line.strip())]

    def emails(self, text: str, notices: list[str]) -> list[str]:
        return self.parts(text, LINE_BREAK)

    def roles(self, values: dict[Field, list[str]]) -> tuple[IncomingRole, ...]:
        lines = [values.get(field, [""])[0].split("\n") for field in ROLE_COLUMNS]
        several = (
            IncomingRole(*map(clean_line, role)) for role in zip_longest(*lines, fillvalue="")
        )
        return tuple(role for role in several if role != NO_ROLE)


ROLE_COLUMNS = (Field.TITLE, Field.ORGANIZATION, Field.STARTED, Field.ENDED)
NO_ROLE = IncomingRole()
LINE_BREAK = re.compile("\n")


def cells(person: OutgoingPerson) -> list[str]:
    """Return ``person`` as the cells under :data:`COLUMNS`, and more where the note is long."""
    roles = person.roles
    before_note = [
        person.full_name,
        person.given_name,
        person.family_name,
        "\n".join(role.title for role in roles),
        "\n".join(role.organization for role in roles),
        "\n".join(role.started for role in roles),
        "\n".join(role.ended for role in roles),
        "\n".join(person.emails),
        "\n".join(person.phones),
        "\n".join(person.links),
        person.location,
        "\n".join(day.isoformat() for day in person.met_on),
        person.known_since.isoformat() if person.known_since else "",
        person.how_i_know,
        person.circle,
        "\n".join(person.tags),
        person.uid,
    ]
    note = person.note
    chunks = [note[at : at + LONGEST_CELL] for at in range(0, len(note), LONGEST_CELL)]
    return before_note + (chunks or [""])
