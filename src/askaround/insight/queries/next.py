"""The next best conversation: which open question, and which kind of person for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from askaround.accounts.models import Space
from askaround.insight.queries.heard import Heard
from askaround.insight.queries.matrix import Matrix, Row
from askaround.insight.queries.matrix import matrix as matrix_of
from askaround.insight.queries.sampling import SamplingPlan, sampling_plan
from askaround.insight.rules.coverage import ESSENTIAL_TOPICS
from askaround.insight.rules.next import Need, Standing, in_order, missing_side
from askaround.outreach.ranking import Proposal, cell_of
from askaround.people.rules.sampling import Cell
from askaround.research.models import Exploration, Question


@dataclass(frozen=True)
class NextUp:
    """One open question, why it wants another voice, who could be asked, and of which kind.

    ``kind`` is None where anybody will do, ``proposal`` where nobody fitting is known.
    """

    question: Question
    need: Need
    row: Row
    kind: Cell | None
    proposal: Proposal | None


@dataclass(frozen=True)
class NextBest:
    """Questions in the order of their need, those heard enough of, and the sampling plan."""

    next_up: list[NextUp]
    enough: list[Row]
    plan: SamplingPlan
    heard: Heard
    rows: list[Row]


def next_best(
    exploration: Exploration, *, space: Space, now: datetime, proposals: Sequence[Proposal]
) -> NextBest:
    """Return what to ask next and whom. ``proposals`` are ranked already, the best first."""
    found = matrix_of(exploration, space=space, now=now)
    talked = {each.person_id for each in found.heard.conversations}
    plan = sampling_plan(exploration, heard=talked)
    rows = {
        row.question.pk: row for row in found.rows if row.question and not row.question.settled_on
    }
    judged = in_order(_standing(row, found) for row in rows.values())
    free = list(proposals)
    gaps = sorted(plan.gaps, key=lambda cell: not _is_known(cell, free))
    next_up, enough = [], []
    for standing, why in judged:
        row = rows[_key(standing)]
        if why is Need.ENOUGH or row.question is None:
            enough.append(row)
            continue
        kind = _kind(row, why, found, plan, gaps)
        next_up.append(NextUp(row.question, why, row, kind, _who(kind, free)))
    return NextBest(next_up, enough, plan, found.heard, found.rows)


def _is_known(cell: Cell, proposals: Sequence[Proposal]) -> bool:
    """Tell whether somebody of this kind could be asked."""
    return any(cell.holds(cell_of(each.person)) for each in proposals)


def _key(standing: Standing) -> UUID:
    if not isinstance(standing.key, UUID):
        raise TypeError("Questions go by their keys.")
    return standing.key


def _standing(row: Row, found: Matrix) -> Standing:
    question = row.question
    claims = _claims(row, found)
    return Standing(
        key=question.pk if question else None,
        essential=bool(question and question.topic in ESSENTIAL_TOPICS),
        conversations=row.saturation.conversations,
        disputed=row.disputed,
        single=sum(found.heard.voices(claim).rests_on_one for claim in claims),
        stage=row.saturation.stage,
    )


def _claims(row: Row, found: Matrix) -> list[UUID]:
    key = row.question.pk if row.question else None
    return [each.claim for each in found.heard.claims if each.question == key]


def _kind(row: Row, why: Need, found: Matrix, plan: SamplingPlan, gaps: list[Cell]) -> Cell | None:
    """Return the missing side of a disagreement, else the next empty place of the plan."""
    if why is Need.DISPUTED:
        for claim in _claims(row, found):
            kind = _missing_side(claim, found.heard, plan)
            if kind is not None:
                return kind
    return gaps.pop(0) if gaps else None


def _missing_side(claim: UUID, known: Heard, plan: SamplingPlan) -> Cell | None:
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


def _who(kind: Cell | None, free: list[Proposal]) -> Proposal | None:
    """Take the best proposal of this kind from those who are free; anybody, where none is asked.

    Where nobody is of the whole kind, somebody of the same level or work comes nearest.
    """
    wanted = [Cell()] if kind is None else [kind, Cell(level=kind.level), Cell("", kind.function)]
    for cell in wanted:
        if kind is not None and not cell.parts():
            continue
        for place, proposal in enumerate(free):
            if cell.holds(cell_of(proposal.person)):
                return free.pop(place)
    return None
