"""Everything that is computed from rows and stored for speed, made again or compared."""

import hashlib
from collections.abc import Iterator

from django.db import connection, transaction
from django.utils.translation import gettext as _

from askaround.accounts.models import Space
from askaround.archive.rows import archived_models
from askaround.conversations import derived as conversations
from askaround.followup import derived as followup
from askaround.insight import derived as insight
from askaround.letters import derived as letters
from askaround.people import derived as people
from askaround.research import derived as research
from askaround.scheduling import derived as scheduling
from askaround.search import actions as search
from askaround.search.models import SearchDocument
from askaround.search.queries import WORDS


@transaction.atomic
def rebuild(*, space: Space) -> None:
    """Make all derived data of a space again, from its rows alone."""
    search.clear(space=space)
    research.rebuild(space=space)
    people.rebuild(space=space)
    letters.rebuild(space=space)
    scheduling.rebuild(space=space)
    conversations.rebuild(space=space)
    followup.rebuild(space=space)
    insight.rebuild(space=space)


def differences(*, space: Space) -> list[str]:
    """Return which derived data is not what a rebuild would make; everything stays as it is."""
    with transaction.atomic():
        stored = dict(_digests(space))
        rebuild(space=space)
        made_again = dict(_digests(space))
        transaction.set_rollback(True)
    return [name for name, digest in stored.items() if digest != made_again[name]]


def _digests(space: Space) -> Iterator[tuple[str, str]]:
    documents = SearchDocument.objects.filter(space=space).order_by("object_id")
    yield (
        _("search documents"),
        _digest(documents.values_list("kind", "object_id", "owner_id", "title", "body").iterator()),
    )
    yield _("full-text index"), _digest(_words_in_index())
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


def _words_in_index() -> Iterator[tuple[object, ...]]:
    """Give every word of the full-text index, with how often and in how many documents it is."""
    with connection.cursor() as cursor:
        cursor.execute(WORDS)
        cursor.execute("SELECT term, doc, cnt FROM temp.words_in_index")
        yield from cursor
