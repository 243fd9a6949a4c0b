import pytest
from django.urls import reverse

from askaround.journal.actions import undo
from askaround.journal.models import Change
from askaround.outreach.models import Ask
from askaround.people import actions
from askaround.people.models import Person
from askaround.people.rules.circles import circles
from tests import factories

ADD = reverse("people:add")
LINE = "Dana Whitfield, data lead at Acme, met at the career fair"


def test_typing_shows_what_is_understood_and_keeps_nothing(client):
    shown = client.post(reverse("people:understood"), {"line": LINE}).content.decode()

    for words in ("Dana Whitfield", "data lead", "Acme", "career fair"):
        assert f"{words}" in shown
    assert not Person.objects.exists()


def test_on_its_own_page_adding_is_the_main_action(client):
    understood = reverse("people:understood")
    main = '<button class="button button-main" type="submit">Add</button>'

    assert main in client.get(ADD).content.decode()
    assert main in client.post(understood, {"line": "", "wide": "yes"}).content.decode()
    assert main not in client.post(understood, {"line": ""}).content.decode()


def test_without_script_the_first_press_shows_and_the_second_adds(client):
    first = client.post(ADD, {"line": LINE}).content.decode()
    assert "Add Dana Whitfield" in first
    assert not Person.objects.exists()

    response = client.post(ADD, {"line": LINE, "seen": LINE}, follow=True)

    assert Person.objects.get().full_name == "Dana Whitfield"
    assert "Added Dana Whitfield" in response.content.decode()


def test_a_line_changed_after_it_was_shown_is_shown_again(client):
    response = client.post(ADD, {"line": "Erin Ode", "seen": LINE})

    assert "Add Erin Ode" in response.content.decode()
    assert not Person.objects.exists()


def test_after_adding_from_the_list_the_list_is_open_again(client):
    response = client.post(ADD, {"line": LINE, "seen": LINE, "next": "/people/?sort=added"})

    assert response.url == "/people/?sort=added"


def test_somebody_alike_is_linked_before_anything_is_doubled(client, ada):
    known = actions.add_person(by=ada, full_name="Dana Whitfield")

    shown = client.post(reverse("people:understood"), {"line": LINE}).content.decode()

    assert reverse("people:person", args=[known.pk]) in shown
    assert "Add anyway" in shown


def test_a_name_too_long_to_keep_whole_is_refused_with_a_sentence(client):
    line = "Dana " + "Whitfield" * 30

    page = client.post(ADD, {"line": line, "seen": line}).content.decode()

    assert "A name has room for 200 characters." in page
    assert line in page
    assert not Person.objects.exists()


def test_a_line_that_names_nobody_is_told_and_the_names_beside_it_are_not_lost(client):
    url = f"{reverse('people:jogger')}?circle=boss"

    response = client.post(url, {"names": "Mei Okafor\r\n???"})

    page = response.content.decode()
    assert response.status_code == 422
    assert "There is no name in “???”. Write: name, role, organization." in page
    assert "Mei Okafor" in page.partition("<textarea")[2]
    assert not Person.objects.exists()


@pytest.mark.parametrize("line", ["", "   ", "#fair", ", , ,", "???"])
def test_a_line_without_a_name_adds_nobody(client, line):
    response = client.post(ADD, {"line": line, "seen": line})

    assert response.status_code == 200
    assert not Person.objects.exists()


def test_every_circle_has_its_page(client):
    for circle in circles():
        shown = client.get(reverse("people:jogger"), {"circle": circle.code}).content.decode()
        assert circle.prompts[0].split("'")[0][:20] in shown


def test_names_from_memory_land_in_their_circle(client):
    url = f"{reverse('people:jogger')}?circle=boss"

    response = client.post(
        url, {"names": "Mei Okafor\r\n\r\nTom Field, head nurse\r\n"}, follow=True
    )

    assert set(Person.objects.values_list("full_name", "circle")) == {
        ("Mei Okafor", "boss"),
        ("Tom Field", "boss"),
    }
    assert "Wrote down 2 people" in response.content.decode()


def test_a_name_from_memory_that_has_no_room_is_told_and_nothing_written_is_lost(client):
    url = f"{reverse('people:jogger')}?circle=boss"
    names = "Mei Okafor\r\nTom " + "Field " * 40

    response = client.post(url, {"names": names})

    page = response.content.decode()
    assert response.status_code == 422
    assert "“Tom Field Field Field Field Field Field…” is too long for a name." in page
    assert names.strip().splitlines()[1].strip() in page.partition("<textarea")[2]
    assert "Mei Okafor" in page.partition("<textarea")[2]
    assert not Person.objects.exists()


def test_writing_nothing_down_says_what_is_missing(client):
    url = f"{reverse('people:jogger')}?circle=boss"

    response = client.post(url, {"names": " \r\n"}, follow=True)

    assert "Write at least one name." in response.content.decode()


def test_the_end_counts_everybody_and_offers_the_next_step(client, ada):
    assert "0 people in your circles" in client.get(reverse("people:jogged")).content.decode()

    actions.write_down(by=ada, lines=["Mei Okafor"], circle="boss")

    shown = client.get(reverse("people:jogged")).content.decode()
    assert "1 person in your circles" in shown
    assert reverse("research:start") in shown
    assert reverse("imports:choose") in shown


def test_add_and_ask_leads_to_the_ready_draft_in_one_press_and_one_undo(client, ada):
    factories.exploration(ada)

    response = client.post(ADD, {"line": LINE, "seen": LINE, "then": "ask"})

    ask = Ask.objects.get()
    assert response.url == reverse("outreach:ask", args=[ask.pk])
    assert ask.person.full_name == "Dana Whitfield"
    undo(by=ada, change=Change.objects.latest("made_at"))
    assert not Person.objects.exists()


def test_with_nothing_to_explore_nobody_is_asked(client):
    shown = client.post(reverse("people:understood"), {"line": LINE}).content.decode()

    assert "Add and ask" not in shown


def test_with_two_explorations_it_is_said_first_what_for(client, ada):
    factories.exploration(ada, "Would I like nursing?")
    factories.exploration(ada, "Would I like teaching?")

    response = client.post(ADD, {"line": LINE, "seen": LINE, "then": "ask"})

    person = Person.objects.get()
    assert response.url == f"{reverse('outreach:new')}?person={person.pk}"
    assert not Ask.objects.exists()
