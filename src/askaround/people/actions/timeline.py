"""What happened between me and somebody, and what I noted."""

from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from askaround.core.text import many_lines
from askaround.journal.author import Author
from askaround.people.models import Event, Person

NOON = time(12)


def moment_of(*, by: Author, on: date | None) -> datetime:
    """Return the instant that stands for a day: now for today, else its noon where I live."""
    if on is None or on == by.today:
        return by.now
    return datetime.combine(on, NOON, ZoneInfo(by.space.time_zone))


def day_of(*, by: Author, at: datetime) -> date:
    """Return the calendar day of an instant where I live."""
    return at.astimezone(ZoneInfo(by.space.time_zone)).date()


def add_event(
    *,
    by: Author,
    person: Person,
    kind: str,
    direction: str = "",
    at: datetime,
    text: str = "",
    about: UUID | None = None,
) -> Event:
    """Add a line to somebody's timeline. ``about`` is the ask it belongs to."""
    event = Event(
        person=person, kind=kind, direction=direction, at=at, text=many_lines(text), about=about
    )
    sentence = _("Noted “%(what)s” with %(person)s") % {
        "what": Event.Kind(kind).label,
        "person": person,
    }
    with by.change(sentence) as change:
        return change.add(event)


def add_note(*, by: Author, person: Person, text: str, at: datetime | None = None) -> Event:
    """Add a note about somebody; it is no contact with them."""
    return add_event(by=by, person=person, kind=Event.Kind.NOTE, at=at or by.now, text=text)


def edit_event(
    *, by: Author, event: Event, text: str, at: datetime | None = None, version: int | None = None
) -> Event:
    """Correct what a line of the timeline says, or when it was.

    Raises `journal.author.StaleWrite`.
    """
    row = Event.objects.select_related("person").get(pk=event.pk, space=by.space)
    row.text, row.at = many_lines(text), at or row.at
    with by.change(_("Changed a note about %s") % row.person) as change:
        change.save(row, version=version)
    return row


def remove_event(*, by: Author, event: Event) -> None:
    with by.change(_("Removed a line from the timeline of %s") % event.person) as change:
        change.remove(event)
