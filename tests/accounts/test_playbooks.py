"""Playbooks: what they say, what may be changed, and how a refusal reads."""

import json
from dataclasses import fields

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from askaround.accounts.rules import (
    PRESETS,
    Channel,
    ChannelChoice,
    Days,
    Grade,
    ImpossibleRule,
    IntroductionMode,
    Playbook,
    Wait,
    as_changes,
    playbook,
    rules,
)
from askaround.accounts.rules.changes import SHAPES
from askaround.accounts.rules.explanations import playbook_name, playbook_reason
from askaround.people import models as people

WAITS = st.tuples(st.integers(1, 90), st.sampled_from(list(Days))).map(list)


def test_the_guides_are_the_default_numbers():
    guides = playbook("guides")

    assert (guides.minutes_asked, guides.meeting_minutes, guides.maximum_minutes) == (20, 30, 60)
    assert guides.window_days == 14
    assert guides.reminders == (Wait(7, Days.CALENDAR),)
    assert not guides.resume_with_first_message
    assert guides.introduction_mode is IntroductionMode.ASK_FIRST
    assert (guides.open_asks_per_person, guides.asks_per_organization_per_month) == (1, 4)
    assert (guides.first_view_after, guides.decision_after) == (5, 12)


def test_3b7_thinks_of_somebody_else_before_it_reminds():
    three_b_seven = playbook("3b7")

    assert three_b_seven.second_person_after == Wait(3, Days.BUSINESS)
    assert three_b_seven.reminders == (Wait(7, Days.BUSINESS),)


def test_a_week_and_a_half_is_more_than_ten_days():
    assert playbook("week-and-a-half").reminders == (Wait(11),)


@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_obeys_its_own_limits(name):
    everything = {rule: getattr(PRESETS[name], rule) for rule in SHAPES}

    assert playbook(name, everything) == PRESETS[name]


def test_every_number_of_a_playbook_may_be_changed():
    assert set(SHAPES) == {field.name for field in fields(Playbook)} - {"name", "version"}


def test_the_changes_of_coach_and_person_merge():
    institution, mine = {"minutes_asked": 15, "window_days": 7}, {"minutes_asked": 30}

    merged = playbook("guides", {**institution, **mine})

    assert (merged.minutes_asked, merged.window_days) == (30, 7)


@given(
    name=st.sampled_from(sorted(PRESETS)),
    changes=st.fixed_dictionaries(
        {},
        optional={
            "minutes_asked": st.integers(5, 30),
            "reminders": st.lists(WAITS, max_size=2),
            "second_person_after": st.none() | WAITS,
            "rest_after": WAITS,
            "resume_with_first_message": st.booleans(),
            "introduction_mode": st.sampled_from([mode.value for mode in IntroductionMode]),
            "channel_order": st.lists(
                st.sampled_from([choice.value for choice in ChannelChoice]), min_size=1, unique=True
            ),
        },
    ),
)
def test_changes_survive_being_stored(name, changes):
    changed = playbook(name, changes)

    stored = json.loads(json.dumps(as_changes(changed)))

    assert playbook(name, stored) == changed


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"minutes_asked": 90}, "“Minutes to ask for” takes a whole number from 5 to 60"),
        ({"minutes_asked": "20"}, "“Minutes to ask for” takes a whole number"),
        ({"minutes_asked": True}, "“Minutes to ask for” takes a whole number"),
        ({"meeting_minutes": 70}, "cannot be more than “Minutes at the very most”, which is 60"),
        ({"decision_after": 3}, "“Look at the big picture after” cannot be more than"),
        ({"reminders_at_most": 3}, "“Reminders at most” takes a whole number from 0 to 2"),
        ({"reminders": [[7, "calendar"]] * 3}, "At most 2 fit"),
        ({"reminders": [[7, "lunar"]]}, "the kind of days (calendar, business)"),
        ({"reminders": [7]}, "“Remind after” takes a list of waits"),
        ({"reminders": "weekly"}, "“Remind after” takes a list of waits"),
        ({"rest_after": None}, "“Let it rest after” takes a number from 1 to 90"),
        ({"rest_after": [0, "calendar"]}, "“Let it rest after” takes a number from 1 to 90"),
        ({"second_person_after": [1, "calendar", 2]}, "“Think of a second person after” takes"),
        ({"resume_with_first_message": "yes"}, "takes yes or no"),
        ({"introduction_mode": "by surprise"}, "takes one of these: ask-first, at-once"),
        ({"channel_order": []}, "each once"),
        ({"channel_order": ["email", "email"]}, "each once"),
        ({"channel_order": ["pigeon"]}, "pigeon"),
        ({"open_asks_per_person": 2}, "“Open requests to one person” takes a whole number"),
        ({"version": 2}, "There is no rule “version”"),
        ({"bulk": True}, "There is no rule “bulk”"),
    ],
)
def test_an_impossible_rule_is_refused_in_a_sentence(changes, said):
    with pytest.raises(ImpossibleRule) as refused:
        playbook("guides", changes)

    assert said in str(refused.value)


