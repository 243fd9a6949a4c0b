"""What comes back, and what follows silence."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from askaround.journal.author import Author
from askaround.outreach.actions.asking import CannotAsk, may_follow_up, write_draft
from askaround.outreach.drafting import draft_of, earlier_subject, state
from askaround.outreach.models import Ask, Message
from askaround.outreach.rules.states import AskState, may_become
from askaround.people.actions import add_event
from askaround.people.models import Event
from askaround.preparation.actions import own_profile
from askaround.preparation.rules.drafts import DraftKind


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
    if not may_become(state(ask), AskState(answer)):
        raise CannotAsk(_("That answer does not fit where this request stands."))
    moment = at or by.now
    with by.change(_("Noted the answer of %s") % ask.person) as change:
        for draft in ask.messages.filter(sent_at__isnull=True):
            change.remove(draft)
        ask.answer, ask.answered_at, ask.closed_at = answer, moment, None
        ask.ask_again_on = ask_again_on if answer == Ask.Answer.NOT_NOW else None
        change.save(ask)
        reply = Message(
            ask=ask,
            kind=Message.Kind.REPLY,
            incoming=True,
            channel=ask.channel,
            body=text,
            sent_at=moment,
        )
        change.add(reply)
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
    if state(ask) is not AskState.SENT:
        raise CannotAsk(_("There is no silence to follow up here."))
    if ask.person.never_again:
        raise CannotAsk(_("You decided never to ask %s again.") % ask.person)
    if not may_follow_up(by=by, ask=ask):
        raise CannotAsk(
            _("You have reminded %s often enough. Silence is an answer too.") % ask.person
        )
    sent = ask.messages.filter(kind=Message.Kind.FOLLOW_UP, sent_at__isnull=False).count()
    kind = DraftKind.FOLLOW_UP_2 if sent else DraftKind.FOLLOW_UP_1
    return _begin(by, ask, Message.Kind.FOLLOW_UP, kind)


def begin_answer(*, by: Author, ask: Ask) -> Message:
    """Begin an answer to their reply, in the same thread; the page is empty."""
    with by.change(_("Began an answer to %s") % ask.person) as change:
        existing = ask.messages.filter(sent_at__isnull=True).first()
        return existing or write_draft(
            change,
            ask,
            kind=Message.Kind.ANSWER,
            subject=_("Re: %s") % earlier_subject(ask.messages.all()),
            body="",
        )


def _begin(by: Author, ask: Ask, kind: str, draft_kind: DraftKind) -> Message:
    existing = ask.messages.filter(sent_at__isnull=True).first()
    if existing:
        return existing
    text = draft_of(ask, own_profile(by=by), draft_kind)
    with by.change(_("Began a follow-up to %s") % ask.person) as change:
        return write_draft(change, ask, kind=kind, subject=text.subject, body=text.body)


def let_rest(*, by: Author, ask: Ask) -> None:
    """Stop waiting, kindly; a late answer can still be recorded."""
    with by.change(_("Let the request to %s rest") % ask.person) as change:
        for draft in ask.messages.filter(sent_at__isnull=True):
            change.remove(draft)
        ask.closed_at = by.now
        change.save(ask)


def reopen(*, by: Author, ask: Ask) -> None:
    """Wait for an answer again. Raises `CannotAsk` where another request is open by now."""
    others = Ask.objects.filter(person=ask.person, closed_at__isnull=True, answer="")
    if not ask.answer and others.exclude(pk=ask.pk).exists():
        raise CannotAsk(_("There is an open request to %s already.") % ask.person)
    with by.change(_("Opened the request to %s again") % ask.person) as change:
        ask.closed_at = None
        change.save(ask)
