"""What follows from the rows of research: their search documents."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import QuerySet

from askaround.accounts.models import Kept, Space
from askaround.journal.author import RowChange
from askaround.research.models import Organization, Question
from askaround.search import actions as search
from askaround.search.actions import Document
from askaround.search.models import SearchDocument

AnyKept = TypeVar("AnyKept", bound=Kept)
BATCH = 500
"""How many keys one statement names: SQLite may be built to take no more than 999."""


def follow(*, space: Space, rows: list[RowChange], **signal: Any) -> None:
    """Bring the documents of changed questions and organizations up to date."""
    refresh_questions(space=space, ids=ids_of(rows, "question"))
    refresh_organizations(space=space, ids=ids_of(rows, "organization"))


def ids_of(rows: list[RowChange], model: str) -> set[UUID]:
    return {UUID(row["id"]) for row in rows if row["model"] == model}


def rebuild(*, space: Space) -> None:
    """Make the documents of all questions and organizations again; a few rows at a time."""
    for ids in keys_in_batches(Question.objects.filter(space=space)):
        refresh_questions(space=space, ids=ids)
    for ids in keys_in_batches(Organization.objects.filter(space=space)):
        refresh_organizations(space=space, ids=ids)


def keys_in_batches(rows: QuerySet[AnyKept]) -> Iterator[list[UUID]]:
    """Give the keys of rows, as many at a time as one statement may name."""
    keys = rows.order_by("pk").values_list("pk", flat=True).iterator()
    while batch := list(islice(keys, BATCH)):
        yield batch


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
