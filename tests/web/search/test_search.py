"""Anything is found, and can be done, by typing its name."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from askaround.outreach import actions as asking
from askaround.people import actions as people
from tests import factories

pytestmark = pytest.mark.django_db

LAST_WEEK, NEXT_WEEK = date(2026, 2, 25), date(2026, 3, 12)
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
        ("backup", "My data", "settings:leave"),
        ("job search begins", "What I am looking for now", "followup:search"),
    ],
)
def test_verbs_and_pages_answer_to_their_names(client, page, typed, words, leads_to):
    assert found(client, typed, words, page) == [f"{words} → {reverse(leads_to)}"]


@pytest.mark.parametrize(
    ("typed", "words", "part"),
    [
        ("help", "Keys", "keyboard"),
        ("keys", "Keys", "keyboard"),
        ("language", "Language", "language"),
        ("dark", "Light or dark", "look"),
    ],
)
def test_a_part_of_the_settings_answers_to_its_name(client, page, typed, words, part):
    settings = reverse("settings:me")

    assert found(client, typed, words, page) == [f"{words} → {settings}#{part}"]
    assert f'id="{part}"' in client.get(settings).content.decode()


@pytest.fixture
def hal(ada):
    return people.add_person(by=ada, full_name="Hal Moreno")


TO_COME = [
    ("prepare", "Prepare for", "prepare:plan"),
    ("talk", "Talk with", "live:live"),
    ("times", "Times for", "scheduling:times"),
    ("day sheet", "Day sheet for", "prepare:sheet"),
    ("confirm", "Confirm the time with", "scheduling:conversation"),
    ("running late", "Running late for", "scheduling:conversation"),
    ("call off", "Call off the conversation with", "scheduling:call-off"),
]
HELD = [
    ("debrief", "Debrief the conversation with", "debrief:debrief"),
    ("thank", "Thank", "followup:conversation"),
]


@pytest.mark.parametrize(("verb", "words", "leads_to"), TO_COME)
def test_a_verb_means_the_next_conversation(
    monday_noon, client, ada, dana, hal, page, verb, words, leads_to
):
    factories.conversation(ada, dana, on=LAST_WEEK)
    factories.conversation(ada, hal)
    talk = factories.conversation(ada, dana, on=NEXT_WEEK)

    [with_dana] = found(client, f"{verb} whit", words, page)
    [with_whoever] = found(client, verb, words, page)

    address = reverse(leads_to, args=[talk.pk])
    assert with_dana.startswith(f"{words} Dana Whitfield → {address}")
    assert with_whoever.startswith(f"{words} Hal Moreno → ")


@pytest.mark.parametrize(("verb", "words", "leads_to"), HELD)
def test_a_verb_of_afterwards_means_the_last_conversation_held(
    monday_noon, client, ada, dana, hal, page, verb, words, leads_to
):
    factories.conversation(ada, dana, on=NEXT_WEEK)
    talk = factories.conversation(ada, hal, on=LAST_WEEK)

    [with_hal] = found(client, f"{verb} hal", words, page)

    assert with_hal == f"{words} Hal Moreno → {reverse(leads_to, args=[talk.pk])}"
    assert found(client, verb, words, page) == [with_hal]
    assert found(client, f"{verb} dana", words, page) == []


def test_to_remind_somebody_opens_the_request_that_waits(client, ada, dana, page):
    assert found(client, "remind dana", "Remind", page) == []
    ask = asking.begin_ask(by=ada, person=dana, exploration=factories.exploration(ada))
    with ada.change("Sent it") as change:
        ask.sent_at = ada.now
        change.save(ask)

    waits = f"Remind Dana Whitfield → {reverse('outreach:ask', args=[ask.pk])}"
    assert found(client, "remind dana", "Remind", page) == [waits]
    assert found(client, "remind", "Remind", page) == [waits]


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

    verbs = ("prepare", "thank", "remind", "thank zebulon")
    for typed in ("zebulon", "zebulom", "undo", "ask zebulon", "write line", *verbs):
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


@pytest.mark.parametrize("typed", ["dana", "prepare dana", "prepare"])
def test_more_people_take_no_more_questions(monday_noon, client, ada, page, typed):
    def asked(number):
        for each in range(number):
            who = people.add_person(by=ada, full_name=f"Dana Whitfield {each}", tags=["choir"])
            people.add_role(by=ada, person=who, organization_name=f"Acme {each}", title="Lead")
            factories.conversation(ada, who)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(reverse(page), {"q": typed})
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
