"""What a request and an introduction may become."""

import pytest

from askaround.outreach.models import Ask, Introduction
from askaround.outreach.rules.states import (
    ANSWERS,
    ASK_STEPS,
    INTRODUCTION_STEPS,
    OPEN,
    AskState,
    IntroductionState,
    ask_state,
    introduction_may_become,
    may_become,
)


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ({"sent": False, "answer": "", "closed": False}, AskState.DRAFT),
        ({"sent": False, "answer": "", "closed": True}, AskState.CLOSED),
        ({"sent": True, "answer": "", "closed": False}, AskState.SENT),
        ({"sent": True, "answer": "", "closed": True}, AskState.RESTING),
        ({"sent": True, "answer": "yes", "closed": False}, AskState.YES),
        ({"sent": True, "answer": "not-now", "closed": False}, AskState.NOT_NOW),
        ({"sent": False, "answer": "yes", "closed": False}, AskState.YES),
        ({"sent": True, "answer": "no", "closed": True}, AskState.CLOSED),
    ],
)
def test_the_stored_facts_add_up_to_a_state(facts, state):
    assert ask_state(**facts) is state


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (AskState.DRAFT, AskState.SENT),
        (AskState.DRAFT, AskState.CLOSED),
        (AskState.SENT, AskState.YES),
        (AskState.SENT, AskState.RESTING),
        (AskState.YES, AskState.NOT_NOW),
        (AskState.RESTING, AskState.YES),
        (AskState.RESTING, AskState.SENT),
        (AskState.CLOSED, AskState.DRAFT),
        (AskState.NO, AskState.CLOSED),
    ],
)
def test_a_request_may_take_this_step(before, after):
    assert may_become(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (AskState.DRAFT, AskState.YES),
        (AskState.SENT, AskState.DRAFT),
        (AskState.SENT, AskState.SENT),
        (AskState.NO, AskState.SENT),
        (AskState.YES, AskState.RESTING),
        (AskState.RESTING, AskState.DRAFT),
    ],
)
def test_a_request_may_not_take_this_step(before, after):
    assert not may_become(before, after)


@pytest.mark.parametrize("state", AskState)
def test_no_state_of_a_request_is_a_dead_end_and_all_can_be_reached(state):
    assert ASK_STEPS[state]
    assert state not in ASK_STEPS[state]
    assert any(state in after for after in ASK_STEPS.values())


def test_a_late_answer_is_heard():
    assert ASK_STEPS[AskState.RESTING] >= ANSWERS
    assert not ANSWERS & OPEN


@pytest.mark.parametrize(
    ("before", "after", "allowed"),
    [
        (IntroductionState.DRAFT, IntroductionState.ASKED, True),
        (IntroductionState.DRAFT, IntroductionState.INTRODUCED, False),
        (IntroductionState.ASKED, IntroductionState.AGREED, True),
        (IntroductionState.ASKED, IntroductionState.INTRODUCED, True),
        (IntroductionState.AGREED, IntroductionState.DECLINED, True),
        (IntroductionState.DECLINED, IntroductionState.INTRODUCED, False),
        (IntroductionState.INTRODUCED, IntroductionState.THANKED, True),
        (IntroductionState.ASKED, IntroductionState.THANKED, False),
        (IntroductionState.THANKED, IntroductionState.ASKED, False),
    ],
)
def test_an_introduction_goes_step_by_step(before, after, allowed):
    assert introduction_may_become(before, after) is allowed


def test_every_state_of_an_introduction_has_its_steps():
    assert set(INTRODUCTION_STEPS) == set(IntroductionState)


def test_the_stored_words_are_those_of_the_rules():
    assert set(Ask.Answer.values) == {answer.value for answer in ANSWERS}
    assert set(Introduction.State.values) == {state.value for state in IntroductionState}
