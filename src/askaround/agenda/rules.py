"""What belongs on Today, in which order, and how much of it.

Pure: the caller brings the facts and says which day it is. The order is that of the domain rules,
section 7: what others wait for comes before what I could do next.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol, TypeVar

from askaround.accounts.rules import Playbook
from askaround.outreach.rules.pace import Move
from askaround.outreach.rules.states import AskState, IntroductionState

MOST_ROWS = 7
THANKS_FOR_A_NO = timedelta(days=14)
"""A word of thanks for a "no" is kind within two weeks; later it only surprises (house rule)."""


class Kind(StrEnum):
    """Why a row is there. The order of the members is the order on the page."""

    AGREE = "agree"  # they said yes: agree on a time
    ANSWER = "answer"  # they wrote something else, and wait
    THANK_INTRODUCER = "thank-introducer"
    INTRODUCE = "introduce"  # both sides agreed: one message brings everybody together
    THANK = "thank"  # they said no, or not now
    ASK_AGAIN = "ask-again"  # the day they named has come
    REMIND = "remind"
    REMIND_INTRODUCER = "remind-introducer"
    FINISH = "finish"  # a request was begun and not sent
    FINISH_INTRODUCTION = "finish-introduction"
    SECOND_PERSON = "second-person"
    REST = "rest"
    ASK_ABOUT = "ask-about"  # an open question, and somebody who may know


ORDER = {kind: place for place, kind in enumerate(Kind)}


class Step(Protocol):
    """What the queue needs to know of a row.

    ``name`` tells this reason from every other one, also from the next reminder to the same
    person. ``since`` is the day on which it became my turn.
    """

    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> Kind: ...
    @property
    def since(self) -> date: ...


AnyStep = TypeVar("AnyStep", bound=Step)


def queue(
    steps: Iterable[AnyStep], *, set_aside: Mapping[str, date | None], today: date
) -> list[AnyStep]:
    """Return what to do today, the first thing first, and never more than :data:`MOST_ROWS`.

    ``set_aside`` names the rows that were put off until a day, or are not needed at all (None).
    """
    due = (step for step in steps if not is_away(step.name, set_aside, today))
    return sorted(due, key=_place)[:MOST_ROWS]


def is_away(name: str, set_aside: Mapping[str, date | None], today: date) -> bool:
    """Say whether a row was set aside and its day has not come."""
    if name not in set_aside:
        return False
    until = set_aside[name]
    return until is None or today < until


def _place(step: Step) -> tuple[int, date, str]:
    return ORDER[step.kind], step.since, step.name


@dataclass(frozen=True, slots=True)
class AskFacts:
    """What decides whether a request is on Today. ``owes_reply``: they wrote last.

    ``answered_on`` is empty without an answer; ``ask_again_on`` is the day they named with a "not
    now", and empty once they were asked again.
    """

    state: AskState
    move: Move
    owes_reply: bool
    answered_on: date | None = None
    ask_again_on: date | None = None


def step_of_ask(facts: AskFacts, *, today: date) -> Kind | None:
    """Return what a request wants of me today, if anything. It never wants two things at once."""
    if facts.state is AskState.DRAFT:
        return Kind.FINISH
    reply = REPLIES.get(facts.state) if facts.owes_reply else None
    if reply and not (reply is Kind.THANK and _is_long_ago(facts.answered_on, today)):
        return reply
    if facts.ask_again_on is not None and facts.ask_again_on <= today:
        return Kind.ASK_AGAIN
    return MOVES.get(facts.move)


def _is_long_ago(answered_on: date | None, today: date) -> bool:
    return answered_on is not None and today - answered_on > THANKS_FOR_A_NO


REPLIES = {
    AskState.YES: Kind.AGREE,
    AskState.OTHER: Kind.ANSWER,
    AskState.NO: Kind.THANK,
    AskState.NOT_NOW: Kind.THANK,
}
MOVES = {
    Move.REMIND: Kind.REMIND,
    Move.SECOND_PERSON: Kind.SECOND_PERSON,
    Move.REST: Kind.REST,
}


def step_of_introduction(state: IntroductionState, *, is_silent: bool) -> Kind | None:
    """Return what an introduction wants of me. ``is_silent``: a reminder would be due."""
    if state is IntroductionState.ASKED:
        return Kind.REMIND_INTRODUCER if is_silent else None
    return INTRODUCTIONS.get(state)


INTRODUCTIONS = {
    IntroductionState.DRAFT: Kind.FINISH_INTRODUCTION,
    IntroductionState.AGREED: Kind.INTRODUCE,
    IntroductionState.INTRODUCED: Kind.THANK_INTRODUCER,
}


def may_be_due(*, last_on: date, today: date, playbook: Playbook) -> bool:
    """Say whether silence since ``last_on`` can have ended any wait of the playbook.

    It looks at plain days, so holidays need to be known only where this is true.
    """
    waits = [*playbook.reminders, playbook.rest_after, playbook.second_person_after]
    return (today - last_on).days >= min(wait.amount for wait in waits if wait is not None)


def next_monday(today: date) -> date:
    """Return the first Monday after ``today``.

    >>> next_monday(date(2026, 3, 2))  # a Monday
    datetime.date(2026, 3, 9)
    """
    return today + timedelta(days=7 - today.weekday())
