"""The moments in UTC of what is planned by the clock, made again after every change."""

from typing import Any
from uuid import UUID

from askaround.accounts.models import Space
from askaround.journal.author import RowChange
from askaround.scheduling.models import Conversation, Window
from askaround.scheduling.rules.wall_time import moment
from askaround.search.findable import ids_of, keys_in_batches

PLANNED: dict[str, type[Conversation] | type[Window]] = {
    "conversation": Conversation,
    "window": Window,
}


def follow(*, space: Space, rows: list[RowChange], **signal: Any) -> None:
    """Bring the moments of changed conversations and windows up to date."""
    for name, model in PLANNED.items():
        refresh_moments(model, space=space, ids=list(ids_of(rows, name)))


def rebuild(*, space: Space) -> None:
    """Make the moments of everything planned in a space again."""
    for model in PLANNED.values():
        for ids in keys_in_batches(model.objects.filter(space=space)):
            refresh_moments(model, space=space, ids=ids)


def refresh_moments(
    model: type[Conversation] | type[Window], *, space: Space, ids: list[UUID]
) -> None:
    for row in model.objects.filter(space=space, pk__in=ids):
        starts_at = moment(row.wall_time) if row.wall_time else None
        if starts_at != row.starts_at:
            model.objects.filter(pk=row.pk).update(starts_at=starts_at)
