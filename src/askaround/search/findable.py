"""Keeping the documents of one kind of row in step with the rows."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import QuerySet

from askaround.accounts.models import Kept, Space
from askaround.journal.author import RowChange
from askaround.search.actions import Document, add_new, drop

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
        drop(space=space, object_ids=ids)
        found = self.among().filter(space=space, pk__in=ids)
        add_new(space=space, documents=[self.document(row) for row in found])

    def rebuild(self, *, space: Space) -> None:
        """Make the documents of all rows again, some at a time; they were cleared."""
        for ids in keys_in_batches(self.among().filter(space=space)):
            found = self.among().filter(pk__in=ids)
            add_new(space=space, documents=[self.document(row) for row in found])


@dataclass(frozen=True)
class Findables:
    """Several kinds of rows that are found by their own documents alone."""

    kinds: tuple[Findable, ...]

    def follow(self, *, space: Space, rows: list[RowChange], **signal: Any) -> None:
        """Bring the documents of the changed rows up to date."""
        for kind in self.kinds:
            kind.refresh(space=space, ids=ids_of(rows, kind.model))

    def rebuild(self, *, space: Space) -> None:
        """Make the documents of all rows again; they were cleared."""
        for kind in self.kinds:
            kind.rebuild(space=space)


def ids_of(rows: list[RowChange], model: str) -> set[UUID]:
    """Return the keys of the rows of one model among those that changed."""
    return {UUID(row["id"]) for row in rows if row["model"] == model}


def keys_in_batches(rows: QuerySet[AnyKept]) -> Iterator[list[UUID]]:
    """Give the keys of rows, as many at a time as one statement may name."""
    keys = rows.order_by("pk").values_list("pk", flat=True).iterator()
    while batch := list(islice(keys, BATCH)):
        yield batch
