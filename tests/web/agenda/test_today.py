"""Today in the browser: what is next, putting it off, the first steps, and the worked example."""

from datetime import UTC, datetime, timedelta
from urllib.parse import quote

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from askaround.agenda.models import SetAside
from askaround.journal.author import Author
from askaround.outreach import actions as outreach
from askaround.people.models import Person
from askaround.research import actions as research
from askaround.research.models import Exploration
from tests import factories

TODAY = reverse("agenda:today")
A_WEEK_LATER = factories.MONDAY_NOON + timedelta(days=8)


@pytest.fixture(autouse=True)
def clock():
    """It is a Tuesday, eight days after what the factories do."""
    with time_machine.travel(A_WEEK_LATER, tick=False):
        yield


@pytest.fixture
def exploration(ada):
    return factories.exploration(ada)


@pytest.fixture
def ask(ada, exploration):
    """A request that has been silent for eight days."""
    return silent(ada, exploration, "Dana Whitfield")


def silent(by, exploration, full_name):
    who = factories.person(by, full_name)
    ask = outreach.begin_ask(by=by, person=who, exploration=exploration)
    outreach.mark_sent(by=by, message=ask.messages.get())
    return ask


def row_name(ask):
    return f"remind:{ask.pk}:1"


def stands_on(shown, ask):
    """Whether the reminder stands on the page, with the address that puts it off."""
    return quote(row_name(ask), safe="") in shown


def address(view, row):
    return f"{reverse(view)}?row={row}"


def page(client, path=TODAY):
    return client.get(path).content.decode()


def test_a_first_visit_begins_with_a_question(client):
    assert client.get(TODAY).url == reverse("research:start")


def test_a_row_says_what_to_do_with_whom_and_why_and_leads_there(client, ask):
    shown = page(client)

    assert "Remind" in shown
    assert "Dana Whitfield" in shown
    assert "your playbook says to remind them after a week" in shown
    assert reverse("outreach:ask", args=[ask.pk]) in shown
    assert "One person has your request." in shown
    assert stands_on(shown, ask)
    assert 'data-key="s"' in shown
    assert 'data-key="x"' in shown


@pytest.mark.parametrize(
    ("said", "until"),
    [
        ({"when": "tomorrow", "reason": "No time today"}, "2026-03-11"),
        ({"when": "monday", "own_reason": "After the exam"}, "2026-03-16"),
        ({"when": "week", "reason": "They are away"}, "2026-03-17"),
        ({"when": "day", "on": "2026-04-01", "reason": "They are away"}, "2026-04-01"),
    ],
)
def test_a_row_is_put_off_until_a_day_for_a_reason(client, ask, said, until):
    form = page(client, address("agenda:snooze", row_name(ask)))
    assert "Not now: Remind Dana Whitfield" in form

    response = client.post(address("agenda:snooze", row_name(ask)), said, follow=True)

    kept = SetAside.objects.get()
    assert kept.until.isoformat() == until
    assert kept.reason == said.get("own_reason", said.get("reason"))
    shown = response.content.decode()
    assert "Until" in shown
    assert "data-undo" in shown
    assert not stands_on(shown, ask)


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        ({"when": "tomorrow"}, "Say why in a few words."),
        ({"when": "day", "reason": "They are away"}, "Choose the day"),
        ({"when": "day", "on": "2026-03-10", "reason": "They are away"}, "after today"),
        ({"when": "some day", "reason": "They are away"}, "Choose one of the options"),
    ],
)
def test_a_day_or_reason_that_is_missing_is_asked_for(client, ask, said, complaint):
    shown = client.post(address("agenda:snooze", row_name(ask)), said).content.decode()

    assert complaint in shown
    assert not SetAside.objects.exists()


def test_a_row_that_is_not_needed_goes_and_undo_brings_it_back(client, ask):
    shown = client.post(address("agenda:skip", row_name(ask)), follow=True).content.decode()
    assert "Not needed: Remind Dana Whitfield" in shown
    assert not stands_on(shown, ask)

    change = ask.space.changes.order_by("-made_at", "-id").first()
    client.post(reverse("journal:undo", args=[change.pk]))

    assert stands_on(page(client), ask)


@pytest.mark.parametrize("view", ["agenda:snooze", "agenda:skip"])
def test_a_row_that_is_gone_or_was_never_mine_is_told_kindly(client, ask, view):
    stranger = factories.author(factories.space("stranger"))
    theirs = silent(stranger, factories.exploration(stranger), "Zebulon Quickfeather")

    shown = client.post(address(view, row_name(theirs)), follow=True).content.decode()

    assert "This is no longer on Today." in shown
    assert "Quickfeather" not in shown
    assert not SetAside.objects.exists()


