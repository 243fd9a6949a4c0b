"""The lines of the notes as these pages show them: those that answer one question, or none."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from askaround.conversations.models import Note
from askaround.conversations.queries import lines as standing_among
from askaround.core.prepared import prepared
from askaround.insight.rules.corrections import standing

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


def standing_lines(exploration: UUID) -> QuerySet[Note]:
    """Return the lines of an exploration as they stand: neither corrected since nor struck out."""
    notes = Note.objects.filter(conversation__exploration=exploration)
    return standing_among(notes).order_by("at", "id")


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
    later: dict[UUID, list[Line]] = defaultdict(list)
    for replaced, *columns in _corrected(tuple(conversations)):
        later[replaced].append(Line(*columns))
    return Corrections(later)


@prepared
def _corrected(conversations: tuple[UUID, ...]) -> QuerySet[Note, tuple[Any, ...]]:
    found = Note.objects.filter(conversation__in=conversations, replaces__isnull=False)
    return found.order_by("at", "id").values_list("replaces_id", *COLUMNS)
