"""Anything is found, and can be done, by typing its name."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from askaround.people import actions as people
from tests import factories

pytestmark = pytest.mark.django_db

FIND = re.compile(r'<(?:a|button) class="find".*?</(?:a|button)>', re.DOTALL)


def finds(client, typed, page="search:search"):
    """What stands on the page, each find in one line with what it leads to."""
    text = client.get(reverse(page), {"q": typed}).content.decode()
    return [
        " ".join(re.sub(r"<[^>]+>", " ", find).split())
        + " → "
        + re.search(r'(?:href|formaction)="([^"]*)"|$', find)[1].__str__()
        for find in FIND.findall(text)
    ]


def found(client, typed, words, page="search:search"):
    return [find for find in finds(client, typed, page) if find.startswith(words)]


@pytest.fixture(params=["search:search", "search:options"])
def page(request):
    """The page of the search, and the palette: both find the same."""
    return request.param


@pytest.fixture
def dana(ada):
    return people.add_person(by=ada, full_name="Dana Whitfield", how_i_know="from the choir")


def test_a_person_stands_first_with_what_can_be_done(client, dana, page):
    first, *rest = finds(client, "dana", page)

    assert first == f"Dana Whitfield from the choir → /people/{dana.pk}/"
    assert f"Ask Dana Whitfield → /asks/new/?person={dana.pk}" in rest
    assert f"Write down a line about Dana Whitfield → /people/{dana.pk}/#timeline" in rest


def test_a_verb_and_a_name_say_it_at_once(client, dana, page):
    assert finds(client, "ask whit", page)[0] == (
        f"Ask Dana Whitfield → /asks/new/?person={dana.pk}"
    )
    assert finds(client, "edit dana", page)[0] == (f"Edit Dana Whitfield → /people/{dana.pk}/edit/")


def test_whoever_is_never_asked_again_is_not_offered_to_be_asked(client, ada, dana, page):
    people.mark_never_again(by=ada, person=dana, never=True)

    assert found(client, "ask dana", "Ask Dana", page) == []
    assert found(client, "dana", "Ask Dana", page) == []


@pytest.mark.parametrize("typed", ["whitfeild", "whítfield", "WHIT"])
def test_slips_accents_and_capitals_are_forgiven(client, dana, page, typed):
    assert found(client, typed, "Dana Whitfield", page)


def test_what_was_looked_for_instead_is_said(client, dana, page):
    answer = client.get(reverse(page), {"q": "whitfeild"}).content.decode()

    assert "Nothing here says “whitfeild”. This is what “whitfield” finds:" in answer


@pytest.mark.parametrize(
    ("typed", "words", "leads_to"),
    [
        ("new expl", "New exploration", "research:start"),
        ("export", "Export everything", "settings:leave"),
        ("import", "Bring people in from a file", "imports:choose"),
        ("letters", "Letters", "letters:letters"),
        ("playbooks", "The rules, and why", "library:playbooks"),
    ],
)
def test_verbs_and_pages_answer_to_their_names(client, page, typed, words, leads_to):
    assert found(client, typed, words, page) == [f"{words} → {reverse(leads_to)}"]


def test_the_last_change_can_be_taken_back_by_name(client, ada, dana):
    change = ada.changes[-1]

    assert found(client, "undo", "Undo the last change", "search:options") == [
        f"Undo the last change {change.sentence} → {reverse('journal:undo', args=[change.pk])}"
    ]
    page = client.get(reverse("search:search"), {"q": "undo"}).content.decode()
    assert f'<form method="post" action="{reverse("journal:undo", args=[change.pk])}">' in page


def test_a_line_is_written_down_in_the_last_conversation(client, ada):
    talk = factories.conversation(ada, on=factories.MONDAY_NOON.date(), at="09:00")

    assert found(client, "write line", "Write down a line talk") == [
        f"Write down a line talk with {talk.person} → {reverse('debrief:debrief', args=[talk.pk])}"
    ]


@pytest.mark.parametrize(
    "kind", ["letter", "belief", "decision", "source", "note", "claim", "question"]
)
def test_whatever_was_written_is_found(client, ada, kind):
    factories.one_of_everything(ada, "Zebulon")

    kinds = {
        "letter": "letter to",
        "belief": "what you believed",
        "decision": "decision",
        "source": "something you read",
        "note": "said by",
        "claim": "claim",
        "question": "question",
    }
    assert any(kinds[kind] in find for find in finds(client, "zebulon", "search:search"))


def test_explorations_and_their_pages_are_found_by_their_titles(client, ada, page):
    exploration = factories.exploration(ada)

    title = exploration.title
    assert found(client, title, title, page)
    assert found(client, f"heard {title}", f"What I heard: {title}", page)


def test_nothing_of_a_stranger_is_found(client, page):
    stranger = factories.author(factories.space("eve"))
    people.add_person(by=stranger, full_name="Zebulon Quickfeather")
    factories.one_of_everything(stranger, "Zebulon Quickfeather")

    for typed in ("zebulon", "zebulom", "undo", "ask zebulon", "write line"):
        assert not any("Zebulon" in find for find in finds(client, typed, page))


def test_no_word_of_a_stranger_is_proposed(client, page):
    stranger = factories.author(factories.space("eve"))
    people.add_person(by=stranger, full_name="Zebulon Quickfeather")

    answer = client.get(reverse(page), {"q": "zebulom"}).content.decode()

    assert "zebulon" not in answer.lower()


@pytest.mark.parametrize("typed", ["", " ", "“”", "*", '"', "a" * 5000, "\x00", "-", "NOT", "💡"])
def test_nothing_that_can_be_typed_breaks_it(client, page, typed):
    assert client.get(reverse(page), {"q": typed}).status_code == 200


def test_without_a_word_it_offers_what_can_be_done_and_the_pages(client, page):
    offered = finds(client, "", page)

    assert "Ask somebody → /asks/new/" in offered
    assert "Today → /" in offered


def test_where_nothing_is_found_the_page_says_what_to_try(client):
    answer = client.get(reverse("search:search"), {"q": "qqqq"}).content.decode()

    assert "Nothing found." in answer


def test_more_people_take_no_more_questions(client, ada, page):
    def asked(number):
        for each in range(number):
            who = people.add_person(by=ada, full_name=f"Dana Whitfield {each}", tags=["choir"])
            people.add_role(by=ada, person=who, organization_name=f"Acme {each}", title="Lead")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(reverse(page), {"q": "dana"})
        return len(queries)

    few = asked(1)
    assert asked(4) == few


def test_a_part_of_the_page_answers_what_is_typed(client, dana):
    answer = client.get(
        reverse("search:search"), {"q": "dana"}, headers={"HX-Request": "true"}
    ).content.decode()

    assert answer.lstrip().startswith('<div id="results"')


def test_nobody_outside_is_let_in(space):
    assert Client().get(reverse("search:options"), {"q": "x"}).status_code in {302, 403}
