"""Today: one queue, computed from everything else. The same answer serves page and command."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from askaround.accounts.models import Space
from askaround.agenda.models import SetAside
from askaround.agenda.queries.conversations import (
    Day,
    conversation_matters,
    talks_around,
    week_of,
)
from askaround.agenda.queries.exploring import (
    Coverage,
    FirstStep,
    brought_by_the_example,
    counted,
    coverage,
    current,
    first_steps,
    is_hidden,
)
from askaround.agenda.queries.introductions import (
    Introducing,
    introduction_matters,
    open_introductions,
)
from askaround.agenda.queries.open_question import question_row
from askaround.agenda.queries.owed import owed_matters
from askaround.agenda.queries.requests import request_matters
from askaround.agenda.queries.rows import Matter, Row
from askaround.agenda.rules import MOST_ROWS, Kind, is_away, queue
from askaround.core.prepared import prepared
from askaround.outreach.models import Introduction
from askaround.people.models import Person
from askaround.research.models import Question

__all__ = [
    "Agenda",
    "Coverage",
    "Day",
    "FirstStep",
    "Row",
    "Waiting",
    "due",
    "somebody_to_ask",
    "today",
]

LATE = {Kind.REMIND, Kind.REMIND_INTRODUCER, Kind.SECOND_PERSON, Kind.REST}


@dataclass(frozen=True, slots=True)
class Waiting:
    """What others have in their hands: so many ``people``, of whom some have been ``late``."""

    people: int
    late: int


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is next on ``day``, the first thing first; ``steps`` lead somebody new to it.

    ``coverage`` is None where nothing is being explored. ``more`` says that there are further
    rows for another day. ``open_question`` is what the last row is about. ``week`` holds the days
    to come, where a conversation is planned on one of them.
    """

    day: date
    rows: list[Row]
    steps: list[FirstStep]
    waiting: Waiting
    coverage: Coverage | None
    more: bool
    open_question: Question | None
    week: list[Day]


def today(*, space: Space, now: datetime) -> Agenda:
    """Return all that is next in a space at a moment."""
    agenda = due(space=space, now=now)
    last = somebody_to_ask(agenda, space=space, now=now)
    return replace(agenda, rows=[*agenda.rows, last]) if last else agenda


def due(*, space: Space, now: datetime) -> Agenda:
    """Return what is next, in a fixed number of queries, but for the row about an open question.

    Whom to ask about it is found by comparing hundreds of people (:func:`somebody_to_ask`), which a
    page may do a moment later.
    """
    day = _day(space, now)
    away = _set_aside(space, day)
    exploration = current(space)
    hidden = is_hidden(exploration)
    open_ones = open_introductions(space, without_example=hidden)
    talks = talks_around(space, now, without_example=hidden)
    matters = [
        *conversation_matters(talks, space, now),
        *owed_matters(space, day, without_example=hidden, set_aside=len(away)),
        *request_matters(space, day, without_example=hidden, set_aside=len(away)),
        *introduction_matters(open_ones, space, day),
    ]
    numbers = counted(space, exploration, without_example=hidden)
    found = coverage(exploration, numbers) if exploration else None
    steps = first_steps(space, found, numbers) if not talks else []
    question = _open_question(found) if not steps else None
    most = MOST_ROWS - 1 if question else MOST_ROWS
    rows = [matter.row(day) for matter in queue(matters, set_aside=away, today=day, most=most)]
    return Agenda(
        day=day,
        rows=rows,
        steps=steps,
        waiting=_waiting(numbers.waiting, open_ones, matters),
        coverage=found,
        more=sum(not is_away(matter.name, away, day) for matter in matters) > len(rows),
        open_question=question,
        week=week_of(talks, space, now),
    )


def somebody_to_ask(agenda: Agenda, *, space: Space, now: datetime) -> Row | None:
    """Return the last row: the open question, and the first person to ask who was not put off."""
    if agenda.open_question is None or agenda.coverage is None:
        return None
    exploration = agenda.coverage.exploration
    people = Person.objects.filter(space=space)
    if is_hidden(exploration):
        people = people.exclude(pk__in=brought_by_the_example(space))
    return question_row(
        space=space,
        people=people,
        exploration=exploration,
        question=agenda.open_question,
        set_aside=_set_aside(space, agenda.day),
        now=now,
        today=agenda.day,
    )


def _day(space: Space, now: datetime) -> date:
    return now.astimezone(ZoneInfo(space.time_zone)).date()


def _open_question(found: Coverage | None) -> Question | None:
    return found.open_questions[0] if found and found.open_questions else None


def _waiting(asked: int, introductions: list[Introducing], matters: list[Matter]) -> Waiting:
    introducing = sum(each.state == Introduction.State.ASKED for each in introductions)
    return Waiting(people=asked + introducing, late=sum(matter.kind in LATE for matter in matters))


def _set_aside(space: Space, day: date) -> dict[str, date | None]:
    """Return the names of the rows that stay away today, with the day on which they come back."""
    return dict(_kept(space.pk, day))


@prepared
def _kept(space: UUID, day: date) -> QuerySet[SetAside, tuple[str, date | None]]:
    kept = SetAside.objects.filter(Q(until=None) | Q(until__gt=day), space=space)
    return kept.values_list("row", "until")
