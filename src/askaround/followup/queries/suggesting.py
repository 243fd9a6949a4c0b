"""Who suggested whom to me, and when.

A suggestion is known from three places: a referral, a request that names who sent me, and an
introduction that came about.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from askaround.accounts.models import Space
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
    found = [*_referrals(space), *_asks(space), *_introductions(space)]
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


def _referrals(space: Space) -> Iterable[Suggestion]:
    rows = Referral.objects.filter(space=space, to__isnull=False).order_by("id")
    for source, target, day, exploration in rows.values_list(
        "person_id", "to_id", "suggested_on", "conversation__exploration_id"
    ):
        if target is not None:
            yield Suggestion(source, target, day, exploration)


def _asks(space: Space) -> Iterable[Suggestion]:
    rows = Ask.objects.filter(space=space, referrer__isnull=False).order_by("id")
    for source, target, at, exploration in rows.values_list(
        "referrer_id", "person_id", "created_at", "exploration_id"
    ):
        if source is not None:
            yield Suggestion(source, target, day_in(space, at), exploration)


def _introductions(space: Space) -> Iterable[Suggestion]:
    rows = Introduction.objects.filter(space=space, person__isnull=False, state__in=LED_ON)
    for source, target, at, exploration in rows.order_by("id").values_list(
        "introducer_id", "person_id", "created_at", "exploration_id"
    ):
        if target is not None:
            yield Suggestion(source, target, day_in(space, at), exploration)
