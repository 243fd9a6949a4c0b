"""Agreeing on a time, as a person meets it: without script, page by page."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from askaround.letters.models import Letter
from askaround.outreach.models import Ask
from askaround.scheduling import actions
from askaround.scheduling.models import BusyCalendar, Conversation, Window
from askaround.scheduling.rules.wall_time import WallTime
from tests import factories

pytestmark = pytest.mark.usefixtures("monday_noon")
NOW = factories.MONDAY_NOON


@pytest.fixture
def space(db):
    """Ada's space, in Berlin."""
    return factories.space("ada", time_zone="Europe/Berlin", country="DE")


@pytest.fixture
def talk(ada):
    """A conversation with Grace, who lives in New York, still without a time."""
    grace = factories.person(ada, time_zone="America/New_York", country="US")
    exploring = factories.exploration(ada)
    return actions.begin_conversation(by=ada, person=grace, exploration=exploring)


def page(client, name, *args, **query):
    return client.get(reverse(f"scheduling:{name}", args=args), query)


def press(client, name, row, **fields):
    return client.post(reverse(f"scheduling:{name}", args=[row.pk]), fields)


def test_an_empty_list_says_what_belongs_here(client):
    assert "No conversation yet" in page(client, "conversations").content.decode()


def test_a_request_with_a_yes_leads_to_a_time(client, ada):
    grace, exploring = factories.person(ada), factories.exploration(ada)
    with ada.change("Asked") as change:
        ask = change.add(
            Ask(
                person=grace,
                exploration=exploring,
                sent_at=NOW,
                answer="yes",
                answered_at=NOW,
            )
        )
    address = reverse("outreach:ask", args=[ask.pk])
    assert address in page(client, "conversations").content.decode()

    answer = client.post(reverse("scheduling:new"), {"ask": ask.pk})

    begun = Conversation.objects.get()
    assert answer.url == reverse("scheduling:conversation", args=[begun.pk])
    assert (begun.ask, begun.person, begun.exploration) == (ask, grace, exploring)


def test_a_half_hour_is_chosen_by_pressing_it_and_taken_off_by_pressing_it_again(client, talk):
    press(client, "choose", talk, at="2026-03-05T15:00", week="2026-03-02")

    window = Window.objects.get()
    assert window.starts_at == datetime(2026, 3, 5, 14, tzinfo=UTC)
    shown = page(client, "times", talk.pk).content.decode()
    assert 'aria-pressed="true"' in shown
    assert "Thursday, March 5, 3 p.m. (9 a.m. New York)" in shown

    press(client, "choose", talk, off=str(window.pk), week="2026-03-02")
    assert not Window.objects.exists()


def test_three_near_times_on_three_days_are_suggested(client, talk):
    press(client, "suggested", talk)

    windows = Window.objects.order_by("starts_at")
    assert len({window.day for window in windows}) == 3
    for window in windows:
        assert window.starts_at > NOW + timedelta(days=1)
        assert window.starts_at < NOW + timedelta(days=14)


def test_a_short_conversation_is_suggested_where_half_an_hour_is_free(client, ada, talk):
    talk.minutes = 20
    talk.save()
    press(client, "suggested", talk)
    first = Window.objects.earliest("starts_at")
    Window.objects.all().delete()
    twenty_past = first.starts_at.astimezone(ZoneInfo("Europe/Berlin")) + timedelta(minutes=20)
    later = {"on": twenty_past.date(), "at": twenty_past.time(), "minutes": 10}
    factories.conversation(ada, factories.person(ada, "Dana Whitfield"), **later)

    press(client, "suggested", talk)

    suggested = Window.objects.all()
    assert first.starts_at not in {window.starts_at for window in suggested}
    assert {window.minutes for window in suggested} == {20}


@pytest.mark.parametrize("offered", [1, 5])
def test_the_page_suggests_as_many_times_as_the_playbook_offers(client, talk, offered):
    talk.space.playbook_changes = {"windows_offered": offered}
    talk.space.save()

    press(client, "suggested", talk)

    assert Window.objects.count() == offered


