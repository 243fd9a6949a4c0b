"""Messages and invitations in LinkedIn's own data export, as events with a person.

Times without a zone are UTC, which is what LinkedIn writes.
"""

import html
import re
from collections.abc import Callable

from askaround.core.language import gettext as _
from askaround.core.text import fold
from askaround.integrations.collecting import Collector, RowProblem, event_key
from askaround.integrations.fields import shown
from askaround.integrations.linkedin import SOURCE
from askaround.integrations.linkedin_rows import (
    EventRows,
    MessageRows,
    Owner,
    Party,
    find_owner,
    learn_links,
)
from askaround.integrations.links import profile_key
from askaround.integrations.reading import clean_lines
from askaround.integrations.tables import Row, Table
from askaround.people.rules.incoming import IncomingEvent, Reading

CLOSED_ACCOUNT = "linkedin member"  # the name LinkedIn leaves when somebody has closed the account
_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)


def read_messages(table: Table, owner: Owner | None = None) -> Reading:
    """Return what messages.csv says as events; without ``owner`` it is found in the file."""
    messages, collector = MessageRows(table), _collector(table)
    owner = _settled_owner(messages, owner, collector)
    return _read(table, collector, lambda row: _message_events(messages, row, owner))


def read_invitations(table: Table) -> Reading:
    """Return what Invitations.csv says: who asked whom to connect, and with which words."""
    invitations = EventRows(table, "sent at")
    return _read(table, _collector(table), lambda row: [_invitation(invitations, row)])


def _collector(table: Table) -> Collector:
    collector = Collector(Reading(SOURCE))
    collector.reading.problems.extend(table.notes)
    return collector


def _read(
    table: Table, collector: Collector, events_of: Callable[[Row], list[IncomingEvent]]
) -> Reading:
    for row in table.read_rows():
        if not isinstance(row, Row):
            collector.refused(row.line, row.reason)
        elif not any(cell.strip() for cell in row.cells):
            collector.blank()
        else:
            _add(collector, row, events_of)
    return collector.reading


def _add(collector: Collector, row: Row, events_of: Callable[[Row], list[IncomingEvent]]) -> None:
    try:
        events = events_of(row)
    except RowProblem as problem:
        collector.refused(row.line, str(problem))
    else:
        collector.events(events)


def _settled_owner(
    messages: MessageRows, owner: Owner | None, collector: Collector
) -> Owner | None:
    if owner and any(
        owner.is_(party) for row in messages.rows() for party in messages.parties(row)
    ):
        learn_links(owner, messages)
        return owner
    found = find_owner(messages)
    if found:
        learn_links(found, messages)
        collector.notice(
            _(
                "Read as the messages of %s, who takes part in most of them. If that is not you, "
                "import the whole ZIP from LinkedIn: it says whose it is."
            )
            % shown(found.shown_as)
        )
    elif "direction" not in messages.columns:
        collector.notice(
            _(
                "Nobody takes part in most of these messages, so it cannot be told which side is "
                "you: each was taken as received, unless it lay in a folder of sent messages."
            )
        )
    return found


def _message_events(messages: MessageRows, row: Row, owner: Owner | None) -> list[IncomingEvent]:
    """Return one event for each person whom the owner wrote to, or one for who wrote to them."""
    if messages.is_draft(row):
        raise RowProblem(_("This is a draft that was never sent."))
    at = messages.at(row)
    outgoing, others = _sides(messages, row, owner)
    text = _message_text(messages.cell(row, "subject"), messages.lines(row, "content"))
    conversation = messages.cell(row, "conversation id")
    events = []
    for party in others:
        if fold(party.name) == CLOSED_ACCOUNT and not party.link:
            raise RowProblem(_("The other side has closed their account: LinkedIn names nobody."))
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
            _("It is not said who received this message.")
            if outgoing
            else _("It is not said who sent this message.")
        )
    return outgoing, others


def _sent_by_owner(messages: MessageRows, row: Row, owner: Owner | None) -> bool:
    if owner is None:
        return messages.cell(row, "folder").casefold() in {"sent", "outbox"}
    if owner.is_(messages.sender(row)):
        return True
    if any(owner.is_(party) for party in messages.recipients(row)):
        return False
    raise RowProblem(_("Neither side of this message is %s.") % shown(owner.shown_as))


def _message_text(subject: str, content: str) -> str:
    """Return subject and content as plain text; promotions are written in HTML."""
    if "</" in content:
        content = html.unescape(_TAG.sub("", content.replace("</p>", "\n").replace("<br>", "\n")))
        content = clean_lines(content)
    return "\n".join(part for part in (subject, content) if part)


def _address(link_key: str) -> str:
    return f"https://www.{link_key}" if link_key else ""


def _invitation(invitations: EventRows, row: Row) -> IncomingEvent:
    outgoing = invitations.direction(row)
    if outgoing is None:
        raise RowProblem(_("It is not said whether you sent or received this invitation."))
    name = invitations.cell(row, "to" if outgoing else "from")
    link = profile_key(
        invitations.cell(row, "inviteeprofileurl" if outgoing else "inviterprofileurl")
    )
    if not name and not link:
        raise RowProblem(_("It is not said who the invitation was for."))
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
