"""Undoing from a page says what was undone, and offers to do it again; and so on."""

from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from askaround.accounts.models import Space
from askaround.journal.models import Change
from askaround.people import actions as people
from askaround.people.models import Person
from tests import factories
from tests.people.imports.making import bring, incoming

pytestmark = pytest.mark.django_db


def pressed(client, act, change):
    """Press Undo or Do it again: what the next page says."""
    answer = client.post(reverse(f"journal:{act}", args=[change.pk]), follow=True)
    return [str(message) for message in answer.context["messages"]], answer.content.decode()


def test_what_was_undone_is_offered_to_be_done_again(client, ada):
    people.add_person(by=ada, full_name="Dana Whitfield")
    added = ada.changes[-1]

    said, page = pressed(client, "undo", added)
    assert said == [f"Undone: {added}"]
    assert reverse("journal:redo", args=[added.pk]) in page
    assert "Do it again" in page

    said, page = pressed(client, "redo", added)
    assert said == [f"Redid: {added}"]
    assert reverse("journal:undo", args=[added.pk]) in page
    assert Person.objects.get().full_name == "Dana Whitfield"


def test_undoing_an_undo_says_what_was_done_again(client, ada):
    people.add_person(by=ada, full_name="Dana Whitfield")
    added = ada.changes[-1]
    people.add_person(by=ada, full_name="Omar Haddad")

    assert pressed(client, "undo", added)[0] == [f"Undone: {added}"]
    assert pressed(client, "undo", Change.objects.get(undoes=added))[0] == [f"Redid: {added}"]


def test_what_was_undone_stays_in_the_list_of_changes(client, ada):
    people.add_person(by=ada, full_name="Dana Whitfield")
    added = ada.changes[-1]
    pressed(client, "undo", added)

    page = client.get(reverse("journal:changes")).content.decode()

    assert str(added) in page
    assert reverse("journal:redo", args=[added.pk]) in page
    assert reverse("journal:undo", args=[added.pk]) not in page


def test_what_cannot_be_done_again_says_why(client, ada):
    people.add_person(by=ada, full_name="Dana Whitfield")

    said, _page = pressed(client, "redo", ada.changes[-1])

    assert said == ["This has already been done again."]


ME = {"name": "", "version": 1, "time_zone": "Europe/Berlin", "country": "DE"}
PLAYBOOKS = "library:playbooks"


def first_z(client):
    """Press z once: what it names, and the address of its Undo."""
    answer = client.get(reverse("journal:newest")).content.decode()
    newest = answer.rpartition("data-toast")[2]
    said = " ".join(unescape(newest).partition("<p>")[2].partition("</p>")[0].split())
    return said, newest.partition('action="')[2].partition('"')[0]


@pytest.mark.parametrize(
    ("address", "values", "named"),
    [
        ("settings:me", ME, "Changed where you live"),
        ("settings:language", {"language": "es"}, "Cambiaste el idioma a español"),
        (PLAYBOOKS, {"playbook": "academic"}, "Chose the playbook “Academic”"),
        (
            PLAYBOOKS,
            {"rule": "minutes_asked", "minutes_asked-value": 15},
            "Changed the rule “Minutes to ask for”",
        ),
    ],
)
def test_a_choice_in_the_settings_says_so_and_z_takes_it_back(
    client, space, address, values, named
):
    before = Space.objects.values().get(pk=space.pk)

    page = client.post(reverse(address), values, follow=True)

    assert named in [str(message) for message in page.context["messages"]]
    said, undo = first_z(client)
    assert said.endswith(f": {named}")
    client.post(undo)
    after = Space.objects.values().get(pk=space.pk)
    assert after.pop("version") == before.pop("version") + 2
    assert after == before


def test_a_language_taken_back_is_told_in_the_one_that_holds_again(client, space):
    client.post(reverse("settings:language"), {"language": "es"})

    page = client.post(first_z(client)[1], follow=True)

    assert [str(message) for message in page.context["messages"]] == [
        "Undone: Cambiaste el idioma a español"
    ]


def test_a_rule_that_was_changed_back_changes_again_by_z(client, space):
    client.post(reverse(PLAYBOOKS), {"rule": "minutes_asked", "minutes_asked-value": 15})
    client.post(reverse(PLAYBOOKS), {"reset": "minutes_asked"})

    said, undo = first_z(client)
    client.post(undo)

    space.refresh_from_db()
    assert said.endswith("Changed the rule “Minutes to ask for” back")
    assert space.playbook_changes == {"minutes_asked": 15}


def test_z_takes_an_import_back_while_it_is_the_last_that_was_done(client, ada):
    people.add_person(by=ada, full_name="Dana Whitfield")
    bring(factories.author(ada.space, timezone.now()), incoming("Omar Haddad"), name="friends.csv")

    said, undo = first_z(client)
    client.post(undo)

    assert said == "Press z again to undo the last change: Imported “friends.csv”"
    assert [person.full_name for person in Person.objects.all()] == ["Dana Whitfield"]
    assert first_z(client)[0].endswith(": Added Dana Whitfield")


def test_z_leaves_an_import_of_long_ago_alone(client, space):
    bring(factories.author(space, timezone.now() - timedelta(days=31)), incoming("Omar Haddad"))

    assert first_z(client)[0] == "There is nothing to undo."


def test_z_names_what_was_done_after_an_import_first(client, ada):
    bring(ada, incoming("Omar Haddad"))
    later = factories.author(ada.space, ada.now + timedelta(minutes=1))
    people.add_person(by=later, full_name="Dana Whitfield")

    assert first_z(client)[0].endswith(": Added Dana Whitfield")


def test_z_says_that_there_is_nothing_to_undo(client):
    assert first_z(client)[0] == "There is nothing to undo."