def test_the_open_question_stands_there_at_once_and_its_person_comes_later(
    client, ada, exploration, ask
):
    add_question(ada, exploration)
    factories.person(ada, "Hal Whitcombe", closeness=2)

    assert "somebody who may know" in page(client)
    row = client.get(reverse("agenda:question"), headers={"HX-Request": "true"}).content.decode()

    assert "Hal Whitcombe" in row
    assert "How often do consultants travel?" in row
    assert address("agenda:snooze", "ask-about").split("=")[0] in row


def test_where_nobody_is_left_to_ask_the_row_leads_to_thinking_of_people(
    client, ada, exploration, ask
):
    add_question(ada, exploration)

    row = client.get(reverse("agenda:question"), headers={"HX-Request": "true"}).content.decode()

    assert reverse("people:jogger") in row
    assert "Nobody among the people you added is left to ask for now" in row


def test_where_nobody_is_here_yet_the_row_says_that_alone(client, ada, exploration):
    add_question(ada, exploration)

    row = client.get(reverse("agenda:question"), headers={"HX-Request": "true"}).content.decode()

    assert "You have not added anybody yet" in row
    assert "left to ask" not in row


def add_question(by, exploration):
    research.add_questions(
        by=by, exploration=exploration, questions=[("How often do consultants travel?", "", "")]
    )


def test_a_newcomer_sees_the_first_steps_with_the_present_one_marked(client, ada, exploration):
    shown = page(client)

    assert "Your first steps" in shown
    assert shown.count("step-done") == 1
    assert reverse("research:pick", args=[exploration.pk]) in shown
    assert 'aria-current="step"' in shown


def test_an_empty_day_says_what_rests_on_one_voice(client, ada, exploration, ask):
    first, _second = research.add_questions(
        by=ada, exploration=exploration, questions=[("How so?", "", ""), ("And then?", "", "")]
    )
    outreach.let_rest(by=ada, ask=ask)
    research.settle_question(by=ada, question=first, answer="Like this.")

    shown = page(client)

    assert "Nothing is waiting for you today" in shown
    assert "rests on one voice" in shown


def test_a_space_with_closed_explorations_only_may_begin_another(client, ada, exploration):
    research.close_exploration(by=ada, exploration=exploration)

    assert "Nothing is being explored" in page(client)


def test_eleven_queries_whatever_the_number_of_rows(
    client, ada, exploration, ask, django_assert_num_queries
):
    client.get(TODAY)
    with django_assert_num_queries(11):
        client.get(TODAY)

    for number in range(8):
        silent(ada, exploration, f"Person {number}")
    with django_assert_num_queries(11):
        client.get(TODAY)


def test_the_steps_of_a_newcomer_fit_into_twelve_queries(
    client, exploration, django_assert_max_num_queries
):
    with django_assert_max_num_queries(12):
        client.get(TODAY)


def test_one_press_loads_the_example_and_one_press_removes_it(client, space):
    start = page(client, reverse("research:start"))
    assert reverse("agenda:load-example") in start

    loaded = client.post(reverse("agenda:load-example"), follow=True).content.decode()
    assert "This is the worked example." in loaded
    again = client.post(reverse("agenda:load-example"), follow=True).content.decode()
    assert "The example is here already." in again
    assert Exploration.objects.count() == 1

    client.post(reverse("agenda:remove-example"))

    assert not Exploration.objects.exists()
    assert not Person.objects.exists()


def test_the_example_is_offered_for_removal_beside_ones_own_exploration(client, ada, exploration):
    client.post(reverse("agenda:load-example"))

    shown = page(client)

    assert exploration.title in shown
    assert reverse("agenda:remove-example") in shown


def test_removing_the_exploration_of_the_example_removes_its_people_too(client, space):
    client.post(reverse("agenda:load-example"))
    example = Exploration.objects.get()

    shown = page(client, reverse("research:exploration", args=[example.pk]))

    assert reverse("agenda:remove-example") in shown
    assert reverse("research:remove", args=[example.pk]) not in shown


def test_a_day_is_that_of_the_place_where_the_user_lives(ada, exploration):
    """In Auckland it is Tuesday already when the reminder becomes due there."""
    ada.space.time_zone = "Pacific/Auckland"
    ada.space.save()
    early = Author(ada.space, datetime(2026, 3, 1, 20, tzinfo=UTC))  # Monday morning there
    silent(early, exploration, "Dana Whitfield")
    client = Client()
    client.force_login(ada.space.owner, backend="askaround.accounts.entrance.Entrance")

    with time_machine.travel(datetime(2026, 3, 8, 10, tzinfo=UTC), tick=False):
        assert "Sunday, March 8" in page(client)
    with time_machine.travel(datetime(2026, 3, 8, 20, tzinfo=UTC), tick=False):
        shown = page(client)
    assert "Monday, March 9" in shown
    assert "Dana Whitfield" in shown
