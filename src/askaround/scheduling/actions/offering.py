"""Windows: choosing them, saying that they were offered, and what came back."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from askaround.journal.author import Author
from askaround.scheduling.actions.agreeing import agree
from askaround.scheduling.actions.hearing import note_what_they_said
from askaround.scheduling.actions.times import CannotAgree, set_time, time_words
from askaround.scheduling.models import Conversation, Window
from askaround.scheduling.rules.wall_time import WallTime, moment

MOST_WINDOWS = 6
"""House rule: two or three are offered; with more than six nobody can choose any longer."""


class CannotOffer(CannotAgree):
    """The message is written for the person at the screen."""


def choose_window(
    *, by: Author, conversation: Conversation, when: WallTime, minutes: int | None = None
) -> Window:
    """Choose a time that I could offer; choosing it twice changes nothing.

    Raises :class:`CannotOffer`, or `ImpossibleTime` where the clock never shows that time.
    """
    _refuse_the_past(by, when)
    row = Window(conversation=conversation)
    set_time(row, when, conversation.minutes if minutes is None else minutes)
    mine = list(conversation.windows.filter(by_them=False, answer="", starts_at__gt=by.now))
    for window in mine:
        if window.starts_at == row.starts_at:
            return window
    if len(mine) >= MOST_WINDOWS:
        raise CannotOffer(_("Six times are enough to choose from. Take one off first."))
    with by.change(_chosen(conversation, row)) as change:
        return change.add(row)


def edit_window(
    *, by: Author, window: Window, when: WallTime, minutes: int, version: int | None = None
) -> Window:
    """Change a time before it is answered. Raises what :func:`choose_window` raises."""
    _refuse_answered(window)
    _refuse_the_past(by, when)
    set_time(window, when, minutes)
    with by.change(_chosen(window.conversation, window)) as change:
        change.save(window, version=version)
    return window


def remove_window(*, by: Author, window: Window) -> None:
    with by.change(_("Removed the time %s") % time_words(window)) as change:
        change.remove(window)


def offer(*, by: Author, conversation: Conversation) -> list[Window]:
    """Record that the chosen times were offered, with a letter or in any other way."""
    chosen = list(
        conversation.windows.filter(
            by_them=False, answer="", offered_at__isnull=True, starts_at__gt=by.now
        )
    )
    if not chosen:
        raise CannotOffer(_("Choose a time first; then you can offer it."))
    with by.change(_("Offered times to %s") % conversation.person) as change:
        for window in chosen:
            window.offered_at = by.now
            change.save(window)
    return chosen


def accept(*, by: Author, window: Window) -> Conversation:
    """Agree on a window that was offered, theirs or mine; how we talk can be said afterwards."""
    _refuse_answered(window)
    when, conversation = window.wall_time, window.conversation
    if when is None:
        raise CannotAgree(_("This window has no time."))
    with by.change(
        _("Agreed with %(person)s on %(time)s")
        % {"person": conversation.person, "time": time_words(window)}
    ):
        if not window.by_them:
            note_what_they_said(
                by=by, conversation=conversation, text=_("%s works for them.") % time_words(window)
            )
        return agree(by=by, conversation=conversation, when=when, minutes=window.minutes)


def decline(*, by: Author, windows: Iterable[Window]) -> None:
    """Record that these do not suit: mine do not suit them, or theirs do not suit me."""
    declined = [window for window in windows if not window.answer]
    if not declined:
        raise CannotOffer(_("There is nothing left to answer here."))
    conversation = declined[0].conversation
    with by.change(_("Noted that the times do not work for them")) as change:
        for window in declined:
            window.answer, window.answered_at = Window.Answer.DECLINED, by.now
            change.save(window)
        mine = [window for window in declined if not window.by_them]
        if mine:
            note_what_they_said(
                by=by,
                conversation=conversation,
                text=_("The times I offered do not work for them."),
            )


def note_their_time(
    *, by: Author, conversation: Conversation, when: WallTime, minutes: int | None = None
) -> Window:
    """Keep a time that they proposed, in whichever zone they said it."""
    _refuse_the_past(by, when)
    row = Window(conversation=conversation, by_them=True, offered_at=by.now)
    set_time(row, when, conversation.minutes if minutes is None else minutes)
    known = conversation.windows.filter(by_them=True, answer="", starts_at=row.starts_at).first()
    if known is not None:
        return known
    said = _("%(person)s proposes %(time)s") % {
        "person": conversation.person,
        "time": time_words(row),
    }
    with by.change(said) as change:
        change.add(row)
        note_what_they_said(
            by=by, conversation=conversation, text=_("Could do %s.") % time_words(row)
        )
    return row


def _refuse_answered(window: Window) -> None:
    if window.answer:
        raise CannotOffer(_("This time already has an answer."))


def _refuse_the_past(by: Author, when: WallTime) -> None:
    at = moment(when)
    if at is not None and at <= by.now:
        raise CannotOffer(_("That time has passed. Choose one that is still to come."))


def _chosen(conversation: Conversation, window: Window) -> str:
    return _("Chose %(time)s for %(person)s") % {
        "time": time_words(window),
        "person": conversation.person,
    }
