"""Whose day to keep in touch has come, chosen by the database; `touching.py` says why to write.

The days are UTC's, and a month ends as SQLite has it: near enough to choose by. What is chosen is
then read in full, and those whose day has not quite come are left out.
"""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import CharField, Exists, F, Func, Max, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, Concat, Greatest

from askaround.accounts.models import Space
from askaround.accounts.queries import playbook_in_force
from askaround.core.prepared import prepared
from askaround.followup.models import Advice, Tie
from askaround.followup.queries.facts import Post, day_in, written
from askaround.followup.queries.first import Part, Some
from askaround.followup.queries.touching import Touch, touches_of
from askaround.followup.rules.touch import (
    ANNIVERSARY_DAYS,
    TouchState,
    is_new_year,
)
from askaround.letters.models import Letter
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
    due = [key for key in _due(space.pk, now, long_ago, today, months) if key not in planned]
    if is_new_year(today):  # a reason to write to everybody
        return due
    near = tuple(
        f"{today + timedelta(days=days):%m-%d}"
        for days in range(-ANNIVERSARY_DAYS, ANNIVERSARY_DAYS + 1)
    )
    news = {key for (key,) in _news(space.pk, near)}
    return sorted(due, key=lambda key: key not in news)


def _due(space: UUID, now: datetime, long_ago: datetime, today: date, months: int) -> list[str]:
    """Return whose day has come, whoever talks with me or not, the longest ago first."""
    talked = _due_since_a_talk(space, now, long_ago, today, months)
    tied = _due_without_a_talk(space, now, long_ago, today, months)
    return [key for _day, _name, key in sorted([*talked, *tied])]


@prepared
def _due_since_a_talk(
    space: UUID, now: datetime, long_ago: datetime, today: date, months: int
) -> QuerySet[Conversation, tuple[str, str, str]]:
    here = Conversation.objects.filter(space=space, person__never_again=False)
    awake = Q(person__ties=None) | Q(person__ties__stage__in=AWAKE)
    last = Coalesce(Greatest("talked_at", "person__last_contact_at"), "talked_at")
    return (
        scheduling.past(here, now, long_ago=long_ago)
        .filter(awake)
        .order_by()
        .values("person")
        .annotate(talked_at=Max(BEGAN))
        .annotate(due_on=_months_after(last, "person__ties__months", months))
        .filter(due_on__lte=today)
        .values_list("due_on", "person__full_name", _key("person"))
    )


@prepared
def _due_without_a_talk(
    space: UUID, now: datetime, long_ago: datetime, today: date, months: int
) -> QuerySet[Person, tuple[str, str, str]]:
    held = scheduling.past(
        Conversation.objects.filter(person=OuterRef("pk")), now, long_ago=long_ago
    )
    tied = Person.objects.filter(space=space, never_again=False, ties__stage__in=AWAKE)
    last = Coalesce("last_contact_at", "ties__created_at")
    return (
        tied.annotate(due_on=_months_after(last, "ties__months", months))
        .filter(~Exists(held.order_by()), due_on__lte=today)
        .values_list("due_on", "full_name", _key("pk"))
    )


def _months_after(last: Coalesce, own: str, months: int) -> Func:
    """Return the day so many months later as text; ``own`` names a pace of somebody's own."""
    number = Cast(Coalesce(own, Value(months)), CharField())
    later = Concat(Value("+"), number, Value(" months"))
    return Func(last, later, function="date", output_field=CharField())


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
    done = Advice.objects.filter(space=space, tried_on__isnull=False, reported_on=None)
    tried = done.exclude(written(Letter.Kind.OUTCOME))
    since = Func(F("person__last_contact_at"), function="date", output_field=CharField())
    roles = Role.objects.filter(space=space, ended="")
    began = roles.exclude(started="").filter(Q(person__last_contact_at=None) | Q(started__gt=since))
    read = Source.objects.filter(space=space, path=None)
    about = read.filter(person__isnull=False)
    places = read.filter(organization__isnull=False).values("organization")
    there = roles.filter(organization__in=places)
    day = Func(Value("%m-%d"), BEGAN, function="strftime", output_field=CharField())
    talked = (
        Conversation.objects.filter(space=space, cancelled_at=None)
        .alias(on=day)
        .filter(on__in=near)
    )
    first, *others = (
        rows.order_by().values_list(_key("person")) for rows in (tried, began, about, there, talked)
    )
    return first.union(*others)


def _key(name: str) -> Cast:
    """Return a key as it is stored: there may be a thousand, and few of them are read further."""
    return Cast(name, CharField())
