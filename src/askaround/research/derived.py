"""What follows from the rows of research: their search documents."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
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
