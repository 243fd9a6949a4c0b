"""What a conversation wants of me: before it, and in the days after."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askaround.agenda.rules import Kind, TalkFacts, steps_of_conversation
from askaround.scheduling.rules.states import ConversationState

NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)
AGREED = TalkFacts(
    state=ConversationState.AGREED,
    starts_at=NOON,
    ends_at=NOON + timedelta(minutes=20),
    has_open_offer=False,
    confirm_from=NOON - timedelta(days=1),
    is_confirmed=False,
    is_debriefed=False,
    is_thanked=False,
)
HELD = replace(AGREED, state=ConversationState.HELD)


def wanted(facts, **after):
    return list(steps_of_conversation(facts, now=NOON + timedelta(**after)))


def test_it_comes_onto_today_two_days_before():
    assert wanted(AGREED, days=-3) == []
    assert wanted(AGREED, days=-2) == [Kind.PREPARE]
    assert Kind.TALK in wanted(AGREED, hours=-12)


def test_the_day_before_it_is_confirmed_once():
    assert wanted(AGREED, hours=-20) == [Kind.PREPARE, Kind.CONFIRM]
    assert wanted(AGREED, hours=-3) == [Kind.TALK, Kind.CONFIRM]
    assert wanted(AGREED, hours=-1) == [Kind.TALK]
    assert wanted(replace(AGREED, is_confirmed=True), hours=-20) == [Kind.PREPARE]
    assert wanted(replace(AGREED, confirm_from=None), hours=-20) == [Kind.PREPARE]


def test_while_we_talk_there_is_nothing_else():
    assert wanted(replace(AGREED, state=ConversationState.NOW), minutes=5) == [Kind.TALK]


def test_afterwards_it_is_written_down_and_thanked_for():
    assert wanted(HELD, hours=1) == [Kind.DEBRIEF]
    assert wanted(replace(HELD, is_debriefed=True), hours=1) == [Kind.THANKS]
    assert wanted(replace(HELD, is_debriefed=True, is_thanked=True), hours=1) == []


def test_thanks_do_not_wait_for_a_debrief_for_ever():
    assert wanted(HELD, days=3) == [Kind.DEBRIEF, Kind.THANKS]


def test_after_two_weeks_a_debrief_would_be_invention_and_thanks_are_still_welcome():
    assert wanted(HELD, days=15) == [Kind.THANKS]
    assert wanted(HELD, days=31) == []


@pytest.mark.parametrize(("offer", "steps"), [(False, [Kind.OFFER]), (True, [])])
def test_without_a_time_they_have_something_to_answer(offer, steps):
    searching = replace(AGREED, state=ConversationState.TO_AGREE, starts_at=None, ends_at=None)

    assert wanted(replace(searching, has_open_offer=offer)) == steps


def test_what_was_called_off_wants_nothing():
    assert wanted(replace(AGREED, state=ConversationState.CALLED_OFF), hours=-1) == []


@given(
    state=st.sampled_from(ConversationState),
    flags=st.tuples(*[st.booleans()] * 4),
    minutes=st.integers(-60 * 24 * 60, 60 * 24 * 60),
)
def test_it_never_wants_the_same_thing_twice(state, flags, minutes):
    offer, confirmed, debriefed, thanked = flags
    facts = replace(
        AGREED,
        state=state,
        has_open_offer=offer,
        is_confirmed=confirmed,
        is_debriefed=debriefed,
        is_thanked=thanked,
    )

    found = wanted(facts, minutes=minutes)

    assert len(found) == len(set(found)) <= 2
