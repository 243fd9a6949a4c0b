"""Which lines of a conversation may stand in a letter: none that was said off the record."""

from typing import TYPE_CHECKING
from uuid import UUID

from askaround import access
from askaround.conversations.models import Note
from askaround.web.http import SpaceRequest

if TYPE_CHECKING:
    from askaround.followup.models import LeftBehind
    from askaround.scheduling.models import Conversation

LESSONS = (Note.Kind.QUOTE, Note.Kind.SURPRISE, Note.Kind.FACT, Note.Kind.NUMBER, Note.Kind.STORY)
"""Lines that a thank-you can be about, those that stay with people first."""
MOST_LESSONS = 5
LONGEST_LESSON = 200  # characters of a line that still reads inside a letter


class Spoken:
    """The lines of one conversation that stand and may be shared.

    A line and its corrections are one: where any of them is off the record, all are. None of
    them is said of a letter without a conversation.
    """

    def __init__(self, request: SpaceRequest, talk: "Conversation | None") -> None:
        among = access.notes(request.space).filter(conversation=talk) if talk else ()
        self._rows = {note.pk: note for note in among}
        self._off = {self._first(note) for note in self._rows.values() if note.off_record}

    @property
    def lines(self) -> list[Note]:
        """The lines that nothing replaced or struck out, in order."""
        replaced = {note.replaces_id for note in self._rows.values()}
        return [
            note
            for note in self._rows.values()
            if note.pk not in replaced
            and not note.struck
            and note.text.strip()
            and self._first(note) not in self._off
        ]

    @property
    def lessons(self) -> list[Note]:
        """Lines that a thank-you could name, the likely ones first."""
        fit = [
            note for note in self.lines if note.kind in LESSONS and len(note.text) <= LONGEST_LESSON
        ]
        return sorted(fit, key=lambda note: LESSONS.index(Note.Kind(note.kind)))[:MOST_LESSONS]

    def may_say(self, left: "LeftBehind") -> bool:
        """Say whether what a line left behind may stand in a letter."""
        note = self._rows.get(left.note_id) if left.note_id else None
        if note is None:
            return left.note is None or not left.note.off_record
        return self._first(note) not in self._off

    def _first(self, note: Note) -> UUID:
        """Return the key of the line that this one corrects in the end."""
        seen = {note.pk}
        while note.replaces_id in self._rows and note.replaces_id not in seen:
            note = self._rows[note.replaces_id]
            seen.add(note.pk)
        return note.pk
