"""Writing many rows of one table in one statement.

Django's ``bulk_create`` and ``bulk_update`` prepare every value through its field, which costs
more than the database does. Here the columns are looked at once, and each row is a plain list.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection, models

from askaround.accounts.models import Kept, Space

Adapt = Callable[[Any], Any]


class NewRows:
    """New rows of one model: gathered with :meth:`add`, written with :meth:`write`.

    ``columns`` are those that differ from row to row, in the order in which :meth:`add` takes
    them; the key comes first and is not named. All others get their default, the space, and
    ``now`` as the moment at which the row was made.
    """

    def __init__(
        self, model: type[Kept], *columns: str, space: Space, now: datetime, **same: Any
    ) -> None:
        by_column = {field.attname: field for field in model._meta.concrete_fields}
        given = ("id", *columns)
        constant = {
            name: field.get_default() for name, field in by_column.items() if name not in given
        }
        constant |= {"space_id": space.pk, "created_at": now, "updated_at": now} | same
        fields = [by_column[name] for name in (*given, *constant)]
        self._table = model._meta.db_table
        self._columns = [str(field.column) for field in fields]
        self._adapts = [
            (position, adapt)
            for position, field in enumerate(fields[: len(given)])
            if (adapt := _adapter(field))
        ]
        self._same = tuple(
            adapt(value) if (adapt := _adapter(by_column[name])) else value
            for name, value in constant.items()
        )
        self._rows: list[Sequence[Any]] = []

    def add(self, key: UUID, *values: Any) -> None:
        row = [key, *values, *self._same]
        for position, adapt in self._adapts:
            row[position] = adapt(row[position])
        self._rows.append(row)

    def write(self) -> None:
        """Write what was gathered, and forget it."""
        if not self._rows:
            return
        names = ", ".join(map(connection.ops.quote_name, self._columns))
        marks = ", ".join(["%s"] * len(self._columns))
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {self._table} ({names}) VALUES ({marks})",  # noqa: S608 (our own names)
                self._rows,
            )
        self._rows = []


def rewrite(rows: Iterable[Kept], columns: Iterable[str], *, now: datetime) -> None:
    """Store these columns of rows of one model; each row counts one more write."""
    rows = list(rows)
    if not rows:
        return
    model = type(rows[0])
    for row in rows:
        row.version += 1
        row.updated_at = now
    columns = [*columns, "version", "updated_at", "id"]
    by_column = {field.attname: field for field in model._meta.concrete_fields}
    adapts = [_adapter(by_column[name]) or _as_it_is for name in columns]
    values = [
        [adapt(getattr(row, name)) for adapt, name in zip(adapts, columns, strict=True)]
        for row in rows
    ]
    settings = ", ".join(f"{connection.ops.quote_name(name)} = %s" for name in columns[:-1])
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {model._meta.db_table} SET {settings} WHERE id = %s",  # noqa: S608 (our own names)
            values,
        )


def delete_rows(model: type[Kept], keys: Iterable[UUID]) -> None:
    """Delete rows on which nothing hangs any more; the database refuses it otherwise."""
    adapt = _adapter(model._meta.pk) or _as_it_is
    values = [adapt(key) for key in keys]
    marks = ", ".join(["%s"] * len(values))
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {model._meta.db_table} WHERE id IN ({marks})", values)  # noqa: S608


def _as_it_is(value: Any) -> Any:
    return value


def _adapter(field: "models.Field[Any, Any]") -> Adapt | None:
    """Return what turns a value of ``field`` into one the database takes, None where it is one."""
    kind = field.target_field if isinstance(field, models.ForeignKey) else field
    if isinstance(kind, models.UUIDField) and not connection.features.has_native_uuid_field:
        return _hex
    if isinstance(kind, models.JSONField):
        return _json
    if isinstance(kind, models.DateTimeField):
        return _instant
    return _day if isinstance(kind, models.DateField) else None


def _hex(value: UUID | None) -> str | None:
    return value.hex if value else None


def _json(value: object) -> str:
    return json.dumps(value)


def _instant(value: datetime | None) -> Any:
    return connection.ops.adapt_datetimefield_value(value)


def _day(value: date | None) -> Any:
    return connection.ops.adapt_datefield_value(value)
