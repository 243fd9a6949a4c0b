"""My calendars, of which only the busy times are kept; the feeds; and what a calendar answered."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from askaround.accounts.models import Space
from askaround.core.text import many_lines, one_line
from askaround.journal.author import Author
from askaround.people.models import Event
from askaround.scheduling.actions.hearing import note_what_they_said
from askaround.scheduling.models import BusyCalendar, CalendarFeed, Conversation

MOST_CALENDARS = 12
MOST_FEEDS = 12
LONGEST_NAME = 120
LONGEST_PROBLEM = 300


class CannotKeepCalendar(Exception):
    """The message is written for the person at the screen."""


class CannotMakeFeed(Exception):
    """The message is written for the person at the screen."""


def add_busy_calendar(
    *,
    by: Author,
    name: str,
    spans: Iterable[tuple[datetime, datetime]],
    address: str = "",
) -> BusyCalendar:
    """Keep when a calendar of mine says that I am busy. Raises :class:`CannotKeepCalendar`."""
    row = BusyCalendar(name=free_calendar_name(space=by.space, name=name), address=address)
    row.busy, row.read_at = as_pairs(spans), by.now
    with by.change(_("Added the calendar “%s”") % row.name) as change:
        return change.add(row)


def free_calendar_name(*, space: Space, name: str) -> str:
    """Return the name in one line; raises :class:`CannotKeepCalendar` where it cannot be used."""
    tidy = one_line(name)[:LONGEST_NAME]
    if not tidy:
        raise CannotKeepCalendar(_("Give the calendar a name, “Work” for example."))
    known = BusyCalendar.objects.filter(space=space)
    if known.filter(name=tidy).exists():
        raise CannotKeepCalendar(
            _(
                "There is already a calendar called “%s”. Read that one again, or choose another "
                "name."
            )
            % tidy
        )
    if known.count() >= MOST_CALENDARS:
        raise CannotKeepCalendar(
            _("You already have twelve calendars. Remove one you no longer need.")
        )
    return tidy


def read_again(
    *, by: Author, calendar: BusyCalendar, spans: Iterable[tuple[datetime, datetime]]
) -> None:
    """Replace what is known of a calendar by a new reading."""
    calendar.busy, calendar.read_at, calendar.problem = as_pairs(spans), by.now, ""
    with by.change(_("Read the calendar “%s” again") % calendar.name) as change:
        change.save(calendar)


def note_unread(*, by: Author, calendar: BusyCalendar, problem: str) -> None:
    """Remember why a calendar could not be read; what was read earlier stays."""
    calendar.problem = one_line(problem)[:LONGEST_PROBLEM]
    said = {"name": calendar.name, "problem": calendar.problem}
    with by.change(_("“%(name)s” was not read: %(problem)s") % said) as change:
        change.save(calendar)


def remove_busy_calendar(*, by: Author, calendar: BusyCalendar) -> None:
    with by.change(_("Removed the calendar “%s”") % calendar.name) as change:
        change.remove(calendar)


def as_pairs(spans: Iterable[tuple[datetime, datetime]]) -> list[list[str]]:
    """Return spans as they are stored: pairs of moments in UTC, as ISO 8601."""
    return [[start.isoformat(), end.isoformat()] for start, end in spans]


@transaction.atomic
def make_feed(*, by: Author, name: str) -> str:
    """Make a key to a feed and return it, 256 random bits: it is not kept, only its SHA-256.

    Raises :class:`CannotMakeFeed`. No part of the journal: a revoked key must not come back.
    """
    tidy = one_line(name)[:LONGEST_NAME]
    known = CalendarFeed.objects.filter(space=by.space)
    if not tidy:
        raise CannotMakeFeed(_("Say which program it is for, so you can revoke it later."))
    if known.filter(name=tidy).exists():
        raise CannotMakeFeed(
            _("There is already an address for “%s”. Revoke it first, or choose another name.")
            % tidy
        )
    if known.count() >= MOST_FEEDS:
        raise CannotMakeFeed(_("You already have twelve addresses. Revoke one first."))
    token = secrets.token_urlsafe(32)
    CalendarFeed.objects.create(hash=_hash(token), space=by.space, name=tidy, made_at=by.now)
    return token


def revoke_feed(*, by: Author, feed: CalendarFeed) -> None:
    """Make a key open nothing from now on, for good."""
    CalendarFeed.objects.filter(pk=feed.pk, space=by.space).delete()


def space_of_feed(token: str) -> Space | None:
    """Return the space that a key opens the feed of; None for any other text."""
    feed = CalendarFeed.objects.select_related("space").filter(hash=_hash(token)).first()
    return feed.space if feed else None


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def note_calendar_answer(*, by: Author, conversation: Conversation, text: str) -> None:
    """Add what their calendar answered to their timeline, once."""
    said = many_lines(text)
    known = Event.objects.filter(space=by.space, about=conversation.pk, text=said)
    if known.exists():
        return
    with by.change(_("Noted the answer of %s") % conversation.person):
        note_what_they_said(by=by, conversation=conversation, text=said)
