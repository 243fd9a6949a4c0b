"""What they answered, with the time that they named."""

import re

import pytest
from django.urls import reverse

from askaround.journal.actions import undo
from askaround.journal.models import Change
from askaround.letters.models import Letter
from askaround.outreach.models import Message
from askaround.scheduling.models import Conversation
from tests.web.outreach.conftest import FINISHED
from tests.web.outreach.conftest import draft_form as form

pytestmark = pytest.mark.django_db


def test_a_reply_is_kept_and_stops_the_waiting(client, ask):
    client.post(reverse("outreach:sent", args=[ask.pk]), form(ask, body=FINISHED))

    client.post(
        reverse("outreach:reply", args=[ask.pk]), {"answer": "yes", "text": "Gladly, on Friday."}
    )

    page = client.get(reverse("outreach:ask", args=[ask.pk])).content.decode()
    assert "Gladly, on Friday." in page
    assert "They said yes" in page
    talk = Conversation.objects.get()
    assert reverse("scheduling:conversation", args=[talk.pk]) in page
    assert "Agree on a time" not in page


def test_a_yes_with_a_time_is_agreed_in_one_press_and_one_undo(client, ada, ask):
    client.post(reverse("outreach:sent", args=[ask.pk]), form(ask, body=FINISHED))
    named = {"day": "2099-03-05", "clock": "16:00", "minutes": "25", "mode": "phone"}
    zone = {"time_zone": ada.space.time_zone}

    answer = client.post(
        reverse("outreach:reply", args=[ask.pk]),
        {"answer": "yes", "text": "Gladly."} | named | zone,
    )

    talk = Conversation.objects.get()
    assert answer.url == reverse("scheduling:conversation", args=[talk.pk])
    assert (f"{talk.day}, {talk.clock:%H:%M}", talk.minutes) == ("2099-03-05, 16:00", 25)
    assert talk.mode == "phone"
    assert talk.ask == ask
    undo(by=ada, change=Change.objects.latest("made_at"))
    ask.refresh_from_db()
    assert (ask.answer, Conversation.objects.count()) == ("", 0)


def test_what_they_are_told_is_what_they_said_yes_to(client, ask):
    client.post(reverse("outreach:sent", args=[ask.pk]), form(ask, body=FINISHED))
    waiting = client.get(reverse("outreach:ask", args=[ask.pk])).content.decode()
    client.post(reverse("outreach:reply", args=[ask.pk]), {"answer": "yes", "text": "Gladly."})
    talk = Conversation.objects.get()

    client.post(
        reverse("letters:begin"), {"person": ask.person_id, "kind": "offer", "about": talk.pk}
    )

    assert re.search(r'name="minutes"\s+value="20"', waiting)
    assert "20 minutes is plenty" in Letter.objects.get().body
    sheet = client.get(reverse("prepare:sheet", args=[talk.pk])).content.decode()
    assert "we said 20 minutes" in sheet
    assert "30 minutes" not in sheet


@pytest.mark.parametrize(
    ("named", "words"),
    [
        pytest.param({"day": "2099-03-05", "clock": ""}, "leave both empty", id="no clock"),
        pytest.param({"day": "", "clock": "16:00"}, "leave both empty", id="no day"),
        pytest.param({"day": "2099-03-05", "clock": "tea time"}, "Write a time such as", id="odd"),
    ],
)
def test_half_a_time_is_asked_about_and_nothing_is_lost(client, ada, ask, named, words):
    client.post(reverse("outreach:sent", args=[ask.pk]), form(ask, body=FINISHED))
    said = {"answer": "yes", "text": "Gladly.", "minutes": "30"} | named

    answer = client.post(
        reverse("outreach:reply", args=[ask.pk]), said | {"time_zone": ada.space.time_zone}
    )

    shown = answer.content.decode()
    assert answer.status_code == 400
    assert words in shown
    assert "Gladly." in shown
    assert not Conversation.objects.exists()


def test_a_no_needs_no_time_and_begins_nothing(client, ask):
    client.post(reverse("outreach:sent", args=[ask.pk]), form(ask, body=FINISHED))

    client.post(reverse("outreach:reply", args=[ask.pk]), {"answer": "no", "day": "", "clock": "x"})

    ask.refresh_from_db()
    assert ask.answer == "no"
    assert not Conversation.objects.exists()


def test_a_reply_without_an_answer_says_what_is_missing(client, ask):
    client.post(reverse("outreach:sent", args=[ask.pk]), form(ask, body=FINISHED))

    answer = client.post(reverse("outreach:reply", args=[ask.pk]), {"text": "Hm."})

    assert answer.status_code == 400
    assert "Hm." in answer.content.decode()
    assert not Message.objects.filter(incoming=True).exists()


def test_a_reply_that_is_refused_asks_for_no_time_where_none_was_asked_for(client, ask):
    client.post(reverse("outreach:sent", args=[ask.pk]), form(ask, body=FINISHED))

    answer = client.post(reverse("outreach:reply", args=[ask.pk]), {"text": "Hm."})

    assert "Please fill this in" not in answer.content.decode()
