"""What a device is told of what it keeps: whose it is, and what it has to forget."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from askaround.core.ids import uuid7
from askaround.journal.actions import KEPT_DAYS, forget_old, undo
from askaround.people import actions as people
from askaround.scheduling import actions as scheduling
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk(ada):
    return factories.conversation(ada)


@pytest.fixture
def gone(client):
    """Ask as a device does, and give the keys that are away and those that are erased."""

    def gone(*keys):
        told = client.get(reverse("live:gone"), {"talk": [str(key) for key in keys]}).json()
        return told["away"], told["erased"]

    return gone


def test_a_conversation_that_is_here_stays_on_the_device(gone, talk):
    assert gone(talk.pk) == ([], [])


def test_what_was_removed_is_away_until_it_comes_back(gone, ada, talk):
    key = str(talk.pk)
    scheduling.remove_conversation(by=ada, conversation=talk)
    assert gone(key) == ([key], [])

    undo(by=ada, change=ada.changes[-1])
    assert gone(key) == ([], [])


def test_what_was_removed_is_erased_once_it_cannot_come_back(gone, ada, talk):
    key = str(talk.pk)
    scheduling.remove_conversation(by=ada, conversation=talk)
    ada.now += timedelta(days=KEPT_DAYS + 1)
    forget_old(by=ada)

    assert gone(key) == ([key], [key])


def test_the_conversations_of_an_erased_person_are_erased_others_stay(gone, ada, talk):
    with ada.change("Moved") as change:
        talk.minutes = 45
        change.save(talk)
    other = factories.conversation(ada, factories.person(ada, "Dana Whitfield"))

    people.erase_person(by=ada, person=talk.person)

    assert gone(talk.pk, other.pk) == ([str(talk.pk)], [str(talk.pk)])


def test_a_strangers_conversation_is_as_little_here_as_one_that_never_was(gone):
    stranger = factories.one_of_everything(factories.author(factories.space("eve")), "Eve")
    keys = sorted([str(stranger["conversation"].pk), str(uuid7())])

    assert gone(*keys, "nonsense") == (keys, keys)


def test_every_answer_says_of_which_data_folder_it_is(client, talk):
    lines = reverse("live:lines", args=[uuid7()])
    answers = [
        client.get(reverse("live:live", args=[talk.pk])),
        client.get(lines),
        Client(enforce_csrf_checks=True).post(lines),
        Client().get(reverse("accounts:closed")),
    ]

    assert [answer.status_code for answer in answers] == [200, 404, 403, 403]
    assert {answer["Askaround-Folder"] for answer in answers} == {settings.FOLDER}
    assert f'data-folder="{settings.FOLDER}"' in answers[0].content.decode()


def test_the_name_of_a_data_folder_tells_nothing_of_it():
    assert settings.FOLDER not in settings.SECRET_KEY
    assert settings.FOLDER in settings.SESSION_COOKIE_NAME


def test_erasing_a_person_lets_the_browser_forget_the_pages_that_it_saw(client, talk):
    answer = client.post(reverse("people:erase", args=[talk.person_id]))

    assert answer["Clear-Site-Data"] == '"cache"'
