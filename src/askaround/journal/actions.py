"""Taking a change back, and forgetting changes that are too old to take back."""

import json
import re
from datetime import datetime, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import CASCADE, ForeignKey
from django.utils.translation import gettext as _

from askaround.accounts.models import Kept, Recorded, Space
from askaround.journal import queries
from askaround.journal.author import Author, RowChange, rows_changed
from askaround.journal.images import (
    apply,
    columns_naming,
    image,
    insert,
    label,
    model_of,
    recorded,
    row_of,
)
from askaround.journal.models import Change

KEPT_DAYS = 30
"""House rule: removed rows can be brought back for a month, then the last copy goes."""
KEY = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""The key of a row, wherever a change names it."""


class CannotUndo(Exception):
    """The message is written for the person at the screen."""


@transaction.atomic
def undo(*, by: Author, change: Change) -> None:
    """Put every row of ``change`` back as it was before.

    Raises :class:`CannotUndo`, and changes nothing, when something that came later rests on it.
    """
    change = Change.objects.select_for_update().get(pk=change.pk, space=by.space)
    if change.undone_at is not None:
        raise CannotUndo(_("This was undone already."))
    _turn_over(by, change, change.rows[::-1])


@transaction.atomic
def redo(*, by: Author, change: Change) -> None:
    """Do again what was undone: every row of ``change`` becomes what the change had made of it.

    Where a change that undid it stands in the list, that one is undone. Raises
    :class:`CannotUndo`, and changes nothing, when a row is not any more as the undo left it.
    """
    change = Change.objects.select_for_update().get(pk=change.pk, space=by.space)
    if change.undone_at is None:
        raise CannotUndo(_("This has already been done again."))
    if undoing := Change.objects.filter(undoes=change, undone_at__isnull=True).first():
        undo(by=by, change=undoing)
    else:
        _turn_over(by, change, [_the_other_way(entry) for entry in change.rows])


def _turn_over(by: Author, change: Change, entries: list[RowChange]) -> None:
    """Undo a change that stands, or do it again, by putting back ``entries``.

    Out of turn, under something newer, that is a change itself: the newest change can then always
    be undone, down to the first.
    """
    done = [_put_back(by, entry) for entry in entries]
    _refuse_what_fits_no_more(by, entries)
    rows_changed.send(sender=Author, space=by.space, rows=entries)
    if queries.newer(change).exists():
        Change.objects.create(
            space=by.space, sentence=turning_over(change), rows=done, made_at=by.now, undoes=change
        )
    _turn(change, by.now, {entry["id"]: entry["version"] for entry in done})


def turning_over(change: Change) -> str:
    """Say what undoing this change does, or doing it again where it does not stand."""
    first, again = change, change.undone_at is not None
    while first.undoes is not None:
        first, again = first.undoes, not again
    sentence = _("Redid: %s") if again else _("Undid: %s")
    return (sentence % first.sentence)[:300]


def _turn(change: Change, now: datetime, versions: dict[str, int]) -> None:
    """Note that a change does not stand any more, or stands again, and what that turns in turn.

    It learns the ``versions`` of its rows: whichever way they come back, they go on counting.
    """
    change.undone_at = None if change.undone_at else now
    change.rows = [{**entry, "version": versions[entry["id"]]} for entry in change.rows]
    change.save(update_fields=["undone_at", "rows"])
    if change.undoes is not None:
        _turn(change.undoes, now, versions)


def _the_other_way(entry: RowChange) -> RowChange:
    return {**entry, "before": entry["after"], "after": entry["before"]}


def _put_back(by: Author, entry: RowChange) -> RowChange:
    """Make one row what it was before, and return what that did to it."""
    row, before, after = _row(by, entry), entry["before"], entry["after"]
    if before is None:
        _refuse_what_is_leaned_on(row)
        row.delete()
    else:
        apply(row, before)
        _refuse_a_double(row)
        row.version += 1
        if after is None:
            insert(row)
        else:
            row.save(force_update=True)
    return {**_the_other_way(entry), "version": row.version}


def _row(by: Author, entry: RowChange) -> Recorded:
    """Return the row as the change left it: with what it said then, or, once removed, empty."""
    after = entry["after"]
    if after is None:
        row = row_of(entry, by.space)
        row.version = entry.get("version", 0)
        return row
    stored = _stored(by, entry)
    if stored is None or _differs(stored, after):
        raise CannotUndo(
            _("Nothing happened, because it was changed again later. Undo the later change first.")
        )
    return stored


def _stored(by: Author, entry: RowChange) -> Recorded | None:
    """Return the row as it is now; the space at work itself, which then knows its settings."""
    if recorded(entry["model"]) is Space:
        by.space.refresh_from_db()
        return by.space
    return model_of(entry["model"])._default_manager.filter(pk=entry["id"], space=by.space).first()


def _refuse_a_double(row: Recorded) -> None:
    """Refuse a row whose place has been taken since: a name, an address, the one open request."""
    try:
        row.validate_constraints()
        row.validate_unique()
    except ValidationError as problem:
        raise CannotUndo(
            _("Nothing happened, because “%s” has been added again since. Undo that first.") % row
        ) from problem


def _refuse_what_fits_no_more(by: Author, entries: list[RowChange]) -> None:
    """Refuse rows that came back but name another row that is gone by now."""
    for entry in entries:
        model = recorded(entry["model"])
        for field in model.stored_fields():
            key = (entry["before"] or {}).get(field.attname)
            if key is None or not isinstance(field, ForeignKey):
                continue
            if not field.related_model._default_manager.filter(pk=key, space=by.space).exists():
                raise CannotUndo(
                    _(
                        "Nothing happened, because something it belonged to has been removed. "
                        "Undo that first."
                    )
                )


def _differs(row: Recorded, after: dict[str, object]) -> bool:
    now = image(row)
    return any(now[name] != value for name, value in after.items())


def _refuse_what_is_leaned_on(row: Recorded) -> None:
    """Refuse to take out a row that the change made, when something else hangs on it by now."""
    for model, column in columns_naming(type(row)):
        if model._default_manager.filter(**{column: row.pk}).exists():
            raise CannotUndo(
                _(
                    "Nothing happened, because you have since added something to “%s”. Remove "
                    "that first."
                )
                % row
            )


def oldest_kept(now: datetime) -> datetime:
    """Return the moment before which changes are forgotten."""
    return now - timedelta(days=KEPT_DAYS)


def forget_old(*, by: Author) -> None:
    """Remove changes too old to be taken back, and with them the last copy of removed rows.

    One that a younger change took back or did again goes with that one: both hold the same rows,
    and the younger says what it did in the words of the older.
    """
    oldest = oldest_kept(by.now)
    undone = Change.objects.filter(space=by.space, undoes__isnull=False).values("undoes")
    old = Change.objects.filter(space=by.space, made_at__lt=oldest).exclude(pk__in=undone)
    while old.delete()[0]:  # the last of a chain first, then what it undid
        pass


def forget_row(*, by: Author, key: UUID) -> None:
    """Remove every change that remembers this removed row or what hung on it, whole."""
    changes = Change.objects.filter(space=by.space)
    gone = _with_what_hung_on_it(key, [row for change in changes for row in change.rows])
    forgotten = [
        change.pk for change in changes if not gone.isdisjoint(KEY.findall(json.dumps(change.rows)))
    ]
    _forget(by, forgotten)


def forget_kind(*, by: Author, model: type[Kept]) -> None:
    """Remove every change that remembers a row of this kind, whole."""
    changes = Change.objects.filter(space=by.space)
    kinds = [(change.pk, {row["model"] for row in change.rows}) for change in changes]
    _forget(by, [pk for pk, found in kinds if label(model) in found])


def _forget(by: Author, keys: list[UUID]) -> None:
    Change.objects.filter(space=by.space, pk__in=keys).delete()
    by.changes[:] = [change for change in by.changes if change.pk not in keys]


def _with_what_hung_on_it(key: UUID, rows: list[RowChange]) -> set[str]:
    """Return the keys of a row and of all that went along with it, now or earlier."""
    found: set[str] = set()
    more = {str(key)}
    while more:
        found |= more
        more = {row["id"] for row in rows if not found.isdisjoint(_hangs_on(row))} - found
    return found


def _hangs_on(row: RowChange) -> set[object]:
    """Return the keys of the rows without which this one cannot be."""
    columns = [
        field.attname
        for field in recorded(row["model"]).stored_fields()
        if isinstance(field, ForeignKey) and field.remote_field.on_delete is CASCADE
    ]
    said = [row["before"] or {}, row["after"] or {}]
    return {values[name] for values in said for name in columns if name in values}


def forget_all(*, by: Author) -> None:
    """Remove every change of the space, for a person who asks to be erased at once."""
    Change.objects.filter(space=by.space).delete()
