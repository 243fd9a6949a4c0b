"""What calendars hold on to: one UID for life, and a SEQUENCE that only rises.

Conversations are agreed on, moved, called off, taken up again, removed and brought back in random
order, and every step may be undone. After each step the calendar would be told anew.
"""

import contextlib
from datetime import date, time, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from askaround.journal.actions import CannotUndo, undo
from askaround.journal.models import Change
from askaround.scheduling import actions
from askaround.scheduling.models import Conversation
from askaround.scheduling.rules.wall_time import WallTime
from tests import factories

days = st.dates(date(2026, 3, 3), date(2026, 4, 30))
clocks = st.sampled_from([time(9), time(2, 30), time(15), time(23, 45)])
zones = st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Kolkata"])


def told(talk):
    """What a calendar file says about a conversation."""
    return (
        talk.starts_at,
        talk.minutes,
        talk.place,
        talk.mode,
        talk.agreed_at is not None,
        talk.cancelled_at is not None,
    )


class Calendar(RuleBasedStateMachine):
    """One conversation and the calendar of the other person."""

    @initialize()
    def begin(self):
        self.save_point = transaction.atomic()
        self.save_point.__enter__()
        self.by = factories.author(factories.space("calendar"))
        talk = actions.begin_conversation(
            by=self.by,
            person=factories.person(self.by),
            exploration=factories.exploration(self.by),
        )
        self.began = Change.objects.filter(space=self.by.space).count()
        self.key, self.uid = talk.pk, talk.uid
        self.last = (talk.version - 1, told(talk))

    @property
    def talk(self):
        return Conversation.objects.filter(pk=self.key).first()

    def there(self):
        return self.talk is not None

    def later(self):
        self.by.now += timedelta(minutes=7)

    @precondition(there)
    @rule(day=days, clock=clocks, zone=zones, minutes=st.sampled_from([20, 30, 45]))
    def agree_or_move(self, day, clock, zone, minutes):
        self.later()
        with contextlib.suppress(actions.ImpossibleTime):
            actions.agree(
                by=self.by,
                conversation=self.talk,
                when=WallTime(day, clock, zone),
                minutes=minutes,
            )

    @precondition(lambda self: self.there() and self.talk.agreed_at)
    @rule(place=st.sampled_from(["", "Café", "Their office"]), mode=st.sampled_from(["meal", ""]))
    def change_the_place(self, place, mode):
        talk = self.talk
        when = WallTime(talk.day, talk.clock, talk.time_zone, talk.clock_repeats)
        actions.agree(by=self.by, conversation=talk, when=when, place=place, mode=mode)

    @precondition(lambda self: self.there() and self.talk.cancelled_at is None)
    @rule(side=st.sampled_from(["me", "them"]))
    def call_off(self, side):
        self.later()
        actions.call_off(by=self.by, conversation=self.talk, side=side)

    @precondition(lambda self: self.there() and self.talk.cancelled_at)
    @rule()
    def look_again(self):
        actions.look_again(by=self.by, conversation=self.talk)

    @precondition(there)
    @rule()
    def remove(self):
        actions.remove_conversation(by=self.by, conversation=self.talk)

    @rule(back=st.integers(1, 3))
    def undo_something(self, back):
        done = list(Change.objects.filter(space=self.by.space, undone_at=None).order_by("id"))
        if len(done) - back < self.began:
            return
        with contextlib.suppress(CannotUndo):
            undo(by=self.by, change=done[-back])

    @precondition(lambda self: not self.there())
    @rule()
    def bring_back(self):
        gone = Change.objects.filter(space=self.by.space, undone_at=None).order_by("id").last()
        undo(by=self.by, change=gone)

    @invariant()
    def the_uid_stays_and_the_sequence_rises(self):
        talk = self.talk
        if talk is None:
            return
        number, said = actions.sequence(talk), told(talk)
        last_number, last_said = self.last
        assert talk.uid == self.uid
        assert number >= last_number
        assert number > last_number or said == last_said
        self.last = (number, said)

    def teardown(self):
        if hasattr(self, "save_point"):
            transaction.set_rollback(True)
            self.save_point.__exit__(None, None, None)


@pytest.mark.django_db
def test_one_uid_for_life_and_a_sequence_that_only_rises():
    run_state_machine_as_test(
        Calendar,
        settings=settings(
            max_examples=25,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
