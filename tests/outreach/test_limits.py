"""Whom one may ask, how often, and on which channel."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askaround.accounts.rules import Channel, playbook
from askaround.outreach.rules.limits import (
    Caution,
    PastAsk,
    RefusalCode,
    choose_channel,
    may_ask,
    second_person_caution,
)
from askaround.outreach.rules.states import ANSWERS, AskState

GUIDES = playbook("guides")
TODAY = date(2026, 3, 31)
LIBRARY = "Morgan Library"


def past(person, state=AskState.SENT, *, days_ago=3, organization=LIBRARY):
    sent_on = None if state is AskState.DRAFT else TODAY - timedelta(days=days_ago)
    return PastAsk(person, frozenset({organization}), state, sent_on)


def refusal(others=(), *, person="dana", organizations=(LIBRARY,), never_again=False, book=GUIDES):
    return may_ask(
        person=person,
        organizations=organizations,
        never_again=never_again,
        others=others,
        today=TODAY,
        playbook=book,
    )


def test_a_first_request_is_free():
    assert refusal() is None


def test_never_again_means_never():
    found = refusal(never_again=True)

    assert (found.code, found.free_on) == (RefusalCode.NEVER_AGAIN, None)


@pytest.mark.parametrize("state", [AskState.DRAFT, AskState.SENT])
def test_one_open_request_to_one_person(state):
    assert refusal([past("dana", state)]).code is RefusalCode.ALREADY_OPEN


@pytest.mark.parametrize("state", [*sorted(ANSWERS), AskState.RESTING, AskState.CLOSED])
def test_who_has_answered_or_rests_may_be_asked_another_time(state):
    assert refusal([past("dana", state, days_ago=90)]) is None


def test_an_open_request_to_somebody_else_is_no_obstacle():
    assert refusal([past("sam", organization="Paper Lab")]) is None


def test_a_fifth_request_to_one_organization_waits_until_the_first_is_a_month_old():
    others = [past(f"colleague {n}", AskState.NO, days_ago=10 + n) for n in range(4)]

    found = refusal(others)

    assert found.code is RefusalCode.ORGANIZATION_FULL
    assert found.organization == LIBRARY
    assert found.free_on == TODAY - timedelta(days=13) + timedelta(days=30)


def test_a_month_later_there_is_room_again():
    others = [past(f"colleague {n}", AskState.RESTING, days_ago=30 + n) for n in range(4)]

    assert refusal(others) is None


def test_drafts_do_not_use_up_an_organization():
    assert refusal([past(f"colleague {n}", AskState.DRAFT) for n in range(4)]) is None


def test_a_freelancer_belongs_to_no_organization():
    assert refusal([past(f"colleague {n}") for n in range(4)], organizations=()) is None


def test_a_coach_may_set_another_limit():
    strict = playbook("guides", {"asks_per_organization_per_month": 1})

    assert refusal([past("sam")], book=strict).code is RefusalCode.ORGANIZATION_FULL


@given(
    days_ago=st.lists(st.integers(0, 90), max_size=12),
    cap=st.integers(1, 10),
)
def test_no_month_ever_holds_more_requests_than_the_limit(days_ago, cap):
    book = playbook("guides", {"asks_per_organization_per_month": cap})
    others = [past(n, AskState.NO, days_ago=ago) for n, ago in enumerate(days_ago)]

    found = refusal(others, book=book)

    if found is None:
        assert sum(ago < 30 for ago in days_ago) < cap
    else:
        later = may_ask(
            person="dana",
            organizations=[LIBRARY],
            never_again=False,
            others=others,
            today=found.free_on,
            playbook=book,
        )
        assert found.free_on > TODAY
        assert later is None


@pytest.mark.parametrize(
    ("first", "second", "caution"),
    [
        ("Paper Lab", "paper  lab", Caution.SAME_TEAM),
        ("Paper Lab", "Reading Room", None),
        ("", "Reading Room", Caution.TEAM_UNKNOWN),
        ("Paper Lab", " ", Caution.TEAM_UNKNOWN),
    ],
)
def test_a_second_person_should_sit_in_another_team(first, second, caution):
    assert second_person_caution(first, second) is caution


EVERY_WAY = frozenset(Channel)


@pytest.mark.parametrize(
    ("facts", "channel"),
    [
        pytest.param(
            {"preferred": Channel.PHONE, "advised": Channel.X}, Channel.PHONE, id="their own wish"
        ),
        pytest.param({"advised": Channel.X}, Channel.X, id="the advice of the introducer"),
        pytest.param({}, Channel.EMAIL, id="else an e-mail"),
        pytest.param(
            {"reachable": {Channel.LINKEDIN, Channel.PHONE}}, Channel.LINKEDIN, id="else LinkedIn"
        ),
        pytest.param({"reachable": {Channel.PHONE}}, Channel.PHONE, id="else what there is"),
        pytest.param(
            {"preferred": Channel.X, "reachable": {Channel.EMAIL}},
            Channel.EMAIL,
            id="a wish for a way that we do not have",
        ),
        pytest.param({"reachable": set()}, None, id="no way at all"),
    ],
)
def test_the_channel_is_theirs_to_choose(facts, channel):
    facts = {"reachable": EVERY_WAY, **facts}

    assert choose_channel(playbook=GUIDES, **facts) is channel


def test_another_playbook_has_another_order():
    phone_first = playbook("custom", {"channel_order": ["phone", "email"]})

    assert choose_channel(playbook=phone_first, reachable=EVERY_WAY) is Channel.PHONE
