"""What a request and an introduction can be, and what each may become."""

from enum import StrEnum


class AskState(StrEnum):
    DRAFT = "draft"
    SENT = "sent"
    YES = "yes"
    NOT_NOW = "not-now"
    NO = "no"
    OTHER = "other"
    RESTING = "resting"  # sent, silent, let go
    CLOSED = "closed"  # a draft that was dropped, or an answer that was dealt with


class IntroductionState(StrEnum):
    DRAFT = "draft"  # to be asked
    ASKED = "asked"
    AGREED = "agreed"
    DECLINED = "declined"
    INTRODUCED = "introduced"
    THANKED = "thanked"


ANSWERS = frozenset({AskState.YES, AskState.NOT_NOW, AskState.NO, AskState.OTHER})
OPEN = frozenset({AskState.DRAFT, AskState.SENT})

# What each may become. People change their minds, so an answer may become another; silence may
# end in a late answer; a request that was let go may be opened again.
ASK_STEPS: dict[AskState, frozenset[AskState]] = {
    AskState.DRAFT: frozenset({AskState.SENT, AskState.CLOSED}),
    AskState.SENT: ANSWERS | {AskState.RESTING},
    AskState.YES: ANSWERS - {AskState.YES} | {AskState.CLOSED},
    AskState.NOT_NOW: ANSWERS - {AskState.NOT_NOW} | {AskState.CLOSED},
    AskState.NO: ANSWERS - {AskState.NO} | {AskState.CLOSED},
    AskState.OTHER: ANSWERS - {AskState.OTHER} | {AskState.CLOSED},
    AskState.RESTING: ANSWERS | {AskState.SENT},
    AskState.CLOSED: ANSWERS | {AskState.DRAFT},
}
INTRODUCTION_STEPS: dict[IntroductionState, frozenset[IntroductionState]] = {
    IntroductionState.DRAFT: frozenset({IntroductionState.ASKED}),
    IntroductionState.ASKED: frozenset(
        {IntroductionState.AGREED, IntroductionState.DECLINED, IntroductionState.INTRODUCED}
    ),
    IntroductionState.AGREED: frozenset({IntroductionState.INTRODUCED, IntroductionState.DECLINED}),
    IntroductionState.DECLINED: frozenset({IntroductionState.ASKED, IntroductionState.AGREED}),
    IntroductionState.INTRODUCED: frozenset({IntroductionState.THANKED}),
    IntroductionState.THANKED: frozenset(),
}


def ask_state(*, sent: bool, answer: str, closed: bool) -> AskState:
    """Return the state that the stored facts of a request add up to.

    >>> ask_state(sent=True, answer="", closed=True)
    <AskState.RESTING: 'resting'>
    """
    if answer:
        return AskState.CLOSED if closed else AskState(answer)
    if sent:
        return AskState.RESTING if closed else AskState.SENT
    return AskState.CLOSED if closed else AskState.DRAFT


def may_become(before: AskState, after: AskState) -> bool:
    """Say whether a request may go from one state to the other in one step."""
    return after in ASK_STEPS[before]


def introduction_may_become(before: IntroductionState, after: IntroductionState) -> bool:
    """Say whether an introduction may go from one state to the other in one step."""
    return after in INTRODUCTION_STEPS[before]
