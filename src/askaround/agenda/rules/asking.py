"""What a request or an introduction wants of me on a day, if anything."""

from dataclasses import dataclass
from datetime import date, timedelta

from askaround.accounts.rules import Playbook
from askaround.agenda.rules.queue import Kind
from askaround.outreach.rules.pace import Move
from askaround.outreach.rules.states import AskState, IntroductionState

THANKS_FOR_A_NO = timedelta(days=14)
"""A word of thanks for a "no" is kind within two weeks; later it only surprises (house rule)."""


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