def test_the_offer_stands_in_both_clocks_with_any_other_time(client, ada, talk):
    actions.choose_window(
        by=ada, conversation=talk, when=WallTime(date(2026, 3, 5), time(15), "Europe/Berlin")
    )

    shown = page(client, "conversation", talk.pk).content.decode()

    assert "Thursday, March 5, 9:00 to 9:30 a.m. in New York (3:00 to 3:30 p.m. in Berlin)" in shown
    assert "Any other time that works better for you" in shown


def test_a_counter_offer_in_their_clock_is_kept_and_accepted(client, talk):
    press(
        client,
        "their-time",
        talk,
        day="2026-03-06",
        clock="2 pm",
        time_zone="America/New_York",
        minutes="25",
    )
    window = Window.objects.get()
    assert window.by_them
    assert window.starts_at == datetime(2026, 3, 6, 19, tzinfo=UTC)

    answer = press(client, "accept", window)

    talk.refresh_from_db()
    assert talk.starts_at == window.starts_at
    assert talk.minutes == 25
    assert answer.url == reverse("scheduling:agree", args=[talk.pk])


AGREED = {
    "day": "2026-03-05",
    "clock": "15:00",
    "time_zone": "Europe/Berlin",
    "minutes": "30",
    "mode": "in-person",
    "place": "",
    "travel_minutes": "40",
}


def test_an_agreement_in_person_says_when_to_leave(client, talk):
    press(client, "agree", talk, version=talk.version, **AGREED)

    shown = page(client, "conversation", talk.pk).content.decode()

    assert "Leave by 2:05 p.m." in shown
    assert "they choose" in shown
    assert "9 a.m." in shown
    assert "Bring cash" not in shown


def test_a_skipped_time_is_refused_on_the_form_with_the_nearest(client, talk):
    wanted = AGREED | {"day": "2026-03-29", "clock": "02:30"}

    answer = press(client, "agree", talk, version=talk.version, **wanted)

    assert answer.status_code == 400
    shown = answer.content.decode()
    assert "The nearest times are 1:45 a.m. and 3 a.m." in shown
    assert "Take 1:45 a.m." in shown
    pressed = wanted | {"clock": ["02:30", "03:00"]}
    press(client, "agree", talk, version=talk.version, **pressed)
    talk.refresh_from_db()
    assert talk.starts_at == datetime(2026, 3, 29, 1, tzinfo=UTC)


def test_a_time_that_comes_twice_is_asked_about(client, talk):
    wanted = AGREED | {"day": "2026-10-25", "clock": "02:30"}

    asked = press(client, "agree", talk, version=talk.version, **wanted)

    assert asked.status_code == 400
    assert "the first (UTC+2)" in asked.content.decode()
    press(client, "agree", talk, version=talk.version, repeats="second", **wanted)
    talk.refresh_from_db()
    assert talk.starts_at == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_a_stale_form_shows_both_versions(client, ada, talk):
    actions.agree(
        by=ada, conversation=talk, when=WallTime(date(2026, 3, 6), time(9), "Europe/Berlin")
    )

    answer = press(client, "agree", talk, version=talk.version, **AGREED)

    assert answer.status_code == 409
    assert "Stored now" in answer.content.decode()
    talk.refresh_from_db()
    assert talk.day == date(2026, 3, 6)


def test_calling_off_and_looking_again(client, ada, talk):
    actions.agree(
        by=ada, conversation=talk, when=WallTime(date(2026, 3, 5), time(15), "Europe/Berlin")
    )

    press(client, "call-off", talk, side="them", reason="A deadline")

    assert "A deadline" in page(client, "conversation", talk.pk).content.decode()
    press(client, "look-again", talk)
    talk.refresh_from_db()
    assert (talk.cancelled_at, talk.agreed_at, talk.day) == (None, None, None)


