"""The lines of notes that stand, and what stands beside them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from askaround.conversations.models import Note
from askaround.conversations.rules.lines import Written, rivals
from askaround.core.prepared import prepared


def lines(notes: QuerySet[Note]) -> QuerySet[Note]:
    """Return the standing lines among ``notes``, in order: neither replaced nor struck out.

    Two corrections of the same line both stand (:func:`lines_with_rivals`).
    """
    return notes.filter(struck=False, replaced_by__isnull=True)


@dataclass(frozen=True)
class StandingLine:
    """A line that stands. ``has_rival``: another correction of the same line stands as well."""

    note: Note
    has_rival: bool = False
    corrects: bool = False


def lines_with_rivals(notes: QuerySet[Note]) -> list[StandingLine]:
    """Return the standing lines of one conversation with what a page shows, in one query."""
    found = list(notes)
    written = [Written(note.pk, note.replaces_id, note.struck) for note in found]
    beside = rivals(written)
    replaced = {each.replaces for each in written}
    return [
        StandingLine(note, has_rival=note.pk in beside, corrects=note.replaces_id is not None)
        for note in found
        if not note.struck and note.pk not in replaced
    ]


class LineInShort(NamedTuple):
    """A standing line as the page of a talk shows it: plain values, as there may be hundreds."""

    pk: UUID
    kind: str
    text: str
    at: datetime
    planned_id: UUID | None
    replaces_id: UUID | None
    off_record: bool
    volunteered: bool
    has_rival: bool = False

    @property
    def corrects(self) -> bool:
        return self.replaces_id is not None


_STORED = LineInShort._fields[:-1]


def lines_in_short(space: UUID, conversation: UUID) -> list[LineInShort]:
    """Return the same lines as :func:`lines_with_rivals`, read without making rows of the model."""
    found = [(LineInShort(*said), struck) for *said, struck in _noted(space, conversation)]
    replaced = {line.replaces_id for line, _struck in found}
    written = (Written(line.pk, line.replaces_id, struck) for line, struck in found)
    beside = rivals(written) if replaced - {None} else {}
    return [
        line._replace(has_rival=True) if line.pk in beside else line
        for line, struck in found
        if not struck and line.pk not in replaced
    ]


@prepared
def _noted(space: UUID, conversation: UUID) -> QuerySet[Note, tuple[Any, ...]]:
    notes = Note.objects.filter(space=space, conversation=conversation)
    return notes.values_list(*_STORED, "struck")
