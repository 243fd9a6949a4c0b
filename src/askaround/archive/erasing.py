"""Erasing everything, for good.

This is no change of the journal, because it is meant to leave no trace.
"""

from contextlib import suppress

from django.db import OperationalError, connection, transaction

from askaround.accounts.models import Kept, Space
from askaround.archive.rows import archived_models, settings_columns
from askaround.journal import actions as journal
from askaround.journal.author import Author
from askaround.scheduling.models import CalendarFeed
from askaround.search import actions as search

CHOICES = {"playbook", "playbook_changes"}
"""What is forgotten of the settings; the place, language and time zone describe the machine."""


@transaction.atomic
def erase_everything(*, by: Author) -> None:
    """Remove every row of the author's space, its journal and its choices. There is no undo.

    The space itself and the way in stay, so that a new beginning needs no new installation.
    """
    for model in reversed(archived_models()):
        _delete_all(model, by.space)
    CalendarFeed.objects.filter(space=by.space).delete()
    search.clear(space=by.space)
    journal.forget_all(by=by)
    for field in settings_columns():
        if field.name in CHOICES:
            setattr(by.space, field.name, field.get_default())
    by.space.save()


def _delete_all(model: type[Kept], space: Space) -> None:
    """Delete in one statement; the collector of Django would load every row first."""
    key = Space._meta.pk.get_db_prep_value(space.pk, connection)
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {model._meta.db_table} WHERE space_id = %s", [key])  # noqa: S608 (our own name)


def forget_on_disk() -> None:
    """Overwrite what erased rows left behind in the database file.

    It does nothing inside a transaction, where SQLite cannot. While another program holds the
    database, the traces stay until the space is used again or this is called again.
    """
    if connection.in_atomic_block:
        return
    with suppress(OperationalError), connection.cursor() as cursor:
        search.forget_words()
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
