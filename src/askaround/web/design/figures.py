"""The pictures of the living page, drawn by the code that draws those of the pages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.utils.safestring import SafeString, mark_safe

from askaround.followup.queries import Node, NodeState
from askaround.followup.rules.tree import Place
from askaround.insight.queries.heard import Heard, Talk
from askaround.insight.queries.matrix import Cell, Matrix, OpenQuestion, Row
from askaround.insight.rules.independence import Circles
from askaround.insight.rules.saturation import Saturation
from askaround.web.followup.drawing import Drawing, Mark, drawn, legend
from askaround.web.insight import grid
from askaround.web.insight.pictures import Curve
from askaround.web.insight.pictures import curve as curve_of

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
