"""The pictures of the living page, drawn by the code that draws those of the pages."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from askaround.followup.queries import Node, NodeState
from askaround.followup.rules.tree import Place
from askaround.insight.rules.saturation import Saturation
from askaround.web.followup.drawing import Drawing, Mark, drawn, legend
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


@dataclass(frozen=True)
class Tree:
    """A drawn tree with the meaning of its marks."""

    drawing: Drawing
    legend: list[Mark]


@dataclass(frozen=True)
class Grid:
    """The matrix: names of columns, and rows of a question with its counts and their shades."""

    names: Sequence[str]
    rows: list[tuple[str, list[tuple[int, int]]]]


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
    """Lay out how much these people said to these questions."""
    rows = [
        (question, [(count, min(count, 3)) for count in counts])
        for question, counts in zip(questions, COUNTS, strict=False)
    ]
    return Grid(names, rows)


def _key(row: int) -> UUID:
    return UUID(int=row + 1)
