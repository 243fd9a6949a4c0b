"""Taking back from a page says what was done by it."""

import pytest
from django.urls import reverse

from askaround.journal.models import Change
from askaround.people import actions as people

pytestmark = pytest.mark.django_db


def taken_back(client, change):
    answer = client.post(reverse("journal:undo", args=[change.pk]), follow=True)
    return [str(message) for message in answer.context["messages"]]


def test_taking_back_a_taking_back_says_what_was_done_again(client, ada):
    people.add_person(by=ada, full_name="Dana Whitfield")
    added = ada.changes[-1]
    people.add_person(by=ada, full_name="Omar Haddad")

    assert taken_back(client, added) == [f"Undone: {added.sentence}"]
    assert taken_back(client, Change.objects.get(undoes=added)) == [f"Did again: {added.sentence}"]
