"""Asking on the phone: what came of each attempt."""

from enum import StrEnum

from django.utils.translation import gettext as _

from askaround.journal.author import Author
from askaround.outreach.actions.asking import CannotAsk, mark_sent
from askaround.outreach.drafting import voicemail_of
from askaround.outreach.models import Message
from askaround.people.actions import add_event
from askaround.people.models import Event
from askaround.preparation.actions import own_profile


class Outcome(StrEnum):
    """What came of a call."""

    REACHED = "reached"
    VOICEMAIL = "voicemail"
    NO_ANSWER = "no-answer"


def log_call(*, by: Author, message: Message, outcome: str) -> None:
    """Record an attempt to call. A request said or left on voicemail is with them from now on.

    A call that nobody answered is a note, no contact: the script stays a draft for the next try.
    """
    ask = message.ask
    match outcome:
        case Outcome.REACHED:
            mark_sent(by=by, message=message)
        case Outcome.VOICEMAIL:
            said = voicemail_of(ask, own_profile(by=by))
            mark_sent(by=by, message=message, event=Event.Kind.VOICEMAIL, text=said)
        case Outcome.NO_ANSWER:
            with by.change(_("Noted a call to %s") % ask.person):
                add_event(
                    by=by,
                    person=ask.person,
                    kind=Event.Kind.NOTE,
                    at=by.now,
                    text=_("Called; nobody answered."),
                    about=ask.pk,
                )
        case _:
            raise CannotAsk(_("Say what came of the call."))
