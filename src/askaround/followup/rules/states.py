"""Where advice, a promise, an opening and a referral stand, from the facts that are stored."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from askaround.letters.rules.due import note_about_opening_due


class AdviceState(StrEnum):
    UNDECIDED = "undecided"
    TO_DO = "to-do"
    TRIED = "tried"  # done, and whoever advised it does not know yet
    REPORTED = "reported"
    DECLINED = "declined"


def advice_state(*, answer: str, tried: bool, reported: bool) -> AdviceState:
    """Return where a piece of advice stands. What was tried is tried, whatever was answered first.

    >>> advice_state(answer="try", tried=True, reported=False)
    <AdviceState.TRIED: 'tried'>
    """
    if tried:
        return AdviceState.REPORTED if reported else AdviceState.TRIED
    if answer == "not-for-me":
        return AdviceState.DECLINED
    return AdviceState.TO_DO if answer == "try" else AdviceState.UNDECIDED


class PromiseState(StrEnum):
    DUE = "due"  # mine, and the day has come
    OPEN = "open"  # mine, with time left
    AWAITED = "awaited"  # theirs; nobody is ever chased by the program
    KEPT = "kept"
    DROPPED = "dropped"


def promise_state(
    *, mine: bool, due_on: date, kept: bool, dropped: bool, today: date
) -> PromiseState:
    """Return where a promise stands on ``today``; ``due_on`` is its day or the civil one."""
    if kept or dropped:
        return PromiseState.KEPT if kept else PromiseState.DROPPED
    if not mine:
        return PromiseState.AWAITED
    return PromiseState.DUE if due_on <= today else PromiseState.OPEN


class OpeningState(StrEnum):
    UNDECIDED = "undecided"
    WAIT = "wait"  # the note goes out the day after, not from the conversation itself
    TO_WRITE = "to-write"
    WRITTEN = "written"
    NOT_FOR_ME = "not-for-me"
    CLOSED = "closed"


def opening_state(
    *, interest: str, heard_on: date, written: bool, closed: bool, today: date
) -> OpeningState:
    """Return where an opening stands. A job is never asked for on the day of the conversation.

    >>> day = date(2026, 3, 5)
    >>> opening_state(interest="yes", heard_on=day, written=False, closed=False, today=day)
    <OpeningState.WAIT: 'wait'>
    """
    if closed:
        return OpeningState.CLOSED
    if written:
        return OpeningState.WRITTEN
    if interest == "no":
        return OpeningState.NOT_FOR_ME
    if interest != "yes":
        return OpeningState.UNDECIDED
    return OpeningState.TO_WRITE if note_about_opening_due(heard_on) <= today else OpeningState.WAIT


class ReferralState(StrEnum):
    TO_NAME = "to-name"  # only words: a unit, or somebody who is not among my people yet
    TO_ASK = "to-ask"
    INTRODUCING = "introducing"
    BEGUN = "begun"  # a request to them is written, not sent
    ASKED = "asked"
    AGREED = "agreed"  # they said yes, or a time is being found
    DECLINED = "declined"  # they said no, or not now, or nothing
    MET = "met"  # and whoever suggested them does not know yet
    TOLD = "told"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Approach:
    """How far it has come with somebody who was suggested: the furthest of everything there is.

    ``drafted``, ``asked``, ``agreed``, ``refused`` are requests; ``introducing`` an introduction
    that is under way; ``talk_planned`` and ``met`` are conversations.
    """

    drafted: bool = False
    asked: bool = False
    agreed: bool = False
    refused: bool = False
    introducing: bool = False
    talk_planned: bool = False
    met: bool = False


NOTHING_YET = Approach()


def referral_state(
    *, named: bool, approach: Approach = NOTHING_YET, told: bool, closed: bool
) -> ReferralState:
    """Return where a referral stands. What really happened goes before what I decided about it.

    >>> referral_state(named=True, approach=Approach(met=True), told=False, closed=False)
    <ReferralState.MET: 'met'>
    """
    if told:
        return ReferralState.TOLD
    if closed:
        return ReferralState.CLOSED
    if approach.met:
        return ReferralState.MET
    found = next((state for holds, state in _furthest(approach) if holds), None)
    if found is not None:
        return found
    return ReferralState.TO_ASK if named else ReferralState.TO_NAME


def _furthest(approach: Approach) -> tuple[tuple[bool, ReferralState], ...]:
    return (
        (approach.talk_planned or approach.agreed, ReferralState.AGREED),
        (approach.asked, ReferralState.ASKED),
        (approach.drafted, ReferralState.BEGUN),
        (approach.introducing, ReferralState.INTRODUCING),
        (approach.refused, ReferralState.DECLINED),
    )
