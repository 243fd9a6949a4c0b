"""The pictures of the living page, drawn by the code that draws those of the pages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.utils.safestring import SafeString, mark_safe

from askaround.core.calendars import rest_day
from askaround.followup.queries import Node, NodeState
from askaround.followup.rules.tree import Place
from askaround.insight.models import Value
from askaround.insight.queries.heard import Heard, Talk
from askaround.insight.queries.matrix import Cell, Matrix, OpenQuestion, Row
from askaround.insight.queries.paths import Mood, PathShown, ValueBar
from askaround.insight.rules.beta import interval
from askaround.insight.rules.fit import Bar
from askaround.insight.rules.funnel import Passed, Step
from askaround.insight.rules.independence import Circles
from askaround.insight.rules.saturation import Saturation
from askaround.research.models import Path
from askaround.scheduling.models import Window
from askaround.scheduling.rules.spans import Kind, Taken, span
from askaround.scheduling.rules.week import Day, strip
from askaround.web.followup.drawing import Drawing, Mark, drawn, legend
from askaround.web.insight import grid
from askaround.web.insight.funnel_picture import SCALE, Funnel, steps
from askaround.web.insight.pictures import Curve, Diverging, diverging
from askaround.web.insight.pictures import curve as curve_of
from askaround.web.scheduling.strip import Row as HalfHour
from askaround.web.scheduling.strip import half_hours

KNOWN = (3, 5, 6, 6, 7)
"""How many things were known after each of five conversations."""
SHAPE = (
    (None, 0, NodeState.MET),
    (0, 1, NodeState.ASKED),
    (1, 2, NodeState.SUGGESTED),
    (None, 0, NodeState.KNOWN),
    (3, 1, NodeState.UNNAMED),
)
"""By row: which row suggested it, how many suggestions deep it stands, and how far it has come."""
COUNTS = ((1, 2, 4, 0, 1), (0, 2, 1, 3, 0), (2, 0, 0, 1, 5))
"""Lines by question and conversation."""
BESIDES = (1, 0, 0, 4, 0)
OFF_RECORD = 3
"""A cell with so many lines has one of them off the record."""
PASSED = ((Step.ANSWERED, 8, 10), (Step.MET, 5, 8), (Step.REFERRED, 2, 5))
"""By step of the funnel: how many came so far, and of how many."""
SPOKE = (((3, 0), (0, 2), (0, 0)), ((0, 1), (2, 1), (1, 0)))
"""By path and value: independent voices for it and against it."""
MONDAY = datetime(2027, 3, 1, tzinfo=UTC)
TAKEN = ((Kind.BUSY, 1, 10, 120), (Kind.AGREED, 2, 15, 30), (Kind.HELD, 3, 9, 30))
"""In a week: what takes the time, on which day, from which hour, for how many minutes."""
CHOSEN = ((0, 15), (1, 16), (4, 10))
"""In a week: the days and hours that were chosen, for an hour each."""


@dataclass(frozen=True)
class Tree:
    """A drawn tree with the meaning of its marks."""

    drawing: Drawing
    legend: list[Mark]


@dataclass(frozen=True)
class Grid:
    """The matrix as markup: the heads of its columns, and its rows."""

    heads: SafeString
    rows: SafeString


def tree(names: Sequence[str]) -> Tree:
    """Draw a tree with these five people; its marks lead nowhere."""
    nodes = []
    for row, (name, (parent, generation, state)) in enumerate(zip(names, SHAPE, strict=True)):
        place = Place(_key(row), None if parent is None else _key(parent), generation, row, 1)
        nodes.append(Node(place, _key(row), name, _key(0), state, ""))
    drawing = drawn(nodes)
    marks = [replace(mark, url="#tree-title") for mark in drawing.marks]
    return Tree(replace(drawing, marks=marks), legend())


def curve(names: Sequence[str]) -> Curve | None:
    """Draw how much was heard from these five people, one after another."""
    return curve_of(Saturation(KNOWN), list(names))


def matrix(questions: Sequence[str], names: Sequence[str]) -> Grid:
    """Lay out how much these people said to these questions; nothing in it leads anywhere."""
    talks = [Talk(_key(place), _key(place), name) for place, name in enumerate(names)]
    asked = [
        _row(OpenQuestion(_key(place), text, "", None), counts, talks)
        for place, (text, counts) in enumerate(zip(questions, COUNTS, strict=False))
    ]
    heard = Heard(talks, [], [], Circles())
    besides = _row(None, BESIDES, talks)
    whole = Matrix(heard, asked, besides, Saturation(KNOWN))
    return Grid(_still(grid.heads(talks)), _still(grid.rows(whole, _key(0))))


class AskedSoFar(NamedTuple):
    """The funnel with its scale."""

    picture: Funnel | None
    scale: list[tuple[str, int]]


def funnel() -> AskedSoFar:
    """Draw how many of ten answered, met, and led on."""
    passed = [Passed(step, count, of, interval(count, of)) for step, count, of in PASSED]
    return AskedSoFar(steps(passed), SCALE)


def paths(
    names: Sequence[str], values: Sequence[str], frame: int
) -> list[tuple[PathShown, Diverging | None]]:
    """Compare these two paths by these values; ``frame`` keeps their ids apart."""
    shown = []
    for place, (name, spoke) in enumerate(zip(names, SPOKE, strict=True)):
        path = Path(pk=_key(2 * frame + place), name=name)
        bars = [_bar(value, *voices) for value, voices in zip(values, spoke, strict=True)]
        seen = PathShown(path, 3 + place, 4, place, bars, Mood(None, None, {}, 0))
        shown.append((seen, diverging(bars, 3)))
    return shown


def _bar(value: str, speaking_for: int, against: int) -> ValueBar:
    bar = Bar(speaking_for, against, frozenset(), frozenset(), 0, 0)
    return ValueBar(Value(name=value), bar, speaking_for, against, [])


class Week(NamedTuple):
    """A week of half hours by two clocks."""

    days: list[Day]
    rows: list[HalfHour]


def week(name: str, frame: int) -> Week:
    """Lay out a week with all that can be in it; each frame has its own, as ids hold the day."""
    monday = MONDAY + frame * timedelta(weeks=1)

    def at(day: int, hour: int) -> datetime:
        return monday + timedelta(days=day, hours=hour)

    laid = strip(
        monday=monday.date(),
        now=at(0, 11),
        mine="UTC",
        theirs="America/New_York",
        taken=[Taken(span(at(*when), long), kind, name) for kind, *when, long in TAKEN],
        rests=rest_day(""),
    )
    chosen = [Window(starts_at=at(day, hour), minutes=60) for day, hour in CHOSEN]
    return Week(laid.days, half_hours(laid, chosen, there="New York"))


def _row(question: OpenQuestion | None, counts: Sequence[int], talks: Sequence[Talk]) -> Row:
    cells = {
        talk.pk.hex: Cell(lines=count, claims=count // 2, off_record=int(count == OFF_RECORD))
        for talk, count in zip(talks, counts, strict=True)
        if count
    }
    disputed = 1 if len(cells) == len(talks) - 1 else 0
    return Row(question, ["1", "2"], len(cells), disputed, 0, Saturation(()), cells)


def _still(markup: SafeString) -> SafeString:
    return mark_safe(re.sub(r'href="[^"]*"', 'href="#matrix"', markup))  # noqa: S308 (as it was)


def _key(row: int) -> UUID:
    return UUID(int=row + 1)
