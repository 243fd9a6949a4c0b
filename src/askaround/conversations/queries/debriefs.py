"""What a debrief shows: lines by question, and how sure I felt over several conversations."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce

from askaround.conversations.models import Brief, Debrief, Note, PlannedQuestion
from askaround.conversations.queries.lines import StandingLine, lines_with_rivals
from askaround.conversations.rules.debrief import Sureness
from askaround.scheduling.models import Conversation

MOST_REMEMBERED = 12
"""So many conversations of the trend: it is about the last months, not about a life."""


@dataclass(frozen=True, slots=True)
class HeardLine:
    """A standing line with the keys of all the lines that it corrects, its own first."""

    line: StandingLine
    keys: tuple[UUID, ...]

    @property
    def note(self) -> Note:
        return self.line.note


def heard_lines(notes: QuerySet[Note]) -> list[HeardLine]:
    """Return the standing lines of one conversation, each in the place of the line it corrects."""
    standing = lines_with_rivals(notes)
    before = {pk: (earlier, at) for pk, earlier, at in notes.values_list("pk", "replaces_id", "at")}
    found = [HeardLine(line, _family(line.note.pk, before)) for line in standing]
    return sorted(found, key=lambda each: (before[each.keys[-1]][1], each.keys[-1]))


def _family(key: UUID, before: Mapping[UUID, tuple[UUID | None, datetime]]) -> tuple[UUID, ...]:
    keys = [key]
    while (earlier := before[keys[-1]][0]) is not None and earlier in before:
        if earlier in keys:
            break
        keys.append(earlier)
    return tuple(keys)


@dataclass(frozen=True, slots=True)
class Heard:
    """One question of the plan with what was said to it; None gathers what was off the plan."""

    question: PlannedQuestion | None
    lines: list[HeardLine]


def by_question(plan: Iterable[PlannedQuestion], lines: Iterable[HeardLine]) -> list[Heard]:
    """Return the questions in the order of the plan, each with its lines; last what was off it."""
    of_question: dict[UUID | None, list[HeardLine]] = defaultdict(list)
    for line in lines:
        of_question[line.note.planned_id].append(line)
    found = [Heard(question, of_question.pop(question.pk, [])) for question in plan]
    rest = [line for group in of_question.values() for line in group]
    return [*found, Heard(None, rest)]


@dataclass(frozen=True, slots=True)
class Felt:
    """How sure I felt around one conversation, and when that was."""

    conversation: Conversation
    at: datetime
    sure: Sureness


def confidence_trend(
    conversations: QuerySet[Conversation],
    *,
    briefs: QuerySet[Brief],
    debriefs: QuerySet[Debrief],
) -> list[Felt]:
    """Return the latest conversations where confidence was noted, the earliest first."""
    before = dict(
        briefs.filter(confidence__isnull=False).values_list("conversation_id", "confidence")
    )
    after = dict(
        debriefs.filter(confidence__isnull=False).values_list("conversation_id", "confidence")
    )
    known = conversations.filter(pk__in={*before, *after}).select_related("person")
    held = known.alias(at=Coalesce("started_at", "starts_at")).filter(at__isnull=False)
    found = list(held.annotate(held_at=F("at")).order_by("-at", "-id")[:MOST_REMEMBERED])
    return [
        Felt(each, each.held_at, Sureness(before.get(each.pk), after.get(each.pk)))
        for each in reversed(found)
    ]
