"""Questions to the database whose SQL is written once, and then asked with other values.

Django writes the SQL of a query anew each time, which costs a nested one ten times what SQLite
takes to answer it. Nothing of an answer is kept: every question goes to the database.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import wraps
from inspect import signature
from itertools import chain, count
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet
from django.utils.timezone import get_current_timezone_name

Given = ParamSpec("Given")
Row = TypeVar("Row", bound=tuple[Any, ...])
Converter = Callable[[Any, Any, Any], Any]
Value = UUID | datetime | date
VALUES = (UUID, datetime, date)
"""Types that fill a place in the SQL, alone or in a tuple; whatever else is given may shape it."""
MOST_SHAPES = 64
"""So many statements of one question are kept: pages of a long list have one each."""


class CannotPrepare(Exception):
    """The SQL holds something that was computed from a value, and so would be wrong next time."""


def prepared(make: Callable[Given, QuerySet[Any, Row]]) -> Callable[Given, list[Row]]:
    """Turn a function that makes a query of plain columns into one that returns its rows.

    Keys, moments and days are filled in anew each time; whatever else is given (a number, a flag,
    how many keys) has SQL of its own. Days and moments that follow from others have to be given as
    well.
    """
    statements: dict[Hashable, _Statement] = {}
    names = signature(make)

    @wraps(make)
    def ask(*args: Given.args, **kwargs: Given.kwargs) -> list[Row]:
        given = names.bind(*args, **kwargs).arguments
        shape = (get_current_timezone_name(), *map(_shape, given.items()))
        statement = statements.get(shape)
        if statement is None:
            statement = _written(make, given)
            if len(statements) >= MOST_SHAPES:  # other threads may clear at any moment, too
                statements.clear()
            statements[shape] = statement
        return statement.rows(_values(given))

    return ask


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a value goes; ``number`` counts those that were given."""

    number: int


@dataclass(frozen=True, slots=True)
class _Statement:
    """``converters`` turn what the database returns in some columns into values of Python."""

    sql: str
    params: tuple[Any, ...] = ()
    converters: tuple[tuple[int, list[Converter], Any], ...] = ()

    def rows(self, values: Sequence[Value]) -> list[Any]:
        if not self.sql:
            return []
        connection = connections[DEFAULT_DB_ALIAS]
        params: list[Any] = [
            _adapted(values[each.number]) if isinstance(each, _Place) else each
            for each in self.params
        ]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, params)
            found = [list(row) for row in cursor.fetchall()]
        for column, converters, expression in self.converters:
            for convert in converters:
                for row in found:
                    row[column] = convert(row[column], expression, connection)
        return [tuple(row) for row in found]


def _shape(given: tuple[str, object]) -> tuple[object, ...]:
    name, value = given
    if isinstance(value, tuple):
        return name, *(_shape(("", each)) for each in value)
    return name, type(value), None if isinstance(value, VALUES) else value


def _values(given: Mapping[str, object]) -> list[Value]:
    """Return what goes into places, in the order in which it was given."""
    each = chain.from_iterable(
        value if isinstance(value, tuple) else (value,) for value in given.values()
    )
    return [value for value in each if isinstance(value, VALUES)]


def _written(make: Callable[..., QuerySet[Any, Any]], given: Mapping[str, object]) -> _Statement:
    """Write the SQL twice with different values: what differs is where they go."""
    first, second = _examples(given, 1), _examples(given, 2)
    try:
        (sql, params, converters), (other_sql, others, _) = (
            _compiled(make, values) for values in (first, second)
        )
    except EmptyResultSet:  # whatever there is: nothing is one of no keys
        return _Statement("")
    if sql != other_sql:
        raise CannotPrepare("The values shape the SQL.")
    numbers = {_adapted(value): number for number, value in enumerate(_values(first))}
    other_values = list(map(_adapted, _values(second)))
    places: list[object] = []
    for param, other in zip(params, others, strict=True):
        number = numbers.get(param) if isinstance(param, (str, *VALUES)) else None
        if number is not None and other == other_values[number]:
            places.append(_Place(number))
        elif param == other:
            places.append(param)
        else:
            raise CannotPrepare(f"{param!r} was computed from something that was given.")
    return _Statement(sql, tuple(places), converters)


def _compiled(
    make: Callable[..., QuerySet[Any, Any]], values: Mapping[str, object]
) -> tuple[str, tuple[Any, ...], tuple[tuple[int, list[Converter], Any], ...]]:
    compiler = make(**values).query.get_compiler(DEFAULT_DB_ALIAS)
    sql, params = compiler.as_sql()
    columns = [column for column, _sql, _name in compiler.select[: compiler.col_count]]
    converters = compiler.get_converters(columns).items()
    return sql, tuple(params), tuple((place, *how) for place, how in converters)


def _examples(given: Mapping[str, object], seed: int) -> dict[str, object]:
    """Replace each value by another one of its type that is like none of the others."""
    numbers = count(1000 * seed)
    return {
        name: tuple(_example(each, next(numbers)) for each in value)
        if isinstance(value, tuple)
        else _example(value, next(numbers))
        for name, value in given.items()
    }


def _example(value: object, number: int) -> object:
    if isinstance(value, UUID):
        return UUID(int=number)
    if isinstance(value, datetime):
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=number)
    return date(1971, 1, 1) + timedelta(days=number) if isinstance(value, date) else value


def _adapted(value: Value) -> object:
    """Return a value as the database takes it."""
    connection = connections[DEFAULT_DB_ALIAS]
    if isinstance(value, UUID):
        return value if connection.features.has_native_uuid_field else value.hex
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return connection.ops.adapt_datefield_value(value)
