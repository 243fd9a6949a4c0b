"""Silence, its pace, and whom else one could ask meanwhile."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from askaround.journal.settings import choose_playbook
from askaround.outreach import actions
from askaround.outreach.models import Ask
from tests import factories
from tests.web.outreach.conftest import FINISHED, draft_form

pytestmark = pytest.mark.django_db
FOUR_DAYS, TWO_WEEKS = timedelta(days=4), timedelta(weeks=2)


@pytest.fixture
def sent(client, ask):
    client.post(reverse("outreach:sent", args=[ask.pk]), draft_form(ask, body=FINISHED))
    ask.refresh_from_db()
    return ask


def test_only_among_several_explorations_a_request_says_to_which_it_belongs(page, ada, raj, ask):
    title = ask.exploration.title
    assert title not in page("outreach:asks")

    other = factories.exploration(ada, "Could I teach?")
    actions.begin_ask(by=ada, person=raj, exploration=other)

    listed = page("outreach:asks")
    assert title in listed
    assert "Could I teach?" in listed


def test_one_request_may_be_reminded_of_at_its_own_time(client, sent, page):
    client.post(reverse("outreach:pace", args=[sent.pk]), {"amount": 3, "days": "business"})

    assert "Remind after 3 working days" in page("outreach:ask", sent)
    sent.refresh_from_db()
    assert sent.playbook_changes == {"reminders": [[3, "business"]]}


def test_one_request_may_go_without_a_reminder_and_back(client, sent, page):
    client.post(reverse("outreach:pace", args=[sent.pk]), {"wish": "never"})
    assert "No reminder" in page("outreach:ask", sent)

    client.post(reverse("outreach:pace", args=[sent.pk]), {"wish": "playbook"})
    assert "Remind after 7 days" in page("outreach:ask", sent)


def test_a_pace_that_is_none_comes_back_with_the_reason(client, sent):
    answer = client.post(
        reverse("outreach:pace", args=[sent.pk]), {"amount": 0, "days": "calendar"}
    )

    assert answer.status_code == 400
    assert "At least 1, please." in answer.content.decode()


def test_a_request_that_should_rest_is_let_rest_in_the_list(monday_noon, client, sent, page):
    client.post(reverse("outreach:pace", args=[sent.pk]), {"wish": "never"})
    with time_machine.travel(factories.MONDAY_NOON + TWO_WEEKS, tick=False):
        assert 'data-key="x"' in page("outreach:asks")

        rest, asks = reverse("outreach:rest", args=[sent.pk]), reverse("outreach:asks")
        assert client.post(rest, {"next": asks}).url == asks
        assert "a late answer still counts" in page("outreach:asks")


def test_not_now_can_be_put_off_again(client, sent, page):
    reply = {"answer": "not-now", "ask_again_on": "2030-01-10"}
    client.post(reverse("outreach:reply", args=[sent.pk]), reply)

    client.post(reverse("outreach:put-off", args=[sent.pk]), {"until": "2030-02-11"})

    assert "You may ask again February 11, 2030" in page("outreach:ask", sent)


def test_only_a_not_now_has_a_day_to_ask_again(client, sent):
    answer = client.post(
        reverse("outreach:put-off", args=[sent.pk]), {"until": "2030-02-11"}, follow=True
    )

    assert "for somebody who said" in answer.content.decode()


@pytest.fixture
def at_acme(client, ada, exploration):
    """A request to one of three people at Acme, four days ago, under the playbook 3B7."""
    choose_playbook(by=ada, name="3b7")
    first = factories.colleague(ada, "First Asked", "Acme")
    factories.colleague(ada, "Next Desk", "Acme")
    factories.colleague(ada, "Never Again", "Acme")
    with ada.change("Said what they do") as change:
        for person, function in ((first, "data"), (_named("Next Desk"), "data")):
            person.function = function
            change.save(person)
        tired = _named("Never Again")
        tired.never_again = True
        change.save(tired)
    ask = actions.begin_ask(by=ada, person=first, exploration=exploration)
    actions.mark_sent(by=ada, message=ask.messages.get())
    return ask


def _named(full_name):
    from askaround.people.models import Person

    return Person.objects.get(full_name=full_name)


def test_after_three_working_days_a_second_person_is_thought_of_with_care(
    client, ada, at_acme, page
):
    with time_machine.travel(ada.now + FOUR_DAYS, tick=False):
        shown = page("outreach:ask", at_acme)

    assert "Next Desk" in shown
    assert "perhaps the same team" in shown
    assert "Never Again" not in shown


def test_asking_the_second_person_settles_it(client, ada, at_acme, exploration, page):
    other = _named("Next Desk")
    client.post(
        reverse("outreach:new"),
        {"person": other.pk, "exploration": exploration.pk, "beside": at_acme.pk},
    )

    with time_machine.travel(ada.now + FOUR_DAYS, tick=False):
        assert "Somebody else there" not in page("outreach:ask", at_acme)
    assert Ask.objects.filter(person=other).exists()


def test_nobody_else_for_now_is_an_answer_too(client, ada, at_acme, page):
    client.post(reverse("outreach:nobody-else", args=[at_acme.pk]))

    with time_machine.travel(ada.now + FOUR_DAYS, tick=False):
        assert "Somebody else there" not in page("outreach:ask", at_acme)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_reply_came_on_a_day_that_can_have_been(client, sent, page, day):
    """A moment at either end of the calendar does not exist in every time zone."""
    answer = client.post(reverse("outreach:reply", args=[sent.pk]), {"answer": "yes", "on": day})

    assert answer.status_code == 400
    sent.refresh_from_db()
    assert sent.answer == ""
