"""What follows from the rows of research: their search documents."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from askaround.accounts.models import Space
from askaround.journal.author import RowChange
from askaround.research.models import Organization, Question
from askaround.search import actions as search
from askaround.search.actions import Document
from askaround.search.models import SearchDocument


def follow(*, space: Space, rows: list[RowChange], **signal: Any) -> None:
    """Bring the documents of changed questions and organizations up to date."""
    refresh_questions(space=space, ids=ids_of(rows, "question"))
    refresh_organizations(space=space, ids=ids_of(rows, "organization"))


def ids_of(rows: list[RowChange], model: str) -> set[UUID]:
    return {UUID(row["id"]) for row in rows if row["model"] == model}


def refresh_questions(*, space: Space, ids: Iterable[UUID]) -> None:
    ids = list(ids)
    found = Question.objects.filter(space=space, pk__in=ids)
    search.drop(space=space, object_ids=ids)
    search.put(
        space=space,
        documents=[
            Document(SearchDocument.Kind.QUESTION, row.pk, row.exploration_id, row.text, row.answer)
            for row in found
        ],
    )


def refresh_organizations(*, space: Space, ids: Iterable[UUID]) -> None:
    ids = list(ids)
    found = Organization.objects.filter(space=space, pk__in=ids)
    search.drop(space=space, object_ids=ids)
    search.put(space=space, documents=[organization_document(row) for row in found])


def organization_document(row: Organization) -> Document:
    return Document(
        SearchDocument.Kind.ORGANIZATION,
        row.pk,
        row.pk,
        row.name,
        f"{row.location}\n{row.known}".strip(),
    )
