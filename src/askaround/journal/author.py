"""Who is acting, and when: the one way by which a person's data is changed.

Every action takes ``by: Author`` and writes inside ``with by.change(sentence) as change``. One
change is one transaction and one undo; changes inside a change become part of it.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NotRequired, TypedDict, TypeVar, cast
from zoneinfo import ZoneInfo

from django.db import router, transaction
from django.db.models.deletion import Collector
from django.dispatch import Signal
from django.utils.translation import gettext as _

from askaround.accounts.models import Kept, Recorded, Space
from askaround.journal.images import Image, changed, image, insert, label
from askaround.journal.models import Change

Row = TypeVar("Row", bound=Kept)

rows_changed = Signal()
"""Sent inside the transaction with ``space`` and ``rows``, so that derived data follows."""


class RowChange(TypedDict):
    """One row in a change. ``before`` is None for a new row, ``after`` for a removed one.

    ``version`` is that of the row once the change was made: a row that comes back goes on counting.
    ``created_at`` says of a new or removed row when it was made: it comes back as old as it was.
    """

    model: str
    id: str
    before: Image | None
    after: Image | None
    version: NotRequired[int]
    created_at: NotRequired[str]


class StaleWrite(Exception):
    """Somebody, perhaps the same person in another window, wrote this row first.

    ``stored`` is the row as it is now, so that a page can show both texts.
    """

    def __init__(self, stored: Recorded) -> None:
        super().__init__(
            _(
                "This was changed elsewhere while you were writing."
                " Nothing is lost: both texts are below."
            )
        )
        self.stored = stored


@dataclass
class Recorder:
    """Writes rows and remembers how they were."""

    space: Space
    rows: list[RowChange] = field(default_factory=list)

    def add(self, row: Row) -> Row:
        """Store a new row."""
        row.space = self.space
        insert(row)
        self._remember(row, None, image(row))
        return row

    def save(self, row: Recorded, *, version: int | None = None) -> None:
        """Store a changed row; with ``version``, only if nobody has written it since.

        Raises :class:`StaleWrite` otherwise. A row that says what is stored already is left alone,
        whoever wrote it.
        """
        stored = type(row)._default_manager.select_for_update().get(pk=row.pk)
        before, after = changed(image(stored), image(row))
        if not after:
            return
        if version is not None and stored.version != version:
            raise StaleWrite(stored)
        row.version = stored.version + 1
        row.save(force_update=True)
        self._remember(row, before, after)

    def keep(self, row: Kept, *, version: int | None = None) -> None:
        """Store a row that may be new. Raises :class:`StaleWrite` as :meth:`save` does."""
        if type(row)._default_manager.filter(pk=row.pk).exists():
            self.save(row, version=version)
        else:
            self.add(row)

    def remove(self, row: Kept) -> None:
        """Delete a row and all that hangs on it; the journal keeps what is needed to undo it."""
        collector = _EveryRow(using=router.db_for_write(type(row)))
        collector.collect([row])
        going = {other.pk for other in _rows_in(collector.data.values())}
        for (column, value), groups in collector.field_updates.items():
            for other in _rows_in(cast("Iterable[Iterable[object]]", groups)):
                if other.pk not in going:  # what goes is remembered whole
                    before = {column.attname: image(other)[column.attname]}
                    self._remember(other, before, {column.attname: value})
        for rows in reversed(list(collector.data.values())):
            for other in _rows_in([rows]):
                self._remember(other, image(other), None)
        collector.delete()

    def _remember(self, row: Recorded, before: Image | None, after: Image | None) -> None:
        entry = RowChange(
            model=label(row), id=str(row.pk), before=before, after=after, version=row.version
        )
        if before is None or after is None:
            entry["created_at"] = row.created_at.isoformat()
        self.rows.append(entry)


def _rows_in(groups: Iterable[Iterable[object]]) -> Iterator[Kept]:
    """Give the rows of a person's data among what Django collected."""
    return (row for group in groups for row in group if isinstance(row, Kept))


class _EveryRow(Collector):
    """Django's collector, made to load every row it would delete, so that each is remembered."""

    def can_fast_delete(self, *args: object, **kwargs: object) -> bool:
        return False


@dataclass
class Author:
    """Somebody at work in their space, at one moment (``now``, aware)."""

    space: Space
    now: datetime
    changes: list[Change] = field(default_factory=list)
    _open: Recorder | None = None

    @property
    def today(self) -> date:
        """The calendar day where this person lives."""
        return self.now.astimezone(ZoneInfo(self.space.time_zone)).date()

    @contextmanager
    def change(self, sentence: str) -> Iterator[Recorder]:
        """Record what is written inside as one change; ``sentence`` says what was done."""
        if self._open is not None:
            yield self._open
            return
        self._open = Recorder(self.space)
        try:
            with transaction.atomic():
                yield self._open
                self._close(self._open, sentence)
        finally:
            self._open = None

    def _close(self, recorder: Recorder, sentence: str) -> None:
        if not recorder.rows:
            return
        rows_changed.send(sender=Author, space=self.space, rows=recorder.rows)
        self.changes.append(
            Change.objects.create(
                space=self.space, sentence=sentence[:300], rows=recorder.rows, made_at=self.now
            )
        )
