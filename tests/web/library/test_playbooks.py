"""Every rule can be changed where it stands, and changed back."""

import pytest
from django.urls import reverse

from askaround.accounts.queries import playbook_in_force
from askaround.accounts.rules import PRESETS, Days, Wait, rules
from askaround.accounts.rules.changes import NOT_READ_YET

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(client, space):
    """Send a form of the page."""

    def send(**values):
        answer = client.post(reverse("library:playbooks"), values)
        space.refresh_from_db()
        return answer

    return send


def test_a_number_is_set(post, space):
    post(rule="minutes_asked", **{"minutes_asked-value": 15})

    assert playbook_in_force(space).minutes_asked == 15


def test_a_reminder_is_an_amount_and_a_kind_of_days(post, space):
    post(
        rule="reminders",
        **{
            "reminders-value0-amount": 5,
            "reminders-value0-days": "business",
            "reminders-value1-amount": 10,
            "reminders-value1-days": "calendar",
        },
    )

    assert playbook_in_force(space).reminders == (Wait(5, Days.BUSINESS), Wait(10))


def test_never_is_a_pace_too(post, space):
    post(
        rule="reminders",
        **{"reminders-value0-days": "never", "reminders-value1-days": "never"},
    )

    assert playbook_in_force(space).reminders == ()


def test_a_second_person_may_be_thought_of(post, space):
    post(
        rule="second_person_after",
        **{"second_person_after-value-amount": 3, "second_person_after-value-days": "business"},
    )

    assert playbook_in_force(space).second_person_after == Wait(3, Days.BUSINESS)


def test_yes_and_no_and_choices_and_orders(post, space):
    post(rule="resume_with_first_message", **{"resume_with_first_message-value": "yes"})
    post(rule="introduction_mode", **{"introduction_mode-value": "at-once"})
    post(rule="channel_order", **{"channel_order-value0": "phone", "channel_order-value2": "email"})

    now = playbook_in_force(space)
    assert now.resume_with_first_message is True
    assert now.introduction_mode == "at-once"
    assert now.channel_order == ("phone", "email")


def test_a_rule_goes_back_to_the_preset(client, post, space):
    post(rule="minutes_asked", **{"minutes_asked-value": 15})
    page = client.get(reverse("library:playbooks")).content.decode()
    assert "Back to: 20 minutes" in page

    post(reset="minutes_asked")

    assert space.playbook_changes == {}


def test_saying_what_the_preset_says_is_no_change(post, space):
    post(rule="minutes_asked", **{"minutes_asked-value": 20})

    assert space.playbook_changes == {}


@pytest.mark.parametrize(
    ("values", "complaint"),
    [
        pytest.param({"rule": "minutes_asked", "minutes_asked-value": 2}, "At least", id="range"),
        pytest.param(
            {"rule": "rest_after", "rest_after-value-days": "calendar"}, "required", id="no number"
        ),
        pytest.param(
            {
                "rule": "channel_order",
                "channel_order-value0": "email",
                "channel_order-value1": "email",
            },
            "each once",
            id="twice the same",
        ),
    ],
)
def test_what_cannot_be_is_refused_beside_the_rule_with_what_would_be_right(
    post, space, values, complaint
):
    answer = post(**values)

    row = answer.content.decode().split(f'id="rule-{values["rule"]}"')[1].split("</li>")[0]
    assert answer.status_code == 400
    assert complaint in row
    assert space.playbook_changes == {}


def test_another_playbook_begins_without_changes(post, space):
    post(rule="minutes_asked", **{"minutes_asked-value": 15})

    post(playbook="academic")

    assert space.playbook == "academic"
    assert space.playbook_changes == {}


@pytest.mark.parametrize("value", [{"playbook": "none"}, {"reset": "none"}, {"rule": "none"}])
def test_nonsense_changes_nothing(post, space, value):
    post(**value)

    assert (space.playbook, space.playbook_changes) == ("guides", {})


@pytest.mark.parametrize("name", PRESETS)
def test_every_rule_that_does_something_has_its_place_and_reason(client, post, name):
    post(playbook=name)

    page = client.get(reverse("library:playbooks")).content.decode()

    for rule in rules(PRESETS[name]):
        if rule.key in NOT_READ_YET:
            continue
        assert f'id="rule-{rule.key}"' in page
        assert rule.reason.split("’")[0].split("'")[0][:40] in page


def test_a_request_with_a_pace_that_no_longer_fits_follows_the_playbook(space):
    space.playbook_changes = {"reminders": [], "reminders_at_most": 0}

    changes = {"reminders": [[3, "calendar"]]}

    assert playbook_in_force(space, changes).reminders == ()


def test_a_rule_says_in_words_where_it_comes_from(client):
    page = client.get(reverse("library:playbooks")).content.decode()

    assert "a field experiment with 6,548 professors · tested in an experiment" in page
    assert "Three published guides · advice" in page
    assert "evidence C" not in page
    assert "G0" not in page


def test_what_would_change_nothing_yet_is_not_shown(client):
    assert "How to be introduced" not in client.get(reverse("library:playbooks")).content.decode()


def test_more_minutes_than_are_planned_for_are_refused_until_the_plan_is_longer(client, post):
    refused = post(rule="minutes_asked", **{"minutes_asked-value": 45})
    assert "cannot be more than “Minutes to plan for”, which is 30" in refused.content.decode()

    post(rule="meeting_minutes", **{"meeting_minutes-value": 50})
    post(rule="minutes_asked", **{"minutes_asked-value": 45})

    assert 'value="45"' in client.get(reverse("library:playbooks")).content.decode()
