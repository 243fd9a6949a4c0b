"""My calendars, the keys to my feed, and what stands in a file about a conversation."""

import re
from datetime import UTC, date, datetime, time, timedelta

import icalendar
import pytest

from askaround import access
from askaround.accounts.queries import playbook_in_force
from askaround.archive.erasing import erase_everything
from askaround.integrations.mail_files import Correspondent, OutgoingMail, eml_bytes
from askaround.integrations.planned import (
    NothingAgreed,
    invitation,
    planned_bytes,
    with_invitation,
)
from askaround.journal.actions import undo
from askaround.people.models import ContactPoint, Event
from askaround.preparation.models import Profile
from askaround.scheduling import actions
from askaround.scheduling.actions import calendars
from askaround.scheduling.models import BusyCalendar, CalendarFeed, Conversation, Window
from askaround.scheduling.queries import with_everything
from askaround.scheduling.rules.wall_time import WallTime
from tests import factories

pytestmark = pytest.mark.django_db

SPAN = (datetime(2026, 3, 3, 9, tzinfo=UTC), datetime(2026, 3, 3, 10, tzinfo=UTC))
FRIDAY = WallTime(date(2026, 3, 6), time(10), "Europe/Berlin")


@pytest.fixture
def profile(ada):
    with ada.change("Said who I am") as change:
        return change.add(Profile(name="Ada Lovelace", email="ada@example.org"))


@pytest.fixture
def grace(ada):
    grace = factories.person(ada)
    with ada.change("Added an address") as change:
        email = "grace@example.org"
        change.add(ContactPoint(person=grace, kind="email", value=email, key=email))
    return grace


@pytest.fixture
def talk(ada, grace):
    return factories.conversation(ada, grace, time_zone="Europe/Berlin", place="Café Kranzler")


def fresh(talk):
    return with_everything(Conversation.objects.filter(pk=talk.pk)).get()


def event_of(talk, profile=None):
    made = invitation(fresh(talk), profile)
    (event,) = icalendar.Calendar.from_ical(made.data).walk("VEVENT")
    return made.method, event


def feed_of(by):
    data = planned_bytes(
        conversations=access.conversations(by.space),
        windows=access.windows(by.space),
        playbook=playbook_in_force(by.space),
        now=by.now,
    )
    return icalendar.Calendar.from_ical(data).walk("VEVENT")


def test_of_a_calendar_only_the_hours_are_kept(ada):
    row = calendars.add_busy_calendar(by=ada, name="  Work ", spans=[SPAN])

    assert (row.name, row.read_at, row.problem) == ("Work", ada.now, "")
    assert row.busy == [["2026-03-03T09:00:00+00:00", "2026-03-03T10:00:00+00:00"]]
    undo(by=ada, change=ada.changes[-1])
    assert not BusyCalendar.objects.exists()


def test_what_could_not_be_read_leaves_the_earlier_reading(ada):
    row = calendars.add_busy_calendar(by=ada, name="Work", spans=[SPAN])

    calendars.note_unread(by=ada, calendar=row, problem="It did not answer in time.")

    row.refresh_from_db()
    assert (len(row.busy), row.problem) == (1, "It did not answer in time.")
    calendars.read_again(by=ada, calendar=row, spans=[])
    row.refresh_from_db()
    assert (row.busy, row.problem) == ([], "")


def test_two_calendars_of_one_name_would_be_a_riddle(ada):
    calendars.add_busy_calendar(by=ada, name="Work", spans=[])

    with pytest.raises(calendars.CannotKeepCalendar, match="called “Work”"):
        calendars.add_busy_calendar(by=ada, name="Work", spans=[])
    with pytest.raises(calendars.CannotKeepCalendar, match="Give the calendar a name"):
        calendars.add_busy_calendar(by=ada, name=" ", spans=[])


def test_of_a_key_only_the_fingerprint_is_stored(ada):
    token = calendars.make_feed(by=ada, name="Thunderbird")

    stored = CalendarFeed.objects.get()
    assert len(token) >= 43  # 256 bits
    assert token not in f"{stored.hash} {stored.name}"
    assert calendars.space_of_feed(token) == ada.space
    assert calendars.space_of_feed(stored.hash) is None
    assert calendars.space_of_feed(f"{token}x") is None


