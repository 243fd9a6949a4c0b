"""Everything that is computed from rows and stored for speed, made again or compared."""

import hashlib
from collections.abc import Iterator

from django.db import DatabaseError, connection, transaction

from askaround.accounts.models import Space
from askaround.archive.rows import archived_models
from askaround.people import derived as people
from askaround.research import derived as research
from askaround.search import actions as search
from askaround.search.models import SearchDocument


def rebuild(*, space: Space) -> None:
    """Make all derived data of a space again, from its rows alone."""
    search.clear(space=space)
    research.rebuild(space=space)
    people.rebuild(space=space)


def differences(*, space: Space) -> list[str]:
    """Return which derived data is not what a rebuild would make; everything stays as it is."""
    with transaction.atomic():
        stored = dict(_digests(space))
        rebuild(space=space)
        made_again = dict(_digests(space))
        transaction.set_rollback(True)
    found = [name for name, digest in stored.items() if digest != made_again[name]]
    return found if _index_agrees() else [*found, "full-text index"]


def _digests(space: Space) -> Iterator[tuple[str, str]]:
    documents = SearchDocument.objects.filter(space=space).order_by("object_id")
    yield (
        "search documents",
        _digest(documents.values_list("kind", "object_id", "owner_id", "title", "body").iterator()),
    )
    for model in archived_models():
        if model.derived:
            rows = model._default_manager.filter(space=space).order_by("id")
            yield (
                str(model._meta.verbose_name_plural),
                _digest(rows.values_list("id", *sorted(model.derived)).iterator()),
            )


def _digest(rows: Iterator[tuple[object, ...]]) -> str:
    digest = hashlib.sha256()
    for row in rows:
        digest.update(repr(row).encode())
    return digest.hexdigest()


def _index_agrees() -> bool:
    """Let SQLite compare its full-text index with the documents it was made from."""
    index = search.INDEX
    compare = f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)"  # noqa: S608 (our own name)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(compare)
    except DatabaseError:
        return False
    return True
