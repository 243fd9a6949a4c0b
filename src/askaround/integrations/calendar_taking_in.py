"""From a file or an address to what is known of my busy time: fetched, read in the child, kept.

Nothing is written before the reading is whole; where it does not work, an earlier one stays.
"""

from dataclasses import dataclass

from askaround.integrations.calendar_child import busy_in_child
from askaround.integrations.calendar_fetching import CannotFetch, fetch, parse_address
from askaround.integrations.calendar_reading import BusyTime
from askaround.journal.author import Author
from askaround.people.rules.incoming import Unreadable
from askaround.scheduling.actions import calendars
from askaround.scheduling.models import BusyCalendar

NOT_READ = (Unreadable, CannotFetch, calendars.CannotKeepCalendar)
"""What is raised with a sentence for the person at the screen."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A calendar and what was found in it, with what was left out."""

    calendar: BusyCalendar
    found: BusyTime


def take_in(*, by: Author, name: str, address: str = "", data: bytes | None = None) -> TakenIn:
    """Read a calendar for the first time, from its file or else from its address.

    Raises one of ``NOT_READ``; then nothing is kept.
    """
    name = calendars.free_calendar_name(space=by.space, name=name)
    if data is None:
        parse_address(address)
        data = fetch(address)
    found = _busy(by, data)
    row = calendars.add_busy_calendar(by=by, name=name, spans=found.spans, address=address.strip())
    return TakenIn(row, found)


def take_in_again(*, by: Author, calendar: BusyCalendar, data: bytes | None = None) -> TakenIn:
    """Read a calendar again, from a newer file or from its address.

    Raises one of ``NOT_READ``; then the earlier reading stays, and the calendar says why.
    """
    try:
        if data is None:
            data = fetch(calendar.address)
        found = _busy(by, data)
    except NOT_READ as problem:
        calendars.note_unread(by=by, calendar=calendar, problem=str(problem))
        raise
    calendars.read_again(by=by, calendar=calendar, spans=found.spans)
    return TakenIn(calendar, found)


def _busy(by: Author, data: bytes) -> BusyTime:
    space = by.space
    return busy_in_child(data, now=by.now, zone=space.time_zone, language=space.language)
