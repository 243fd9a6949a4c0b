"""When what a conversation left behind is my turn."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from askaround.agenda.rules import Kind
from askaround.agenda.rules.owing import Owed, Owing, step_of_owed

SAID = date(2026, 3, 2)
DAY = timedelta(days=1)


def step(owed, *, days):
    found = step_of_owed(owed, today=SAID + days * DAY)
    return found[0] if found else None


def test_a_promise_waits_for_its_day():
    promise = Owed(Owing.PROMISE, SAID, due_on=SAID + 3 * DAY)

    assert step(promise, days=2) is None
    assert step(promise, days=3) is Kind.PROMISE


def test_a_promise_without_a_day_is_one_of_a_week():
    assert step(Owed(Owing.PROMISE, SAID), days=6) is None
    assert step(Owed(Owing.PROMISE, SAID), days=7) is Kind.PROMISE


def test_advice_is_tried_on_its_day_and_reported_at_once():
    meant = Owed(Owing.ADVICE, SAID, due_on=SAID + 5 * DAY, answer="try")
    tried = Owed(Owing.ADVICE, SAID, done_on=SAID + DAY, answer="try")

    assert (step(meant, days=4), step(meant, days=5)) == (None, Kind.TRY)
    assert step(tried, days=1) is Kind.REPORT


def test_advice_that_is_not_for_me_is_settled():
    assert step(Owed(Owing.ADVICE, SAID, answer="not-for-me"), days=100) is None


def test_an_opening_is_written_about_the_day_after_and_never_on_the_day_itself():
    opening = Owed(Owing.OPENING, SAID, answer="yes")

    assert step(opening, days=0) is None
    assert step(opening, days=1) is Kind.OPENING


def test_an_opening_without_my_answer_asks_for_one():
    assert step(Owed(Owing.OPENING, SAID), days=30) is Kind.WEIGH
    assert step(Owed(Owing.OPENING, SAID, answer="no"), days=30) is None


def test_whoever_suggested_somebody_hears_once_we_have_met():
    assert step(Owed(Owing.REFERRAL, SAID), days=30) is None
    assert step(Owed(Owing.REFERRAL, SAID, done_on=SAID + DAY), days=1) is Kind.TELL_REFERRER


def test_a_decision_is_looked_at_on_its_day():
    decision = Owed(Owing.DECISION, SAID, due_on=SAID + 90 * DAY)

    assert (step(decision, days=89), step(decision, days=90)) == (None, Kind.LOOK_AGAIN)


days = st.dates(date(2024, 1, 1), date(2030, 1, 1))


@given(
    what=st.sampled_from(Owing),
    said_on=days,
    due_on=st.none() | days,
    done_on=st.none() | days,
    answer=st.sampled_from(["", "try", "yes"]),
    today=days,
)
def test_what_is_my_turn_stays_my_turn(what, said_on, due_on, done_on, answer, today):
    """Nothing slips off Today because a day has passed."""
    owed = Owed(what, said_on, due_on, done_on, answer)

    if step_of_owed(owed, today=today):
        assert step_of_owed(owed, today=today + DAY) == step_of_owed(owed, today=today)
