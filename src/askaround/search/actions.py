"""Keeping what can be found in step with what is stored.

The index is SQLite's FTS5 over the table of documents ("external content": the text stands
once). It is fed by hand rather than by triggers, because a bulk load that indexes its rows in
one statement is many times quicker.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection, transaction

from askaround.accounts.models import Space
from askaround.search.models import SearchDocument

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


@transaction.atomic
def put(*, space: Space, documents: Iterable[Document]) -> None:
    """Make these documents findable, in place of what was said of the same objects before."""
    documents = list(documents)
    drop(space=space, object_ids=[document.object_id for document in documents])
    add_new(space=space, documents=documents)


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
        cursor.execute(
            f"INSERT INTO {INDEX} (rowid, title, body)"  # noqa: S608
            f" SELECT id, title, body FROM {table} WHERE id > %s",
            [last_before],
        )


@transaction.atomic
def drop(*, space: Space, object_ids: Sequence[UUID]) -> None:
    """Make these objects unfindable."""
    for start in range(0, len(object_ids), BATCH):
        stale = SearchDocument.objects.filter(
            space=space, object_id__in=object_ids[start : start + BATCH]
        )
        rows = list(stale.values_list("id", "title", "body"))
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {INDEX} ({INDEX}, rowid, title, body) VALUES ('delete', %s, %s, %s)",  # noqa: S608
                rows,
            )
        stale.delete()


def clear(*, space: Space) -> None:
    """Make everything in a space unfindable, before all of it is made findable again."""
    found = SearchDocument.objects.filter(space=space).values_list("object_id", flat=True)
    drop(space=space, object_ids=list(found))
