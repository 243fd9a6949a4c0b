"""What a device is told of a conversation: everything that may have changed elsewhere."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from askaround import access
from askaround.accounts.models import Space
from askaround.conversations.models import Goal
from askaround.conversations.queries import (
    LineInShort,
    QuestionInShort,
    lines_in_short,
    questions_in_short,
)
from askaround.journal.author import Author
from askaround.people.rules.addresses import Kind
from askaround.scheduling.models import Conversation

CARD = (Kind.EMAIL, Kind.PHONE, Kind.LINK)
"""What one takes along before leaving: how to thank, how to call, where to look (R95)."""


def told(
    *,
    by: Author,
    conversation: Conversation,
    questions: Iterable[QuestionInShort],
    goals: Iterable[Goal],
    lines: Iterable[LineInShort] = (),
) -> dict[str, Any]:
    """Return the state of a conversation as JSON values; moments are in ISO 8601.

    The page itself is told no ``lines``: its script reads them where they stand, in the HTML.
    """
    return {
        "now": by.now.isoformat(),
        "talk": _talk(by, conversation),
        "questions": [_question(each) for each in questions],
        "goals": {str(goal.pk): goal.reached for goal in goals},
        "lines": [_line(each) for each in lines],
        "missing": missing(conversation),
    }


def told_anew(*, by: Author, space: Space, conversation: Conversation) -> dict[str, Any]:
    """Return the same, with the plan, the goals and the lines as they are stored now."""
    return told(
        by=by,
        conversation=conversation,
        questions=questions_in_short(space.pk, conversation.pk),
        goals=access.goals(space).filter(conversation=conversation),
        lines=lines_in_short(space.pk, conversation.pk),
    )


def _talk(by: Author, conversation: Conversation) -> dict[str, object]:
    return {
        "started_at": _moment(conversation.started_at),
        "ended_at": _moment(conversation.ended_at),
        "minutes": conversation.minutes,
        "extended": conversation.extended_minutes,
        "consent": conversation.consent,
        "welcome": is_welcome(by, conversation),
    }


def _question(question: QuestionInShort) -> dict[str, object]:
    return {
        "id": str(question.pk),
        "text": question.text,
        "asked": question.asked_at is not None,
        "main": question.parent_id is None,
        "minutes": question.minutes,
        "priority": question.priority,
    }


def is_welcome(by: Author, conversation: Conversation) -> bool:
    """Say whether they told me that I may write again."""
    ties = access.ties(by.space).filter(person=conversation.person_id)
    return ties.filter(welcome_on__isnull=False).exists()


def missing(conversation: Conversation) -> list[str]:
    """Return what is not known of how to reach them."""
    known = set(conversation.person.contact_points.values_list("kind", flat=True))
    return [str(kind) for kind in CARD if kind not in known]


def _line(line: LineInShort) -> dict[str, object]:
    return {
        "id": str(line.pk),
        "kind": line.kind,
        "text": line.text,
        "at": line.at.isoformat(),
        "about": str(line.planned_id) if line.planned_id else "",
        "off_record": line.off_record,
        "volunteered": line.volunteered,
        "rival": line.has_rival,
        "corrects": line.corrects,
    }


def _moment(at: datetime | None) -> str:
    return at.isoformat() if at else ""