def test_running_late_is_one_press(client, ada, talk):
    actions.agree(
        by=ada,
        conversation=talk,
        mode="phone",
        when=WallTime(date(2026, 3, 2), time(14), "Europe/Berlin"),
    )
    assert "15 minutes late" in page(client, "conversation", talk.pk).content.decode()

    begun = {"person": talk.person_id, "about": talk.pk, "kind": "late", "minutes": "15"}
    client.post(reverse("letters:begin"), begun)

    letter = Letter.objects.get()
    assert (letter.kind, letter.about) == ("late", talk.pk)
    assert "15 minutes" in letter.body


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_database_equally_often(client, ada, rows, django_assert_num_queries):
    for number in range(rows):
        someone = factories.person(ada, f"Person {number}")
        for day in (date(2026, 3, 5), date(2026, 2, 5)):
            factories.conversation(ada, someone, on=day)
        actions.begin_conversation(by=ada, person=someone, exploration=factories.exploration(ada))

    with django_assert_num_queries(9):
        page(client, "conversations")


def test_a_second_look_begins_with_the_clock_they_used(client, ada, talk):
    window = actions.note_their_time(
        by=ada,
        conversation=talk,
        when=WallTime(date(2026, 3, 6), time(14), "America/New_York"),
    )

    shown = page(client, "agree", talk.pk, window=str(window.pk)).content.decode()

    assert 'value="14:00"' in shown
    chosen = re.search(r'<input[^>]*value="America/New_York"[^>]*>', shown).group()
    assert "checked" in chosen


def test_what_takes_my_time_is_said_and_not_forbidden(client, ada, talk):
    other = factories.person(ada, "Melitta Bentz")
    factories.conversation(ada, other, on=date(2026, 3, 5), at=time(15))
    with ada.change("Read a calendar") as change:
        busy = [["2026-03-05T13:30:00Z", "2026-03-05T14:30:00Z"]]
        change.add(BusyCalendar(name="University", busy=busy))

    press(client, "agree", talk, version=talk.version, **AGREED)

    shown = page(client, "conversation", talk.pk).content.decode()
    assert "Your calendar “University” says busy" in shown
    assert "You talk with Melitta Bentz then" in shown


def test_the_yes_is_noted_with_the_agreement_where_it_is_ticked(client, ada, talk):
    with ada.change("Asked") as change:
        ask = change.add(Ask(person=talk.person, exploration=talk.exploration, sent_at=NOW))
        talk.ask = ask
        change.save(talk)
    assert "note that on my request" in page(client, "agree", talk.pk).content.decode()

    press(client, "agree", talk, version=talk.version, note_yes="on", **AGREED)

    ask.refresh_from_db()
    assert ask.answer == Ask.Answer.YES


def test_none_of_the_times_suits(client, ada, talk):
    press(client, "suggested", talk)
    press(client, "offered", talk)

    press(client, "none-suits", talk)

    assert {window.answer for window in Window.objects.all()} == {"declined"}
    assert "did not work" in page(client, "conversation", talk.pk).content.decode()


LIVES_SOMEWHERE = "You have not said where Grace lives"


def test_somebody_whose_zone_is_unknown_lives_where_i_do_by_one_press(client, ada):
    talk = factories.conversation(ada, factories.person(ada, addressed_as="Grace"))
    address = reverse("scheduling:conversation", args=[talk.pk])
    assert LIVES_SOMEWHERE in client.get(address).content.decode()

    answer = client.post(reverse("people:same_zone", args=[talk.person_id]), {"next": address})

    assert answer.url == address
    talk.person.refresh_from_db()
    assert talk.person.time_zone == "Europe/Berlin"
    assert LIVES_SOMEWHERE not in client.get(address).content.decode()


