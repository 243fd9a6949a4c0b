"""The lines of the notes as these pages show them: those that answer one question, or none."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from askaround.conversations.models import Note
from askaround.conversations.queries import lines as standing_among
from askaround.insight.rules.corrections import standing
from askaround.research.models import Exploration, Question

COLUMNS = ("pk", "conversation_id", "kind", "text", "off_record", "volunteered", "struck")


class Line(NamedTuple):
    """One line, without what no page of this step needs."""

    pk: UUID
    conversation: UUID
    kind: str
    text: str
    off_record: bool
    volunteered: bool
    struck: bool


def standing_lines(exploration: Exploration) -> QuerySet[Note]:
    """Return the lines of an exploration as they stand: neither corrected since nor struck out."""
    notes = Note.objects.filter(conversation__exploration=exploration)
    return standing_among(notes).order_by("at", "id")


def answering(lines: QuerySet[Note], question: Question | None) -> QuerySet[Note]:
    """Lines that answer a question; without one, those that answer none."""
    return lines.filter(planned__question=question)


@dataclass(frozen=True)
class Corrections:
    """Which line replaced which: from a line to those that came after it, in their order."""

    later: Mapping[UUID, list[Line]]

    def standing(self, line: Line) -> Line | None:
        """Return the line that stands in the place of a line today; None where it was struck."""
        return standing(
            line,
            later=lambda each: self.later.get(each.pk, []),
            is_struck=lambda each: each.struck,
        )


def corrections_of(conversations: Collection[UUID]) -> Corrections:
    """Return the corrections made in these conversations, in one query."""
    corrected = Note.objects.filter(conversation__in=conversations, replaces__isnull=False)
    later: dict[UUID, list[Line]] = defaultdict(list)
    for replaced, *columns in corrected.order_by("at", "id").values_list("replaces_id", *COLUMNS):
        later[replaced].append(Line(*columns))
    return Corrections(later)
