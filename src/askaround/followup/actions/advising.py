"""Advice: what I answer to it, what I do about it, and telling whoever gave it."""

from datetime import date

from django.utils.translation import gettext as _

from askaround.conversations.models import Note
from askaround.core.text import many_lines, one_line
from askaround.followup.models import Advice
from askaround.journal.author import Author
from askaround.people.actions import add_event
from askaround.people.models import Event, Person
from askaround.scheduling.models import Conversation


class CannotReport(Exception):
    """The message is written for the person at the screen."""


def add_advice(
    *,
    by: Author,
    person: Person,
    text: str,
    conversation: Conversation | None = None,
    note: Note | None = None,
) -> Advice:
    """Keep something that somebody advised."""
    advice = Advice(person=person, conversation=conversation, note=note, text=one_line(text))
    with by.change(_("Saved advice from %s") % person) as change:
        return change.add(advice)


def edit_advice(*, by: Author, advice: Advice, version: int | None = None) -> None:
    """Store what was written about it. Raises `StaleWrite` for an old version.

    A plan of what to do answers the question whether to try; a result says that it was tried.
    """
    advice.result = many_lines(advice.result)
    if (advice.cue or advice.act) and not advice.answer:
        advice.answer = Advice.Answer.TRY
    if advice.result and advice.tried_on is None:
        advice.tried_on = by.today
    with by.change(_("Changed what %s advised") % advice.person) as change:
        change.save(advice, version=version)


def answer_advice(*, by: Author, advice: Advice, answer: str) -> None:
    """Say whether I will try it; both answers are fine, and "" takes the answer back."""
    advice.answer = Advice.Answer(answer).value if answer else ""
    sentence = {
        Advice.Answer.TRY.value: _("Decided to try what %s advised"),
        Advice.Answer.NOT_FOR_ME.value: _("Decided not to follow what %s advised"),
    }.get(advice.answer, _("Left open what %s advised"))
    with by.change(sentence % advice.person) as change:
        change.save(advice)


def note_tried(*, by: Author, advice: Advice, result: str = "", on: date | None = None) -> None:
    """Note that I did it, and what came of it as far as that can be said."""
    advice.tried_on = advice.tried_on or on or by.today
    advice.result = many_lines(result) or advice.result
    with by.change(_("Tried what %s advised") % advice.person) as change:
        change.save(advice)


def note_not_tried(*, by: Author, advice: Advice) -> None:
    """Take back that it was tried, and with it that it was reported."""
    advice.tried_on = advice.reported_on = None
    with by.change(_("Noted that you have not tried what %s advised") % advice.person) as change:
        change.save(advice)


def note_reported(*, by: Author, advice: Advice, on: date | None = None) -> None:
    """Note that I told them what came of it, by whatever way; it is a line of their timeline."""
    if advice.tried_on is None:
        raise CannotReport(_("Try it first, or say that you did. Then there is something to tell."))
    if advice.reported_on is not None:
        return
    advice.reported_on = on or by.today
    with by.change(_("Told %s what came of their advice") % advice.person) as change:
        change.save(advice)
        add_event(
            by=by,
            person=advice.person,
            kind=Event.Kind.MESSAGE,
            direction=Event.Direction.OUT,
            at=by.now,
            text=_("Told them what came of their advice: %s") % advice.text,
            about=advice.pk,
        )


def remove_advice(*, by: Author, advice: Advice) -> None:
    with by.change(_("Removed advice from %s") % advice.person) as change:
        change.remove(advice)
