"""The rows of messages.csv and Invitations.csv under whatever headings the year had.

Here is found out, too, whose export it is: Profile.csv of the ZIP says so; for a single file it is
whoever takes part in most messages.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache

from askaround.core.language import gettext as _
from askaround.core.text import fold
from askaround.integrations.collecting import RowProblem
from askaround.integrations.dates import days_come_first, parse_instant
from askaround.integrations.fields import NO_DETAIL, shown
from askaround.integrations.links import profile_key
from askaround.integrations.reading import clean_line, clean_lines
from askaround.integrations.tables import Row, Table

LATER_THAN_ANY = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Party:
    """One side of a message: a name as written and the key of the profile, if given."""

    name: str
    link: str = ""

    @property
    def identity(self) -> str:
        return _folded(self.name) or self.link


@lru_cache(maxsize=8192)
def _folded(name: str) -> str:
    return fold(name)


@dataclass
class Owner:
    """Whose export this is, by every name and profile seen for them."""

    names: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)
    shown_as: str = ""

    def is_(self, party: Party) -> bool:
        if party.link and party.link in self.links:
            return True
        return bool(party.name) and _folded(party.name) in self.names


def owner_in_profile(table: Table) -> Owner | None:
    """Return the owner of the export as Profile.csv names them."""
    columns = {heading: index for index, heading in enumerate(table.folded)}
    for row in table.sample(1):
        parts = [_cell(row, columns, "first name"), _cell(row, columns, "last name")]
        name = " ".join(part for part in parts if part)
        return Owner({fold(name)}, set(), name) if name else None
    return None


def _cell(row: Row, columns: dict[str, int], heading: str) -> str:
    index = columns.get(heading)
    if index is None or index >= len(row.cells):
        return ""
    text = clean_line(row.cells[index])
    return "" if text in NO_DETAIL else text


class EventRows:
    """The rows of messages.csv or Invitations.csv, their cells found by heading.

    ``dated`` is the heading of the column that says when.
    """

    def __init__(self, table: Table, dated: str) -> None:
        self.table = table
        self.dated = dated
        self.columns = {heading: index for index, heading in enumerate(table.folded)}
        self.day_first = days_come_first(self.cell(row, dated) for row in self.rows())

    def rows(self) -> Iterator[Row]:
        return (row for row in self.table.read_rows() if isinstance(row, Row))

    def cell(self, row: Row, heading: str) -> str:
        return _cell(row, self.columns, heading)

    def lines(self, row: Row, heading: str) -> str:
        """Return a cell with its line breaks."""
        index = self.columns.get(heading, len(row.cells))
        return clean_lines(row.cells[index]) if index < len(row.cells) else ""

    def instant(self, row: Row) -> datetime | None:
        return parse_instant(self.cell(row, self.dated), self.day_first)

    def at(self, row: Row) -> datetime:
        """Return when the event of ``row`` happened; raises RowProblem where that is not said."""
        instant = self.instant(row)
        if instant is None:
            text = self.cell(row, self.dated)
            raise RowProblem(
                _("“%s” is not a date and time.") % shown(text)
                if text
                else _("The date is missing.")
            )
        return instant

    def direction(self, row: Row) -> bool | None:
        """Return whether the file itself says that the owner sent this; ``None`` if it does not."""
        said = self.cell(row, "direction").casefold()
        return {"outgoing": True, "incoming": False}.get(said)


class MessageRows(EventRows):
    """The rows of messages.csv under whatever headings the year had."""

    def __init__(self, table: Table) -> None:
        super().__init__(table, "date")

    def sender(self, row: Row) -> Party:
        return Party(self.cell(row, "from"), profile_key(self.cell(row, "sender profile url")))

    def recipients(self, row: Row) -> list[Party]:
        """Return the people a message went to; names and addresses are separated by commas.

        Names may hold commas of their own ("Jane Doe, MBA"). Where the counts differ, the
        addresses decide, and only a single recipient keeps the whole text as name.
        """
        text = self.cell(row, "to")
        links = [
            key
            for link in self.cell(row, "recipient profile urls").split(",")
            if (key := profile_key(link))
        ]
        names = [name for part in text.split(",") if (name := part.strip())]
        if len(links) == len(names):
            return [Party(name, link) for name, link in zip(names, links, strict=True)]
        if len(links) == 1:
            return [Party(text, links[0])]
        if links:
            return [Party("", link) for link in links]
        return [Party(text)] if text else []

    def parties(self, row: Row) -> list[Party]:
        return [self.sender(row), *self.recipients(row)]

    def is_draft(self, row: Row) -> bool:
        marks = (self.cell(row, "is message draft"), self.cell(row, "is conversation draft"))
        return any(mark.casefold() in {"yes", "true"} for mark in marks)


def find_owner(messages: MessageRows) -> Owner | None:
    """Return who takes part in more than half of the messages, if anybody does.

    Among equals (a file with a single partner) it is a guess: who received the oldest message.
    """
    present: Counter[str] = Counter()
    parties: dict[str, Party] = {}
    rows = 0
    oldest, first_recipients = LATER_THAN_ANY, set[str]()
    for row in messages.rows():
        sides = {party.identity: party for party in messages.parties(row) if party.identity}
        if len(sides) < 2:
            continue
        rows += 1
        present.update(sides.keys())
        parties |= sides
        at = messages.instant(row)
        if at and at < oldest:
            oldest = at
            first_recipients = {party.identity for party in messages.recipients(row)}
    if not rows or (rows > 1 and max(present.values()) * 2 <= rows):
        return None
    return _owner_named(
        parties[max(present, key=lambda each: (present[each], each in first_recipients))]
    )


def _owner_named(party: Party) -> Owner:
    names = {_folded(party.name)} if party.name else set()
    links = {party.link} if party.link else set()
    return Owner(names, links, party.name or party.link)


def learn_links(owner: Owner, messages: MessageRows) -> None:
    """Add the profile addresses under which the owner's name sends and receives."""
    for row in messages.rows():
        for party in messages.parties(row):
            if party.link and party.name and _folded(party.name) in owner.names:
                owner.links.add(party.link)