@pytest.mark.parametrize("mode", ["in-person", "meal"])
def test_face_to_face_nobody_asks_for_another_clock(client, ada, mode):
    grace = factories.person(ada, addressed_as="Grace")
    talk = factories.conversation(ada, grace, mode=mode)

    for name in ("conversation", "times", "agree"):
        assert LIVES_SOMEWHERE not in page(client, name, talk.pk).content.decode()


def test_a_suggestion_at_the_edge_of_the_day_says_so(client, ada):
    far = factories.person(ada, "Emmy Noether", time_zone="America/Los_Angeles", country="US")
    talk = actions.begin_conversation(by=ada, person=far, exploration=factories.exploration(ada))

    address = reverse("scheduling:suggested", args=[talk.pk])
    shown = client.post(address, follow=True).content.decode()

    assert "early or late in your day" in shown


def test_a_window_changed_twice_shows_both(client, ada, talk):
    window = actions.choose_window(
        by=ada, conversation=talk, when=WallTime(date(2026, 3, 5), time(15), "Europe/Berlin")
    )
    typed = {"day": "2026-03-06", "clock": "10:00", "minutes": "30", "time_zone": "Europe/Berlin"}
    press(client, "window", window, version=window.version, **typed)

    answer = press(client, "window", window, version=window.version, **typed | {"clock": "11:00"})

    assert answer.status_code == 409
    window.refresh_from_db()
    assert window.clock == time(10)


def test_the_hub_asks_the_database_equally_often(client, ada, talk):
    for number in (5, 6, 9):
        when = WallTime(date(2026, 3, number), time(16), "Europe/Berlin")
        actions.choose_window(by=ada, conversation=talk, when=when)
        with CaptureQueriesContext(connection) as asked:
            page(client, "conversation", talk.pk)
        assert len(asked) == 9


def test_the_page_of_a_person_leads_to_their_conversations(client, talk):
    shown = client.get(reverse("people:person", args=[talk.person_id])).content.decode()

    assert reverse("scheduling:conversation", args=[talk.pk]) in shown


def test_a_request_with_a_yes_has_the_time_as_its_next_step(client, ada):
    """One press: the page between, on which there was nothing to choose, is gone."""
    grace, exploring = factories.person(ada), factories.exploration(ada)
    yes = {"sent_at": NOW, "answer": "yes", "answered_at": NOW}
    with ada.change("Asked") as change:
        ask = change.add(Ask(person=grace, exploration=exploring, **yes))

    shown = client.get(reverse("outreach:ask", args=[ask.pk])).content.decode()

    assert f'action="{reverse("scheduling:new")}"' in shown
    assert f'name="ask" value="{ask.pk}"' in shown


def test_an_address_that_is_only_opened_begins_nothing(client, ada):
    grace, exploring = factories.person(ada), factories.exploration(ada)
    with ada.change("Asked") as change:
        ask = change.add(Ask(person=grace, exploration=exploring, sent_at=NOW))

    answer = client.get(reverse("scheduling:new"), {"ask": ask.pk})

    assert answer.url == reverse("outreach:ask", args=[ask.pk])
    assert not Conversation.objects.exists()


def test_a_second_press_on_an_old_page_leads_to_the_time_that_was_agreed(client, ada):
    grace, exploring = factories.person(ada), factories.exploration(ada)
    yes = {"sent_at": NOW, "answer": "yes", "answered_at": NOW}
    with ada.change("Asked") as change:
        ask = change.add(Ask(person=grace, exploration=exploring, **yes))
    agreed = factories.conversation(ada, grace, ask=ask)

    answer = client.post(reverse("scheduling:new"), {"ask": ask.pk})

    assert answer.url == reverse("scheduling:conversation", args=[agreed.pk])
    assert Conversation.objects.count() == 1


def test_a_link_that_is_no_web_address_is_text_beside_the_agreement(client, ada):
    talk = factories.conversation(ada, link="javascript:alert(1)")

    shown = page(client, "conversation", talk.pk).content.decode()

    assert "javascript:alert(1)" in shown
    assert 'href="javascript' not in shown
