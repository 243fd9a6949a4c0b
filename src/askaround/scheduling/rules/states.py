"""Where a conversation stands, and whether a window that was offered is still held.

Pure: the moment is an argument. Nothing of this is stored, so a hold releases itself.
"""

from datetime import datetime, timedelta
from enum import StrEnum

LONGEST_TALK = timedelta(hours=3)
"""House rule: whoever began and never pressed "done" is taken to have finished by then."""


class ConversationState(StrEnum):
    TO_AGREE = "to-agree"
    AGREED = "agreed"
    NOW = "now"
    HELD = "held"
    CALLED_OFF = "called-off"


class WindowState(StrEnum):
    CHOSEN = "chosen"  # by me; nobody has seen it
    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    RELEASED = "released"  # another time was agreed, or it was called off
    PAST = "past"


HOLDING = frozenset({WindowState.CHOSEN, WindowState.OFFERED})


def conversation_state(
    *,
    agreed_at: datetime | None,
    starts_at: datetime | None,
    minutes: int,
    started_at: datetime | None,
    ended_at: datetime | None,
    cancelled_at: datetime | None,
    now: datetime,
) -> ConversationState:
    """Return the state that the stored facts of a conversation add up to at ``now``."""
    if ended_at is not None:
        return ConversationState.HELD
    if started_at is not None:
        begun = started_at <= now < started_at + LONGEST_TALK
        return ConversationState.NOW if begun else ConversationState.HELD
    if cancelled_at is not None:
        return ConversationState.CALLED_OFF
    if agreed_at is None:
        return ConversationState.TO_AGREE
    if starts_at is None or now < starts_at:
        return ConversationState.AGREED
    over = now >= starts_at + timedelta(minutes=minutes)
    return ConversationState.HELD if over else ConversationState.NOW


def window_state(
    *,
    answer: str,
    offered_at: datetime | None,
    starts_at: datetime | None,
    agreed_at: datetime | None,
    cancelled_at: datetime | None,
    now: datetime,
) -> WindowState:
    """Return whether a window is still held.

    ``agreed_at`` and ``cancelled_at`` are those of its conversation: a window that was offered
    after a time had been agreed is meant to replace that time, and so is held.
    """
    if answer:
        return WindowState(answer)
    if cancelled_at is not None or (offered_at and agreed_at and offered_at <= agreed_at):
        return WindowState.RELEASED
    if starts_at is not None and starts_at <= now:
        return WindowState.PAST
    return WindowState.CHOSEN if offered_at is None else WindowState.OFFERED
