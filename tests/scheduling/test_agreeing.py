"""Agreeing on a time, moving it, calling it off; what holds and what is released."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from askaround.outreach.models import Ask
from askaround.people.models import Event
from askaround.scheduling import actions, queries
from askaround.scheduling.models import Conversation, Window
from askaround.scheduling.rules.states import ConversationState, WindowState
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


def test_what_took_place_stands_in_the_timeline_once(ada):
    talk = actions.agree(by=ada, conversation=begun(ada), when=THURSDAY, mode="video")
    started, ended = talk.starts_at, talk.starts_at + timedelta(minutes=25)

    actions.mark_held(by=ada, conversation=talk, started_at=started, ended_at=ended)
    actions.mark_held(by=ada, conversation=talk, started_at=started, ended_at=ended)

    met = Event.objects.get(kind=Event.Kind.MET)
    assert (met.at, met.about) == (started, talk.pk)
    with pytest.raises(actions.CannotCallOff):
        actions.call_off(by=ada, conversation=talk, side="me")