def test_a_revoked_key_opens_nothing_and_the_others_still_do(ada):
    first = calendars.make_feed(by=ada, name="Thunderbird")
    second = calendars.make_feed(by=ada, name="Outlook")

    calendars.revoke_feed(by=ada, feed=CalendarFeed.objects.get(name="Thunderbird"))

    assert calendars.space_of_feed(first) is None
    assert calendars.space_of_feed(second) == ada.space


def test_erasing_everything_revokes_every_key(ada):
    token = calendars.make_feed(by=ada, name="Thunderbird")

    erase_everything(by=ada)

    assert calendars.space_of_feed(token) is None


def test_a_key_needs_a_name_of_its_own(ada):
    calendars.make_feed(by=ada, name="Thunderbird")

    for name in ("Thunderbird", " "):
        with pytest.raises(calendars.CannotMakeFeed):
            calendars.make_feed(by=ada, name=name)


def test_nobody_revokes_the_key_of_somebody_else(ada):
    token = calendars.make_feed(by=ada, name="Thunderbird")
    other = factories.author(factories.space("eve"))

    calendars.revoke_feed(by=other, feed=CalendarFeed.objects.get())

    assert calendars.space_of_feed(token) == ada.space


def test_an_invitation_says_who_when_and_where_and_can_be_answered(talk, profile):
    method, event = event_of(talk, profile)

    assert method == "REQUEST"
    assert str(event["SUMMARY"]) == "Conversation: Ada Lovelace and Grace Hopper"
    assert event["DTSTART"].dt.isoformat() == "2026-03-05T15:00:00+01:00"
    assert event["DTSTART"].params["TZID"] == "Europe/Berlin"
    assert str(event["LOCATION"]) == "Café Kranzler"
    assert str(event["ORGANIZER"]) == "mailto:ada@example.org"
    assert str(event["ATTENDEE"]) == "mailto:grace@example.org"
    assert event["ATTENDEE"].params["RSVP"] == "TRUE"


def test_without_both_addresses_it_is_a_plain_entry(talk):
    method, event = event_of(talk)

    assert method == "PUBLISH"
    assert "ATTENDEE" not in event
    assert str(event["SUMMARY"]) == "Conversation with Grace Hopper"


def test_one_name_for_life_and_a_number_that_only_rises(ada, talk, profile):
    """Moved, moved back by undo, called off: every file replaces the one before it."""
    seen = []

    def look():
        method, event = event_of(talk, profile)
        seen.append((str(event["UID"]), event["SEQUENCE"], str(method)))

    look()
    actions.agree(by=ada, conversation=talk, when=FRIDAY)
    look()
    undo(by=ada, change=ada.changes[-1])
    look()
    actions.call_off(by=ada, conversation=talk, side="them")
    look()
    undo(by=ada, change=ada.changes[-1])
    look()

    numbers = [number for _, number, _ in seen]
    assert numbers == sorted(set(numbers))
    assert {uid for uid, _, _ in seen} == {talk.uid}
    assert [method for *_, method in seen] == ["REQUEST"] * 3 + ["CANCEL", "REQUEST"]


def test_what_was_called_off_is_taken_out_of_the_calendar(ada, talk, profile):
    actions.call_off(by=ada, conversation=talk, side="me", reason="I am ill.")

    data = invitation(fresh(talk), profile).data

    assert b"METHOD:CANCEL" in data
    assert b"STATUS:CANCELLED" in data
    assert b"ill" not in data


def test_without_a_time_there_is_no_invitation(ada, grace):
    begun = actions.begin_conversation(by=ada, person=grace, exploration=factories.exploration(ada))

    with pytest.raises(NothingAgreed, match="no time yet"):
        invitation(fresh(begun), None)


def test_a_mail_carries_the_invitation_where_a_time_is_agreed(ada, talk, grace, profile):
    mail = OutgoingMail((Correspondent("grace@example.org"),), "Tomorrow", "See you.")
    begun = actions.begin_conversation(by=ada, person=grace, exploration=factories.exploration(ada))

    carried = with_invitation(mail, fresh(talk), profile)

    assert carried.calendar_method == "REQUEST"
    assert talk.uid.encode() in carried.calendar
    assert b"invitation.ics" in eml_bytes(carried)
    assert with_invitation(mail, fresh(begun), profile) == mail


