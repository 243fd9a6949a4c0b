"""The press on "Ask": for which exploration it begins, and what a second press does."""

from uuid import uuid4

import pytest
from django.urls import reverse

from askaround.outreach.models import Ask, Message
from askaround.people.actions import add_acquaintance
from askaround.research.actions import close_exploration
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def press(client, grace):
    """Press "Ask" beside Grace, and read the page to which that leads."""

    def press(key, **said):
        values = {"person": grace.pk, "exploration": key, **said}
        return client.post(reverse("outreach:new"), values, follow=True)

    return press


def test_a_request_for_a_closed_exploration_is_not_begun_for_another(ada, exploration, press):
    closed = factories.exploration(ada, "Could I teach?")
    close_exploration(by=ada, exploration=closed)

    answer = press(closed.pk)

    shown = answer.content.decode()
    assert not Ask.objects.exists()
    assert "That exploration is closed or no longer here." in shown
    assert exploration.title in shown, "what is open can be chosen there"


@pytest.mark.parametrize("key", [uuid4(), "nothing"])
def test_a_request_for_an_exploration_that_is_gone_is_not_begun_for_another(
    exploration, press, key
):
    answer = press(key)

    assert not Ask.objects.exists()
    assert "Nothing was started." in answer.content.decode()


def test_a_request_that_names_no_exploration_is_for_the_only_one(exploration, press):
    press("")

    assert Ask.objects.get().exploration == exploration


def test_a_second_press_leads_to_the_draft_of_the_first(exploration, press):
    first, second = press(exploration.pk), press(exploration.pk)

    assert second.request["PATH_INFO"] == first.request["PATH_INFO"]
    assert "One at a time is courteous" not in second.content.decode()
    assert Ask.objects.count() == 1


def test_a_second_press_on_write_the_draft_leads_there_too(ada, grace, raj, exploration, press):
    add_acquaintance(by=ada, introducer=raj, person=grace)
    first = press(exploration.pk, referrer=raj.pk)

    second = press(exploration.pk, referrer=raj.pk)

    assert second.request["PATH_INFO"] == first.request["PATH_INFO"]
    assert "Raj Patel suggested" in Message.objects.get().body


def test_a_draft_for_another_exploration_is_no_second_press(ada, exploration, press):
    press(exploration.pk)
    other = factories.exploration(ada, "Could I teach?")

    answer = press(other.pk)

    assert "One at a time is courteous" in answer.content.decode()
