"""What can be found of a conversation: the standing lines of its notes, and the debrief."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from askaround.accounts.models import Space
from askaround.conversations.models import Debrief, Note
from askaround.conversations.queries.lines import lines
from askaround.journal.author import RowChange
from askaround.search.actions import Document
from askaround.search.findable import Findable, ids_of
from askaround.search.models import SearchDocument


def _standing() -> QuerySet[Note]:
    return lines(Note.objects.exclude(text=""))


def _line(note: Note) -> Document:
    """What is off the record may be found by whoever wrote it, under a kind of its own."""
    kind = SearchDocument.Kind.OFF_RECORD if note.off_record else SearchDocument.Kind.LINE
    return Document(kind, note.pk, note.conversation_id, note.text)


def _remembered() -> QuerySet[Debrief]:
    return Debrief.objects.exclude(recall="", surprises="", monday_why="")


def _debrief(row: Debrief) -> Document:
    said = "\n".join(filter(None, [row.recall, row.surprises, row.monday_why]))
    return Document(SearchDocument.Kind.DEBRIEF, row.pk, row.conversation_id, said)


NOTES = Findable("note", _standing, _line)
DEBRIEFS = Findable("debrief", _remembered, _debrief)


def follow(*, space: Space, rows: list[RowChange], **signal: Any) -> None:
    """Bring the documents of changed lines and debriefs up to date.

    A line that was added or taken back decides whether the line that it replaces still stands.
    """
    NOTES.refresh(space=space, ids=ids_of(rows, "note") | _replaced(rows))
    DEBRIEFS.refresh(space=space, ids=ids_of(rows, "debrief"))


def _replaced(rows: list[RowChange]) -> set[UUID]:
    images = (
        image
        for row in rows
        if row["model"] == "note"
        for image in (row["before"], row["after"])
        if image
    )
    return {UUID(str(image["replaces_id"])) for image in images if image.get("replaces_id")}


def rebuild(*, space: Space) -> None:
    """Make the documents of all lines and debriefs of a space again."""
    NOTES.rebuild(space=space)
    DEBRIEFS.rebuild(space=space)