def test_the_feed_has_what_is_agreed_and_what_is_held(ada, talk, grace):
    begun = actions.begin_conversation(by=ada, person=grace, exploration=factories.exploration(ada))
    actions.choose_window(by=ada, conversation=begun, when=FRIDAY)

    agreed, held = feed_of(ada)

    assert (str(agreed["UID"]), str(agreed["STATUS"])) == (talk.uid, "CONFIRMED")
    assert (str(held["SUMMARY"]), str(held["STATUS"])) == ("Held for Grace Hopper", "TENTATIVE")
    assert held["DTSTART"].dt.isoformat() == "2026-03-06T10:00:00+01:00"


def test_what_was_called_off_and_what_is_released_leaves_the_feed(ada, talk, grace):
    begun = actions.begin_conversation(by=ada, person=grace, exploration=factories.exploration(ada))
    actions.choose_window(by=ada, conversation=begun, when=FRIDAY)
    actions.agree(by=ada, conversation=begun, when=FRIDAY._replace(clock=time(16)))
    actions.call_off(by=ada, conversation=talk, side="me")

    (left,) = feed_of(ada)

    assert str(left["UID"]) == begun.uid
    ada.now += timedelta(days=400)
    assert feed_of(ada) == []


def test_an_alarm_rings_in_time_to_be_early_or_to_test_the_sound(ada, grace):
    there = factories.conversation(ada, grace, mode="in-person", travel_minutes=40)
    factories.conversation(ada, grace, on=date(2026, 3, 9), mode="video")

    alarms = [event.walk("VALARM")[0]["TRIGGER"].dt for event in feed_of(ada)]

    assert alarms == [timedelta(minutes=-55), timedelta(minutes=-10)]
    assert there.travel_minutes == 40


def test_the_alarm_follows_a_changed_playbook(ada, grace):
    factories.conversation(ada, grace, mode="in-person", travel_minutes=40)
    factories.conversation(ada, grace, on=date(2026, 3, 9), mode="video")
    ada.space.playbook_changes = {"early_minutes": 5, "test_minutes": 20}

    alarms = [event.walk("VALARM")[0]["TRIGGER"].dt for event in feed_of(ada)]

    assert alarms == [timedelta(minutes=-45), timedelta(minutes=-20)]


def test_nothing_private_stands_in_a_file(ada):
    """Everything that is kept says SECRET; only the name of the person may come out."""
    rows = factories.one_of_everything(ada, "SECRET")
    with ada.change("Named them") as change:
        rows["person"].full_name = "Grace Hopper"
        change.save(rows["person"])
        talk = rows["conversation"]
        talk.place, talk.cancel_reason = "", "SECRET"
        change.save(talk)
    profile = Profile.objects.filter(space=ada.space).first()
    profile.name = "Ada"

    texts = [
        invitation(fresh(talk), profile).data,
        planned_bytes(
            conversations=access.conversations(ada.space),
            windows=access.windows(ada.space),
            playbook=playbook_in_force(ada.space),
            now=ada.now,
        ),
    ]

    for text in texts:
        plain = re.sub(rb"\r\n ", b"", text).replace(b"secret@example.org", b"")
        assert b"secret" not in plain.lower()
        assert b"Grace Hopper" in plain


def test_the_feed_reads_as_often_for_one_conversation_as_for_three(
    ada, grace, django_assert_num_queries
):
    factories.conversation(ada, grace)
    with django_assert_num_queries(2):
        assert len(feed_of(ada)) == 1
    for day in (9, 10):
        more = factories.conversation(ada, factories.person(ada), on=date(2026, 3, day))
        with ada.change("Held") as change:
            change.add(
                Window(conversation=more, day=more.day, clock=more.clock, time_zone="Asia/Tokyo")
            )
    with django_assert_num_queries(2):
        assert len(feed_of(ada)) >= 3


def test_an_answer_is_noted_once(ada, talk):
    for _ in range(2):
        calendars.note_calendar_answer(by=ada, conversation=talk, text="Accepted.")

    assert Event.objects.filter(about=talk.pk, text="Accepted.").count() == 1
