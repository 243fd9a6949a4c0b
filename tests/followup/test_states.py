"""Where advice, promises, openings and referrals stand; rules without a database."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askaround.followup.rules.due import PROMISE_DAYS, promise_due
from askaround.followup.rules.searching import Known, Tell, why_tell
from askaround.followup.rules.states import (
    AdviceState,
    Approach,
    OpeningState,
    PromiseState,
    ReferralState,
    advice_state,
    opening_state,
    promise_state,
    referral_state,
)

THURSDAY = date(2026, 3, 5)
DAYS = st.dates(date(1950, 1, 1), date(2100, 1, 1))
APPROACHES = st.builds(Approach, *[st.booleans()] * 7)


@pytest.mark.parametrize(
    ("answer", "tried", "reported", "state"),
    [
        ("", False, False, AdviceState.UNDECIDED),
        ("try", False, False, AdviceState.TO_DO),
        ("try", True, False, AdviceState.TRIED),
        ("try", True, True, AdviceState.REPORTED),
        ("not-for-me", False, False, AdviceState.DECLINED),
        ("not-for-me", True, False, AdviceState.TRIED),
    ],
)
def test_advice_goes_from_undecided_to_reported_or_is_declined(answer, tried, reported, state):
    assert advice_state(answer=answer, tried=tried, reported=reported) is state


@given(DAYS, DAYS)
def test_their_promise_is_awaited_however_late_it_is(due_on, today):
    state = promise_state(mine=False, due_on=due_on, kept=False, dropped=False, today=today)

    assert state is PromiseState.AWAITED


@given(DAYS, DAYS)
def test_my_promise_is_due_from_its_day_on(due_on, today):
    state = promise_state(mine=True, due_on=due_on, kept=False, dropped=False, today=today)

    assert (state is PromiseState.DUE) == (today >= due_on)


@given(DAYS)
def test_a_promise_without_a_day_is_due_a_week_after_it_was_made(promised_on):
    assert promise_due(due_on=None, promised_on=promised_on) - promised_on == timedelta(
        days=PROMISE_DAYS
    )


@given(DAYS, st.integers(-400, 400))
def test_nobody_writes_about_an_opening_before_the_next_day(heard_on, days):
    state = opening_state(
        interest="yes",
        heard_on=heard_on,
        written=False,
        closed=False,
        today=heard_on + timedelta(days=days),
    )

    assert state is (OpeningState.TO_WRITE if days >= 1 else OpeningState.WAIT)


def test_an_opening_without_an_answer_waits_for_one():
    facts = {"heard_on": THURSDAY, "written": False, "closed": False, "today": THURSDAY}

    assert opening_state(interest="", **facts) is OpeningState.UNDECIDED
    assert opening_state(interest="no", **facts) is OpeningState.NOT_FOR_ME


@pytest.mark.parametrize(
    ("approach", "state"),
    [
        (Approach(), ReferralState.TO_ASK),
        (Approach(introducing=True), ReferralState.INTRODUCING),
        (Approach(drafted=True, introducing=True), ReferralState.BEGUN),
        (Approach(asked=True, refused=True), ReferralState.ASKED),
        (Approach(refused=True), ReferralState.DECLINED),
        (Approach(agreed=True, refused=True), ReferralState.AGREED),
        (Approach(talk_planned=True), ReferralState.AGREED),
        (Approach(met=True, asked=True), ReferralState.MET),
    ],
)
def test_a_referral_stands_where_it_has_come_furthest(approach, state):
    assert referral_state(named=True, approach=approach, told=False, closed=False) is state


@given(APPROACHES, st.booleans(), st.booleans())
def test_telling_whoever_suggested_them_is_due_only_after_we_talked(approach, named, closed):
    state = referral_state(named=named, approach=approach, told=False, closed=closed)

    assert (state is ReferralState.MET) == (approach.met and not closed)


@given(APPROACHES, st.booleans(), st.booleans())
def test_whoever_was_told_is_never_due_again(approach, named, closed):
    state = referral_state(named=named, approach=approach, told=True, closed=closed)

    assert state is ReferralState.TOLD


@given(st.builds(Known, st.just("Ana"), st.sampled_from(["", "connection", "ally", "mentor"])))
def test_nobody_who_said_never_again_hears_that_my_search_begins(known):
    never = Known(known.name, known.stage, met=True, referred=True, never_again=True)

    assert why_tell(never) is None


@pytest.mark.parametrize(
    ("known", "why"),
    [
        (Known("Ana", "mentor", met=True, referred=True), Tell.MENTOR),
        (Known("Ana", "ally", advice_worked=True), Tell.ALLY),
        (Known("Ana", "connection", advice_worked=True, referred=True), Tell.ADVICE_WORKED),
        (Known("Ana", referred=True, met=True), Tell.REFERRER),
        (Known("Ana", met=True), Tell.MET),
        (Known("Ana", "connection"), Tell.TIE),
        (Known("Ana", "resting", met=True), None),
        (Known("Ana"), None),
    ],
)
def test_the_best_reason_to_tell_somebody_goes_first(known, why):
    assert why_tell(known) is why
