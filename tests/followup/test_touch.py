"""When it is time to write again, and for what reason; rules without a database."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askaround.followup.rules.touch import (
    MOST_MONTHS,
    ORDER,
    Reason,
    Since,
    TouchState,
    Why,
    add_months,
    first_day,
    is_anniversary,
    last_touch,
    reasons,
    touch_due,
    touch_state,
)

DAYS = st.dates(date(1950, 1, 1), date(2100, 1, 1))
MONTHS = st.integers(1, MOST_MONTHS)
MARCH = date(2026, 3, 5)


@given(st.lists(DAYS, min_size=1), DAYS, MONTHS)
def test_any_contact_by_either_side_begins_the_interval_anew(contacts, newest, months):
    before = touch_due(last_touch(contacts), months=months)
    after = touch_due(last_touch([*contacts, newest]), months=months)

    assert after == max(before, touch_due(newest, months=months))


@given(st.permutations([date(2025, 1, 1), date(2025, 6, 1), date(2024, 2, 29)]), MONTHS)
def test_the_order_in_which_contacts_are_known_makes_no_difference(contacts, months):
    assert touch_due(last_touch(contacts), months=months) == touch_due(
        date(2025, 6, 1), months=months
    )


@given(DAYS, DAYS, MONTHS)
def test_a_later_contact_is_never_due_earlier(one, other, months):
    first, second = sorted([one, other])

    assert touch_due(first, months=months) <= touch_due(second, months=months)


@given(DAYS, MONTHS, MONTHS)
def test_a_longer_interval_is_due_later(day, one, other):
    shorter, longer = sorted([one, other])

    assert touch_due(day, months=shorter) <= touch_due(day, months=longer)
    assert touch_due(day, months=shorter) > day


@given(DAYS, MONTHS)
def test_the_day_of_the_month_stays_but_for_shorter_months(day, months):
    due = add_months(day, months)

    assert due.day == day.day or (due.day < day.day and (due + timedelta(days=1)).day == 1)
    assert (due.year - day.year) * 12 + due.month - day.month == months


@given(DAYS, DAYS, st.booleans())
def test_without_a_reason_nobody_is_due(due_on, today, planned):
    state = touch_state(due_on=due_on, reasons=[], talk_planned=planned, today=today)

    assert state is not TouchState.DUE


@given(DAYS, DAYS)
def test_with_a_reason_somebody_is_due_from_their_day_on(due_on, today):
    state = touch_state(due_on=due_on, reasons=[Reason(Why.NEW_YEAR)], today=today)

    assert (state is TouchState.DUE) == (today >= due_on)


def test_whoever_rests_or_is_about_to_talk_with_me_is_not_due():
    facts = {"due_on": MARCH, "reasons": [Reason(Why.OUTCOME)], "today": MARCH}

    assert touch_state(**facts, resting=True) is TouchState.RESTING
    assert touch_state(**facts, talk_planned=True) is TouchState.LATER


def test_the_best_reason_comes_first():
    since = Since(
        last_on=date(2025, 3, 5),
        results=("Ask about tenders",),
        tried=("Read the rules",),
        roles=(("2026-01", "Head of planning"),),
        sources=((date(2026, 1, 9), "A new tram"),),
        talks=(date(2025, 3, 5),),
    )

    assert reasons(since, today=MARCH) == [
        Reason(Why.OUTCOME, "Ask about tenders"),
        Reason(Why.TRIED, "Read the rules"),
        Reason(Why.NEW_ROLE, "Head of planning"),
        Reason(Why.ARTICLE, "A new tram"),
        Reason(Why.ANNIVERSARY),
    ]


@pytest.mark.parametrize("started", ["2025", "2025-03", "2025-03-05", "", "soon", "2027-01"])
def test_what_may_have_begun_before_the_last_contact_is_no_news(started):
    since = Since(last_on=date(2025, 3, 5), roles=((started, "Head of planning"),))

    assert reasons(since, today=MARCH) == []


def test_what_i_read_before_the_last_contact_is_no_reason():
    since = Since(last_on=MARCH, sources=((MARCH, "Old"), (MARCH + timedelta(days=9), "To come")))

    assert reasons(since, today=MARCH + timedelta(days=1)) == []


def test_a_wish_for_the_new_year_fits_in_january_and_once():
    new_year = date(2026, 1, 8)

    assert reasons(Since(last_on=date(2025, 9, 1)), today=new_year) == [Reason(Why.NEW_YEAR)]
    assert reasons(Since(last_on=date(2026, 1, 2)), today=new_year) == []
    assert reasons(Since(last_on=date(2025, 9, 1)), today=date(2026, 2, 1)) == []


@given(DAYS, st.integers(1, 40), st.integers(-7, 7))
def test_an_anniversary_is_near_the_day_any_number_of_years_later(day, years, off):
    assert is_anniversary(day, add_months(day, 12 * years) + timedelta(days=off))


@given(DAYS, st.integers(0, 300))
def test_there_is_no_anniversary_in_the_first_months(day, days):
    assert not is_anniversary(day, day + timedelta(days=days))


@given(st.text(max_size=12))
def test_any_text_is_a_day_or_none(text):
    found = first_day(text)

    assert found is None or found.isoformat().startswith(text[:4])


@given(
    st.builds(
        Since,
        last_on=DAYS,
        results=st.tuples(st.text()),
        roles=st.lists(st.tuples(st.text(max_size=10), st.text()), max_size=3).map(tuple),
        sources=st.lists(st.tuples(DAYS, st.text()), max_size=3).map(tuple),
        talks=st.lists(DAYS, max_size=3).map(tuple),
    ),
    DAYS,
)
def test_reasons_come_in_one_order_whatever_is_known(since, today):
    places = [ORDER[reason.why] for reason in reasons(since, today=today)]

    assert places == sorted(places)
