"""Who suggested whom to me, and when.

A suggestion is known from three places: a referral, a request that names who sent me, and an
introduction that came about.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from askaround.accounts.models import Space
from askaround.core.prepared import prepared
from askaround.followup.models import Referral
from askaround.followup.queries.facts import Talk, day_in, talks
from askaround.outreach.models import Ask, Introduction
from askaround.research.models import Exploration

LED_ON = (Introduction.State.AGREED, Introduction.State.INTRODUCED, Introduction.State.THANKED)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """``source`` led me to ``target`` on a day; ``exploration`` where it is known for which."""

    source: UUID
    target: UUID
    on: date
    exploration: UUID | None


def suggestions(space: Space, held: Iterable[Talk]) -> list[Suggestion]:
    """Return every suggestion in the order of the days, in three queries.

    One of somebody with whom I had talked before led me nowhere new, and is left out.
    """
    first_talk: dict[UUID, date] = {}
    for talk in held:
        if talk.held and talk.on:
            first_talk.setdefault(talk.person, talk.on)
    found = [
        *(Suggestion(*row) for row in _referrals(space.pk)),
        *(
            Suggestion(source, target, day_in(space, at), exploration)
            for source, target, at, exploration in (*_asks(space.pk), *_introductions(space.pk))
        ),
    ]
    new = (
        each
        for each in found
        if each.target not in first_talk or each.on <= first_talk[each.target]
    )
    return sorted(new, key=lambda each: each.on)


def edges(
    space: Space, *, now: datetime, exploration: Exploration | None = None
) -> list[tuple[UUID, UUID]]:
    """Return who led me to whom, as `rules.tree.branches` takes it; people by their keys."""
    found = suggestions(space, talks(space, now))
    return edges_in(found, exploration.pk if exploration else None)


def edges_in(found: Iterable[Suggestion], exploration: UUID | None) -> list[tuple[UUID, UUID]]:
    """Leave out what belongs to another exploration; what belongs to none may belong to any."""
    return [
        (each.source, each.target)
        for each in found
        if exploration is None or each.exploration in {None, exploration}
    ]


@prepared
def _referrals(space: UUID) -> QuerySet[Referral, tuple[Any, ...]]:
    rows = Referral.objects.filter(space=space, to__isnull=False).order_by("id")
    return rows.values_list("person_id", "to_id", "suggested_on", "conversation__exploration_id")


@prepared
def _asks(space: UUID) -> QuerySet[Ask, tuple[Any, ...]]:
    rows = Ask.objects.filter(space=space, referrer__isnull=False).order_by("id")
    return rows.values_list("referrer_id", "person_id", "created_at", "exploration_id")


@prepared
def _introductions(space: UUID) -> QuerySet[Introduction, tuple[Any, ...]]:
    rows = Introduction.objects.filter(space=space, person__isnull=False, state__in=LED_ON)
    return rows.order_by("id").values_list(
        "introducer_id", "person_id", "created_at", "exploration_id"
    )
