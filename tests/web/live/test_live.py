"""The page of a conversation and its lines, as plain forms and as JSON."""

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from askaround.conversations.models import Note, PlannedQuestion
from askaround.core.ids import uuid7
from askaround.followup.models import Tie
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk(ada):
    return factories.conversation(ada)


@pytest.fixture
def send(client, talk):
    """Send lines as a device does."""

    def send(*lines, **more):
        body = json.dumps({"lines": lines} | more)
        return client.post(reverse("live:lines", args=[talk.pk]), body, "application/json")

    return send


@pytest.fixture
def count(client):
    """Count the queries of a page, once it is warm."""

    def count(address):
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        return len(queries)

    return count


def line(**said):
    return {"id": str(uuid7()), "does": "note", "text": "They hire in March."} | said


def test_lines_are_kept_and_everything_is_told(send):
    good, bad = line(), line(text="")

    answer = send(good, bad, "nonsense").json()

    assert answer["kept"] == {good["id"]: good["id"]}
    assert answer["refused"][bad["id"]] == "There are no words in this line."
    assert [each["text"] for each in answer["lines"]] == ["They hire in March."]
    assert answer["csrf"]


def test_a_hundred_deliveries_leave_no_toast_behind(send, client):
    for _ in range(3):
        send(line())

    assert "data-toast" not in client.get(reverse("people:list")).content.decode()


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"[]", 400),
        (b"{", 400),
        (b'{"lines": 1}', 400),
        (b"\xff\xfe", 400),
        (b"[" * 100_000, 400),
        (json.dumps({"lines": [{}] * 201}).encode(), 413),
        (b"x" * 5_000_000, 413),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(client, talk, body, status):
    answer = client.post(reverse("live:lines", args=[talk.pk]), body, "application/json")

    assert answer.status_code == status
    assert answer.json()["error"].endswith(".")


def test_a_strangers_conversation_is_not_here(client):
    stranger = factories.one_of_everything(factories.author(factories.space("eve")), "Eve")

    answer = client.get(reverse("live:lines", args=[stranger["conversation"].pk]))

    assert (answer.status_code, answer.json()) == (404, {"error": "This conversation is not here."})


def test_another_site_can_send_no_lines(space, talk):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(space.owner, backend="askaround.accounts.entrance.Entrance")
    address = reverse("live:lines", args=[talk.pk])
    body = json.dumps({"lines": [line()]})

    assert browser.post(address, body, "application/json").status_code == 403
    token = browser.get(address).json()["csrf"]
    headers = {"X-CSRFToken": token}
    assert browser.post(address, body, "application/json", headers=headers).status_code == 200


def test_that_they_want_to_hear_from_me_is_noted_with_its_day(send, ada, talk):
    answer = send({"id": str(uuid7()), "does": "welcome", "answer": "yes"}).json()

    assert answer["talk"]["welcome"] is True
    assert Tie.objects.get(person=talk.person).welcome_on


def test_a_plain_form_keeps_a_line_once(client, talk):
    said = {"does": "note", "id": str(uuid7()), "text": "Plain.", "kind": "quote"}
    for _ in range(2):
        client.post(reverse("live:say", args=[talk.pk]), said)

    assert Note.objects.get().kind == "quote"


def test_a_line_is_corrected_without_script(client, talk):
    say, page = (reverse(f"live:{name}", args=[talk.pk]) for name in ("say", "live"))
    client.post(say, {"does": "note", "text": "Mrach"})
    first = Note.objects.get()
    form = client.get(page, {"change": first.pk}).content.decode()
    assert f'name="replaces" value="{first.pk}"' in form.replace("\n", "")

    client.post(say, {"does": "note", "text": "March", "replaces": first.pk})

    shown = client.get(page).content.decode()
    assert "March" in shown
    assert "Mrach" not in shown


def test_the_page_asks_as_often_with_many_lines(client, ada, talk):
    def fill(times):
        with ada.change("Filled") as change:
            for _ in range(times):
                question = change.add(PlannedQuestion(conversation=talk, text="Why?"))
                change.add(Note(conversation=talk, text="x", planned=question, at=ada.now))

    page, counts = reverse("live:live", args=[talk.pk]), []
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for times in (1, 2):
        fill(times)
        with CaptureQueriesContext(connection) as asked:
            client.get(page)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_all_lines_are_a_text_file(client, ada, talk):
    with ada.change("Wrote") as change:
        change.add(Note(conversation=talk, text="They hire in March.", at=ada.now))

    answer = client.get(reverse("live:file", args=[talk.pk]))

    assert "Fact: They hire in March." in answer.content.decode()


def test_the_worker_may_serve_everything_and_is_never_old(client):
    answer = Client().get(reverse("live:worker"))

    assert answer["Service-Worker-Allowed"] == "/"
    assert "no-store" in answer["Cache-Control"]
    assert "TOLD" in answer.content.decode()


def test_what_is_left_stands_there_without_script_until_it_has_ended(client, ada, talk):
    with ada.change("Planned") as change:
        first = change.add(PlannedQuestion(conversation=talk, text="How come?", minutes=9))
        change.add(PlannedQuestion(conversation=talk, text="Who else?", parent=first, minutes=5))
    page, say = (reverse(f"live:{name}", args=[talk.pk]) for name in ("live", "say"))
    assert "9 min of questions left, 30 of time" in client.get(page).content.decode()

    client.post(say, {"does": "tick", "about": first.pk})
    assert "0 min of questions left, 30 of time" in client.get(page).content.decode()

    client.post(say, {"does": "end"})
    assert "data-remaining></p>" in client.get(page).content.decode()


def test_what_somebody_wrote_is_text_in_a_line_whatever_it_looks_like(client, talk):
    text = "<b>{text} {0} & {{ row }} %s</b>"
    client.post(reverse("live:say", args=[talk.pk]), {"does": "note", "text": text})

    shown = client.get(reverse("live:live", args=[talk.pk])).content.decode()

    assert "&lt;b&gt;{text} {0} &amp; {{ row }} %s&lt;/b&gt;" in shown
    assert "<b>{text}" not in shown


def test_looking_back_watches_for_lines_that_are_still_on_the_device(client, talk):
    page = client.get(reverse("debrief:debrief", args=[talk.pk])).content.decode()

    assert f'data-lines-url="{reverse("live:lines", args=[talk.pk])}"' in page


def test_the_number_of_queries_does_not_follow_the_lines_or_questions(client, ada, talk, count):
    page, lines = (reverse(f"live:{name}", args=[talk.pk]) for name in ("live", "lines"))

    def write(many):
        with ada.change("Talked") as change:
            for number in range(many):
                each = change.add(PlannedQuestion(conversation=talk, text=f"Question {number}?"))
                change.add(Note(conversation=talk, planned=each, text="A line.", at=ada.now))

    write(1)
    few = [count(page), count(lines)]
    write(3)

    assert [count(page), count(lines)] == few


def test_no_more_time_is_offered_than_the_playbook_allows(client, ada):
    talk = factories.conversation(ada, minutes=50)
    page = client.get(reverse("live:live", args=[talk.pk])).content.decode()

    assert 'data-more="10"' in page
    assert 'data-more="30"' not in page
