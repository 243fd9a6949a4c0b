"""The next best conversation: which open question, and which kind of person for it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from askaround.accounts.models import Space
from askaround.insight.queries.heard import Heard
from askaround.insight.queries.matrix import Matrix, OpenQuestion, Row
from askaround.insight.queries.matrix import matrix as matrix_of
from askaround.insight.queries.sampling import SamplingPlan, Somebody, sampling_plan
from askaround.insight.rules.coverage import ESSENTIAL_TOPICS
from askaround.insight.rules.next import Need, Standing, could_be, in_order, missing_side
from askaround.outreach.ranking import Proposal
from askaround.people.models import Person
from askaround.people.rules.sampling import Cell
from askaround.research.models import Exploration


@dataclass(frozen=True)
class Who:
    """Who could answer: somebody to ask, or else why nobody is proposed.

    ``above`` is proposed for an earlier question already, ``asked`` was asked already and may
    still talk. Of the ``unclear`` it is not known whether they are of this kind, the best first;
    ``known`` counts everybody whom I could ask at all.
    """

    proposal: Proposal | None = None
    above: Person | None = None
    asked: Somebody | None = None
    unclear: Sequence[Person] = ()
    known: int = 0


@dataclass(frozen=True)
class NextUp:
    """One open question, why it wants another voice, of which kind, and who could be asked.

    ``kind`` is None where anybody will do; ``is_gap`` where nobody of that kind was heard yet.
    """

    question: OpenQuestion
    need: Need
    row: Row
    kind: Cell | None
    is_gap: bool
    who: Who


@dataclass(frozen=True)
class NextBest:
    """Questions in the order of their need, those heard enough of, and the sampling plan."""

    next_up: list[NextUp]
    enough: list[Row]
    plan: SamplingPlan
    heard: Heard
    rows: list[Row]


def next_best(
    exploration: Exploration,
    *,
    space: Space,
    now: datetime,
    proposals: Callable[[SamplingPlan], Sequence[Proposal]],
) -> NextBest:
    """Return what to ask next and whom. ``proposals`` ranks people by a plan, the best first.

    Another voice is wanted: whoever was heard in this exploration is not proposed again. Where
    enough was heard of everything, nobody has to be ranked.
    """
    found = matrix_of(exploration, space=space, now=now)
    talked = {each.person for each in found.heard.conversations}
    plan = sampling_plan(exploration, heard=talked)
    rows = {
        row.question.pk: row for row in found.rows if row.question and not row.question.settled_on
    }
    judged = in_order(_standing(row) for row in rows.values())
    enough = [rows[_key(standing)] for standing, why in judged if why is Need.ENOUGH]
    wanting = [(rows[_key(each)], why) for each, why in judged if why is not Need.ENOUGH]
    free = [each for each in proposals(plan) if each.person.pk not in talked] if wanting else []
    next_up = list(_in_turn(wanting, found, plan, _Choice(free, plan)))
    return NextBest(next_up, enough, plan, found.heard, found.rows)


def _in_turn(
    wanting: Iterable[tuple[Row, Need]], found: Matrix, plan: SamplingPlan, choice: "_Choice"
) -> Iterator[NextUp]:
    """Give each question a kind of person and somebody of that kind, the most urgent first."""
    gaps = sorted(plan.gaps, key=lambda cell: not choice.knows(cell))
    for row, why in wanting:
        if row.question is not None:
            kind = _kind(row, why, found, plan, gaps)
            yield NextUp(row.question, why, row, kind, kind in plan.gaps, choice.who(kind))


def _key(standing: Standing) -> UUID:
    if not isinstance(standing.key, UUID):
        raise TypeError("Questions go by their keys.")
    return standing.key


def _standing(row: Row) -> Standing:
    question = row.question
    return Standing(
        key=question.pk if question else None,
        essential=bool(question and question.topic in ESSENTIAL_TOPICS),
        conversations=row.saturation.conversations,
        disputed=row.disputed,
        single=row.single,
        stage=row.saturation.stage,
    )


def _kind(row: Row, why: Need, found: Matrix, plan: SamplingPlan, gaps: list[Cell]) -> Cell | None:
    """Return the missing side of a disagreement, else the next empty place of the plan."""
    if why is Need.DISPUTED:
        for claim in row.claims:
            kind = _missing_side(claim, found.heard, plan)
            if kind is not None:
                return kind
    return gaps.pop(0) if gaps else None


def _missing_side(claim: str, known: Heard, plan: SamplingPlan) -> Cell | None:
    """Return who could settle one claim; None where nobody disputes it, or nothing is known."""
    if not known.voices(claim).is_disputed:
        return None
    agree, disagree = (
        [
            plan.cells[each.person]
            for each in known.by_claim[claim]
            if each.agrees is side and each.person in plan.cells
        ]
        for side in (True, False)
    )
    return missing_side(agree, disagree)


class _Choice:
    """Whoever can still be proposed: everybody is proposed for one question only."""

    def __init__(self, proposals: Sequence[Proposal], plan: SamplingPlan) -> None:
        self._free = [(each.cell, each) for each in proposals]
        self._taken: list[tuple[Cell, Proposal]] = []
        self._plan = plan

    def knows(self, kind: Cell) -> bool:
        """Tell whether somebody of this kind could be asked."""
        return any(kind.holds(cell) for cell, _each in self._free)

    def who(self, kind: Cell | None) -> Who:
        """Return the best proposal of a kind from those who are free, or why there is none."""
        everybody = [*self._free, *self._taken]
        proposal = self._take(kind)
        if proposal or kind is None:
            return Who(proposal, known=len(everybody))
        return Who(
            above=next((each.person for cell, each in self._taken if kind.holds(cell)), None),
            asked=next((who for cell, who in self._plan.on_the_way if kind.holds(cell)), None),
            unclear=[each.person for cell, each in everybody if could_be(kind, cell)],
            known=len(everybody),
        )

    def _take(self, kind: Cell | None) -> Proposal | None:
        """Take somebody of this kind; where nobody is, whoever has the same level or work."""
        for wanted in _nearest(kind):
            for place, (cell, proposal) in enumerate(self._free):
                if wanted.holds(cell):
                    self._taken.append(self._free.pop(place))
                    return proposal
        return None


def _nearest(kind: Cell | None) -> Iterable[Cell]:
    if kind is None:
        return [Cell()]
    return [kind, *(each for each in (Cell(kind.level), Cell("", kind.function)) if each.parts())]