def test_an_unknown_playbook_names_those_we_know():
    with pytest.raises(ImpossibleRule, match="Choose one of these: guides, week-and-a-half, 3b7"):
        playbook("hustle")


@given(
    st.dictionaries(
        st.sampled_from(sorted(SHAPES)),
        st.none() | st.text() | st.integers() | st.lists(st.text() | st.integers()),
    )
)
def test_any_change_gives_a_playbook_or_a_sentence(changes):
    try:
        playbook("guides", changes)
    except ImpossibleRule as refused:
        said = str(refused)
    else:
        said = "."
        event("possible")

    assert said.endswith(".")


@pytest.mark.parametrize("name", PRESETS)
def test_every_rule_is_shown_with_its_value_its_reason_and_where_it_comes_from(name):
    shown = rules(playbook(name))

    assert [rule.key for rule in shown] == list(SHAPES)
    for rule in shown:
        assert rule.name
        assert rule.value
        assert rule.reason.endswith(".")
        assert rule.source
        assert rule.grade in Grade
        assert not rule.changed


def test_a_rule_says_when_it_is_mine():
    shown = {rule.key: rule for rule in rules(playbook("guides", {"minutes_asked": 15}))}

    assert shown["minutes_asked"].changed
    assert shown["minutes_asked"].value == "15 minutes"
    assert not shown["window_days"].changed


@pytest.mark.parametrize(
    ("changes", "rule", "value"),
    [
        ({"reminders": []}, "reminders", "never"),
        ({"reminders": [[1, "business"]]}, "reminders", "1 working day"),
        (
            {"reminders": [[7, "calendar"], [7, "business"]]},
            "reminders",
            "7 days, then 7 working days",
        ),
        ({"resume_with_first_message": True}, "resume_with_first_message", "yes"),
        (
            {"introduction_mode": "at-once"},
            "introduction_mode",
            "one message to everybody, at once",
        ),
        ({"channel_order": ["phone", "email"]}, "channel_order", "phone, then e-mail"),
        ({"reminders_at_most": 1}, "reminders_at_most", "1 reminder"),
    ],
)
def test_values_read_like_speech(changes, rule, value):
    shown = {each.key: each.value for each in rules(playbook("guides", changes))}

    assert shown[rule] == value


@pytest.mark.parametrize("name", PRESETS)
def test_every_playbook_says_for_whom_it_is(name):
    assert playbook_name(name)
    assert playbook_reason(name).endswith(".")


def test_a_language_that_we_do_not_have_reads_in_english():
    assert rules(playbook("guides"), language="xx") == rules(playbook("guides"))


def test_the_stored_channels_are_channels_of_the_rules():
    assert set(people.Channel.values) <= {channel.value for channel in Channel}
