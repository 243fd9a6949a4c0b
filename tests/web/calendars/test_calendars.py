"""Calendars in the browser: reading mine, following my own, and files that go to and fro."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from askaround.people.models import Event
from askaround.scheduling import actions
from askaround.scheduling.actions import calendars
from askaround.scheduling.models import BusyCalendar, CalendarFeed, Conversation, Window
from tests import factories

PAGE = reverse("calendars:calendars")


@pytest.fixture
def today(ada):
    """Ada today: the program itself reads the clock."""
    return factories.author(ada.space, timezone.now())


@pytest.fixture
def talk(today):
    day = today.today + timedelta(days=3)
    return factories.conversation(today, on=day, time_zone="Europe/Berlin")


def file(text, name="my.ics"):
    return SimpleUploadedFile(name, text if isinstance(text, bytes) else text.encode())


def calendar(by, *, summary="Zebulon"):
    tomorrow = f"{by.today + timedelta(days=1):%Y%m%d}"
    return (
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\n"
        f"SUMMARY:{summary}\nDTSTART:{tomorrow}T100000Z\nDTEND:{tomorrow}T110000Z\n"
        "END:VEVENT\nEND:VCALENDAR\n"
    )


def post(client, name, data=None, *args):
    return client.post(reverse(f"calendars:{name}", args=args), data or {}, follow=True)


def test_the_settings_lead_to_the_page_and_an_empty_one_teaches(client):
    assert PAGE in client.get(reverse("settings:me")).content.decode()

    page = client.get(PAGE).content.decode()

    assert "Askaround does not know when you are busy yet" in page
    assert "never a title, a place or a name" in page
    assert "works only while Askaround runs here" in page


def test_a_file_says_when_i_am_busy_and_nothing_else(client, today):
    page = post(client, "add", {"name": "Work", "file": file(calendar(today))}).content.decode()

    row = BusyCalendar.objects.get()
    assert len(row.busy) == 1
    assert "Zebulon" not in f"{row.busy}{row.problem}{page}"
    assert "Busy 1 time" in page
    assert "from a file" in page
    assert "Added the calendar “Work”" in page


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({}, "Choose a file, or write the address of the calendar."),
        ({"address": "calendar.example/a.ics"}, "Write the whole address"),
        ({"address": "file:///etc/passwd"}, "Write the whole address"),
        ({"name": " "}, "Please fill this in."),
        ({"file": b"<html>"}, "This is a web page, not a calendar."),
        ({"file": b""}, "The submitted file is empty."),
        ({"file": b"BEGIN:VCALENDAR", "address": "https://x.example/"}, "Choose one"),
    ],
)
def test_what_cannot_be_read_is_answered_with_a_sentence_and_nothing_is_kept(
    client, db, said, problem
):
    said = {"name": "Work"} | said
    if "file" in said:
        said["file"] = file(said["file"])

    answer = client.post(reverse("calendars:add"), said)

    assert answer.status_code == 422
    assert problem in answer.content.decode()
    assert not BusyCalendar.objects.exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("BEGIN:VCALENDAR\nEND:VCALENDAR", "Work: There are no appointments in it."),
        (
            "BEGIN:VEVENT\nDTSTART:x\nEND:VEVENT\n" * 3,
            "Work: The entry at line 1 was left out. Its time cannot be read. And 2 other remarks.",
        ),
    ],
)
def test_what_was_left_out_of_a_calendar_is_said(client, db, text, said):
    page = post(client, "add", {"name": "Work", "file": file(text)}).content.decode()

    assert said in page


def test_a_newer_file_replaces_what_was_known(client, today):
    row = calendars.add_busy_calendar(by=today, name="Work", spans=[])

    post(client, "read", {"file": file(calendar(today))}, row.pk)

    row.refresh_from_db()
    assert len(row.busy) == 1


def test_a_file_that_cannot_be_read_leaves_what_was_known_and_says_why(client, today):
    span = (today.now, today.now + timedelta(hours=1))
    row = calendars.add_busy_calendar(by=today, name="Work", spans=[span])

    page = post(client, "read", {"file": file("Dear Ada,")}, row.pk).content.decode()

    row.refresh_from_db()
    assert len(row.busy) == 1
    assert "There is no calendar in this file." in page
    assert "What was read before still counts." in page


def test_an_address_that_cannot_be_opened_leaves_what_was_known(client, today, socket_enabled):
    span = (today.now, today.now + timedelta(hours=1))
    row = calendars.add_busy_calendar(
        by=today, name="Work", spans=[span], address="https://ada:sesame@127.0.0.1:9/key.ics"
    )

    page = post(client, "read", {}, row.pk).content.decode()

    row.refresh_from_db()
    assert len(row.busy) == 1
    assert "127.0.0.1 could not be read. Nobody answers there." in page
    assert "sesame" not in page
    assert "key.ics" not in page


def test_without_a_newer_file_there_is_nothing_to_read(client, today):
    row = calendars.add_busy_calendar(by=today, name="Work", spans=[])

    page = post(client, "read", {}, row.pk).content.decode()

    assert "Please fill this in" in page


def test_a_removed_calendar_comes_back_by_undo(client, today):
    row = calendars.add_busy_calendar(by=today, name="Work", spans=[])

    page = post(client, "remove", {}, row.pk).content.decode()

    assert not BusyCalendar.objects.exists()
    assert "Removed the calendar “Work”" in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_as_often_for_one_calendar_as_for_three(
    client, today, count, django_assert_num_queries
):
    for number in range(count):
        calendars.add_busy_calendar(by=today, name=f"Calendar {number}", spans=[])
        calendars.make_feed(by=today, name=f"Program {number}")
    with django_assert_num_queries(4):
        client.get(PAGE)


def made_address(client, name="Thunderbird"):
    answer = client.post(reverse("calendars:make-feed"), {"name": name})
    return answer.context["made"]["address"].removeprefix("http://testserver")


def test_an_address_is_shown_once_and_opens_the_feed_without_a_session(client, talk):
    answer = client.post(reverse("calendars:make-feed"), {"name": "Thunderbird"})
    address = answer.context["made"]["address"].removeprefix("http://testserver")

    assert address in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert address not in client.get(PAGE).content.decode()
    feed = Client().get(address)
    assert feed["Content-Type"] == "text/calendar; method=PUBLISH; charset=utf-8"
    assert f"UID:{talk.uid}".encode() in feed.content


def test_pressing_twice_makes_no_second_key(client, db):
    for _ in range(2):
        answer = client.post(reverse("calendars:make-feed"), {"name": "Thunderbird"})

    assert answer.status_code == 422
    assert CalendarFeed.objects.count() == 1


def test_a_revoked_or_invented_address_is_not_found(client, talk):
    address = made_address(client)
    key = CalendarFeed.objects.get().pk

    assert "cannot be undone" in client.get(
        reverse("calendars:revoke-feed", args=[key])
    ).content.decode().replace("\n", " ")
    post(client, "revoke-feed", {}, key)

    assert Client().get(address).status_code == 404
    for token in ("x", key, "%00", "é" * 300):
        assert Client().get(f"/calendar/{token}.ics").status_code == 404


def test_the_feed_holds_nothing_of_anybody_else(client, talk, today):
    stranger = factories.author(factories.space("stranger"), today.now)
    factories.one_of_everything(stranger, "Zebulon Quickfeather")

    feed = Client().get(made_address(client)).content.decode()

    assert "Zebulon" not in feed
    assert "Grace" in feed


def test_a_program_that_has_it_already_gets_nothing_twice(client, talk, today):
    address = made_address(client)
    first = Client().get(address)

    again = Client().get(address, headers={"If-None-Match": first["ETag"]})
    actions.call_off(by=today, conversation=talk, side="me")
    later = Client().get(address, headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert later.status_code == 200
    assert "no-cache" in first["Cache-Control"]


@pytest.mark.parametrize("count", [1, 3])
def test_the_feed_asks_as_often_for_one_conversation_as_for_three(
    client, today, count, django_assert_num_queries
):
    address = made_address(client)
    for number in range(count):
        factories.conversation(today, on=today.today + timedelta(days=number + 2))
    with django_assert_num_queries(3):
        Client().get(address)


def test_everything_planned_is_a_file_for_programs_elsewhere(client, talk):
    answer = client.get(reverse("calendars:planned"))

    assert answer["Content-Disposition"] == 'attachment; filename="conversations.ics"'
    assert talk.uid.encode() in answer.content


def test_an_invitation_is_a_file_named_after_the_person(client, talk):
    answer = client.get(reverse("calendars:invitation", args=[talk.pk]))

    assert answer["Content-Disposition"] == 'attachment; filename="conversation-grace-hopper.ics"'
    assert answer["Content-Type"].startswith("text/calendar; method=")
    assert b"DTSTART;TZID=Europe/Berlin" in answer.content


def test_without_a_time_the_invitation_says_what_is_missing(client, today):
    begun = actions.begin_conversation(
        by=today, person=factories.person(today), exploration=factories.exploration(today)
    )

    page = client.get(reverse("calendars:invitation", args=[begun.pk]), follow=True)

    assert page.redirect_chain[0][0] == reverse("scheduling:conversation", args=[begun.pk])
    assert "There is no time yet" in page.content.decode()


def answer_file(talk, method, *lines):
    said = "\n".join(["UID:" + talk.uid, f"SEQUENCE:{talk.version - 1}", *lines])
    return file(
        f"BEGIN:VCALENDAR\nMETHOD:{method}\nBEGIN:VEVENT\n{said}\nEND:VEVENT\nEND:VCALENDAR"
    )


def read_answer(client, talk, method, *lines):
    return client.post(
        reverse("calendars:answer"), {"file": answer_file(talk, method, *lines)}
    ).content.decode()


def test_a_yes_is_shown_and_then_noted_on_the_timeline(client, talk):
    page = read_answer(client, talk, "REPLY", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:g@navy.example")

    assert "Grace Hopper accepted the invitation." in page
    assert "It comes from g@navy.example" in page
    assert not Event.objects.filter(about=talk.pk).exists()
    post(client, "note-answer", {"said": "accepted", "comment": "Looking forward."}, talk.pk)
    (event,) = Event.objects.filter(about=talk.pk)
    assert event.text == "Accepted the invitation in their calendar. Looking forward."


def test_a_no_calls_it_off_with_their_reason(client, talk):
    page = read_answer(client, talk, "REPLY", "ATTENDEE;PARTSTAT=DECLINED:mailto:g@x.example")

    assert "declined the invitation" in page
    post(client, "note-answer", {"said": "declined", "comment": "I am ill."}, talk.pk)
    talk.refresh_from_db()
    assert (talk.cancelled_by, talk.cancel_reason) == ("them", "I am ill.")


def test_another_time_becomes_a_window_of_theirs(client, talk, today):
    day = today.today + timedelta(days=5)
    page = read_answer(
        client,
        talk,
        "COUNTER",
        f"DTSTART;TZID=Eastern Standard Time:{day:%Y%m%d}T100000",
        "DURATION:PT45M",
    )

    assert "proposes another time" in page
    assert "(America/New York)" in page
    said = {"said": "counter", "day": day, "clock": "10:00:00", "zone": "America/New_York"}
    post(client, "note-answer", said | {"minutes": 45}, talk.pk)
    window = Window.objects.get()
    assert (window.by_them, window.day, window.minutes) == (True, day, 45)
    assert window.time_zone == "America/New_York"
    assert Conversation.objects.get().agreed_at is not None


def test_an_answer_to_an_earlier_invitation_says_so(client, talk, today):
    old = answer_file(talk, "REPLY", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:g@x.example")
    actions.call_off(by=today, conversation=talk, side="me")

    page = client.post(reverse("calendars:answer"), {"file": old}).content.decode()

    assert "Something has changed since that invitation" in page


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"Dear Ada,", "There is no calendar in this file."),
        (
            b"BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:other\nEND:VEVENT",
            "This answers an invitation that did not come from here.",
        ),
    ],
)
def test_a_file_that_answers_nothing_of_mine_is_refused(client, db, data, said):
    answer = client.post(reverse("calendars:answer"), {"file": file(data)})

    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_the_answer_about_a_strangers_conversation_is_nobodys(client, db):
    stranger = factories.author(factories.space("stranger"))
    theirs = factories.one_of_everything(stranger, "Zebulon Quickfeather")["conversation"]

    page = read_answer(client, theirs, "REPLY", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:g@x.example")

    assert "Zebulon" not in page


@pytest.mark.parametrize(
    "said",
    [
        {"said": "perhaps"},
        {"said": "counter", "day": "2026-02-30", "clock": "10:00", "zone": "UTC"},
        {"said": "counter", "day": "2026-03-29", "clock": "02:30", "zone": "Europe/Berlin"},
        {"said": "counter", "day": "2027-03-28", "clock": "02:30", "zone": "Europe/Berlin"},
        {"said": "counter", "day": "2027-03-29", "clock": "02:30", "zone": "No/Where"},
    ],
)
def test_an_impossible_answer_writes_nothing(client, talk, said):
    page = post(client, "note-answer", said, talk.pk)

    assert page.status_code == 200
    assert not Window.objects.exists()
