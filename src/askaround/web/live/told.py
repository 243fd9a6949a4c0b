"""What a device is told of a conversation: everything that may have changed elsewhere."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from askaround import access
from askaround.accounts.models import Space
from askaround.conversations.models import Goal, PlannedQuestion
from askaround.conversations.queries import StandingLine, lines_with_rivals
from askaround.followup.actions import tie_with
from askaround.journal.author import Author
from askaround.people.rules.addresses import Kind
from askaround.scheduling.models import Conversation

CARD = (Kind.EMAIL, Kind.PHONE, Kind.LINK)
"""What one takes along before leaving: how to thank, how to call, where to look (R95)."""


WHAT_A_LINE_SAYS = (
    "kind",
    "text",
    "at",
    "planned",
    "replaces",
    "off_record",
    "volunteered",
    "struck",
)
"""What is read of each line: no more, as there may be hundreds."""


def lines_of(space: Space, conversation: Conversation) -> list[StandingLine]:
    """Return the standing lines of a conversation."""
    notes = access.notes(space).filter(conversation=conversation)
    return lines_with_rivals(notes.only(*WHAT_A_LINE_SAYS))


def told(
    *,
    by: Author,
    conversation: Conversation,
    questions: Iterable[PlannedQuestion],
    goals: Iterable[Goal],
    notes: Iterable[StandingLine],
) -> dict[str, Any]:
    """Return the state of a conversation as JSON values; moments are in ISO 8601."""
    return {
        "now": by.now.isoformat(),
        "talk": {
            "started_at": _moment(conversation.started_at),
            "ended_at": _moment(conversation.ended_at),
            "minutes": conversation.minutes,
            "extended": conversation.extended_minutes,
            "consent": conversation.consent,
            "welcome": is_welcome(by, conversation),
        },
        "questions": [
            {
                "id": str(each.pk),
                "text": each.text,
                "asked": each.asked_at is not None,
                "main": each.parent_id is None,
                "minutes": each.minutes,
                "priority": each.priority,
            }
            for each in questions
        ],
        "goals": {str(goal.pk): goal.reached for goal in goals},
        "lines": [_line(each) for each in notes],
        "missing": missing(conversation),
    }


def told_anew(*, by: Author, space: Space, conversation: Conversation) -> dict[str, Any]:
    """Return the same, with the plan, the goals and the lines as they are stored now."""
    return told(
        by=by,
        conversation=conversation,
        questions=access.planned_questions(space).filter(conversation=conversation),
        goals=access.goals(space).filter(conversation=conversation),
        notes=lines_of(space, conversation),
    )


def is_welcome(by: Author, conversation: Conversation) -> bool:
    """Say whether they told me that I may write again."""
    return tie_with(by=by, person=conversation.person).welcome_on is not None


def missing(conversation: Conversation) -> list[str]:
    """Return what is not known of how to reach them."""
    known = {point.kind for point in conversation.person.contact_points.all()}
    return [str(kind) for kind in CARD if kind not in known]


def _line(each: StandingLine) -> dict[str, object]:
    note = each.note
    return {
        "id": str(note.pk),
        "kind": note.kind,
        "text": note.text,
        "at": note.at.isoformat(),
        "about": str(note.planned_id) if note.planned_id else "",
        "off_record": note.off_record,
        "volunteered": note.volunteered,
        "rival": each.has_rival,
        "corrects": each.corrects,
    }


def _moment(at: datetime | None) -> str:
    return at.isoformat() if at else ""
