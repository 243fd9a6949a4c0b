"""When to remind, and when to stop."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askaround.accounts.rules import Days, Wait, playbook
from askaround.core.calendars import add_business_days, is_weekend, rest_day
from askaround.outreach.rules.pace import Move, next_move
from askaround.preparation.rules.drafts import DraftKind

GUIDES, PATIENT, THREE_B_SEVEN = playbook("guides"), playbook("week-and-a-half"), playbook("3b7")
TWO_REMINDERS = playbook("guides", {"reminders": [[7, "calendar"], [10, "business"]]})
NEVER = playbook("guides", {"reminders": []})
MONDAY = date(2026, 3, 2)

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
COUNTRIES = st.sampled_from(["", "US", "DE", "GB", "IL", "SA", "CN", "JP"])
WAITS = st.builds(Wait, st.integers(1, 30), st.sampled_from(Days))
PLAYBOOKS = st.builds(
    lambda reminders, second, rest: playbook(
        "guides", {"reminders": reminders, "second_person_after": second, "rest_after": rest}
    ),
    st.lists(WAITS, max_size=2),
    st.none() | WAITS,
    WAITS,
)


def move(today, *, book=GUIDES, sent_on=MONDAY, reminded_on=(), rests=is_weekend, **more):
    return next_move(
        sent_on=sent_on,
        reminded_on=reminded_on,
        replied=more.pop("replied", False),
        today=today,
        playbook=book,
        rests=rests,
        **more,
    )


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        pytest.param(date(2026, 3, 2), Move.WAIT, id="the day it was sent"),
        pytest.param(date(2026, 3, 8), Move.WAIT, id="six days of silence"),
        pytest.param(date(2026, 3, 9), Move.REMIND, id="a week of silence"),
        pytest.param(date(2026, 3, 13), Move.REMIND, id="a reminder that was put off"),
        pytest.param(date(2026, 3, 14), Move.WAIT, id="put off into the weekend"),
    ],
)
def test_a_reminder_is_due_after_a_week_of_silence(today, expected):
    assert move(today).move is expected


def test_the_patient_wait_a_week_and_a_half():
    assert move(date(2026, 3, 12), book=PATIENT).move is Move.WAIT
    assert move(date(2026, 3, 13), book=PATIENT).move is Move.REMIND


def test_a_wait_says_what_comes_and_when():
    waiting = move(date(2026, 3, 3))

    assert waiting.due_on == date(2026, 3, 9)
    assert (waiting.number, waiting.draft) == (1, DraftKind.FOLLOW_UP_1)
    assert not waiting.is_mine


def test_a_reminder_that_falls_on_a_weekend_waits_for_monday():
    sent_on_a_saturday = date(2026, 3, 7)

    assert move(date(2026, 3, 14), sent_on=sent_on_a_saturday).due_on == date(2026, 3, 16)


def test_a_reminder_leaves_thanksgiving_alone():
    a_week_before = date(2026, 11, 19)
    american = rest_day("US")

    on_the_day = move(date(2026, 11, 26), sent_on=a_week_before, rests=american)

    assert on_the_day.move is Move.WAIT
    assert on_the_day.due_on == date(2026, 11, 27)
    assert move(date(2026, 11, 26), sent_on=a_week_before, rests=rest_day("GB")).move is Move.REMIND


def test_after_the_only_reminder_it_comes_to_rest():
    reminded_on = [date(2026, 3, 9)]

    assert move(date(2026, 3, 20), reminded_on=reminded_on).move is Move.WAIT
    resting = move(date(2026, 3, 23), reminded_on=reminded_on)
    assert resting.move is Move.REST
    assert (resting.number, resting.draft) == (0, None)


def test_a_second_reminder_is_counted_from_the_first_and_says_goodbye():
    reminded_on = [date(2026, 3, 9)]

    assert move(date(2026, 3, 20), book=TWO_REMINDERS, reminded_on=reminded_on).move is Move.WAIT
    second = move(date(2026, 3, 23), book=TWO_REMINDERS, reminded_on=reminded_on)
    assert (second.move, second.number) == (Move.REMIND, 2)
    assert second.draft is DraftKind.FOLLOW_UP_2


def test_who_never_reminds_lets_it_rest():
    assert move(date(2026, 3, 13), book=NEVER).move is Move.WAIT
    assert move(date(2026, 3, 16), book=NEVER).move is Move.REST


def test_3b7_thinks_of_a_second_person_after_three_working_days_and_reminds_after_seven():
    assert move(date(2026, 3, 4), book=THREE_B_SEVEN).move is Move.WAIT
    assert move(date(2026, 3, 5), book=THREE_B_SEVEN).move is Move.SECOND_PERSON
    assert move(date(2026, 3, 10), book=THREE_B_SEVEN).move is Move.SECOND_PERSON
    assert move(date(2026, 3, 11), book=THREE_B_SEVEN).move is Move.REMIND


def test_a_second_person_is_thought_of_once():
    waiting = move(date(2026, 3, 5), book=THREE_B_SEVEN, second_person_done=True)

    assert (waiting.move, waiting.due_on) == (Move.WAIT, date(2026, 3, 11))


def test_nothing_is_due_before_they_are_back():
    away_until = date(2026, 4, 4)  # a Saturday

    waiting = move(date(2026, 3, 30), not_before=away_until)

    assert (waiting.move, waiting.due_on) == (Move.WAIT, date(2026, 4, 6))


def test_a_reply_ends_it():
    answered = move(date(2026, 5, 4), replied=True)

    assert (answered.move, answered.due_on) == (Move.NONE, None)
    assert not answered.is_mine


@given(sent_on=DAYS, days=st.integers(0, 120), country=COUNTRIES, book=PLAYBOOKS)
def test_nothing_is_ever_due_on_a_day_of_rest(sent_on, days, country, book):
    rests, today = rest_day(country), sent_on + timedelta(days=days)

    found = move(today, sent_on=sent_on, book=book, rests=rests)

    assert not rests(found.due_on)
    assert not (found.is_mine and rests(today))


@given(
    sent_on=DAYS,
    days=st.integers(0, 120),
    country=COUNTRIES,
    book=PLAYBOOKS,
    reminded=st.integers(0, 2),
)
def test_nobody_is_reminded_before_the_pace_says_so(sent_on, days, country, book, reminded):
    rests = rest_day(country)
    reminded_on = [sent_on + timedelta(days=9 * n) for n in range(1, reminded + 1)]
    last = max([sent_on, *reminded_on])
    today = last + timedelta(days=days)

    found = move(today, sent_on=sent_on, reminded_on=reminded_on, book=book, rests=rests)

    if found.move is Move.REMIND:
        wait = book.reminders[reminded]
        working = wait.days is Days.BUSINESS
        pace = add_business_days(last, wait.amount, rests) if working else None
        assert today >= (pace or last + timedelta(days=wait.amount))
        assert found.due_on <= today
    else:
        assert found.move is not Move.WAIT or found.due_on > today


@given(sent_on=DAYS, country=COUNTRIES, book=PLAYBOOKS)
def test_nobody_is_reminded_more_often_than_allowed(sent_on, country, book):
    """Live through half a year, reminding whenever told to."""
    reminded_on, moves = [], set()
    for day in range(180):
        today = sent_on + timedelta(days=day)
        found = move(
            today,
            sent_on=sent_on,
            reminded_on=reminded_on,
            book=book,
            rests=rest_day(country),
            second_person_done=Move.SECOND_PERSON in moves,
        )
        moves.add(found.move)
        if found.move is Move.REMIND:
            reminded_on.append(today)
            assert found.number == len(reminded_on)

    assert len(reminded_on) == len(book.reminders) <= 2
    assert Move.REST in moves


@given(sent_on=DAYS, days=st.integers(0, 400), book=PLAYBOOKS, reminded=st.integers(0, 2))
def test_nothing_follows_a_reply(sent_on, days, book, reminded):
    found = move(
        sent_on + timedelta(days=days),
        sent_on=sent_on,
        reminded_on=[sent_on] * reminded,
        book=book,
        replied=True,
    )

    assert found.move is Move.NONE
