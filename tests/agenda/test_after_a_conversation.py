"""Today's rows about conversations and what they left behind, computed from stored rows."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from askaround.agenda import queries
from askaround.agenda.rules import Kind
from askaround.conversations.models import Debrief
from askaround.followup.models import Advice, Opening, Promise, Referral
from askaround.insight.models import Decision
from askaround.journal import settings
from askaround.journal.author import Author
from askaround.letters.models import Letter
from askaround.outreach import actions as outreach
from askaround.scheduling import actions as scheduling
from askaround.scheduling.models import Window
from askaround.scheduling.rules.wall_time import WallTime
from tests import factories


@pytest.fixture
def dana(ada):
    return factories.person(ada, "Dana Whitfield", time_zone="Europe/Berlin")


@pytest.fixture
def talk(ada, dana):
    """On Thursday the 5th at three, in UTC."""
    return factories.conversation(ada, dana)


def at(by, day, hour, minute=0):
    return Author(by.space, datetime(2026, 3, day, hour, minute, tzinfo=ZoneInfo("UTC")))


def rows(by):
    return queries.due(space=by.space, now=by.now).rows


def kinds(by):
    return [row.kind for row in rows(by)]


def add(by, row):
    with by.change("Added") as change:
        return change.add(row)


def held(by, talk):
    begun = datetime.combine(talk.day, time(15), ZoneInfo("UTC"))
    scheduling.mark_held(
        by=by, conversation=talk, started_at=begun, ended_at=begun + timedelta(minutes=25)
    )


def test_the_next_conversation_stands_first_with_its_place_and_plan(ada, talk):
    tomorrow = at(ada, 4, 8)

    (row,) = rows(tomorrow)

    assert row.sentence == "Talk with Dana Whitfield tomorrow at 3 p.m."
    assert row.why == "Video call. No questions are planned yet"
    assert row.age == ""


def test_it_is_confirmed_from_the_morning_of_the_day_before(ada, talk):
    assert kinds(at(ada, 4, 8)) == [Kind.PREPARE]
    assert kinds(at(ada, 4, 10)) == [Kind.PREPARE, Kind.CONFIRM]

    add(ada, Letter(person=talk.person, kind="confirmation", about=talk.pk, sent_at=ada.now))

    assert kinds(at(ada, 4, 10)) == [Kind.PREPARE]


def test_it_is_confirmed_as_many_days_before_as_the_playbook_says(ada, talk):
    settings.change_rule(by=ada, rule="confirm_days_before", value=3)

    assert kinds(at(ada, 2, 9)) == []  # agreed on the very day: nobody needs to hear it again
    factories.conversation(ada, talk.person, on=date(2026, 3, 7), at=time(21))
    assert kinds(at(ada, 4, 8)) == [Kind.PREPARE]
    assert kinds(at(ada, 4, 10)) == [Kind.PREPARE, Kind.CONFIRM]


def test_what_was_moved_after_its_confirmation_is_confirmed_again(ada, talk):
    add(ada, Letter(person=talk.person, kind="confirmation", about=talk.pk, sent_at=ada.now))
    moved = WallTime(date(2026, 3, 10), time(15), "UTC")
    scheduling.agree(by=at(ada, 2, 13), conversation=talk, when=moved)

    assert Kind.CONFIRM in kinds(at(ada, 9, 12))


def test_afterwards_the_hours_to_the_thanks_are_counted_where_they_live(ada, talk):
    held(at(ada, 5, 16), talk)
    (debrief,) = rows(at(ada, 5, 20))
    assert debrief.sentence == "Write down what Dana Whitfield told you"
    add(ada, Debrief(conversation=talk, finished_at=ada.now))

    (thanks,) = rows(at(ada, 5, 20))

    assert thanks.sentence == "Thank Dana Whitfield for the conversation"
    assert "13 hours are left" in thanks.why  # ten in Berlin is nine in UTC


def test_a_yes_hands_over_to_the_conversation_that_was_begun(ada, dana):
    exploring = factories.exploration(ada)
    ask = outreach.begin_ask(by=ada, person=dana, exploration=exploring)
    outreach.mark_sent(by=ada, message=ask.messages.get())
    outreach.record_reply(by=ada, ask=ask, answer="yes")
    assert kinds(ada) == [Kind.AGREE]

    begun = scheduling.begin_conversation(by=ada, person=dana, exploration=exploring, ask=ask)
    assert kinds(ada) == [Kind.OFFER]

    add(
        ada,
        Window(
            conversation=begun,
            day=date(2026, 3, 6),
            clock=time(10),
            time_zone="UTC",
            offered_at=ada.now,
        ),
    )
    assert kinds(ada) == []
    assert kinds(at(ada, 6, 11)) == [Kind.OFFER]  # the hold has released itself


def test_what_is_owed_after_a_conversation_is_on_today(ada, dana, talk):
    left = {"person": dana, "conversation": talk}
    add(ada, Promise(text="Send the slides", due_on=date(2026, 3, 6), **left))
    add(ada, Opening(text="Analyst in June", heard_on=date(2026, 3, 5), interest="yes", **left))
    add(ada, Advice(text="Sit in on a lecture", answer="try", due_on=date(2026, 3, 6), **left))
    add(ada, Advice(text="Read the minutes", tried_on=date(2026, 3, 6), **left))
    held(at(ada, 5, 16), talk)

    found = kinds(at(ada, 6, 9))

    assert found == [
        Kind.DEBRIEF,
        Kind.PROMISE,
        Kind.OPENING,
        Kind.TRY,
        Kind.REPORT,
    ]


def test_whoever_suggested_somebody_is_told_once_we_have_talked(ada, dana, talk):
    grace = factories.person(ada, "Grace Hopper")
    add(ada, Referral(person=grace, to=dana, sought="Dana", suggested_on=date(2026, 3, 1)))
    assert Kind.TELL_REFERRER not in kinds(at(ada, 5, 14))

    held(at(ada, 5, 16), talk)

    told = [row for row in rows(at(ada, 6, 9)) if row.kind is Kind.TELL_REFERRER]
    assert [row.sentence for row in told] == ["Tell Grace Hopper how it went with Dana Whitfield"]


def test_a_letter_that_went_out_settles_its_row(ada, dana, talk):
    advice = add(ada, Advice(person=dana, text="Read", tried_on=date(2026, 3, 2)))
    assert kinds(at(ada, 3, 9)) == [Kind.REPORT]

    add(ada, Letter(person=dana, kind="outcome", about=advice.pk, sent_at=ada.now))

    assert kinds(at(ada, 3, 9)) == []


def test_a_decision_comes_back_on_its_day(ada):
    exploring = factories.exploration(ada)
    add(
        ada,
        Decision(
            exploration=exploring,
            text="Town planning",
            decided_on=date(2025, 12, 2),
            look_again_on=date(2026, 3, 2),
        ),
    )

    (row,) = rows(ada)

    assert (row.kind, row.subject) == (Kind.LOOK_AGAIN, exploring.pk)


def test_nobody_is_owed_who_is_never_asked_again(ada, dana, talk):
    add(ada, Promise(person=dana, text="Send", due_on=date(2026, 3, 2)))
    dana.never_again = True
    with ada.change("Never again") as change:
        change.save(dana)

    assert kinds(at(ada, 4, 12)) == []


def test_whoever_is_never_asked_again_is_still_thanked_for_the_conversation(ada, dana, talk):
    held(at(ada, 5, 16), talk)
    dana.never_again = True
    with ada.change("Never again") as change:
        change.save(dana)

    assert [row.sentence for row in rows(at(ada, 5, 20))] == [
        "Write down what Dana Whitfield told you"
    ]


def test_nothing_of_another_space_is_owed(ada, talk):
    stranger = factories.author(factories.space("stranger"))
    factories.one_of_everything(stranger, "Zebulon Quickfeather")

    assert "Zebulon" not in str(rows(at(ada, 4, 12)))


def test_the_days_to_come_show_the_conversations_on_them(ada, talk):
    week = queries.due(space=ada.space, now=ada.now).week

    assert [each.day.day for each in week] == [2, 3, 4, 5, 6, 7, 8]
    ((clock, found),) = week[3].talks
    assert (clock, found.person) == (time(15), "Dana Whitfield")


def test_an_empty_week_is_not_shown(ada, talk):
    assert queries.due(space=ada.space, now=at(ada, 6, 9).now).week == []


def test_whoever_begins_with_a_conversation_needs_no_first_steps(ada, talk):
    assert queries.due(space=ada.space, now=ada.now).steps == []
