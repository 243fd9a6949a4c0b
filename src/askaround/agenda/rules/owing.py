"""What advice, promises, openings, referrals and decisions want of me on a day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from askaround.agenda.rules.queue import Kind
from askaround.followup.rules.due import promise_due, trying_due
from askaround.followup.rules.states import (
    AdviceState,
    OpeningState,
    PromiseState,
    advice_state,
    opening_state,
    promise_state,
)
from askaround.insight.rules.due import look_again_due
from askaround.letters.rules.due import note_about_opening_due


class Owing(StrEnum):
    """What a row is about."""

    PROMISE = "promise"
    ADVICE = "advice"
    OPENING = "opening"
    REFERRAL = "referral"
    DECISION = "decision"


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing that is not settled yet, and about which nobody was written to.

    ``said_on`` is the day of the conversation, ``due_on`` the day that was named for it, and
    ``done_on`` the one on which advice was tried or whoever was referred to was met. ``answer`` is
    mine to advice or an opening.
    """

    what: Owing
    said_on: date
    due_on: date | None = None
    done_on: date | None = None
    answer: str = ""


def step_of_owed(owed: Owed, *, today: date) -> tuple[Kind, date] | None:
    """Return what is my turn and since when; None while there is time, or nothing to do."""
    found = STEPS[owed.what](owed, today)
    return found if found is not None and found[1] <= today else None


def _promise(owed: Owed, today: date) -> tuple[Kind, date] | None:
    day = promise_due(due_on=owed.due_on, promised_on=owed.said_on)
    state = promise_state(mine=True, due_on=day, kept=False, dropped=False, today=today)
    return (Kind.PROMISE, day) if state is PromiseState.DUE else None


def _advice(owed: Owed, today: date) -> tuple[Kind, date] | None:
    state = advice_state(answer=owed.answer, tried=owed.done_on is not None, reported=False)
    day = trying_due(due_on=owed.due_on, decided_on=owed.said_on)
    if state is AdviceState.TRIED:
        return Kind.REPORT, owed.done_on or today
    if state is AdviceState.TO_DO:
        return Kind.TRY, day
    return (Kind.CONSIDER, day) if state is AdviceState.UNDECIDED else None


def _opening(owed: Owed, today: date) -> tuple[Kind, date] | None:
    state = opening_state(
        interest=owed.answer, heard_on=owed.said_on, written=False, closed=False, today=today
    )
    kind = {OpeningState.TO_WRITE: Kind.OPENING, OpeningState.UNDECIDED: Kind.WEIGH}.get(state)
    return (kind, note_about_opening_due(owed.said_on)) if kind else None


def _referral(owed: Owed, today: date) -> tuple[Kind, date] | None:
    return (Kind.TELL_REFERRER, owed.done_on) if owed.done_on else None


def _decision(owed: Owed, today: date) -> tuple[Kind, date] | None:
    day = owed.due_on or date.max
    due = look_again_due(look_again_on=day, looked_on=None, today=today)
    return (Kind.LOOK_AGAIN, day) if due else None


STEPS = {
    Owing.PROMISE: _promise,
    Owing.ADVICE: _advice,
    Owing.OPENING: _opening,
    Owing.REFERRAL: _referral,
    Owing.DECISION: _decision,
}
