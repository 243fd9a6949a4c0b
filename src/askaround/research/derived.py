"""What follows from the rows of research: their search documents."""

from typing import Any

from askaround.accounts.models import Space
from askaround.journal.author import RowChange
from askaround.research.models import Organization, Question
from askaround.search.actions import Document
from askaround.search.findable import Findable, ids_of
from askaround.search.models import SearchDocument


def _question(row: Question) -> Document:
    kind = SearchDocument.Kind.QUESTION
    return Document(kind, row.pk, row.exploration_id, row.text, row.answer)


def _organization(row: Organization) -> Document:
    body = f"{row.location}\n{row.known}".strip()
    return Document(SearchDocument.Kind.ORGANIZATION, row.pk, row.pk, row.name, body)


FINDABLE = (
    Findable("question", Question.objects.all, _question),
    Findable("organization", Organization.objects.all, _organization),
)


def follow(*, space: Space, rows: list[RowChange], **signal: Any) -> None:
    """Bring the documents of changed questions and organizations up to date."""
    for kind in FINDABLE:
        kind.refresh(space=space, ids=ids_of(rows, kind.model))


def rebuild(*, space: Space) -> None:
    """Make the documents of all questions and organizations again."""
    for kind in FINDABLE:
        kind.rebuild(space=space)
