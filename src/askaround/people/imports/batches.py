"""Files on their way in: waiting for the names of their columns, or for a yes."""

import zlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from askaround.journal.author import Author
from askaround.people.imports.planning import PEOPLE, STRANGERS
from askaround.people.imports.readings import MEGABYTE, inflated, packed
from askaround.people.models import ImportBatch
from askaround.people.rules.incoming import Reading

HEADINGS, MAPPING, GUESS, SAMPLE = "headings", "mapping", "guess", "sample"
"""Entries of ``decisions`` of a file whose columns a person names: headings as written, then
column number → meaning as chosen and as guessed, and the first rows."""
MOST_BYTES = 128 * MEGABYTE
"""No larger file is taken in (`integrations.child`)."""


class CannotDrop(Exception):
    """The message is written for the person at the screen."""


def begin(*, by: Author, name: str, reading: Reading) -> ImportBatch:
    """Keep what was read until somebody says yes."""
    return ImportBatch.objects.create(
        space=by.space,
        name=name[:250],
        source=reading.source,
        state=ImportBatch.State.PLANNED,
        reading=packed(reading),
    )


def begin_mapping(
    *,
    by: Author,
    name: str,
    data: bytes,
    headings: Sequence[str],
    sample: Sequence[Sequence[str]],
    guess: Mapping[int, str],
) -> ImportBatch:
    """Keep a file until its columns are named; the same headings as once before need no guess."""
    remembered = _mapping_of(by, list(headings))
    return ImportBatch.objects.create(
        space=by.space,
        name=name[:250],
        state=ImportBatch.State.MAPPING,
        reading=zlib.compress(data),
        decisions={
            HEADINGS: list(headings),
            SAMPLE: [list(row) for row in sample],
            GUESS: {str(column): str(field) for column, field in guess.items()},
            MAPPING: remembered,
        },
    )


def _mapping_of(by: Author, headings: list[str]) -> dict[str, str]:
    """Return how columns of these headings were named the last time."""
    named = ImportBatch.objects.filter(
        space=by.space, decisions__headings=headings, decisions__has_key=MAPPING
    ).exclude(state=ImportBatch.State.MAPPING)
    last = named.order_by("-created_at").first()
    return last.decisions[MAPPING] if last else {}


def file_of(batch: ImportBatch) -> bytes:
    """Return the file that waits for the names of its columns. Raises `Unreadable`."""
    return inflated(bytes(batch.reading or b""), most=MOST_BYTES)


def name_columns(*, batch: ImportBatch, mapping: Mapping[int, str], reading: Reading) -> None:
    """Keep what was read with these columns, and remember them for the next file like it."""
    batch.decisions = {
        HEADINGS: batch.decisions[HEADINGS],
        MAPPING: {str(column): str(field) for column, field in mapping.items()},
    }
    batch.source, batch.reading = reading.source, packed(reading)
    batch.state = ImportBatch.State.PLANNED
    batch.save()


@transaction.atomic
def decide(*, by: Author, batch: ImportBatch, decisions: Mapping[str, str]) -> None:
    """Keep, for records that may be somebody who is here, who they are.

    ``decisions`` gives the record's key and a person's id, :data:`DIFFERENT`, or "" for later.
    """
    row = ImportBatch.objects.select_for_update().get(pk=batch.pk, space=by.space)
    known: dict[str, str] = row.decisions.get(PEOPLE, {})
    together = {key: chosen for key, chosen in (known | dict(decisions)).items() if chosen}
    _keep(row, {PEOPLE: together})


@transaction.atomic
def add_strangers(*, by: Author, batch: ImportBatch, add: bool) -> None:
    """Say whether people who only appear in messages and invitations come in too."""
    row = ImportBatch.objects.select_for_update().get(pk=batch.pk, space=by.space)
    _keep(row, {STRANGERS: add})


def _keep(row: ImportBatch, entries: dict[str, Any]) -> None:
    row.decisions |= entries
    row.save(update_fields=["decisions", "updated_at"])


def drop(*, by: Author, batch: ImportBatch) -> None:
    """Remove a file that waits. Raises :class:`CannotDrop` where it does not wait any more."""
    with by.change(_("Removed the file “%s” without importing it") % batch) as change:
        row = ImportBatch.objects.select_for_update().get(pk=batch.pk, space=by.space)
        if row.state not in {ImportBatch.State.MAPPING, ImportBatch.State.PLANNED}:
            raise CannotDrop(_("“%s” was imported meanwhile, so it was not removed.") % batch)
        change.remove(row)


def last_applied(among: QuerySet[ImportBatch], *, since: datetime) -> ImportBatch | None:
    """Return what was imported last and not taken back."""
    applied = among.filter(state=ImportBatch.State.APPLIED, applied_at__gte=since)
    return applied.order_by("-applied_at", "-id").defer("reading").first()


def newest_first(among: QuerySet[ImportBatch]) -> QuerySet[ImportBatch]:
    """Order for a list; what was read stays in the database."""
    return among.order_by("-created_at", "-id").defer("reading")
