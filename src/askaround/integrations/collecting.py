"""Gathering a reading row by row, so that every row is accounted for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import Generic, TypeVar

from askaround.core.language import gettext as _
from askaround.integrations.fields import shown
from askaround.people.rules.incoming import (
    LONGEST_NAME,
    IncomingEvent,
    IncomingPerson,
    Problem,
    Reading,
)

Record = TypeVar("Record", IncomingPerson, IncomingEvent)

LONGEST_PERSON_KEY = 300
LONGEST_EVENT_KEY = 64


class RowProblem(Exception):
    """Why one row cannot be read; the text is shown beside its line number."""


def short_key(text: str, longest: int) -> str:
    """Return ``text``, its end replaced by a digest where it is longer than ``longest``."""
    if len(text) <= longest:
        return text
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
    return f"{text[: longest - 25]}…{digest}"


def event_key(*parts: str) -> str:
    """Return a short stable name for an event that the source does not name itself."""
    text = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return blake2b(text, digest_size=LONGEST_EVENT_KEY // 4).hexdigest()


@dataclass
class Collector:
    """Adds rows to ``reading``: exactly one of its methods is called for every row.

    Keys stay unique: an exact repetition is a problem, another record with the same key gets a
    number behind it.
    """

    reading: Reading
    _people: "_Keys[IncomingPerson]" = field(default_factory=lambda: _Keys(LONGEST_PERSON_KEY))
    _events: "_Keys[IncomingEvent]" = field(default_factory=lambda: _Keys(LONGEST_EVENT_KEY))

    def blank(self) -> None:
        self.reading.rows += 1
        self.reading.blank_rows += 1

    def refused(self, line: int, reason: str) -> None:
        self.reading.rows += 1
        self.reading.problems.append(Problem(line, reason))

    def person(self, person: IncomingPerson, notices: Iterable[str] = ()) -> None:
        self.reading.rows += 1
        self._notices(person.line, notices)
        if len(person.full_name) > LONGEST_NAME:
            self.notice(_too_long(person.full_name), person.line)
        found = self._people.place(person)
        if isinstance(found, int):
            self._repeated(person.line, found)
        else:
            self.reading.people.append(found)

    def events(self, events: Sequence[IncomingEvent], notices: Iterable[str] = ()) -> None:
        """Add the events of one row; there is at least one."""
        self.reading.rows += 1
        self._notices(events[0].line, notices)
        added = 0
        repeated = 0
        for event in events:
            found = self._events.place(event)
            if isinstance(found, int):
                repeated = found
                continue
            self.reading.events.append(found)
            added += 1
        if not added:
            self._repeated(events[0].line, repeated)

    def notice(self, reason: str, line: int = 0) -> None:
        """Remark on the file, or on a row that came in all the same."""
        self.reading.problems.append(Problem(line, reason, notice=True))

    def _notices(self, line: int, notices: Iterable[str]) -> None:
        for reason in notices:
            self.notice(reason, line)

    def _repeated(self, line: int, first: int) -> None:
        reason = _("This repeats line %d exactly; it was taken once.") % first
        self.reading.problems.append(Problem(line, reason))


def _too_long(name: str) -> str:
    return _("“%s” is too long for a name. Its beginning is the name; all of it is in a note.") % (
        shown(name)
    )


def _without_line(record: Record) -> Record:
    return replace(record, line=0)


class _Keys(Generic[Record]):
    """The keys given out so far, and the first record of each."""

    def __init__(self, longest: int) -> None:
        self.longest = longest
        self.first: dict[str, Record] = {}
        self.given: dict[str, int] = {}

    def place(self, record: Record) -> Record | int:
        """Return ``record`` under a key of its own, or the line of the record it repeats."""
        key = short_key(record.key, self.longest)
        first = self.first.setdefault(key, record)
        if first is record:
            self.given[key] = 1
            return record if key == record.key else replace(record, key=key)
        if _without_line(first) == _without_line(record):
            return first.line
        self.given[key] += 1
        numbered = short_key(f"{key} #{self.given[key]}", self.longest)
        return self.place(replace(record, key=numbered))
