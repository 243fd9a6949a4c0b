"""Agreeing on a time, moving it, and calling it off. The calendar's name of it stays for life.

The SEQUENCE of a calendar is ``version - 1`` (:func:`sequence`): the journal counts every write,
also an undo and a return from removal, so it only rises.
"""

from datetime import datetime
from typing import TypedDict, Unpack

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from askaround.core.text import one_line
from askaround.journal.author import Author, Recorder
from askaround.outreach.actions import record_reply
from askaround.outreach.models import Ask
from askaround.outreach.rules.states import AskState, may_become
from askaround.scheduling.actions.beginning import begin_conversation
from askaround.scheduling.actions.hearing import note_what_they_said
from askaround.scheduling.actions.times import CannotAgree, set_time, time_words
from askaround.scheduling.models import Conversation, Window
from askaround.scheduling.rules.wall_time import WallTime


class CannotCallOff(Exception):
    """The message is written for the person at the screen."""


class Details(TypedDict, total=False):
    """How we talk, and what that takes. No ``travel_minutes`` any more is 0."""

    mode: str | None
    place: str | None
    link: str | None
    phone: str | None
    travel_minutes: int | None
    resume_wanted: bool | None


def sequence(conversation: Conversation) -> int:
    """Return the SEQUENCE of a conversation in a calendar (RFC 5545, 3.8.7.4); it only rises."""
    return conversation.version - 1


def agree(
    *,
    by: Author,
    conversation: Conversation,
    when: WallTime,
    minutes: int | None = None,
    says_yes: bool = False,
    version: int | None = None,
    **details: Unpack[Details],
) -> Conversation:
    """Agree on a time, or move what was agreed; what is None stays as it is.

    A window at this time counts as accepted; what was only chosen goes, and what was offered is
    released by the agreement. ``says_yes`` records the answer of the ask as well. Raises
    `CannotAgree` (`ImpossibleTime` where the clock never shows that time), and `StaleWrite`.
    """
    row = Conversation.objects.select_related("person", "ask").get(
        pk=conversation.pk, space=by.space
    )
    if row.started_at is not None:
        raise CannotAgree(
            _("You have already talked, so the agreed time can no longer be changed.")
        )
    for name, value in details.items():
        if value is not None:
            setattr(row, name, one_line(value) if isinstance(value, str) else value)
    row.travel_minutes = row.travel_minutes or None
    before = row.starts_at if row.agreed_at else None
    set_time(row, when, row.minutes if minutes is None else minutes)
    if before != row.starts_at or row.cancelled_at:
        row.agreed_at = by.now
    row.cancelled_at, row.cancelled_by, row.cancel_reason = None, "", ""
    with by.change(_sentence(row, before)) as change:
        change.save(row, version=version)
        _settle_windows(by, change, row)
        if says_yes and row.ask is not None and may_note_yes(row.ask):
            record_reply(by=by, ask=row.ask, answer=Ask.Answer.YES)
    return row


def _settle_windows(by: Author, change: Recorder, row: Conversation) -> None:
    """Mark the window that was taken, and forget what was only penciled in."""
    for window in _open_windows(row):
        if window.starts_at == row.starts_at:
            window.answer, window.answered_at = Window.Answer.ACCEPTED, by.now
            change.save(window)
        elif window.offered_at is None and row.agreed_at == by.now:
            change.remove(window)


def take_yes(
    *,
    by: Author,
    ask: Ask,
    text: str = "",
    at: datetime | None = None,
    when: WallTime | None = None,
    minutes: int | None = None,
    mode: str | None = None,
) -> Conversation:
    """Record that they said yes; agree on the time that they named, or begin to look for one.

    All of it is one change. Raises `CannotAsk`, and what :func:`agree` raises.
    """
    with by.change(_("Noted that %s said yes") % ask.person):
        record_reply(by=by, ask=ask, answer=Ask.Answer.YES, text=text, at=at)
        talk = begin_conversation(by=by, person=ask.person, exploration=ask.exploration, ask=ask)
        if when is not None:
            talk = agree(by=by, conversation=talk, when=when, minutes=minutes, mode=mode)
    return talk


def note_yes(*, by: Author, conversation: Conversation) -> None:
    """Record the yes that the agreement amounts to. Raises `CannotAgree` where there is one."""
    ask = conversation.ask
    if ask is None or not may_note_yes(ask):
        raise CannotAgree(_("Their answer is noted already."))
    record_reply(by=by, ask=ask, answer=Ask.Answer.YES)


def may_note_yes(ask: Ask) -> bool:
    """Say whether the request has no yes yet, and could have one."""
    return may_become(ask.state, AskState.YES)


def call_off(
    *, by: Author, conversation: Conversation, side: str, reason: str = ""
) -> Conversation:
    """Record that it will not be: by me or by them, and why. It may be agreed on anew."""
    row = Conversation.objects.select_related("person").get(pk=conversation.pk, space=by.space)
    if row.started_at is not None:
        raise CannotCallOff(_("You have talked already, so there is nothing to call off."))
    if row.cancelled_at is not None:
        raise CannotCallOff(_("This was called off already."))
    row.cancelled_at = by.now
    row.cancelled_by = Conversation.Side(side)
    row.cancel_reason = one_line(reason)[:300]
    with by.change(_("Called off the conversation with %s") % row.person) as change:
        change.save(row)
        if side == Conversation.Side.THEM:
            text = _("Called off our conversation. %s") % row.cancel_reason
            note_what_they_said(by=by, conversation=row, text=text)
    return row


def look_again(*, by: Author, conversation: Conversation) -> Conversation:
    """Look for another time after it was called off; what was offered before stands no more."""
    row = Conversation.objects.select_related("person").get(pk=conversation.pk, space=by.space)
    if row.cancelled_at is None:
        raise CannotAgree(_("This conversation was not called off."))
    with by.change(_("Looking for another time with %s") % row.person) as change:
        for window in _open_windows(row):
            window.answer, window.answered_at = Window.Answer.DECLINED, by.now
            change.save(window)
        row.cancelled_at, row.cancelled_by, row.cancel_reason = None, "", ""
        row.agreed_at = row.day = row.clock = row.starts_at = None
        row.clock_repeats = False
        change.save(row)
    return row


def _open_windows(conversation: Conversation) -> QuerySet[Window]:
    return conversation.windows.filter(answer="").order_by("id")


def _sentence(row: Conversation, before: datetime | None) -> str:
    if before is None:
        said = _("Agreed with %(person)s on %(time)s")
    elif before == row.starts_at:
        said = _("Noted how to talk with %(person)s on %(time)s")
    else:
        said = _("Moved the conversation with %(person)s to %(time)s")
    return said % {"person": row.person, "time": time_words(row)}
