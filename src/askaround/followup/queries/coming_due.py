"""Whose day to keep in touch has come, chosen by the database; `touching.py` says why to write.

The days are UTC's, and a month ends as SQLite has it: near enough to choose by. What is chosen is
then read in full, and those whose day has not quite come are left out.
"""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import CharField, DateField, F, Func, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat, Greatest

from askaround.accounts.models import Space
from askaround.core.prepared import prepared
from askaround.followup.models import Advice, Tie
from askaround.followup.queries.facts import Post, day_in
from askaround.followup.queries.first import Part, Some
from askaround.followup.queries.touching import Touch, touches_of
from askaround.followup.rules.touch import (
    ANNIVERSARY_DAYS,
    TouchState,
    is_new_year,
)
from askaround.outreach.drafting import playbook_in_force
from askaround.people.models import Person, Role, Source
from askaround.scheduling import queries as scheduling
from askaround.scheduling.models import Conversation
from askaround.scheduling.rules.states import LONGEST_TALK

BEGAN = Coalesce("started_at", "starts_at")
COME = frozenset({TouchState.DUE, TouchState.NO_REASON})

AWAKE = frozenset({"", *Tie.Stage.values}) - {Tie.Stage.RESTING}


def come(space: Space, *, now: datetime, letters: Post, part: Part) -> tuple[Some[Touch], int]:
    """Return some of those whose day has come, and how many there are; first who has news."""
    keys = _in_turn(space, now)
    chosen = [UUID(key) for key in keys[part.start : part.end]]
    found = touches_of(chosen, space=space, now=now, letters=letters) if chosen else []
    rows = [each for each in found if each.state in COME]
    return Some(rows, more=len(keys) > part.end), len(keys)


def _in_turn(space: Space, now: datetime) -> list[str]:
    """Return whose day has come by their keys, and those first about whom there may be news."""
    today, long_ago = day_in(space, now), now - LONGEST_TALK
    months = playbook_in_force(space).stay_in_touch_months
    planned = {key for (key,) in _planned(space.pk, now, long_ago)}
    due = [key for (key,) in _due(space.pk, now, long_ago, today, months) if key not in planned]
    if is_new_year(today):  # a reason to write to everybody
        return due
    near = tuple(
        f"{today + timedelta(days=days):%m-%d}"
        for days in range(-ANNIVERSARY_DAYS - 1, ANNIVERSARY_DAYS + 2)
    )
    news = {key for (key,) in _news(space.pk, near)}
    return sorted(due, key=lambda key: key not in news)


@prepared
def _due(
    space: UUID, now: datetime, long_ago: datetime, today: date, months: int
) -> QuerySet[Person, tuple[Any, ...]]:
    had = Conversation.objects.filter(person=OuterRef("pk"))
    held = scheduling.past(had, now, long_ago=long_ago).annotate(at=BEGAN)
    talked_at = Subquery(held.values("at")[:1])  # the latest first
    every = Concat(
        Value("+"), Cast(Coalesce("ties__months", Value(months)), CharField()), Value(" months")
    )
    last_at = Coalesce(
        Greatest("talked_at", "last_contact_at"),
        "talked_at",
        "last_contact_at",
        "ties__created_at",
    )
    here = Person.objects.filter(space=space, never_again=False)
    return (
        here.alias(talked_at=talked_at)
        .filter(Q(ties__isnull=False) | Q(talked_at__isnull=False))
        .filter(Q(ties=None) | Q(ties__stage__in=AWAKE))
        .alias(due_on=Func(last_at, every, function="date", output_field=DateField()))
        .filter(due_on__lte=today)
        .order_by("due_on", "full_name")
        .values_list(_key("pk"))
    )


@prepared
def _planned(space: UUID, now: datetime, long_ago: datetime) -> QuerySet[Any, tuple[Any, ...]]:
    here = Conversation.objects.filter(space=space)
    planned = scheduling.upcoming(here, now, long_ago=long_ago).order_by()
    looking = scheduling.to_agree(here).order_by()
    return planned.values_list(_key("person")).union(looking.values_list(_key("person")))


@prepared
def _news(space: UUID, near: tuple[str, ...]) -> QuerySet[Any, tuple[Any, ...]]:
    """Return whose advice was tried, who began something, was written about, or talked about now.

    Whether that was after the last contact, the rules say.
    """
    tried = Advice.objects.filter(space=space, tried_on__isnull=False, reported_on=None)
    since = Func(F("person__last_contact_at"), function="date", output_field=CharField())
    roles = Role.objects.filter(space=space, ended="")
    began = roles.exclude(started="").filter(Q(person__last_contact_at=None) | Q(started__gt=since))
    read = Source.objects.filter(space=space, path=None)
    about = read.filter(person__isnull=False)
    places = read.filter(organization__isnull=False).values("organization")
    there = roles.filter(organization__in=places)
    day = Func(Value("%m-%d"), BEGAN, function="strftime", output_field=CharField())
    talked = Conversation.objects.filter(space=space).alias(on=day).filter(on__in=near)
    first, *others = (
        rows.order_by().values_list(_key("person")) for rows in (tried, began, about, there, talked)
    )
    return first.union(*others)


def _key(name: str) -> Cast:
    """Return a key as it is stored: there may be a thousand, and few of them are read further."""
    return Cast(name, CharField())
