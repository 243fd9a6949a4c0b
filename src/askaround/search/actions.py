"""Keeping what can be found in step with what is stored.

The index is SQLite's FTS5 over the table of documents ("external content": the text stands
once). It is fed by hand rather than by triggers: it reads the texts in their searchable form
(`search.rules.searchable`), and a bulk load is many times quicker. Whoever changes that form adds
a migration that calls :func:`reindex`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet

from askaround.accounts.models import Space
from askaround.search.models import SearchDocument
from askaround.search.rules import searchable

INDEX = "askaround_searchindex"
BATCH = 500


@dataclass(frozen=True, slots=True)
class Document:
    """The findable text of one thing; ``owner_id`` is the page that a hit opens."""

    kind: str
    object_id: UUID
    owner_id: UUID
    title: str
    body: str = ""


def add_new(*, space: Space, documents: Sequence[Document]) -> None:
    """Make documents of new objects findable; quick for many, because nothing is looked up."""
    table = SearchDocument._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(max(id), 0) FROM {table}")  # noqa: S608 (our own table)
        last_before = cursor.fetchone()[0]
        cursor.executemany(
            f"INSERT INTO {table} (space_id, kind, object_id, owner_id, title, body)"  # noqa: S608
            " VALUES (%s, %s, %s, %s, %s, %s)",
            [
                (space.pk.hex, d.kind, d.object_id.hex, d.owner_id.hex, d.title, d.body)
                for d in documents
            ],
        )
    _index(SearchDocument.objects.filter(id__gt=last_before))


def _index(documents: QuerySet[SearchDocument]) -> None:
    rows = _as_indexed(documents)
    with connection.cursor() as cursor:
        while portion := list(islice(rows, BATCH)):
            cursor.executemany(
                f"INSERT INTO {INDEX} (rowid, title, body, kind) VALUES (%s, %s, %s, %s)",  # noqa: S608
                portion,
            )


def _as_indexed(documents: QuerySet[SearchDocument]) -> Iterator[tuple[int, str, str, str]]:
    """Give what the index holds of each document; taking it out needs the very same texts."""
    rows = documents.order_by("id").values_list("id", "title", "body", "kind").iterator()
    return ((key, searchable(title), searchable(body), kind) for key, title, body, kind in rows)


@transaction.atomic
def drop(*, space: Space, object_ids: Sequence[UUID]) -> None:
    """Make these objects unfindable."""
    for start in range(0, len(object_ids), BATCH):
        stale = SearchDocument.objects.filter(
            space=space, object_id__in=object_ids[start : start + BATCH]
        )
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {INDEX} ({INDEX}, rowid, title, body, kind)"  # noqa: S608
                " VALUES ('delete', %s, %s, %s, %s)",
                list(_as_indexed(stale)),
            )
        stale.delete()


def forget_words() -> None:
    """Write the index anew in one piece: until then it keeps the words of what was dropped."""
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {INDEX} ({INDEX}) VALUES ('optimize')")  # noqa: S608


@transaction.atomic
def reindex() -> None:
    """Build the index of all spaces again from the documents."""
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {INDEX} ({INDEX}) VALUES ('delete-all')")  # noqa: S608
    _index(SearchDocument.objects.all())


@transaction.atomic
def clear(*, space: Space) -> None:
    """Make everything in a space unfindable, and leave no trace of it in the index."""
    SearchDocument.objects.filter(space=space).delete()
    reindex()
