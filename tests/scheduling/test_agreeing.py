"""Agreeing on a time, moving it, calling it off; what holds and what is released."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from askaround.journal.actions import undo
from askaround.letters.models import Letter
from askaround.outreach.actions import record_reply
from askaround.outreach.models import Ask
from askaround.people.models import Event
from askaround.scheduling import actions, queries
from askaround.scheduling.models import BusyCalendar, Conversation, Window
from askaround.scheduling.rules.spans import Kind
from askaround.scheduling.rules.states import HOLDING, ConversationState, WindowState
from askaround.scheduling.rules.wall_time import WallTime
from tests import factories

THURSDAY = WallTime(date(2026, 3, 5), time(15), "Europe/Berlin")
FRIDAY = WallTime(date(2026, 3, 6), time(10), "Europe/Berlin")


def begun(by):
    return actions.begin_conversation(
        by=by, person=factories.person(by), exploration=factories.exploration(by)
    )


def test_beginning_twice_makes_one_conversation(ada):
    first = begun(ada)

    again = actions.begin_conversation(by=ada, person=first.person, exploration=first.exploration)

    assert again == first
    assert again.minutes == 30


def test_a_time_is_kept_as_the_clock_shows_it_with_its_moment(ada):
    talk = actions.agree(by=ada, conversation=begun(ada), when=THURSDAY, mode="video")

    talk.refresh_from_db()
    assert (talk.day, talk.clock, talk.time_zone) == (date(2026, 3, 5), time(15), "Europe/Berlin")
    assert talk.starts_at == datetime(2026, 3, 5, 14, tzinfo=UTC)
    assert queries.state(talk, ada.now) is ConversationState.AGREED
    assert queries.state(talk, talk.starts_at + timedelta(minutes=5)) is ConversationState.NOW
    assert queries.state(talk, talk.starts_at + timedelta(hours=1)) is ConversationState.HELD
    assert list(queries.upcoming(Conversation.objects.all(), ada.now)) == [talk]
    assert list(queries.past(Conversation.objects.all(), ada.now)) == []
    later = talk.starts_at + timedelta(minutes=30)
    assert list(queries.upcoming(Conversation.objects.all(), later)) == []
    assert list(queries.past(Conversation.objects.all(), later)) == [talk]


def test_a_time_that_the_clock_skips_is_refused_with_the_nearest_ones(ada):
    skipped = WallTime(date(2026, 3, 29), time(2, 30), "Europe/Berlin")

    with pytest.raises(actions.ImpossibleTime) as refused:
        actions.agree(by=ada, conversation=begun(ada), when=skipped)

    assert "1:45" in str(refused.value)
    assert [near.clock for near in refused.value.nearest] == [time(1, 45), time(3)]


def test_an_accepted_window_becomes_the_agreement_and_the_others_are_released(ada):
    talk = begun(ada)
    taken = actions.choose_window(by=ada, conversation=talk, when=THURSDAY)
    other = actions.choose_window(by=ada, conversation=talk, when=FRIDAY)
    actions.offer(by=ada, conversation=talk)
    assert queries.held_windows(Window.objects.all(), ada.now).count() == 2
    ada.now += timedelta(hours=1)

    agreed = actions.accept(by=ada, window=Window.objects.get(pk=taken.pk))

    assert agreed.starts_at == taken.starts_at
    assert Window.objects.get(pk=taken.pk).answer == Window.Answer.ACCEPTED
    other = Window.objects.get(pk=other.pk)
    assert other.answer == ""
    assert queries.state_of_window(other, ada.now) is WindowState.RELEASED
    assert not queries.held_windows(Window.objects.all(), ada.now).exists()


def test_the_yes_is_noted_with_the_agreement_when_asked_to(ada):
    talk = begun(ada)
    with ada.change("Asked") as change:
        ask = change.add(Ask(person=talk.person, exploration=talk.exploration, sent_at=ada.now))
        talk.ask = ask
        change.save(talk)

    actions.agree(by=ada, conversation=talk, when=THURSDAY, says_yes=True)

    ask.refresh_from_db()
    assert ask.answer == Ask.Answer.YES


def asked(by, **fields):
    person, exploration = factories.person(by), factories.exploration(by)
    with by.change("Asked") as change:
        return change.add(Ask(person=person, exploration=exploration, sent_at=by.now, **fields))


def test_a_yes_takes_over_the_conversation_that_was_begun_before(ada):
    ask = asked(ada)
    begun_before = actions.begin_conversation(
        by=ada, person=ask.person, exploration=ask.exploration
    )

    talk = actions.take_yes(by=ada, ask=ask, when=THURSDAY)

    assert talk == begun_before
    assert list(ask.conversations.all()) == [talk]
    assert talk.minutes == 20


def test_it_takes_as_long_as_the_request_asked_for(ada):
    short = actions.take_yes(by=ada, ask=asked(ada, minutes=15))
    usual = actions.take_yes(by=ada, ask=asked(ada), when=THURSDAY)

    assert (short.minutes, usual.minutes) == (15, 20)


def test_more_time_that_they_gave_stays_when_the_yes_is_noted_again(ada):
    ask = asked(ada)
    actions.take_yes(by=ada, ask=ask, when=THURSDAY, minutes=45)
    record_reply(by=ada, ask=ask, answer=Ask.Answer.NOT_NOW)

    actions.take_yes(by=ada, ask=ask, when=FRIDAY)

    assert Conversation.objects.get().minutes == 45


def test_a_second_yes_moves_the_agreed_conversation(ada):
    ask = asked(ada)
    actions.take_yes(by=ada, ask=ask, when=THURSDAY)
    record_reply(by=ada, ask=ask, answer=Ask.Answer.NOT_NOW)

    actions.take_yes(by=ada, ask=ask, when=FRIDAY)

    assert Conversation.objects.get().day == FRIDAY.day


def test_what_took_place_stands_in_the_timeline_once(ada):
    talk = actions.agree(by=ada, conversation=begun(ada), when=THURSDAY, mode="video")
    started, ended = talk.starts_at, talk.starts_at + timedelta(minutes=25)

    actions.mark_held(by=ada, conversation=talk, started_at=started, ended_at=ended)
    actions.mark_held(by=ada, conversation=talk, started_at=started, ended_at=ended)

    met = Event.objects.get(kind=Event.Kind.MET)
    assert (met.at, met.about) == (started, talk.pk)
    with pytest.raises(actions.CannotCallOff):
        actions.call_off(by=ada, conversation=talk, side="me")


def letters():
    return Letter.objects.all()


def test_a_confirmation_is_due_the_day_before_until_it_went_out(ada):
    talk = actions.agree(by=ada, conversation=begun(ada), when=THURSDAY, mode="video")
    the_day_before = datetime(2026, 3, 4, 10, tzinfo=UTC)

    assert queries.confirmation_due_at(talk, ada.now) == the_day_before
    with ada.change("Confirmed") as change:
        change.add(Letter(person=talk.person, kind="confirmation", about=talk.pk, sent_at=ada.now))

    assert queries.confirmed(talk, letters())


def test_what_was_moved_after_its_confirmation_is_confirmed_again(ada):
    talk = actions.agree(by=ada, conversation=begun(ada), when=THURSDAY)
    with ada.change("Confirmed") as change:
        change.add(Letter(person=talk.person, kind="confirmation", about=talk.pk, sent_at=ada.now))
    ada.now += timedelta(minutes=5)
    moved = WallTime(date(2026, 3, 10), time(15), "Europe/Berlin")

    talk = actions.agree(by=ada, conversation=talk, when=moved)

    assert not queries.confirmed(talk, letters())
    assert queries.confirmation_due_at(talk, ada.now) == datetime(2026, 3, 9, 10, tzinfo=UTC)


def test_times_offered_after_an_agreement_are_held_until_the_move(ada):
    talk = actions.agree(by=ada, conversation=begun(ada), when=THURSDAY)
    ada.now += timedelta(hours=1)
    other = actions.choose_window(by=ada, conversation=talk, when=FRIDAY)
    actions.offer(by=ada, conversation=talk)
    windows = Window.objects.all()
    assert list(queries.held_windows(windows, ada.now)) == [other]
    ada.now += timedelta(hours=1)

    moved = actions.accept(by=ada, window=Window.objects.get())

    assert moved.day == FRIDAY.day
    assert not queries.held_windows(windows, ada.now).exists()


def test_calling_off_releases_what_was_offered_and_undo_holds_it_again(ada):
    talk = begun(ada)
    actions.choose_window(by=ada, conversation=talk, when=THURSDAY)
    actions.offer(by=ada, conversation=talk)
    windows = Window.objects.all()

    actions.call_off(by=ada, conversation=talk, side="them", reason="Too much to do")

    assert not queries.held_windows(windows, ada.now).exists()
    undo(by=ada, change=ada.changes[-1])
    assert queries.held_windows(windows, ada.now).count() == 1


def test_the_database_and_the_rule_agree_on_what_is_held(ada):
    talk = actions.agree(by=ada, conversation=begun(ada), when=THURSDAY)
    for moment in (ada.now - timedelta(hours=1), ada.now, ada.now + timedelta(hours=1), None):
        for answer in ("", "declined"):
            with ada.change("A window") as change:
                change.add(
                    Window(
                        conversation=talk,
                        day=FRIDAY.day,
                        clock=FRIDAY.clock,
                        time_zone=FRIDAY.zone,
                        offered_at=moment,
                        answer=answer,
                    )
                )
    for now in (ada.now, ada.now + timedelta(days=9)):
        held = set(queries.held_windows(Window.objects.all(), now))
        said = {
            window
            for window in Window.objects.select_related("conversation")
            if queries.state_of_window(window, now) in HOLDING
        }
        assert held == said


def test_only_so_many_times_are_offered_and_none_that_is_over(ada):
    talk = begun(ada)
    for day in range(3, 9):
        when = WallTime(date(2026, 3, day), time(15), "Europe/Berlin")
        actions.choose_window(by=ada, conversation=talk, when=when)

    with pytest.raises(actions.CannotOffer):
        actions.choose_window(by=ada, conversation=talk, when=THURSDAY._replace(clock=time(9)))
    with pytest.raises(actions.CannotOffer):
        actions.note_their_time(
            by=ada, conversation=talk, when=THURSDAY._replace(day=date(2026, 3, 1))
        )


def test_several_counter_offers_are_kept_and_heard_in_the_timeline(ada):
    talk = begun(ada)
    for when in (THURSDAY, FRIDAY, FRIDAY):
        actions.note_their_time(by=ada, conversation=talk, when=when)

    assert Window.objects.filter(by_them=True).count() == 2
    heard = Event.objects.filter(about=talk.pk, direction=Event.Direction.IN)
    assert heard.count() == 2


def test_what_takes_my_time_is_gathered_from_three_places(ada):
    talk = begun(ada)
    other = factories.conversation(ada, factories.person(ada, "Lise"), time_zone="Europe/Berlin")
    third = actions.begin_conversation(
        by=ada, person=factories.person(ada, "Emmy"), exploration=talk.exploration
    )
    actions.choose_window(by=ada, conversation=third, when=FRIDAY)
    actions.choose_window(by=ada, conversation=talk, when=THURSDAY)
    with ada.change("Read") as change:
        busy = [["2026-03-03T08:00:00+00:00", "2026-03-03T09:00:00+00:00"]]
        change.add(BusyCalendar(name="Work", busy=busy))

    found = queries.taken(
        calendars=BusyCalendar.objects.all(),
        conversations=Conversation.objects.all(),
        windows=Window.objects.all(),
        now=ada.now,
        besides=talk,
    )

    assert [(each.kind, each.about) for each in found] == [
        (Kind.BUSY, "Work"),
        (Kind.AGREED, str(other.person)),
        (Kind.HELD, "Emmy"),
    ]


def test_changing_the_playbook_changes_when_it_is_confirmed(ada):
    talk = actions.agree(by=ada, conversation=begun(ada), when=THURSDAY)

    def due(days):
        talk.space.playbook_changes = {"confirm_days_before": days}
        return queries.confirmation_due_at(talk, ada.now)

    assert (due(1) - due(2), due(0)) == (timedelta(days=1), None)
