"""What can be found of a conversation: the standing lines of its notes, and the debrief."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from askaround.accounts.models import Space
from askaround.conversations.models import Debrief, Note
from askaround.conversations.queries.lines import lines
from askaround.journal.author import RowChange
from askaround.research.derived import ids_of, keys_in_batches
from askaround.search import actions as search
from askaround.search.actions import Document
from askaround.search.models import SearchDocument


@dataclass(frozen=True, slots=True)
class Findable:
    """One kind of row that can be found: which rows of a space, and what is said of each."""

    model: str
    among: Callable[[], QuerySet[Any]]
    document: Callable[[Any], Document]

    def refresh(self, *, space: Space, ids: Iterable[UUID]) -> None:
        """Make the documents of these rows again; one that is gone has none."""
        ids = list(ids)
        if not ids:
            return
        search.drop(space=space, object_ids=ids)
        found = self.among().filter(space=space, pk__in=ids)
        search.add_new(space=space, documents=[self.document(row) for row in found])

    def rebuild(self, *, space: Space) -> None:
        """Make the documents of all rows again, some at a time; they were cleared."""
        for ids in keys_in_batches(self.among().filter(space=space)):
            found = self.among().filter(pk__in=ids)
            search.add_new(space=space, documents=[self.document(row) for row in found])


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
