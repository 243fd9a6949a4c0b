"""The words of an offer, the way there, and the confirmation of the day before."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askaround.scheduling.rules.confirmation import confirmation_due
from askaround.scheduling.rules.getting_there import (
    Dress,
    Item,
    Mode,
    dress_for,
    getting_there,
    leave_by,
)
from askaround.scheduling.rules.offers import Offered, offer_text, window_words
from askaround.scheduling.rules.states import (
    ConversationState,
    WindowState,
    conversation_state,
    window_state,
)
from askaround.scheduling.rules.wall_time import WallTime

BERLIN, NEW_YORK, TOKYO = "Europe/Berlin", "America/New_York", "Asia/Tokyo"
THREE = datetime(2026, 3, 5, 14, tzinfo=UTC)


def offered(clock, zone=BERLIN, minutes=30):
    return Offered(WallTime(date(2026, 3, 5), clock, zone), minutes)


def items(**facts):
    return [step.item for step in getting_there(starts_at=THREE, **facts)]


def test_an_offer_names_every_time_in_both_clocks_and_any_other_time():
    text = offer_text([offered(time(15)), offered(time(16))], mine=BERLIN, theirs=NEW_YORK)

    assert text.count("in New York") == text.count("in Berlin") == 2
    assert "9:00 to 9:30 a.m. in New York (3:00 to 3:30 p.m. in Berlin)" in text
    assert "Any other time" in text


def test_a_time_that_is_another_day_for_me_says_both_days():
    said = window_words(offered(time(9), TOKYO), mine=NEW_YORK, theirs=TOKYO)

    assert said == (
        "Thursday, March 5, 9:00 to 9:30 a.m. in Tokyo"
        " (Wednesday, March 4, 7:00 to 7:30 p.m. in New York)"
    )


def test_one_clock_is_said_once():
    assert window_words(offered(time(11, 45)), mine=BERLIN, theirs=BERLIN) == (
        "Thursday, March 5, 11:45 a.m. to 12:15 p.m."
    )


def test_without_a_window_they_are_asked_for_theirs():
    assert offer_text([], mine=BERLIN, theirs=BERLIN).startswith("Which day and time")


@given(st.integers(0, 600))
def test_whoever_leaves_in_time_is_there_fifteen_minutes_early(travel):
    arrives = leave_by(THREE, travel) + timedelta(minutes=travel)

    assert THREE - arrives == timedelta(minutes=15)


def test_cash_is_brought_only_where_there_is_food():
    assert Item.CASH in items(mode=Mode.MEAL)
    for mode in (Mode.IN_PERSON, Mode.VIDEO, Mode.PHONE, ""):
        assert Item.CASH not in items(mode=mode)


def test_a_paper_resume_goes_along_only_where_they_asked_for_it():
    assert Item.RESUME in items(mode=Mode.IN_PERSON, resume_wanted=True)
    assert Item.RESUME not in items(mode=Mode.IN_PERSON)


def test_a_video_call_is_tested_ten_minutes_before():
    first = getting_there(mode=Mode.VIDEO, starts_at=THREE, link="https://example.org")[0]

    assert (first.item, THREE - first.at) == (Item.TEST, timedelta(minutes=10))
    assert Item.LINK_MISSING in items(mode=Mode.VIDEO)


def test_what_is_missing_is_asked_for():
    assert items(mode="") == [Item.MODE_OPEN]
    assert items(mode=Mode.PHONE) == [Item.NUMBER_MISSING]
    assert items(mode=Mode.PHONE, phone="+49 30") == [Item.NUMBER]
    assert items(mode=Mode.IN_PERSON)[:2] == [Item.PLACE_OPEN, Item.TRAVEL_UNKNOWN]


def test_one_dresses_as_the_field_does():
    assert dress_for(["Counsel, Smith Law"]) is Dress.FORMAL
    assert dress_for(["Farm manager"]) is Dress.PRACTICAL
    assert dress_for([]) is Dress.USUAL
    assert dress_for(["Lawn designer"]) is Dress.USUAL


def test_it_is_confirmed_the_day_before_at_ten_where_they_live():
    due = confirmation_due(agreed_at=THREE - timedelta(days=9), starts_at=THREE, zone=NEW_YORK)

    assert (due.date(), due.time()) == (date(2026, 3, 4), time(10))
    assert due.utcoffset() == timedelta(hours=-5)


@pytest.mark.parametrize("hours_before", [1, 12, 30])
def test_what_was_agreed_the_day_before_or_later_is_not_confirmed(hours_before):
    agreed = THREE - timedelta(hours=hours_before)

    assert confirmation_due(agreed_at=agreed, starts_at=THREE, zone=BERLIN) is None


@pytest.mark.parametrize(("days", "on"), [(1, 4), (2, 3), (3, 2)])
def test_it_is_confirmed_as_many_days_before_as_the_playbook_says(days, on):
    agreed = THREE - timedelta(days=9)

    due = confirmation_due(agreed_at=agreed, starts_at=THREE, zone=BERLIN, days_before=days)

    assert due.date() == date(2026, 3, on)


def test_a_playbook_may_leave_confirming_out():
    agreed = THREE - timedelta(days=9)

    assert confirmation_due(agreed_at=agreed, starts_at=THREE, zone=BERLIN, days_before=0) is None


@given(st.integers(0, 60), st.integers(0, 60))
def test_one_is_early_and_tests_as_the_playbook_says(early, test):
    rules = {"starts_at": THREE, "early_minutes": early, "test_minutes": test}
    way = getting_there(mode=Mode.IN_PERSON, place="Here", travel_minutes=20, **rules)
    call = getting_there(mode=Mode.VIDEO, link="https://example.org", **rules)

    assert (way[0].at, way[1].at) == (
        THREE - timedelta(minutes=early + 20),
        THREE - timedelta(minutes=early),
    )
    assert THREE - call[0].at == timedelta(minutes=test)


FACTS = {
    "agreed_at": None,
    "starts_at": None,
    "minutes": 30,
    "started_at": None,
    "ended_at": None,
    "cancelled_at": None,
    "now": THREE,
}
EARLIER, LATER = THREE - timedelta(days=1), THREE + timedelta(days=1)


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ({}, ConversationState.TO_AGREE),
        ({"cancelled_at": EARLIER}, ConversationState.CALLED_OFF),
        ({"agreed_at": EARLIER, "starts_at": LATER}, ConversationState.AGREED),
        ({"agreed_at": EARLIER, "starts_at": None}, ConversationState.AGREED),
        ({"agreed_at": EARLIER, "starts_at": THREE}, ConversationState.NOW),
        ({"agreed_at": EARLIER, "starts_at": EARLIER}, ConversationState.HELD),
        ({"agreed_at": EARLIER, "starts_at": LATER, "started_at": THREE}, ConversationState.NOW),
        ({"started_at": EARLIER}, ConversationState.HELD),
        ({"started_at": EARLIER, "ended_at": EARLIER}, ConversationState.HELD),
        (
            {"agreed_at": EARLIER, "starts_at": EARLIER, "cancelled_at": EARLIER},
            ConversationState.CALLED_OFF,
        ),
    ],
)
def test_where_a_conversation_stands(facts, state):
    assert conversation_state(**FACTS | facts) is state


HOLD = {
    "answer": "",
    "offered_at": EARLIER,
    "starts_at": LATER,
    "agreed_at": None,
    "cancelled_at": None,
    "now": THREE,
}


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ({}, WindowState.OFFERED),
        ({"offered_at": None}, WindowState.CHOSEN),
        ({"answer": "declined"}, WindowState.DECLINED),
        ({"agreed_at": THREE}, WindowState.RELEASED),
        ({"agreed_at": EARLIER - timedelta(days=1)}, WindowState.OFFERED),
        ({"cancelled_at": THREE}, WindowState.RELEASED),
        ({"starts_at": THREE}, WindowState.PAST),
    ],
)
def test_a_hold_releases_itself(facts, state):
    assert window_state(**HOLD | facts) is state
