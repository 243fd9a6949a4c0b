"""Which rows go into an archive, in which order, and how a row looks there.

A row is one JSON object of its columns. Derived columns stay out: they are made again.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from graphlib import TopologicalSorter
from typing import Any, TypeAlias
from uuid import UUID

from django.apps import apps
from django.db import models
from django.utils.timezone import is_naive

from askaround.accounts.models import Kept, Space
from askaround.scheduling.models import AtWallTime

AnyField: TypeAlias = "models.Field[Any, Any]"
Values = dict[str, Any]

NOT_ARCHIVED = {
    "CalendarFeed": "a key to this installation's calendar feed",
    "Change": "the journal undoes what was done in this place; it ends after a month anyway",
    "EntryToken": "a key to this installation's front door",
    "SearchDocument": "derived, and made again",
    "Space": "the space is there before the archive comes; its settings are a part of their own",
    "User": "accounts belong to an installation, not to a person's data",
}
"""Every stored thing that has no rows in an archive, with the reason."""

BOOKKEEPING = ("id", "created_at", "updated_at", "version")
SETTINGS = ("time_zone", "country", "language", "playbook", "playbook_changes")
"""The columns of a space that its owner chose."""
LISTED = {"names", "problems"}
"""What the ``counts`` of an import list; all the rest of them are numbers."""
FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Nothing is agreed for a day outside these. Of any other day people may write what they like."""


def archived_models() -> list[type[Kept]]:
    """Return every kind of row of a person's data; what others point to comes first."""
    everything = apps.get_app_config("askaround").get_models()
    kinds = [model for model in everything if issubclass(model, Kept)]
    pointed_at = {
        model: {other for _name, other in pointers(model) if other is not model} for model in kinds
    }
    return list(TopologicalSorter(pointed_at).static_order())


def pointers(model: type[Kept]) -> list[tuple[str, type[Kept]]]:
    """Return the columns that name another row of a person's data, and of which kind it is."""
    return [
        (field.name, other)
        for field in model._meta.concrete_fields
        if isinstance(other := field.related_model, type) and issubclass(other, Kept)
    ]


def columns(model: type[Kept]) -> list[AnyField]:
    """Return the columns of a row in the archive."""
    return [*_named(model, BOOKKEEPING), *model.stored_fields()]


def settings_columns() -> list[AnyField]:
    return _named(Space, SETTINGS)


def _named(model: type[models.Model], names: tuple[str, ...]) -> list[AnyField]:
    return [field for field in model._meta.concrete_fields if field.name in names]


def plain(row: models.Model, fields: list[AnyField]) -> Values:
    """Return a row as JSON values by column, exact to the microsecond."""
    return {field.attname: _plain(row, field) for field in fields}


def _plain(row: models.Model, field: AnyField) -> Any:
    value = field.value_from_object(row)
    if value is None or isinstance(value, bool | int | float | str | list | dict):
        return value
    return field.value_to_string(row)


def fill(row: models.Model, fields: list[AnyField], values: Values) -> None:
    """Set the columns of a row from JSON values; a column that is not there keeps its default.

    Raises ValueError and its kin, or Django's ValidationError, for a value that the column cannot
    hold.
    """
    for field in fields:
        if field.attname in values:
            setattr(row, field.attname, _stored(field, values[field.attname]))


def _stored(field: AnyField, value: Any) -> Any:
    stored = field.to_python(value)
    if isinstance(stored, datetime) and is_naive(stored):
        raise ValueError(f"{field.name} is a moment without its offset from UTC")
    if isinstance(field, models.JSONField) and field.model is not Space:  # settings are left out
        _refuse_misshapen(field, stored)
    if stored not in field.empty_values:
        _refuse_impossible(field, stored)
    return stored


def _refuse_misshapen(field: AnyField, stored: Any) -> None:
    """Raise ValueError, TypeError or AttributeError for JSON that no page could read.

    What stands deeper in it is read with care where it is used.
    """
    if not isinstance(stored, type(field.get_default())):
        raise ValueError(f"{field.name} is neither empty nor what is kept there")
    if field.name == "came_with":
        for key in stored:
            UUID(key)
    if field.name == "counts":
        for name, value in stored.items():
            if not isinstance(value, list if name in LISTED else int):
                raise ValueError(f"{name} counts nothing")


def _refuse_impossible(field: AnyField, stored: Any) -> None:
    """Raise ValueError for what no page of the program writes and no page can show."""
    if field.choices and stored not in _choices(field):
        raise ValueError(f"{field.name} is none of its choices")
    if _is_planned_day(field) and not FIRST_YEAR <= stored.year <= LAST_YEAR:
        raise ValueError(f"{field.name} is too far away")


@cache
def _choices(field: AnyField) -> frozenset[Any]:
    return frozenset(value for value, _label in field.flatchoices)


@cache
def _is_planned_day(field: AnyField) -> bool:
    """Tell whether moments are counted from the day, in a time zone of any offset."""
    return issubclass(field.model, AtWallTime) and field.name == "day"


def all_rows(model: type[Kept], space: Space) -> Iterator[Kept]:
    """Give every row of one kind, a few at a time, in the order of their keys."""
    return model._default_manager.filter(space=space).order_by("id").iterator(chunk_size=1000)
