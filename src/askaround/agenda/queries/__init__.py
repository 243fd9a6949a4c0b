"""Today: one queue, computed from everything else. The same answer serves page and command."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Count, Q

from askaround.accounts.models import Space
from askaround.agenda.models import SetAside
from askaround.agenda.queries.exploring import Coverage, FirstStep, coverage, first_steps
from askaround.agenda.queries.introductions import introduction_rows, open_introductions
from askaround.agenda.queries.requests import request_rows
from askaround.agenda.queries.rows import Row
from askaround.agenda.rules import Kind, is_away, queue
from askaround.outreach.models import Ask, Introduction

__all__ = ["Agenda", "Coverage", "FirstStep", "Row", "Waiting", "today"]

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
    rows for another day.
    """

    day: date
    rows: list[Row]
    steps: list[FirstStep]
    waiting: Waiting
    coverage: Coverage | None
    more: bool


def today(*, space: Space, now: datetime) -> Agenda:
    """Return what is next in a space at a moment, in a fixed number of queries."""
    day = now.astimezone(ZoneInfo(space.time_zone)).date()
    away = _set_aside(space, day)
    introductions = open_introductions(space)
    candidates = [
        *request_rows(space, day, set_aside=len(away)),
        *introduction_rows(introductions, space, day),
    ]
    counted = _requests_counted(space)
    found = coverage(space)
    rows = queue(candidates, set_aside=away, today=day)
    asked = sum(each.state == Introduction.State.ASKED for each in introductions)
    return Agenda(
        day=day,
        rows=rows,
        steps=first_steps(space, found, begun=counted["begun"], sent=counted["sent"]),
        waiting=Waiting(
            people=counted["waiting"] + asked, late=sum(row.kind in LATE for row in candidates)
        ),
        coverage=found,
        more=sum(not is_away(row.name, away, day) for row in candidates) > len(rows),
    )


def _set_aside(space: Space, day: date) -> dict[str, date | None]:
    """Return the names of the rows that stay away today, with the day on which they come back."""
    kept = SetAside.objects.filter(Q(until=None) | Q(until__gt=day), space=space)
    return dict(kept.values_list("row", "until"))


def _requests_counted(space: Space) -> dict[str, int]:
    """Count the requests that wait for an answer, and those begun and sent outside the example."""
    own = Q(exploration__is_example=False)
    sent = Q(sent_at__isnull=False)
    return Ask.objects.filter(space=space).aggregate(
        waiting=Count("pk", filter=sent & Q(answer="", closed_at__isnull=True)),
        begun=Count("pk", filter=own),
        sent=Count("pk", filter=own & sent),
    )
