"""Undoing a beginning takes its page away: one is led to the page above, and told there."""

from uuid import uuid4

import pytest
from django.urls import reverse

from askaround.people import actions as people
from tests import factories
from tests.web.test_strangers import WITH_KEY

pytestmark = pytest.mark.django_db


@pytest.fixture
def undone(client):
    """Press Undo on a page: where that leads, and the page with what was done there."""

    def press(change, on, turn="undo"):
        url = reverse(f"journal:{turn}", args=[change.pk])
        answer = client.post(url, {"next": on}, follow=True)
        return answer.request["PATH_INFO"], answer

    return press


@pytest.mark.parametrize(
    ("name", "above"),
    [
        ("research:exploration", "/explorations/"),
        ("insight:matrix", "/explorations/"),
        ("people:person", "/people/"),
        ("people:organization", "/organizations/"),
        ("outreach:ask", "/asks/"),
        ("outreach:introduction", "/introductions/"),
        ("scheduling:conversation", "/conversations/"),
        ("debrief:done", "/conversations/"),
        ("letters:letter", "/letters/"),
        ("followup:referral", "/after/"),
        ("insight:claim", "/"),
        ("insight:one-decision", "/"),
    ],
)
def test_what_is_undone_on_a_page_that_goes_with_it_is_told_above(ada, undone, name, above):
    factories.exploration(ada)
    people.add_person(by=ada, full_name="Dana Whitfield")

    path, page = undone(ada.changes[-1], on=reverse(name, args=[uuid4()]))

    assert (path, page.status_code) == (above, 200)
    assert "Undone: Added Dana Whitfield" in page.content.decode()
    assert "Do it again" in page.content.decode()


def test_a_request_begun_with_one_press_is_taken_back_and_begun_again(client, ada, undone):
    factories.exploration(ada)
    said = {"line": "Grace Hopper", "seen": "Grace Hopper", "then": "ask"}
    started = client.post(reverse("people:add"), said).url
    begun = ada.space.changes.latest("made_at")

    path, page = undone(begun, on=started)

    assert path == reverse("outreach:asks")
    assert f"Undone: {begun}" in page.content.decode()
    undone(begun, on=path, turn="redo")
    assert client.get(started).status_code == 200


def test_wherever_it_is_undone_the_page_that_tells_is_there(client, ada, undone):
    factories.exploration(ada)
    people.add_person(by=ada, full_name="Dana Whitfield")
    turn = "undo"
    for name in WITH_KEY:
        on = reverse(name, args=[uuid4()])
        if client.get(on).status_code == 405:
            continue

        path, page = undone(ada.changes[-1], on=on, turn=turn)

        assert page.status_code == 200, path
        assert "Dana Whitfield" in page.content.decode(), path
        turn = "redo" if turn == "undo" else "undo"


def test_a_page_that_never_was_is_not_found(client):
    assert client.get(reverse("outreach:ask", args=[uuid4()])).status_code == 404
