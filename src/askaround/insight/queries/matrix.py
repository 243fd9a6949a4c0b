"""Questions × conversations: how much was said to what, counted by the database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Q

from askaround.accounts.models import Space
from askaround.conversations.models import Note, PlannedQuestion
from askaround.insight.queries.heard import Heard, heard
from askaround.insight.queries.keys import as_text
from askaround.insight.rules.saturation import Saturation
from askaround.research.models import Exploration, Question


class Place(NamedTuple):
    """One cell: a question in a conversation, by their keys as text. None: besides all of them."""

    question: str | None
    conversation: str


def place(question: UUID | None, conversation: UUID) -> Place:
    return Place(question.hex if question else None, conversation.hex)


@dataclass(slots=True)
class Cell:
    """What a cell holds. ``asked`` says whether the question was ticked in that conversation."""

    lines: int = 0
    off_record: int = 0
    claims: int = 0
    asked: bool = False


@dataclass(frozen=True)
class Row:
    """One question: its claims, the independent voices behind them, and what was new lately."""

    question: Question | None
    claims: int
    voices: int
    disputed: int
    saturation: Saturation


@dataclass(frozen=True)
class Matrix:
    """Everything that was heard, on one page. ``besides`` holds what answers no question."""

    heard: Heard
    rows: list[Row]
    besides: Row
    cells: Mapping[Place, Cell]
    overall: Saturation


def matrix(exploration: Exploration, *, space: Space, now: datetime) -> Matrix:
    """Return the matrix of an exploration. Eleven queries, however large it is."""
    known = heard(exploration, space=space, now=now)
    questions = list(exploration.questions.order_by("position", "id"))
    cells = _cells(exploration, known)
    talks = [(each.pk, each.pk.hex) for each in known.conversations]
    claims: dict[UUID | None, list[UUID]] = {}
    for each in known.claims:
        claims.setdefault(each.question, []).append(each.claim)

    def row(question: Question | None) -> Row:
        key = question.pk if question else None
        return _row(question, claims.get(key, []), known, cells, talks)

    return Matrix(
        heard=known,
        rows=[row(question) for question in questions],
        besides=row(None),
        cells=cells,
        overall=known.saturation(each.claim for each in known.claims),
    )


def _row(
    question: Question | None,
    claims: list[UUID],
    known: Heard,
    cells: Mapping[Place, Cell],
    talks: list[tuple[UUID, str]],
) -> Row:
    key = question.pk.hex if question else None
    touched = [
        talk
        for talk, text in talks
        if (cell := cells.get(Place(key, text))) and (cell.lines or cell.claims)
    ]
    return Row(
        question=question,
        claims=len(claims),
        voices=known.everybody(claims),
        disputed=sum(known.voices(claim).is_disputed for claim in claims),
        saturation=known.saturation(claims, among=touched),
    )


def _cells(exploration: Exploration, known: Heard) -> dict[Place, Cell]:
    cells: dict[Place, Cell] = {}
    for question, conversation, lines, off_record in _lines(exploration):
        cells[Place(question, conversation)] = Cell(lines=lines, off_record=off_record)
    for question, conversation in _asked(exploration):
        cells.setdefault(Place(question, conversation), Cell()).asked = True
    question_of = {each.claim: each.question for each in known.claims}
    heard_in = {(each.claim, each.conversation) for each in known.said}
    for claim, talk in heard_in:
        if talk is not None:
            cells.setdefault(place(question_of[claim], talk), Cell()).claims += 1
    return cells


def _lines(exploration: Exploration) -> list[tuple[str | None, str, int, int]]:
    """Count the standing lines: neither corrected since, nor struck out."""
    replaced = Note.objects.filter(
        conversation__exploration=exploration, replaces__isnull=False
    ).values("replaces")
    return list(
        Note.objects.filter(conversation__exploration=exploration, struck=False)
        .exclude(pk__in=replaced)
        .order_by()
        .values_list(as_text("planned__question"), as_text("conversation"))
        .annotate(lines=Count("pk"), off=Count("pk", filter=Q(off_record=True)))
    )


def _asked(exploration: Exploration) -> list[tuple[str, str]]:
    ticked = PlannedQuestion.objects.filter(
        conversation__exploration=exploration, question__isnull=False, asked_at__isnull=False
    )
    return list(
        ticked.order_by().values_list(as_text("question"), as_text("conversation")).distinct()
    )
