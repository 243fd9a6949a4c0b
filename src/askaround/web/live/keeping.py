"""Keeping lines, with what only later steps know: that they would like to hear from me again."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.timezone import localdate

from askaround.conversations.actions.noting import KeptLines, keep_lines, said_in_short
from askaround.conversations.rules.lines import Does, Line, moment
from askaround.followup.actions import keep_tie, tie_with
from askaround.journal.author import Author
from askaround.scheduling.models import Conversation


def keep(
    *, by: Author, conversation: Conversation, lines: Sequence[Line], sent_at: datetime | None
) -> KeptLines:
    """Keep all lines of one delivery as one change."""
    notes = [line for line in lines if line.does is not Does.WELCOME]
    with by.change(said_in_short(conversation, lines)):
        report = keep_lines(by=by, conversation=conversation, lines=notes, sent_at=sent_at)
        for line in lines:
            if line.does is Does.WELCOME:
                _note_welcome(by, conversation, line, sent_at)
                report.kept[line.id] = line.id
    return report


def _note_welcome(
    by: Author, conversation: Conversation, line: Line, sent_at: datetime | None
) -> None:
    """Note the day on which they said that I may write again; a later "no" takes it back."""
    tie = tie_with(by=by, person=conversation.person)
    day = localdate(moment(line.at, sent_at=sent_at, now=by.now))
    if line.answer == "yes":
        tie.welcome_on = tie.welcome_on or day
    else:
        tie.welcome_on = None
    keep_tie(by=by, tie=tie)
