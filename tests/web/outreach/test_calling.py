"""Asking on the phone: the script, the voicemail, and what came of each try."""

import pytest
from django.urls import reverse

from askaround.outreach import actions
from askaround.people.models import Event
from tests.web.outreach.conftest import draft_form, reachable

pytestmark = pytest.mark.django_db


@pytest.fixture
def call(ada, exploration):
    zoe = reachable(ada, "Zoë Brandt", kind="phone", value="+4930555012")
    return actions.begin_ask(by=ada, person=zoe, exploration=exploration, channel="phone")


@pytest.fixture
def went(client, call):
    """Say how the call went."""

    def say(outcome):
        url = reverse("outreach:call", args=[call.pk])
        return client.post(url, draft_form(call, outcome=outcome), follow=True).content.decode()

    return say


def test_the_page_dials_and_shows_what_to_say_after_the_tone(call, page):
    shown = page("outreach:ask", call)

    assert 'href="tel:+4930555012"' in shown
    assert "If their voicemail answers" in shown
    assert "You can reach me at +44 20 7946 0000" in shown


def test_a_call_that_nobody_answers_is_a_note_and_leaves_the_script_open(call, went):
    shown = went("no-answer")

    event = Event.objects.get()
    call.refresh_from_db()
    assert (event.kind, event.about) == ("note", call.pk)
    assert call.sent_at is None
    assert "Called; nobody answered." in shown
    assert "What you could say" in shown


def test_a_missed_call_is_no_contact(call, went):
    went("no-answer")

    call.person.refresh_from_db()
    assert call.person.last_contact_at is None


def test_after_a_voicemail_it_is_their_turn(call, went):
    shown = went("voicemail")

    event = Event.objects.get()
    assert event.kind == "voicemail"
    assert "Once more: +44 20 7946 0000" in event.text
    assert "It is their turn" in shown


def test_a_request_said_aloud_is_with_them_though_the_script_had_blanks(call, went):
    assert "[" in call.messages.get().body

    went("reached")

    call.refresh_from_db()
    assert call.sent_at is not None
    assert Event.objects.get().kind == "call"


def test_an_outcome_that_does_not_exist_is_refused_in_words(call, went):
    assert "Say what came of the call." in went("engaged")
