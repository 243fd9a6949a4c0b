"""A reading as lines of JSON, for the way between two processes and for keeping it a while.

One line says what the reading is, then each person, event and problem has a line of its own, so
that neither side holds the whole text at once. The order within a line is that of the dataclass.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date, datetime
from operator import attrgetter
from typing import Any

from askaround.people.rules.incoming import (
    IncomingEvent,
    IncomingPerson,
    IncomingRole,
    Problem,
    Reading,
)

PERSON_FIELDS = tuple(field.name for field in fields(IncomingPerson))
_person_values = attrgetter(*PERSON_FIELDS)
_event_values = attrgetter(*(field.name for field in fields(IncomingEvent)))
_problem_values = attrgetter(*(field.name for field in fields(Problem)))
_role_values = attrgetter("title", "organization", "started", "ended")
_ROLES, _KNOWN_SINCE, _MET_ON = map(PERSON_FIELDS.index, ("roles", "known_since", "met_on"))
_TUPLES = tuple(map(PERSON_FIELDS.index, ("emails", "phones", "links", "tags")))
_AT = tuple(field.name for field in fields(IncomingEvent)).index("at")

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def to_line(value: object) -> bytes:
    """Return ``value`` as one line of JSON."""
    return (_encode(value) + "\n").encode("utf-8", "replace")


def to_lines(reading: Reading) -> Iterator[bytes]:
    """Give ``reading`` line by line."""
    head = {"source": reading.source, "rows": reading.rows, "blank_rows": reading.blank_rows}
    yield to_line(head)
    for person in reading.people:
        values = list(_person_values(person))
        values[_ROLES] = [_role_values(role) for role in person.roles]
        values[_KNOWN_SINCE] = person.known_since and person.known_since.isoformat()
        values[_MET_ON] = [day.isoformat() for day in person.met_on]
        yield to_line(["p", *values])
    for event in reading.events:
        values = list(_event_values(event))
        values[_AT] = event.at.isoformat()
        yield to_line(["e", *values])
    for problem in reading.problems:
        yield to_line(["!", *_problem_values(problem)])


def from_lines(head: dict[str, Any], lines: Iterable[bytes]) -> Reading:
    """Return the reading of which ``head`` was the first line and ``lines`` are the others.

    Raises ValueError, TypeError, LookupError or AttributeError where they are something else.
    """
    reading = Reading(
        str(head["source"]), rows=int(head["rows"]), blank_rows=int(head["blank_rows"])
    )
    for line in lines:
        kind, *values = json.loads(line)
        if kind == "p":
            reading.people.append(_person(values))
        elif kind == "e":
            values[_AT] = datetime.fromisoformat(values[_AT])
            reading.events.append(IncomingEvent(*values))
        else:
            reading.problems.append(Problem(*values))
    return reading


def _person(values: list[Any]) -> IncomingPerson:
    values[_ROLES] = tuple(IncomingRole(*role) for role in values[_ROLES])
    known_since = values[_KNOWN_SINCE]
    values[_KNOWN_SINCE] = date.fromisoformat(known_since) if known_since else None
    values[_MET_ON] = tuple(date.fromisoformat(day) for day in values[_MET_ON])
    for index in _TUPLES:
        values[index] = tuple(values[index])
    return IncomingPerson(*values)
