"""Carrying out an import: one transaction, many rows at a time.

It is not journalled row by row. The batch is what can be taken back (`undoing`), and each record
keeps what it replaced.
"""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from askaround.core import statistics
from askaround.core.garbage import seldom_searched
from askaround.journal.author import Author
from askaround.people.imports.correcting import complete
from askaround.people.imports.facts import portions
from askaround.people.imports.planning import PEOPLE, ImportPlan, plan
from askaround.people.imports.writing import Writer
from askaround.people.models import ImportBatch

Progress = Callable[[int, int], None]
"""Called with how many records and events are written, and how many there are."""

PROBLEMS_KEPT = 200
"""So many unreadable lines stay listed after an import; the file itself is forgotten."""


class CannotImport(Exception):
    """The message is written for the person at the screen."""


@seldom_searched()
@transaction.atomic
def apply_import(*, by: Author, batch: ImportBatch, progress: Progress | None = None) -> ImportPlan:
    """Write what :func:`~askaround.people.imports.planning.plan` says now, and return it.

    Raises :class:`CannotImport` for a batch that is not waiting.
    """
    row = ImportBatch.objects.select_for_update().get(pk=batch.pk, space=by.space)
    if row.state != ImportBatch.State.PLANNED:
        raise CannotImport(_("This file is not waiting to be imported: nothing has been done."))
    found = plan(space=by.space, batch=row)
    _write(by, row, found, progress or _silently)
    row.state = ImportBatch.State.APPLIED
    row.applied_at = by.now
    row.reading = None
    row.counts = found.counts | {"problems": _first_problems(found)}
    row.decisions = {name: value for name, value in row.decisions.items() if name != PEOPLE}
    row.version += 1
    row.save()
    statistics.refresh()
    return found


def _silently(done: int, of: int) -> None:
    """Report progress to nobody."""


def _write(by: Author, batch: ImportBatch, found: ImportPlan, progress: Progress) -> None:
    writer = Writer(by=by, batch=batch, source=found.source)
    whole, done = len(found.records) + len(found.events.new), 0
    for records in portions(found.records):
        writer.bring(planned for planned in records if planned.makes_person)
        complete(writer, (planned for planned in records if not planned.makes_person))
        done += len(records)
        progress(done, whole)
    for events in portions(found.events.new):
        writer.write_events(events)
        done += len(events)
        progress(done, whole)


def _first_problems(found: ImportPlan) -> list[dict[str, Any]]:
    return [
        {"line": problem.line, "reason": problem.reason, "file": problem.file}
        for problem in found.unreadable[:PROBLEMS_KEPT]
    ]
