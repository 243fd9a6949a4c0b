"""What the page of one conversation shows: where it stands, and the next thing to do."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from askaround import access
from askaround.accounts.queries import playbook_in_force
from askaround.scheduling import actions, queries
from askaround.scheduling.rules import getting_there as rules
from askaround.scheduling.rules.spans import conflicts, span
from askaround.scheduling.rules.states import HOLDING, ConversationState, WindowState
from askaround.web.http import SpaceRequest
from askaround.web.scheduling.clocks import Clocks, clocks
from askaround.web.scheduling.forms import WindowForm

if TYPE_CHECKING:
    from askaround.scheduling.models import Conversation, Window
    from askaround.scheduling.rules.spans import Taken

LATE_MINUTES = (5, 10, 15)
LATE_FROM_HOURS = 3
"""From so long before it begins one may be on the way, and late."""


@dataclass(frozen=True)
class WindowLine:
    """One window as a list shows it."""

    window: "Window"
    state: WindowState
    clocks: Clocks | None
    conflicts: "list[Taken]"


def hub(
    request: SpaceRequest, conversation: "Conversation", *, their_time: WindowForm | None = None
) -> dict[str, Any]:
    """Return everything the page of one conversation shows."""
    now = request.author.now
    where = queries.state(conversation, now)
    lines = window_lines(request, conversation)
    held = [line for line in lines if line.state in HOLDING]
    context: dict[str, Any] = {
        "conversation": conversation,
        "person": conversation.person,
        "state": where,
        "clocks": clocks(conversation, conversation) if conversation.agreed_at else None,
        "settled": [line for line in lines if line.state not in HOLDING],
        "chosen": [line for line in held if line.state is WindowState.CHOSEN],
        "offered": [line for line in held if line.state is WindowState.OFFERED],
        "theirs": [line for line in held if line.window.by_them],
        "their_time_form": their_time or WindowForm(conversation=conversation),
    }
    context["mine_offered"] = [line for line in context["offered"] if not line.window.by_them]
    if where in {ConversationState.AGREED, ConversationState.NOW}:
        context |= _agreed(request, conversation, now)
    return context


def window_lines(request: SpaceRequest, conversation: "Conversation") -> list[WindowLine]:
    """Return the windows of a conversation, with what stands in their way."""
    windows = list(conversation.windows.all())
    now = request.author.now
    open_ones = any(not window.answer for window in windows)
    taken = taken_besides(request, conversation) if open_ones else []
    lines = []
    for window in windows:
        window.conversation = conversation
        state = queries.state_of_window(window, now)
        way = []
        if window.starts_at is not None and state in HOLDING:
            way = conflicts(span(window.starts_at, window.minutes), taken)
        lines.append(WindowLine(window, state, clocks(window, conversation), way))
    return lines


def taken_besides(request: SpaceRequest, conversation: "Conversation") -> "list[Taken]":
    """Return what else takes my time from now on."""
    space = request.space
    return queries.taken(
        calendars=access.busy_calendars(space),
        conversations=access.conversations(space),
        windows=access.windows(space),
        now=request.author.now,
        besides=conversation,
    )


def _agreed(request: SpaceRequest, conversation: "Conversation", now: datetime) -> dict[str, Any]:
    """Return what matters once a time is agreed: the way there, confirming, being late."""
    starts_at = conversation.starts_at
    way: list[Taken] = []
    if starts_at is not None:
        taken = taken_besides(request, conversation)
        way = conflicts(span(starts_at, conversation.minutes), taken)
    confirm_at = queries.confirmation_due_at(conversation, now)
    letters = access.letters(request.space)
    return {
        "conflicts": way,
        "steps": steps_of(conversation, language=request.space.language),
        "confirm_at": confirm_at,
        "confirm_due": confirm_at is not None and confirm_at <= now,
        "confirmed": queries.confirmed(conversation, letters),
        "may_be_late": starts_at is not None
        and (starts_at - now).total_seconds() <= LATE_FROM_HOURS * 3600,
        "late_minutes": LATE_MINUTES,
        "may_note_yes": conversation.ask is not None and actions.may_note_yes(conversation.ask),
    }


def steps_of(conversation: "Conversation", *, language: str) -> list[rules.Step]:
    """Return what to think of before this conversation."""
    person = conversation.person
    roles = [str(role) for role in person.roles.all() if not role.ended]
    in_force = playbook_in_force(conversation.space)
    return rules.getting_there(
        mode=conversation.mode,
        starts_at=conversation.starts_at,
        travel_minutes=conversation.travel_minutes,
        place=conversation.place,
        link=conversation.link,
        phone=conversation.phone,
        resume_wanted=conversation.resume_wanted,
        dress=rules.dress_for([*roles, person.function], language=language),
        early_minutes=in_force.early_minutes,
        test_minutes=in_force.test_minutes,
    )
