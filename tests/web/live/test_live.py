"""The page of a conversation and its lines, as plain forms and as JSON."""

import json
import re
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from django.utils.formats import time_format
from django.utils.html import escape

from askaround.accounts.models import Space
from askaround.conversations.models import Note, PlannedQuestion
from askaround.core.ids import uuid7
from askaround.followup.models import Tie
from askaround.preparation.bank import probes
from askaround.web.live import offline, words
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
    assert answer["refused"][bad["id"]] == "This line is empty."
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


def page_of(client, talk):
    return client.get(reverse("live:live", args=[talk.pk])).content.decode()


def test_under_each_question_stand_soft_ways_to_ask_on(client, ada, talk):
    with ada.change("Planned") as change:
        change.add(PlannedQuestion(conversation=talk, text="How come?"))
    page = page_of(client, talk)

    for probe in probes().values():
        assert f"<li>{escape(probe)}</li>" in page
    assert "Wait three to five seconds first" in page
    assert "Instead of “why?”, ask “What led to that?”" in page


def test_enthusiasm_is_wished_for_and_never_scored(client, talk):
    page = page_of(client, talk)

    assert "Let it show that you are curious." in page
    assert "score" not in page.lower()


def test_what_each_of_us_will_do_is_read_out_before_leaving(client, ada, talk):
    kind = Note.Kind
    said = {
        kind.ADVICE: "Talk to the union.",
        kind.MY_PROMISE: "I send my notes.",
        kind.FACT: "It rains.",
    }
    with ada.change("Talked") as change:
        for kind, text in said.items():
            change.add(Note(conversation=talk, kind=kind, text=text, at=ada.now))

    closing = page_of(client, talk).partition("data-read-out")[2].partition("</ul>")[0]

    assert "Advice: Talk to the union." in closing
    assert "My promise: I send my notes." in closing
    assert "It rains." not in closing


def test_a_line_is_sent_once_with_all_that_a_script_wants_to_know(client, ada, talk):
    with ada.change("Talked") as change:
        question = change.add(PlannedQuestion(conversation=talk, text="How come?"))
        first = change.add(Note(conversation=talk, text="They hire in Mai.", at=ada.now))
        note = change.add(
            Note(
                conversation=talk,
                planned=question,
                replaces=first,
                kind="quote",
                text="We hire in May.",
                at=ada.now,
                volunteered=True,
                off_record=True,
            )
        )

    page = page_of(client, talk)

    assert page.count("We hire in May.") == 1
    line = page.partition(f'data-line="{note.pk}"')[2].partition("</li>")[0]
    assert 'data-of="quote"' in line
    assert f'data-about="{question.pk}"' in line
    assert 'data-is="off_record volunteered corrects"' in line
    assert f'datetime="{ada.now.isoformat()}"' in line


@pytest.mark.parametrize(("language", "written"), [("en", "3:05 p.m."), ("es", "15:05")])
def test_the_time_of_a_line_is_written_as_times_are_everywhere(
    client, ada, talk, language, written
):
    Space.objects.filter(pk=ada.space.pk).update(language=language, time_zone="Europe/Berlin")
    with ada.change("Talked") as change:
        at = datetime(2026, 3, 2, 14, 5, tzinfo=UTC)
        change.add(Note(conversation=talk, text="They hire in May.", at=at))

    file = client.get(reverse("live:file", args=[talk.pk])).content.decode()

    assert f"data-at>{written}</time>" in page_of(client, talk)
    assert f"2026-03-02 {written}" in file


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_script_is_told_how_any_time_is_written(language):
    with translation.override(language):
        clocks = words.clocks()
        for minute in range(24 * 60):
            at = datetime(2026, 3, 2, minute // 60, minute % 60, tzinfo=UTC)
            assert clocks.write(at) == time_format(at.time())


def test_what_a_device_keeps_is_kept_anew_in_another_language(client, ada, talk):
    def told():
        script = client.get(reverse("live:worker")).content.decode()
        return json.loads(script.partition("self.TOLD = ")[2].partition(";\n")[0])

    english = told()
    Space.objects.filter(pk=ada.space.pk).update(language="es")
    spanish = told()

    assert (english["language"], spanish["language"]) == ("en", "es")
    assert english["version"] != spanish["version"]
    assert english["version"].startswith(english["folder"])
    assert f'"version": "{spanish["version"]}"' in page_of(client, talk)


def test_no_name_can_stand_where_a_list_belongs(client, ada):
    who = factories.person(ada, "Dana \x1elines\x1e Whitfield")
    talk = factories.conversation(ada, who)
    for text in ("They \x1etext\x1e hire.", "In \x1eMay."):
        with ada.change("Talked") as change:
            change.add(Note(conversation=talk, text=text, at=ada.now))

    title, _rest, body = page_of(client, talk).partition("</title>")

    assert "hire." not in title
    assert "They \x1etext\x1e hire." in body
    assert "In \x1eMay." in body


def test_every_module_that_a_kept_script_imports_is_kept_too():
    static = offline.SCRIPTS.parents[2]
    kept = {name for name in offline.FILES if name.startswith("askaround/js/")}
    imports = {
        (static / name).parent.joinpath(found).resolve().relative_to(static).as_posix()
        for name in kept
        for found in re.findall(r'from "(.+?)";', (static / name).read_text(encoding="utf-8"))
    }

    assert "askaround/js/live/store.js" in imports
    assert imports <= kept
