"""Messages and invitations in LinkedIn's own data export, as events with a person.

Times without a zone are UTC, which is what LinkedIn writes. Whose export it is stands in
Profile.csv of the ZIP; for a single file it is found out from who takes part in most messages.
"""

import html
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache

from askaround.core.text import fold
from askaround.integrations.collecting import Collector, RowProblem, event_key
from askaround.integrations.columns import NO_DETAIL, shown
from askaround.integrations.dates import days_come_first, parse_instant
from askaround.integrations.linkedin import SOURCE
from askaround.integrations.links import profile_key
from askaround.integrations.reading import clean_line, clean_lines
from askaround.integrations.tables import Row, Table
from askaround.people.rules.incoming import IncomingEvent, Reading

CLOSED_ACCOUNT = "linkedin member"  # the name LinkedIn leaves when somebody has closed the account
LATER_THAN_ANY = datetime.max.replace(tzinfo=UTC)
_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)


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
                f"“{shown(text)}” is not a date and time." if text else "The date is missing."
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


def _learn_links(owner: Owner, messages: MessageRows) -> None:
    """Add the profile addresses under which the owner's name sends and receives."""
    for row in messages.rows():
        for party in messages.parties(row):
            if party.link and party.name and _folded(party.name) in owner.names:
                owner.links.add(party.link)


def read_messages(table: Table, owner: Owner | None = None, file: str = "") -> Reading:
    """Return what messages.csv says as events; without ``owner`` it is found in the file."""
    messages = MessageRows(table)
    collector = Collector(Reading(SOURCE), file)
    collector.reading.problems.extend(table.notes)
    owner = _settled_owner(messages, owner, collector)
    for row in table.read_rows():
        if not isinstance(row, Row):
            collector.refused(row.line, row.reason)
        elif not any(cell.strip() for cell in row.cells):
            collector.blank()
        else:
            _add(collector, row, lambda row: _message_events(messages, row, owner))
    return collector.reading


def _settled_owner(
    messages: MessageRows, owner: Owner | None, collector: Collector
) -> Owner | None:
    if owner and any(
        owner.is_(party) for row in messages.rows() for party in messages.parties(row)
    ):
        _learn_links(owner, messages)
        return owner
    found = find_owner(messages)
    if found:
        _learn_links(found, messages)
        collector.notice(
            f"Read as the messages of {shown(found.shown_as)}, who takes part in most of them. If "
            "that is not you, import the whole ZIP from LinkedIn: it says whose it is."
        )
    elif "direction" not in messages.columns:
        collector.notice(
            "Nobody takes part in most of these messages, so it cannot be told which side is you: "
            "each was taken as received, unless it lay in a folder of sent messages."
        )
    return found


def _add(collector: Collector, row: Row, read: Callable[[Row], list[IncomingEvent]]) -> None:
    try:
        events = read(row)
    except RowProblem as problem:
        collector.refused(row.line, str(problem))
    else:
        collector.events(events)


def _message_events(messages: MessageRows, row: Row, owner: Owner | None) -> list[IncomingEvent]:
    """Return one event for each person whom the owner wrote to, or one for who wrote to them."""
    if messages.is_draft(row):
        raise RowProblem("This is a draft that was never sent.")
    at = messages.at(row)
    outgoing, others = _sides(messages, row, owner)
    text = _message_text(messages.cell(row, "subject"), messages.lines(row, "content"))
    conversation = messages.cell(row, "conversation id")
    events = []
    for party in others:
        if fold(party.name) == CLOSED_ACCOUNT and not party.link:
            raise RowProblem("The other side has closed their account: LinkedIn names nobody.")
        key = event_key(
            "message", conversation, at.isoformat(), party.identity, str(outgoing), text
        )
        events.append(
            IncomingEvent(
                key=key,
                line=row.line,
                kind="message",
                outgoing=outgoing,
                at=at,
                person_name=party.name,
                person_link=_address(party.link),
                text=text,
            )
        )
    return events


def _sides(messages: MessageRows, row: Row, owner: Owner | None) -> tuple[bool, list[Party]]:
    """Return whether the owner sent the message of ``row``, and who the other side is."""
    sender, recipients = messages.sender(row), messages.recipients(row)
    outgoing = messages.direction(row)
    if outgoing is None:
        outgoing = _sent_by_owner(messages, row, owner)
    others = (
        [party for party in recipients if not (owner and owner.is_(party))]
        if outgoing
        else [sender]
    )
    others = [party for party in others if party.identity]
    if not others:
        raise RowProblem(
            "It is not said who received this message."
            if outgoing
            else "It is not said who sent this message."
        )
    return outgoing, others


def _sent_by_owner(messages: MessageRows, row: Row, owner: Owner | None) -> bool:
    if owner is None:
        return messages.cell(row, "folder").casefold() in {"sent", "outbox"}
    if owner.is_(messages.sender(row)):
        return True
    if any(owner.is_(party) for party in messages.recipients(row)):
        return False
    raise RowProblem(f"Neither side of this message is {shown(owner.shown_as)}.")


def _message_text(subject: str, content: str) -> str:
    """Return subject and content as plain text; promotions are written in HTML."""
    if "</" in content:
        content = html.unescape(_TAG.sub("", content.replace("</p>", "\n").replace("<br>", "\n")))
        content = clean_lines(content)
    return "\n".join(part for part in (subject, content) if part)


def _address(link_key: str) -> str:
    return f"https://www.{link_key}" if link_key else ""


def read_invitations(table: Table, file: str = "") -> Reading:
    """Return what Invitations.csv says: who asked whom to connect, and with which words."""
    invitations = EventRows(table, "sent at")
    collector = Collector(Reading(SOURCE), file)
    collector.reading.problems.extend(table.notes)
    for row in table.read_rows():
        if not isinstance(row, Row):
            collector.refused(row.line, row.reason)
        elif not any(cell.strip() for cell in row.cells):
            collector.blank()
        else:
            _add(collector, row, lambda row: [_invitation(invitations, row)])
    return collector.reading


def _invitation(invitations: EventRows, row: Row) -> IncomingEvent:
    outgoing = invitations.direction(row)
    if outgoing is None:
        raise RowProblem("It is not said whether you sent or received this invitation.")
    name = invitations.cell(row, "to" if outgoing else "from")
    link = profile_key(
        invitations.cell(row, "inviteeprofileurl" if outgoing else "inviterprofileurl")
    )
    if not name and not link:
        raise RowProblem("It is not said who the invitation was for.")
    at = invitations.at(row)
    return IncomingEvent(
        key=event_key("invitation", at.isoformat(), link or fold(name), str(outgoing)),
        line=row.line,
        kind="invitation",
        outgoing=outgoing,
        at=at,
        person_name=name,
        person_link=_address(link),
        text=invitations.lines(row, "message"),
    )
