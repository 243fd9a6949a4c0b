"""What every importer hands over: plain values read from a file, before anything is decided.

Parsers live in ``integrations`` and return a :class:`Reading`. Planning and writing an import
(`people.imports`) never sees a file.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

LONGEST_NAME = 200
"""The characters that are kept of a full name.

A longer one is refused where it is typed; from a file it comes in shortened, and whole in a note.
"""


@dataclass(frozen=True, slots=True)
class IncomingRole:
    """What somebody does or did. Dates are as exact as the source: 2019, 2019-05 or 2019-05-17."""

    title: str = ""
    organization: str = ""
    started: str = ""
    ended: str = ""


@dataclass(frozen=True, slots=True)
class IncomingPerson:
    """One person as a source describes them.

    ``key`` names the record inside its source (a profile address, a vCard UID, else made from
    the name), so that a later import of the same file finds its own earlier row. ``line`` is
    where the record starts in the file, counted from 1.
    """

    key: str
    line: int
    full_name: str
    given_name: str = ""
    family_name: str = ""
    roles: tuple[IncomingRole, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    location: str = ""
    known_since: date | None = None
    how_i_know: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    circle: str = ""
    met_on: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class IncomingEvent:
    """Something that happened with a person: a message or an invitation, in either direction.

    ``person_link`` or, failing that, ``person_name`` says with whom. ``at`` is aware and in UTC.
    """

    key: str
    line: int
    kind: str  # "message" or "invitation"
    outgoing: bool
    at: datetime
    person_name: str
    person_link: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be read, said so that a person can find and mend it.

    ``line`` is 0 where the whole file is meant; ``file`` names the file inside a ZIP.
    ``notice`` is true where the record came in all the same and only a detail was left out
    or assumed; otherwise the record stayed out.
    """

    line: int
    reason: str
    file: str = ""
    notice: bool = False


@dataclass
class Reading:
    """All that one file held. ``source`` is the importer's name, "linkedin" for example.

    ``rows`` counts the records below the headings. Each of them became people or events, or is
    named by a problem that is no notice, or is one of ``blank_rows``: nothing goes unaccounted.
    """

    source: str
    people: list[IncomingPerson] = field(default_factory=list)
    events: list[IncomingEvent] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    rows: int = 0
    blank_rows: int = 0


class Unreadable(Exception):
    """The file as a whole cannot be read. The text says what is wrong and what to do."""
