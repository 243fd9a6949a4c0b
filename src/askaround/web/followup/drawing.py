"""The referral tree as a drawing: where each mark, line and name stands, in pixels.

An outline: everybody has a row, and stands one step further in than whoever suggested them. So
it stays narrow enough for a phone, and a branch can be read from top to bottom.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from askaround.followup.queries import Node, NodeState

ROW, STEP, MARK, EDGE = 52, 28, 7, 16
"""Height of a row, the step inwards, half the size of a mark, the margin."""
HIT = 44
"""Height of what can be pressed: a comfortable target for a thumb."""
LETTER = 8
"""Pixels for one letter of a name at 15 px; a little generous."""
SMALL_LETTER = 6
"""The same for the words under a name, at 12 px."""
LONGEST_NAME, LONGEST_WORDS, LONGEST_ALL = 30, 40, 72
"""So many letters of a name, and of the words under it, find room on a phone, one suggestion away
from whom I found myself; and of the words on a wide page."""
MOST_DRAWN = 150
"""So many are drawn; the table below has everybody."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One person in the drawing. ``line`` leads up to whoever suggested them.

    ``under`` are the words below the name: how far I am with them, and what they do. ``cut`` is
    what a phone shows of them where they are too long for it.
    """

    x: int
    y: int
    name: str
    says: str
    url: str
    state: NodeState
    line: str
    under: str = ""
    cut: str = ""

    @property
    def text_x(self) -> int:
        return self.x + MARK + 9

    @property
    def text_y(self) -> int:
        return self.y - 2 if self.under else self.y + 5

    @property
    def under_y(self) -> int:
        return self.y + 15

    @property
    def hit_x(self) -> int:
        return self.x - MARK - 4

    @property
    def hit_y(self) -> int:
        return self.y - HIT // 2

    @property
    def hit_width(self) -> int:
        words = max(LETTER * len(self.name), SMALL_LETTER * len(self.cut or self.under))
        return self.text_x - self.hit_x + words + 6

    @property
    def half(self) -> str:
        """The filled half of the mark of somebody who was asked."""
        return f"M{self.x} {self.y - MARK}a{MARK} {MARK} 0 0 0 0 {2 * MARK}z"

    @property
    def diamond(self) -> str:
        """The mark of somebody who led me on, and was not talked with."""
        return f"M{self.x} {self.y - MARK}l{MARK} {MARK}l-{MARK} {MARK}l-{MARK} -{MARK}z"


@dataclass(frozen=True, slots=True)
class Drawing:
    """``more`` is how many are only in the table."""

    marks: list[Mark]
    width: int
    height: int
    more: int


def state_words(state: NodeState) -> str:
    return {
        NodeState.KNOWN: _("led you to others"),
        NodeState.UNNAMED: _("not added yet"),
        NodeState.SUGGESTED: _("suggested"),
        NodeState.ASKED: _("asked"),
        NodeState.MET: _("talked with"),
    }[state]


def drawn(nodes: Iterable[Node]) -> Drawing:
    """Lay the tree out; the rows come in order, whoever suggested somebody above them."""
    every = list(nodes)
    names = {node.place.person: node.name for node in every}
    heights: dict[UUID, tuple[int, int]] = {}
    marks: list[Mark] = []
    for row, node in enumerate(every[:MOST_DRAWN]):
        x, y = EDGE + STEP * node.place.generation, ROW // 2 + ROW * row
        heights[node.place.person] = (x, y)
        above = heights.get(node.place.parent) if node.place.parent else None
        line = f"M{above[0]} {above[1] + MARK}V{y}H{x - MARK}" if above else ""
        marks.append(
            Mark(
                x=x,
                y=y,
                name=_short(node.name, LONGEST_NAME),
                **_under(node),
                says=_says(node, names),
                url=_url(node),
                state=node.state,
                line=line,
            )
        )
    width = max((mark.hit_x + mark.hit_width for mark in marks), default=0) + EDGE
    return Drawing(marks, width, ROW * len(marks), len(every) - len(marks))


def legend() -> list[Mark]:
    """Return one mark of each kind with its meaning, in the middle of a square of 22 pixels."""
    return [
        Mark(x=11, y=11, name=state_words(state), says="", url="", state=state, line="")
        for state in NodeState
    ]


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _under(node: Node) -> dict[str, str]:
    """Return ``under`` and ``cut`` of a mark."""
    words = " · ".join(filter(None, (state_words(node.state), node.work)))
    short = _short(words, LONGEST_WORDS)
    return {"under": _short(words, LONGEST_ALL), "cut": short if short != words else ""}


def _says(node: Node, names: Mapping[UUID, str]) -> str:
    """Say what the mark means, for whoever does not see it."""
    words = {"name": node.name, "state": state_words(node.state)}
    if node.place.parent is None:
        return _("%(name)s: %(state)s") % words
    words["by"] = names[node.place.parent]
    return _("%(name)s: %(state)s, through %(by)s") % words


def _url(node: Node) -> str:
    if node.person is None:
        return reverse("followup:referral", args=[node.place.person])
    return reverse("people:person", args=[node.person])
