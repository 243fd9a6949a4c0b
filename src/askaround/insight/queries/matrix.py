"""Questions × conversations: how much was said to what.

The lines of one conversation come as one row, gathered by the database: 2,000 rows would take
longer to hand over than to count.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import compress
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Aggregate, CharField, QuerySet

from askaround.accounts.models import Space
from askaround.conversations.models import Note, PlannedQuestion
from askaround.core.prepared import prepared
from askaround.insight.queries.heard import Heard, heard
from askaround.insight.queries.keys import as_text
from askaround.insight.rules.saturation import Saturation
from askaround.research.models import Exploration, Question


class Gathered(Aggregate):
    """All values of a column, as a list in JSON."""

    function = "JSON_GROUP_ARRAY"
    output_field = CharField()


class OpenQuestion(NamedTuple):
    """A question of an exploration, as far as pages about all of them need it."""

    pk: UUID
    text: str
    topic: str
    settled_on: date | None


@dataclass(slots=True)
class Cell:
    """What was said to one question in one conversation. No cell: it did not come up at all."""

    lines: int = 0
    off_record: int = 0
    claims: int = 0

    @property
    def is_answered(self) -> bool:
        return self.lines > 0 or self.claims > 0


@dataclass(frozen=True, slots=True)
class Row:
    """One question, or none (what answers no question), with all that was heard about it.

    ``claims`` are keys as text; ``disputed`` of them are contradicted, ``single`` rest on one
    independent voice. ``cells`` go by the keys of conversations, as text.
    """

    question: OpenQuestion | None
    claims: list[str]
    voices: int
    disputed: int
    single: int
    saturation: Saturation
    cells: Mapping[str, Cell]


@dataclass(frozen=True)
class Matrix:
    """Everything that was heard, on one page. ``besides`` holds what answers no question."""

    heard: Heard
    rows: list[Row]
    besides: Row
    overall: Saturation


Cells = dict[str | None, dict[str, Cell]]


def matrix(exploration: Exploration, *, space: Space, now: datetime) -> Matrix:
    """Return the matrix of an exploration. Eleven queries, however large it is."""
    known = heard(exploration, space=space, now=now)
    questions = [OpenQuestion(*row) for row in _questions(exploration.pk)]
    cells = _cells(exploration, known)
    talks = [each.pk.hex for each in known.conversations]
    claims: dict[str | None, list[str]] = defaultdict(list)
    for each in known.claims:
        claims[each.question].append(each.claim)
    return Matrix(
        heard=known,
        rows=[
            _row(question, claims[question.pk.hex], known, cells[question.pk.hex], talks)
            for question in questions
        ],
        besides=_row(None, claims[None], known, cells[None], talks),
        overall=known.saturation(each.claim for each in known.claims),
    )


@prepared
def _questions(exploration: UUID) -> QuerySet[Question, tuple[Any, ...]]:
    """Return the questions of an exploration in their order, those that are settled, too."""
    rows = Question.objects.filter(exploration=exploration).order_by("position", "id")
    return rows.values_list(*OpenQuestion._fields)


def _row(
    question: OpenQuestion | None,
    claims: list[str],
    known: Heard,
    cells: Mapping[str, Cell],
    talks: Iterable[str],
) -> Row:
    touched = [talk for talk in talks if (cell := cells.get(talk)) and cell.is_answered]
    voices = [known.voices(claim) for claim in claims]
    return Row(
        question=question,
        claims=claims,
        voices=known.everybody(claims),
        disputed=sum(each.is_disputed for each in voices),
        single=sum(each.rests_on_one for each in voices),
        saturation=known.saturation(claims, among=touched),
        cells=cells,
    )


def _cells(exploration: Exploration, known: Heard) -> Cells:
    cells: Cells = defaultdict(lambda: defaultdict(Cell))
    question_of: dict[str | None, str | None] = {}
    for talk, *columns in _planned(exploration.pk):
        for key, question, asked_at in zip(*map(json.loads, columns), strict=True):
            question_of[key] = question
            if asked_at and question:
                cells[question][talk] = Cell()  # also where nothing was noted
    for talk, planned, off_record in _lines(exploration.pk):
        lines = json.loads(planned)
        hidden = Counter(compress(lines, json.loads(off_record)))
        for line, count in Counter(lines).items():
            cell = cells[question_of.get(line)][talk]
            cell.lines += count
            if hidden:
                cell.off_record += hidden[line]
    about = {claim: question for claim, question, _path in known.claims}
    for claim, heard_in in {(claim, talk) for claim, _person, talk, _stance in known.said}:
        if heard_in is not None:
            cells[about[claim]][heard_in].claims += 1
    return cells


@prepared
def _lines(exploration: UUID) -> QuerySet[Note, tuple[str, str, str]]:
    """Return the standing lines of each conversation: planned question, and if off the record.

    A line stands that was neither corrected since nor struck out.
    """
    notes = Note.objects.filter(conversation__exploration=exploration)
    replaced = notes.filter(replaces__isnull=False).values("replaces")
    standing = notes.filter(struck=False).exclude(pk__in=replaced).order_by()
    return standing.values_list(as_text("conversation")).annotate(
        planned=Gathered("planned"), off=Gathered("off_record")
    )


@prepared
def _planned(exploration: UUID) -> QuerySet[PlannedQuestion, tuple[str, str, str, str]]:
    """Return what was planned for each conversation: key, open question, and when it was asked."""
    rows = PlannedQuestion.objects.filter(conversation__exploration=exploration).order_by()
    return rows.values_list(as_text("conversation")).annotate(
        keys=Gathered("pk"), questions=Gathered("question"), asked=Gathered("asked_at")
    )
