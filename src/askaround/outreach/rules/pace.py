"""When to remind, when to think of somebody else, and when to let a request rest."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from askaround.accounts.rules import Days, Playbook, Wait
from askaround.core.calendars import RestDay, add_business_days, next_working_day
from askaround.preparation.rules.drafts import DraftKind

REMINDER_DRAFTS = (DraftKind.FOLLOW_UP_1, DraftKind.FOLLOW_UP_2)


class Move(StrEnum):
    WAIT = "wait"
    REMIND = "remind"
    SECOND_PERSON = "second-person"  # think of somebody else there as well
    REST = "rest"  # let it go, kindly
    NONE = "none"  # there was a reply


@dataclass(frozen=True, slots=True)
class NextMove:
    """What to do about a request now, or what comes next where the move is to wait.

    ``due_on`` is the day on which it becomes, or became, my turn; only a reply leaves it empty.
    ``number`` counts reminders from 1 and ``draft`` names the text for it; both are empty unless
    a reminder is due or comes next.
    """

    move: Move
    due_on: date | None = None
    number: int = 0
    draft: DraftKind | None = None

    @property
    def is_mine(self) -> bool:
        """Whether the ball is in my court."""
        return self.move not in (Move.WAIT, Move.NONE)


def next_move(
    *,
    sent_on: date,
    reminded_on: Sequence[date],
    replied: bool,
    today: date,
    playbook: Playbook,
    rests: RestDay,
    not_before: date = date.min,
    second_person_done: bool = False,
) -> NextMove:
    """Return what to do today about a request that was sent on ``sent_on``.

    Nothing falls on a day that ``rests``, and nothing before ``not_before`` (put off, or they are
    away until then). ``second_person_done``: somebody else was thought of, or is not wanted.
    """
    if replied:
        return NextMove(Move.NONE)
    last = max([sent_on, *reminded_on])

    def due(wait: Wait) -> date:
        return next_working_day(max(_after(last, wait, rests), not_before), rests)

    reminded = len(reminded_on)
    if reminded >= min(playbook.reminders_at_most, len(playbook.reminders), len(REMINDER_DRAFTS)):
        coming = [(due(playbook.rest_after), NextMove(Move.REST))]
    else:
        reminder = NextMove(Move.REMIND, number=reminded + 1, draft=REMINDER_DRAFTS[reminded])
        coming = [(due(playbook.reminders[reminded]), reminder)]
    if playbook.second_person_after and not reminded and not second_person_done:
        coming.append((due(playbook.second_person_after), NextMove(Move.SECOND_PERSON)))
    return _first_due(coming, today, rests)


def _after(day: date, wait: Wait, rests: RestDay) -> date:
    if wait.days is Days.BUSINESS:
        return add_business_days(day, wait.amount, rests)
    return day + timedelta(days=wait.amount)


def _first_due(coming: list[tuple[date, NextMove]], today: date, rests: RestDay) -> NextMove:
    """Return the first of ``coming`` that is due, else the wait for the soonest."""
    if not rests(today):
        for due_on, move in coming:
            if today >= due_on:
                return replace(move, due_on=due_on)
    due_on, soonest = min(coming, key=lambda each: each[0])
    return replace(soonest, move=Move.WAIT, due_on=max(due_on, next_working_day(today, rests)))
