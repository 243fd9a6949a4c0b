"""What their calendar answered: in words, and written down."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from askaround import access
from askaround.integrations.calendar_replies import Reply, Said
from askaround.journal.author import Author
from askaround.scheduling.actions import call_off, note_their_time, sequence, zone_words
from askaround.scheduling.actions.calendars import note_calendar_answer
from askaround.scheduling.queries import their_zone, with_everything
from askaround.scheduling.rules.wall_time import WallTime, moment, seen_from
from askaround.web.calendars.forms import AnswerForm
from askaround.web.http import SpaceRequest

if TYPE_CHECKING:
    from askaround.scheduling.models import Conversation

CALLS_OFF = frozenset({Said.DECLINED, Said.CANCELLED})


class NobodysAnswer(Exception):
    """The message is written for the person at the screen."""


@dataclass(frozen=True, slots=True)
class Understood:
    """An answer beside the conversation that it is about."""

    conversation: "Conversation"
    reply: Reply
    sentence: str
    when: WallTime | None
    remarks: list[str]
    press: str


def understood(request: SpaceRequest, reply: Reply) -> Understood:
    """Return whose answer it is and what it says. Raises :class:`NobodysAnswer`."""
    among = with_everything(access.conversations(request.space))
    conversation = among.filter(uid=reply.uid[:64]).first()
    if conversation is None:
        raise NobodysAnswer(
            _("This answers an invitation that did not come from here. Is it the right file?")
        )
    when = _in_their_zone(conversation, reply.when)
    return Understood(
        conversation=conversation,
        reply=reply,
        sentence=_sentence(conversation, reply, when),
        when=when if reply.said is Said.COUNTER else None,
        remarks=_remarks(conversation, reply),
        press=_press(reply.said),
    )


def _in_their_zone(conversation: "Conversation", when: WallTime | None) -> WallTime | None:
    """Return a time as their clock shows it, where the file says it in UTC only."""
    at = moment(when) if when else None
    if when is None or at is None or when.zone != "UTC":
        return when
    return seen_from(at, conversation.time_zone or their_zone(conversation))


def time_said(when: WallTime) -> str:
    return _("%(day)s, %(clock)s (%(zone)s)") % {
        "day": date_format(when.day, "l, F j"),
        "clock": time_format(when.clock),
        "zone": zone_words(when.zone),
    }


def _sentence(conversation: "Conversation", reply: Reply, when: WallTime | None) -> str:
    if reply.said is Said.COUNTER and when:
        said = {"person": conversation.person, "time": time_said(when)}
        return _("%(person)s proposes another time: %(time)s.") % said
    sentences = {
        Said.ACCEPTED: _("%s accepted the invitation."),
        Said.TENTATIVE: _("%s may come, but is not sure yet."),
        Said.DECLINED: _("%s declined the invitation."),
        Said.CANCELLED: _("%s took the appointment out of the calendar."),
        Said.COUNTER: _("%s would like another time, but the file does not say which."),
        Said.UNDECIDED: _("%s has not decided yet."),
    }
    return sentences[reply.said] % conversation.person


def _remarks(conversation: "Conversation", reply: Reply) -> list[str]:
    remarks = []
    emails = {
        point.value.casefold()
        for point in conversation.person.contact_points.all()
        if point.kind == "email"
    }
    if reply.email and reply.email.casefold() not in emails:
        remarks.append(
            _("It comes from %(email)s, which is not listed for %(person)s.")
            % {"email": reply.email, "person": conversation.person}
        )
    if reply.sequence < sequence(conversation):
        remarks.append(_("Something has changed since that invitation. Please check it again."))
    return remarks


def _press(said: Said) -> str:
    if said in CALLS_OFF:
        return _("Note that they called it off")
    return _("Keep their time") if said is Said.COUNTER else _("Note the answer")


def note(*, by: Author, conversation: "Conversation", form: AnswerForm) -> None:
    """Write down an answer. Raises `CannotAgree` or `CannotCallOff`, with a sentence."""
    said, comment = Said(form.cleaned_data["said"]), form.cleaned_data["comment"]
    if said in CALLS_OFF:
        call_off(by=by, conversation=conversation, side="them", reason=comment)
        return
    words = {
        Said.ACCEPTED: _("Accepted the invitation in their calendar."),
        Said.TENTATIVE: _("May come, but is not sure yet."),
        Said.COUNTER: _("Would like another time."),
        Said.UNDECIDED: _("Has not decided yet."),
    }
    with by.change(_("Noted the answer of %s") % conversation.person):
        if said is Said.COUNTER and form.when:
            minutes = form.cleaned_data["minutes"] or None
            note_their_time(by=by, conversation=conversation, when=form.when, minutes=minutes)
            if not comment:
                return
        text = f"{words[said]} {comment}".strip()
        note_calendar_answer(by=by, conversation=conversation, text=text)
