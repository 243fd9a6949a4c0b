"""One, several and none are each said as one says them."""

import pytest
from django.urls import reverse

from askaround.followup.actions import add_referral
from askaround.outreach import actions
from askaround.research.models import Question
from tests import factories
from tests.insight.conftest import some_talks

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(client):
    def words_of(name, *rows):
        page = client.get(reverse(name, args=[row.pk for row in rows])).content.decode()
        return " ".join(page.split())

    return words_of


def sent_to(ada, exploration, *names):
    for name in names:
        person = factories.person(ada, name)
        ask = actions.begin_ask(by=ada, person=person, exploration=exploration)
        actions.mark_sent(by=ada, message=ask.messages.get())


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["Ana"], "You sent one request. It is still open and may yet be answered."),
        (["Ana", "Ben"], "You sent 2 requests. All of them are still open and may yet"),
    ],
)
def test_requests_that_are_open_are_counted_as_one_says_it(ada, read, names, said):
    exploration = factories.exploration(ada)
    sent_to(ada, exploration, *names)

    assert said in read("insight:funnel", exploration)


def test_nobody_who_answered_is_not_counted(ada, read):
    sent_to(ada, factories.exploration(ada), "Ana")

    shown = read("outreach:asks")

    assert "1 person asked" in shown
    assert "0 answered" not in shown
    assert "0 said yes" not in shown


def test_nobody_who_told_me_anything_is_not_counted(ada, read):
    assert "0 people" not in read("insight:brief", factories.exploration(ada))


def test_two_people_of_one_branch_are_one_voice(ada, read):
    talks = some_talks(ada, "Ana", "Ben")
    ana, ben = talks.people
    talk = talks.conversations[0]
    add_referral(by=ada, person=ana, to=ben, conversation=talk, suggested_on=talk.started_at.date())

    shown = read("followup:tree", talks.exploration)

    assert "2 people talked with you. They are on one branch." in shown
    assert "They count as one independent voice." in shown


def test_it_is_said_once_that_everybody_was_asked(ada, read):
    talks = some_talks(ada, "Ana")
    with ada.change("Wondered") as change:
        for text in ("What is hard about it?", "What comes next?"):
            change.add(Question(exploration=talks.exploration, text=text, topic="skills"))
    sent_to(ada, talks.exploration, "Ben")

    shown = read("insight:next", talks.exploration)

    assert shown.count("Nobody among the people you added is left to ask.") == 1
    assert "You have not added anybody yet" not in shown


def test_it_is_said_once_that_nobody_is_here(ada, read):
    exploration = factories.exploration(ada)
    with ada.change("Wondered") as change:
        for text in ("What is hard about it?", "What comes next?"):
            change.add(Question(exploration=exploration, text=text, topic="skills"))

    shown = read("insight:next", exploration)

    assert shown.count("You have not added anybody yet.") == 1
    assert "is left to ask" not in shown
