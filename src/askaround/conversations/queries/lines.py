"""The lines of notes that stand, and what stands beside them."""

from dataclasses import dataclass

from django.db.models import QuerySet

from askaround.conversations.models import Note
from askaround.conversations.rules.lines import Written, rivals


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
