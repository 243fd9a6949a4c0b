"""What was agreed, as entries of a calendar: one invitation, or everything planned as a feed.

A stranger who gets an invitation reads the names, the time and how we talk. Notes, plans, what is
off the record, and whatever else is kept about somebody never come near these files.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils.translation import get_language, ngettext, override
from django.utils.translation import gettext as _

from askaround.accounts.rules import Playbook
from askaround.integrations.icalendar import (
    EMAIL,
    Appointment,
    Attendee,
    CannotWrite,
    Method,
    Status,
    calendar_bytes,
)
from askaround.integrations.mail_files import OutgoingMail
from askaround.people.models import Person
from askaround.preparation.languages import written_in
from askaround.preparation.models import Profile
from askaround.scheduling.actions import sequence
from askaround.scheduling.models import AtWallTime, Conversation, Window
from askaround.scheduling.queries import held_windows
from askaround.scheduling.rules.wall_time import WallTime

FEED_GOES_BACK = timedelta(days=365)
"""So long a conversation stays in the feed after it took place."""
IN_PERSON = frozenset({Conversation.Mode.IN_PERSON, Conversation.Mode.MEAL})


class NothingAgreed(Exception):
    """The message is written for the person at the screen."""


class Invitation(NamedTuple):
    """A file to be sent along, and what it wants of the program that opens it."""

    method: Method
    data: bytes


def invitation(conversation: Conversation, profile: Profile | None) -> Invitation:
    """Return the file that puts a conversation into a calendar, moves it there, or takes it out.

    An invitation can be answered where both addresses are known; else the file is a plain entry.
    It goes to somebody else, so it speaks the language of the letters.
    Raises :class:`NothingAgreed`, and `icalendar.CannotWrite`.
    """
    if conversation.agreed_at is None or conversation.day is None:
        raise NothingAgreed(
            _("There is no time yet that could go into a calendar. Agree on one first.")
        )
    with override(written_in(get_language() or "")):
        entry = _invited(conversation, profile)
    if conversation.cancelled_at is not None:
        method = Method.CANCEL
    else:
        method = Method.REQUEST if entry.organizer and entry.attendees else Method.PUBLISH
    return Invitation(method, calendar_bytes([entry], method=method))


def with_invitation(
    mail: OutgoingMail, conversation: Conversation, profile: Profile | None
) -> OutgoingMail:
    """Return a mail with the invitation in it; the mail alone where no time is agreed."""
    try:
        made = invitation(conversation, profile)
    except (NothingAgreed, CannotWrite):
        return mail
    return replace(mail, calendar=made.data, calendar_method=made.method)


def planned_bytes(
    *,
    conversations: QuerySet[Conversation],
    windows: QuerySet[Window],
    playbook: Playbook,
    now: datetime,
) -> bytes:
    """Return everything planned, for a calendar program of my own; in two queries."""
    entries = [
        *(_planned(talk, playbook) for talk in _in_feed(conversations, now)),
        *map(_held, held_windows(windows, now)),
    ]
    return calendar_bytes(entries, method=Method.PUBLISH, name=_("Conversations"))


def _in_feed(conversations: QuerySet[Conversation], now: datetime) -> Iterator[Conversation]:
    agreed = conversations.filter(
        agreed_at__isnull=False,
        cancelled_at__isnull=True,
        starts_at__gte=now - FEED_GOES_BACK,
    )
    return agreed.select_related("person").order_by("starts_at", "id").iterator()


def _wall_time(row: AtWallTime) -> WallTime:
    if row.wall_time is None:
        raise NothingAgreed(_("This has no time yet."))
    return row.wall_time


def _invited(conversation: Conversation, profile: Profile | None) -> Appointment:
    name, email = (profile.name, profile.email) if profile else ("", "")
    person = conversation.person
    summary = (
        _("Conversation: %(me)s and %(person)s") % {"me": name, "person": person}
        if name
        else _("Conversation with %(person)s") % {"person": person}
    )
    guest = email_of(conversation)
    return Appointment(
        uid=conversation.uid,
        sequence=sequence(conversation),
        stamp=conversation.updated_at,
        when=_wall_time(conversation),
        minutes=conversation.minutes,
        summary=summary,
        description="\n".join(_lines(conversation, email)),
        location=location(conversation),
        url=conversation.link,
        organizer=Attendee(email, name) if EMAIL.fullmatch(email) else None,
        attendees=(Attendee(guest, person.full_name),) if guest else (),
    )


def email_of(conversation: Conversation) -> str:
    """Return where an invitation goes: to the address of the request, else to their first."""
    known = _emails(conversation.person)
    chosen = conversation.ask.address if conversation.ask else ""
    return chosen if chosen in known else next(iter(known), "")


def _emails(person: Person) -> list[str]:
    points = sorted(person.contact_points.all(), key=lambda point: point.pk)
    emails = (point.value.strip() for point in points if point.kind == "email")
    return [email for email in emails if EMAIL.fullmatch(email)]


def location(conversation: Conversation) -> str:
    """Return where it takes place, as the line of a calendar that programs turn into a map."""
    if conversation.mode == Conversation.Mode.PHONE:
        return conversation.phone
    return conversation.place or conversation.link


def _lines(conversation: Conversation, email: str) -> Iterable[str]:
    yield how(conversation)
    yield (
        ngettext("%d minute is planned.", "%d minutes are planned.", conversation.minutes)
        % conversation.minutes
    )
    if conversation.cancelled_at is None:
        yield (
            _("If another time works better for you, write to %s.") % email
            if email
            else _("If another time works better for you, just tell me.")
        )


def how(conversation: Conversation) -> str:
    """Return how we talk and where, in one line."""
    mode = conversation.get_mode_display()
    where = location(conversation)
    if where:
        return f"{mode}: {where}" if mode else where
    if conversation.mode in IN_PERSON:
        return _("%s; you choose the place.") % mode
    return mode or _("We still need to decide how to talk.")


def _planned(conversation: Conversation, playbook: Playbook) -> Appointment:
    """Return the entry of my own calendar, with an alarm in time to leave or to test the sound."""
    where = location(conversation)
    return Appointment(
        uid=conversation.uid,
        sequence=sequence(conversation),
        stamp=conversation.updated_at,
        when=_wall_time(conversation),
        minutes=conversation.minutes,
        summary=_("Conversation with %(person)s") % {"person": conversation.person},
        description=": ".join(filter(None, [conversation.get_mode_display(), where])),
        location=where,
        url=conversation.link,
        alarm_minutes=_minutes_before(conversation, playbook),
    )


def _minutes_before(conversation: Conversation, playbook: Playbook) -> int:
    if conversation.mode in IN_PERSON:
        return playbook.early_minutes + (conversation.travel_minutes or 0)
    return playbook.test_minutes


def _held(window: Window) -> Appointment:
    return Appointment(
        uid=str(window.pk),
        sequence=window.version - 1,
        stamp=window.updated_at,
        when=_wall_time(window),
        minutes=window.minutes,
        summary=_("Held for %(person)s") % {"person": window.conversation.person},
        status=Status.TENTATIVE,
    )
