"""The list of conversations: every one can be reached, however many there are."""

import re
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.urls import reverse

from askaround.conversations.models import Debrief
from askaround.outreach.models import Ask
from askaround.scheduling import actions
from askaround.scheduling.rules.wall_time import WallTime
from tests import factories

pytestmark = pytest.mark.usefixtures("monday_noon")


def held(by, number, *, written=True):
    """A conversation of some days ago, with somebody of its own."""
    day = date(2026, 2, 27) - timedelta(days=number)
    began = datetime.combine(day, time(15), UTC)
    talk = factories.conversation(
        by,
        factories.person(by, f"Person {number:02d}"),
        on=day,
        started_at=began,
        ended_at=began + timedelta(minutes=25),
    )
    if written:
        with by.change("Written down") as change:
            change.add(Debrief(conversation=talk, finished_at=by.now))
    return talk


def shown(client, **asked):
    return client.get(reverse("scheduling:conversations"), asked).content.decode()


def people(text):
    return re.findall(r'class="row-link"\s+href="[^"]+">([^<]+)</a>', text)


def test_a_long_section_says_how_many_there_are_and_leads_to_every_one(client, ada):
    for number in range(53):
        held(ada, number)

    first = shown(client)
    assert people(first) == [f"Person {number:02d}" for number in range(15)]
    assert "All 53" in re.sub(r"\s+", " ", first)

    page, found = shown(client, show="past"), []
    assert "1 to 50 of 53" in re.sub(r"\s+", " ", page)
    while True:
        found += people(page)
        onward = re.search(r'rel="next"\s+href="[^"]*show=past&amp;from=(\d+)"', page)
        if onward is None:
            break
        page = shown(client, show="past", **{"from": onward[1]})
    assert found == [f"Person {number:02d}" for number in range(53)]
    assert "51 to 53 of 53" in re.sub(r"\s+", " ", page)


def test_what_is_not_written_down_does_not_go_missing_behind_what_is(client, ada):
    for number in range(16):
        held(ada, number)
    held(ada, 40, written=False)

    assert people(shown(client, show="to-debrief")) == ["Person 40"]
    assert "Person 40" in people(shown(client))


def test_whoever_named_a_time_waits_at_the_top_of_those_that_look_for_one(client, ada):
    exploring = factories.exploration(ada)
    for number in range(16):
        person = factories.person(ada, f"Person {number:02d}")
        talk = actions.begin_conversation(by=ada, person=person, exploration=exploring)
    when = WallTime(date(2026, 3, 9), time(15), "UTC")
    actions.note_their_time(by=ada, conversation=talk, when=when)

    text = shown(client)

    assert people(text)[0] == "Person 15"
    assert "They named a time" in text


@pytest.mark.parametrize("start", ["-1", "99999999", "7", "x", "²", "5000"])
def test_a_place_that_is_none_leads_to_the_beginning(client, ada, start):
    held(ada, 1)

    answer = client.get(
        reverse("scheduling:conversations"), {"show": "past", "from": start}, follow=True
    )

    assert people(answer.content.decode()) == ["Person 01"]


def test_an_empty_section_says_so(client, ada):
    assert "There is nothing left here." in shown(client, show="called-off")


def test_an_unknown_section_shows_all_of_them(client, ada):
    held(ada, 1)

    assert people(shown(client, show="nonsense")) == ["Person 01"]


def test_a_yes_leads_straight_to_its_request(client, ada):
    asked = {"sent_at": ada.now, "answer": "yes", "answered_at": ada.now}
    with ada.change("Asked") as change:
        who, exploring = factories.person(ada, "Grace Hopper"), factories.exploration(ada)
        ask = change.add(Ask(person=who, exploration=exploring, **asked))

    link = re.search(r'class="row-link"\s+href="([^"]+)">Grace Hopper', shown(client))

    assert link[1] == reverse("outreach:ask", args=[ask.pk])
