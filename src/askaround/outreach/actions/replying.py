"""What comes back, and what follows silence."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from askaround.journal.author import Author, Recorder
from askaround.outreach.actions.asking import (
    CannotAsk,
    follow_up_kind,
    why_not_remind,
    write_draft,
)
from askaround.outreach.drafting import draft_of, earlier_subject
from askaround.outreach.models import Ask, Message
from askaround.outreach.rules.states import AskState, may_become
from askaround.people.actions import add_event
from askaround.people.models import Event
from askaround.preparation.actions import own_profile


def record_reply(
    *,
    by: Author,
    ask: Ask,
    answer: str,
    text: str = "",
    at: datetime | None = None,
    ask_again_on: date | None = None,
) -> Ask:
    """Record what they answered; reminders stop. ``ask_again_on`` goes with "not now".

    A follow-up that was being written is thrown away, for there is nothing to follow up.
    """
    if not may_become(ask.state, AskState(answer)):
        raise CannotAsk(_("That answer does not fit where this request is now."))
    moment = at or by.now
    with by.change(_("Noted the answer of %s") % ask.person) as change:
        _drop_drafts(change, ask)
        ask.answer, ask.answered_at, ask.closed_at = answer, moment, None
        ask.ask_again_on = ask_again_on if answer == Ask.Answer.NOT_NOW else None
        change.save(ask)
        kind, channel = Message.Kind.REPLY, ask.channel
        change.add(
            Message(ask=ask, kind=kind, incoming=True, channel=channel, body=text, sent_at=moment)
        )
        add_event(
            by=by,
            person=ask.person,
            kind=Event.Kind.MESSAGE,
            direction=Event.Direction.IN,
            at=moment,
            text=text or ask.get_answer_display(),
            about=ask.pk,
        )
    return ask


def begin_follow_up(*, by: Author, ask: Ask) -> Message:
    """Write the next reminder, in the thread of the request."""
    if ask.state is not AskState.SENT:
        raise CannotAsk(_("This request is not waiting for an answer."))
    reason = why_not_remind(by=by, ask=ask)
    if reason:
        raise CannotAsk(reason)
    existing = ask.messages.filter(sent_at__isnull=True).first()
    if existing:
        return existing
    text, kind = draft_of(ask, own_profile(by=by), follow_up_kind(ask)), Message.Kind.FOLLOW_UP
    with by.change(_("Started a reminder to %s") % ask.person) as change:
        return write_draft(change, ask, kind=kind, subject=text.subject, body=text.body)


def begin_answer(*, by: Author, ask: Ask) -> Message:
    """Begin an answer to their reply, in the same thread; the page is empty."""
    with by.change(_("Started an answer to %s") % ask.person) as change:
        existing = ask.messages.filter(sent_at__isnull=True).first()
        return existing or write_draft(
            change,
            ask,
            kind=Message.Kind.ANSWER,
            subject=_("Re: %s") % earlier_subject(ask.messages.all()),
            body="",
        )


def let_rest(*, by: Author, ask: Ask) -> None:
    """Stop waiting, kindly; a late answer can still be recorded."""
    with by.change(_("Let the request to %s rest") % ask.person) as change:
        _drop_drafts(change, ask)
        ask.closed_at = by.now
        change.save(ask)


def _drop_drafts(change: Recorder, ask: Ask) -> None:
    for draft in ask.messages.filter(sent_at__isnull=True):
        change.remove(draft)


def reopen(*, by: Author, ask: Ask) -> None:
    """Wait for an answer again. Raises `CannotAsk` where another request is open by now."""
    others = Ask.objects.filter(person=ask.person, closed_at__isnull=True, answer="")
    if not ask.answer and others.exclude(pk=ask.pk).exists():
        raise CannotAsk(_("There is an open request to %s already.") % ask.person)
    with by.change(_("Opened the request to %s again") % ask.person) as change:
        ask.closed_at = None
        change.save(ask)
