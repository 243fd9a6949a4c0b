"""The question bank as a page to read."""

import pytest
from django.urls import reverse

from askaround.preparation import bank
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def library(client):
    """Open the bank with these filters."""

    def open_page(**filters):
        return client.get(reverse("library:questions"), filters).content.decode()

    return open_page


def test_every_question_is_there(library):
    page = library()

    assert f"{len(bank.questions())} questions" in page
    assert page.count('<li class="row" data-row>') == len(bank.questions())


def test_a_question_says_quietly_what_it_is_good_for_and_how_to_ask_on(library):
    asked = next(question for question in bank.questions() if question.probes)

    page = library(topic=asked.topic)

    assert bank.probes()[asked.probes[0]] in page
    assert "3 minutes" in page


def test_questions_for_some_say_for_whom(library):
    for_few = [question for question in bank.questions() if question.functions]

    assert "for: " in library(topic=for_few[0].topic)


def test_where_nothing_fits_the_page_says_how_to_go_on(library):
    assert "Take one of the filters away" in library(text="xylophone")


def test_with_an_exploration_one_press_leads_to_choosing(ada, library):
    assert "Choose for my exploration" not in library()

    found = factories.exploration(ada)

    assert reverse("research:pick", args=[found.pk]) in library()
