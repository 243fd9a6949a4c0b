"""What a conversation wants of me at a moment: before it, and in the days after."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from askaround.agenda.rules.queue import Kind
from askaround.scheduling.rules.states import ConversationState

SHOWN_BEFORE = timedelta(days=2)
"""A conversation comes onto Today so long before it begins (house rule)."""
START_SHOWN_BEFORE = timedelta(hours=12)
"""Before that, preparing is what one can do (house rule)."""
CONFIRMED_BEFORE = timedelta(hours=2)
"""Later, a note of the day before only makes both of them nervous (house rule)."""
DEBRIEF_WITHIN = timedelta(days=14)
"""After two weeks a debrief would be invention; then the row goes by itself (house rule: a week
later two people share 4.7 % of the details)."""
THANKS_WITHIN = timedelta(days=30)
THANKS_ALONE_AFTER = timedelta(days=2)
"""Thanks grow out of the debrief, so they wait for it, but no longer than this (house rule)."""


@dataclass(frozen=True, slots=True)
class TalkFacts:
    """What decides which rows a conversation has.

    ``ends_at`` is the agreed end, or the real one. ``has_open_offer``: a window that they may
    still accept. ``confirm_from`` is when the note of the day before may be written, None where
    none is needed.
    """

    state: ConversationState
    starts_at: datetime | None
    ends_at: datetime | None
    has_open_offer: bool
    confirm_from: datetime | None
    is_confirmed: bool
    is_debriefed: bool
    is_thanked: bool


def steps_of_conversation(facts: TalkFacts, *, now: datetime) -> Iterator[Kind]:
    """Give what a conversation wants now; after it, debrief and thanks may both wait."""
    if facts.state is ConversationState.TO_AGREE and not facts.has_open_offer:
        yield Kind.OFFER
    if facts.state is ConversationState.NOW:
        yield Kind.TALK
    if facts.state is ConversationState.AGREED and facts.starts_at:
        if now >= facts.starts_at - SHOWN_BEFORE:
            soon = now >= facts.starts_at - START_SHOWN_BEFORE
            yield Kind.TALK if soon else Kind.PREPARE
        is_read_in_time = now < facts.starts_at - CONFIRMED_BEFORE
        is_wanted = facts.confirm_from is not None and facts.confirm_from <= now
        if is_wanted and is_read_in_time and not facts.is_confirmed:
            yield Kind.CONFIRM
    if facts.state is ConversationState.HELD and facts.ends_at:
        if not facts.is_debriefed and now - facts.ends_at <= DEBRIEF_WITHIN:
            yield Kind.DEBRIEF
        waits = not facts.is_debriefed and now - facts.ends_at <= THANKS_ALONE_AFTER
        if not facts.is_thanked and not waits and now - facts.ends_at <= THANKS_WITHIN:
            yield Kind.THANKS
