"""Which question to take to the next conversation, and which kind of person could answer it.

The order is ours, as a start that can be argued about: what nobody was asked, then what people
disagree on, then what rests on a single voice, then what still brings something new. What is
saturated needs no further voice.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from askaround.insight.rules.saturation import Stage
from askaround.people.rules.sampling import Cell


class Need(IntEnum):
    """Why a question wants another voice, the most urgent first."""

    UNASKED = 0
    DISPUTED = 1
    ONE_VOICE = 2
    OPEN = 3
    ENOUGH = 4


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of one open question.

    ``essential``: it belongs to what nobody may leave out of the first three conversations (R68).
    ``conversations`` in which it came up; ``disputed`` and ``single`` count its claims that are
    contradicted, or rest on one independent voice.
    """

    key: Hashable
    essential: bool = False
    conversations: int = 0
    disputed: int = 0
    single: int = 0
    stage: Stage = Stage.NOTHING


def need(standing: Standing) -> Need:
    """Return why a question wants another voice."""
    if not standing.conversations:
        return Need.UNASKED
    if standing.disputed:
        return Need.DISPUTED
    if standing.single:
        return Need.ONE_VOICE
    return Need.ENOUGH if standing.stage is Stage.SATURATED else Need.OPEN


def in_order(standings: Iterable[Standing]) -> list[tuple[Standing, Need]]:
    """Return questions with their need, the most urgent first; equal ones keep their order.

    Within a need the essential ones come first, then those with more that is unsettled, then
    those that came up less often.
    """
    judged = [(each, need(each)) for each in standings]
    return sorted(judged, key=_urgency)


def _urgency(judged: tuple[Standing, Need]) -> tuple[int, bool, int, int]:
    each, why = judged
    unsettled = each.disputed + each.single
    return why, not each.essential, -unsettled, each.conversations


def missing_side(agree: Sequence[Cell], disagree: Sequence[Cell]) -> Cell | None:
    """Return what kind of person could settle a disagreement: one like those of the thinner side.

    What they have in common is the kind; None where nothing is known of them.

    >>> missing_side([Cell("manager"), Cell("manager")], [Cell("early", "data")])
    Cell(level='early', function='data', organization='')
    """
    thin = min((disagree, agree), key=len)
    levels = {cell.level for cell in thin} - {""}
    functions = {cell.function for cell in thin} - {""}
    kind = Cell(
        level=levels.pop() if len(levels) == 1 else "",
        function=functions.pop() if len(functions) == 1 else "",
    )
    return kind if kind.parts() else None


def could_be(kind: Cell, theirs: Cell) -> bool:
    """Tell whether somebody could be of a kind if more were known of them.

    >>> could_be(Cell("manager"), Cell("", "data")), could_be(Cell("manager"), Cell("early"))
    (True, False)
    """
    known = Cell(*(part or wanted for part, wanted in zip(theirs, kind, strict=True)))
    return kind.holds(known) and not kind.holds(theirs)
