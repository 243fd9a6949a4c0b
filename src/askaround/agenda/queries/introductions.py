"""What the introductions of a space want of me today."""

from datetime import date, datetime
from functools import partial
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from askaround.accounts.models import Space
from askaround.accounts.queries import playbook_in_force
from askaround.accounts.rules import Playbook
from askaround.agenda import sentences
from askaround.agenda.queries.rows import Matter, belonging
from askaround.agenda.rules import Kind, may_be_due, step_of_introduction
from askaround.agenda.sentences import Words
from askaround.core.calendars import rest_day
from askaround.core.prepared import prepared
from askaround.outreach.models import Introduction
from askaround.outreach.rules.pace import Move, next_move
from askaround.outreach.rules.states import IntroductionState

OVER = [Introduction.State.THANKED, Introduction.State.DECLINED]


COLUMNS = (
    "id",
    "state",
    "state_at",
    "introducer_id",
    "introducer__full_name",
    "introducer__country",
    "person__full_name",
    "sought",
)


class Introducing(NamedTuple):
    """The columns of an introduction that Today needs; ``person`` is empty without a name."""

    id: UUID
    state: str
    state_at: datetime
    introducer_id: UUID
    introducer: str
    country: str
    person: str | None
    sought: str


def open_introductions(space: Space, *, without_example: bool) -> list[Introducing]:
    """Return those that are not over yet, without people whom I never ask again."""
    return [Introducing(*row) for row in _open(space.pk, without_example=without_example)]


@prepared
def _open(space: UUID, *, without_example: bool) -> QuerySet[Introduction, tuple[Any, ...]]:
    nobody_left_alone = Q(person=None) | Q(person__never_again=False)
    return (
        Introduction.objects.filter(belonging(space, without_example=without_example))
        .filter(nobody_left_alone, introducer__never_again=False)
        .exclude(state__in=OVER)
        .order_by("state_at")
        .values_list(*COLUMNS)
    )


def introduction_matters(
    introductions: list[Introducing], space: Space, today: date
) -> list[Matter]:
    """Return those where it is my turn."""
    found = (_matter(introduction, space, today) for introduction in introductions)
    return [matter for matter in found if matter is not None]


def _matter(introduction: Introducing, space: Space, today: date) -> Matter | None:
    since = introduction.state_at.astimezone(ZoneInfo(space.time_zone)).date()
    rules = playbook_in_force(space)
    due_on = _reminder_due(introduction, space, since=since, today=today)
    state = IntroductionState(introduction.state)
    kind = step_of_introduction(state, is_silent=due_on is not None)
    if kind is None:
        return None
    return Matter(
        kind=kind,
        about=(introduction.id, since),
        since=due_on or since,
        words=partial(_words, kind, introduction, rules, days=(today - since).days),
        person=introduction.introducer,
        person_id=introduction.introducer_id,
        subject=introduction.id,
    )


def _reminder_due(
    introduction: Introducing, space: Space, *, since: date, today: date
) -> date | None:
    """Return the day since which the introducer may be reminded; a first reminder only."""
    rules = playbook_in_force(space)
    if introduction.state != Introduction.State.ASKED or not may_be_due(
        last_on=since, today=today, playbook=rules
    ):
        return None
    move = next_move(
        sent_on=since,
        reminded_on=[],
        replied=False,
        today=today,
        playbook=rules,
        rests=rest_day(introduction.country or space.country),
        second_person_done=True,
    )
    return move.due_on if move.move is Move.REMIND else None


def _words(kind: Kind, introduction: Introducing, rules: Playbook, *, days: int) -> Words:
    introducer = introduction.introducer
    person = introduction.person or introduction.sought
    if kind is Kind.REMIND_INTRODUCER:
        return sentences.of_silent_introducer(
            introducer=introducer, person=person, days=days, wait=rules.reminders[0]
        )
    return sentences.of_introduction(kind, introducer=introducer, person=person)
