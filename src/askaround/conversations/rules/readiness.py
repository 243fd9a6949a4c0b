"""Am I ready (R75)? A calm list that says what is missing. It never holds anything back.

Pure. House rules: four *must* questions as in the domain rules (3), one thing read about the
person or the place, and two proof points (R80).
"""

from dataclasses import dataclass
from enum import StrEnum

from askaround.conversations.rules.brief import PROOF_POINTS
from askaround.conversations.rules.plan import MUSTS
from askaround.conversations.rules.plan_checks import LEAST_OPEN


class Ready(StrEnum):
    """What one has to have; each is one line of the list."""

    TIME = "time"
    READ = "read"
    ONLY_THEY = "only-they"
    GOALS = "goals"
    GOALS_ASKED = "goals-asked"
    PLAN = "plan"
    FITS = "fits"
    MUSTS = "musts"
    OPEN = "open"
    BLANKS = "blanks"
    OPENING = "opening"
    BACKGROUND = "background"
    PROOF = "proof"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Known:
    """The figures that the list is made from; ``open_share`` goes from 0 to 1."""

    has_time: bool = False
    sources: int = 0
    only_they_know: bool = False
    goals: int = 0
    goals_without: int = 0
    questions: int = 0
    minutes: int = 0
    budget: int = 0
    musts: int = 0
    open_share: float = 0.0
    blanks: int = 0
    opening: bool = False
    background: bool = False
    proof_points: int = 0
    closing: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what it is about, whether it is there, and a figure where that helps."""

    item: Ready
    done: bool
    amount: int = 0


def readiness(known: Known) -> list[Line]:
    """Return what is there and what is missing, in the order in which one would do it.

    What depends on something that is missing itself is left out: a plan that is not there has no
    share of open questions.
    """
    lines = [
        Line(Ready.TIME, known.has_time),
        Line(Ready.READ, known.sources > 0, known.sources),
        Line(Ready.ONLY_THEY, known.only_they_know),
        Line(Ready.GOALS, known.goals > 0, known.goals),
    ]
    if known.goals and known.questions:
        lines.append(Line(Ready.GOALS_ASKED, not known.goals_without, known.goals_without))
    lines.append(Line(Ready.PLAN, known.questions > 0, known.questions))
    if known.questions:
        lines += _of_plan(known)
    return [
        *lines,
        Line(Ready.OPENING, known.opening),
        Line(Ready.BACKGROUND, known.background),
        Line(Ready.PROOF, known.proof_points >= PROOF_POINTS, known.proof_points),
        Line(Ready.CLOSING, known.closing),
    ]


def _of_plan(known: Known) -> list[Line]:
    lines = [
        Line(Ready.FITS, known.minutes <= known.budget, known.minutes - known.budget),
        Line(Ready.MUSTS, 0 < known.musts <= max(MUSTS, known.questions // 2), known.musts),
        Line(Ready.OPEN, known.open_share >= LEAST_OPEN, round(100 * known.open_share)),
    ]
    if known.blanks:
        lines.append(Line(Ready.BLANKS, False, known.blanks))
    return lines
