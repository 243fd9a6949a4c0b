"""Undoing from a page says what was undone, and offers to do it again; and so on."""

import pytest
from django.urls import reverse

from askaround.journal.models import Change
from askaround.people import actions as people
from askaround.people.models import Person

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
