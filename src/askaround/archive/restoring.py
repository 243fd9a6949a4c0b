"""Bringing an archive back into an empty space: all of it, or nothing.

This is no change of the journal: it begins with nothing, so erasing everything takes it back.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import IO
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.utils.translation import gettext as _

from askaround.accounts.models import Kept, Space
from askaround.accounts.rules.changes import ImpossibleRule, playbook
from askaround.archive import derived, manifest, queries
from askaround.archive.keys import Keys, NewKeys, SameKeys
from askaround.archive.manifest import NotRestorable, Part
from askaround.archive.opening import Archive, opened, parse_row
from askaround.archive.rows import (
    SETTINGS,
    Values,
    archived_models,
    columns,
    fill,
    pointers,
    settings_columns,
)
from askaround.journal import actions as journal
from askaround.journal.author import Author
from askaround.journal.images import label

BATCH = 500
NOT_A_VALUE = (ValueError, TypeError, AttributeError, ValidationError, RecursionError)
NOT_STORABLE = (OverflowError, UnicodeEncodeError)


@dataclass(frozen=True)
class Restored:
    """What came back. ``left_out`` names what this version of Askaround has no place for."""

    made_at: datetime
    counts: dict[str, int]
    left_out: tuple[str, ...] = ()


class _KeysTaken(Exception):
    """A row with this key lives in somebody else's space."""


def read_archive(*, by: Author, file: IO[bytes]) -> Restored:
    """Bring everything in an archive back into the author's space, which must be empty.

    Rows keep their keys, unless one of them is taken in this database: then all get new ones.
    Raises :class:`NotRestorable`, and changes nothing, where the archive is damaged or too new.
    """
    if not queries.is_empty(by.space):
        raise NotRestorable(
            _(
                "Your space already has something in it. An archive can only come back into an "
                "empty space, so nothing gets mixed up. Save what is here, erase it, then bring "
                "the archive back."
            )
        )
    with opened(file) as archive:
        archive.check()
        try:
            return _restore(by, archive, SameKeys())
        except _KeysTaken:
            return _restore_under_new_keys(by, archive)


def _restore_under_new_keys(by: Author, archive: Archive) -> Restored:
    try:
        return _restore(by, archive, NewKeys(_all_keys(archive)))
    except _KeysTaken as problem:  # a key spelled so that nothing finds it in its line
        raise NotRestorable(
            _("This archive was not written by Askaround: its keys look different.")
        ) from problem


def _all_keys(archive: Archive) -> Iterator[UUID]:
    for model in archived_models():
        if part := archive.part(label(model)):
            for values in _rows(archive, part, SameKeys()):
                yield _row_key(part, values)


@transaction.atomic
def _restore(by: Author, archive: Archive, keys: Keys) -> Restored:
    journal.forget_all(by=by)
    left_out = set(_unknown_parts(archive))
    try:
        left_out |= _restore_settings(by.space, archive)
        for model in archived_models():
            if part := archive.part(label(model)):
                left_out |= _restore_part(by.space, archive, part, model, keys)
        _refuse_loose_ends(by.space)
        derived.rebuild(space=by.space)
    except (DatabaseError, *NOT_STORABLE) as problem:
        raise NotRestorable(
            _("The rows of this archive contradict each other (%s). Nothing was changed.") % problem
        ) from problem
    return Restored(archive.contents.made_at, archive.contents.counts, tuple(sorted(left_out)))


def _unknown_parts(archive: Archive) -> Iterator[str]:
    known = {manifest.SETTINGS_PART, *(label(model) for model in archived_models())}
    return (part.kind for part in archive.contents.parts if part.kind not in known)


def _restore_settings(space: Space, archive: Archive) -> set[str]:
    """Take over the owner's choices; return those that mean nothing here and stay as they are."""
    left_out = set()
    if part := archive.part(manifest.SETTINGS_PART):
        for values in _rows(archive, part, SameKeys()):
            before = {name: getattr(space, name) for name in SETTINGS}
            fill(space, settings_columns(), values)
            for name in _meaningless(space):
                setattr(space, name, before[name])
                left_out.add(f"{part.kind}.{name}")
        space.save()
    return left_out


def _meaningless(space: Space) -> list[str]:
    names = []
    try:
        ZoneInfo(space.time_zone)
    except (ValueError, OSError, ZoneInfoNotFoundError):
        names.append("time_zone")
    if space.language not in dict(settings.LANGUAGES):
        names.append("language")
    try:
        playbook(space.playbook, space.playbook_changes)
    except (ImpossibleRule, *NOT_A_VALUE):
        names += ["playbook", "playbook_changes"]
    return names


def _restore_part(
    space: Space, archive: Archive, part: Part, model: type[Kept], keys: Keys
) -> set[str]:
    """Store the rows of one part; return the names of the columns there is no place for."""
    fields = columns(model)
    known, unknown = {field.attname for field in fields}, set()
    rows, count = _rows(archive, part, keys), 0
    while batch := list(islice(rows, BATCH)):
        count += len(batch)
        unknown |= {name for values in batch for name in values.keys() - known}
        _insert(model, [_row(space, part, model, values) for values in batch])
    if count != part.rows:
        raise _not_a_row(part)
    return {f"{part.kind}.{name}" for name in unknown}


def _rows(archive: Archive, part: Part, keys: Keys) -> Iterator[Values]:
    for line in archive.lines(part):
        try:
            yield parse_row(keys.line(line))
        except NOT_A_VALUE as problem:
            raise _not_a_row(part) from problem


def _row(space: Space, part: Part, model: type[Kept], values: Values) -> Kept:
    row = model(space=space, id=_row_key(part, values))
    try:
        fill(row, columns(model), values)
    except NOT_A_VALUE as problem:
        raise _not_a_row(part) from problem
    return row


def _row_key(part: Part, values: Values) -> UUID:
    try:
        return UUID(values["id"])
    except (*NOT_A_VALUE, KeyError) as problem:
        raise _not_a_row(part) from problem


def _not_a_row(part: Part) -> NotRestorable:
    return NotRestorable(
        _("Some rows in the part %(name)s cannot be read. Nothing was changed.")
        % {"name": part.name}
    )


def _insert(model: type[Kept], rows: list[Kept]) -> None:
    """Store rows exactly as they are; `bulk_create` would set their moments to now."""
    elsewhere = model._default_manager.exclude(space=rows[0].space)
    if elsewhere.filter(pk__in=[row.pk for row in rows]).exists():
        raise _KeysTaken
    fields = model._meta.concrete_fields
    names = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {model._meta.db_table} ({names}) VALUES ({marks})",  # noqa: S608 (our own names)
            [
                [
                    field.get_db_prep_save(getattr(row, field.attname), connection)
                    for field in fields
                ]
                for row in rows
            ],
        )


def _refuse_loose_ends(space: Space) -> None:
    """Refuse rows that point to nothing, or into somebody else's space."""
    for model in archived_models():
        for name, other in pointers(model):
            here = other._default_manager.filter(space=space)
            pointing = model._default_manager.filter(space=space, **{f"{name}__isnull": False})
            if pointing.exclude(**{f"{name}__in": here}).exists():
                raise NotRestorable(
                    _(
                        "The archive is not complete: something in %(kind)s belongs to a row that "
                        "is not in it. Nothing was changed."
                    )
                    % {"kind": label(model)}
                )
