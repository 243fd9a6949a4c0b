"""The ledger across all conversations: what is open, or one kind of it with all that is over."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from askaround.accounts.models import Space
from askaround.core.prepared import prepared
from askaround.followup.models import Advice, Opening, Promise, Referral
from askaround.followup.queries.approaches import open_standings
from askaround.followup.queries.facts import Post, day_in, talks_with, written
from askaround.followup.queries.first import (
    Part,
    Some,
    first_advice,
    first_openings,
    first_promises,
    part_of,
    the_rest,
)
from askaround.followup.queries.left import OVER, Left
from askaround.followup.queries.referrals import ReferralRow, referral_rows, with_referrals
from askaround.followup.queries.rows import (
    AdviceRow,
    OpeningRow,
    PromiseRow,
    advice_rows,
    opening_rows,
    promise_rows,
)
from askaround.letters.models import Letter


class Shelf(StrEnum):
    """One kind of what was left behind."""

    ADVICE = "advice"
    PROMISES = "promises"
    REFERRALS = "referrals"
    OPENINGS = "openings"


@dataclass(frozen=True, slots=True)
class Ledger(Left):
    """Some lines of each kind; ``more`` names the kinds that go on."""

    more: frozenset[str]


NOTHING: Some[Any] = Some([], more=False)


def ledger(
    space: Space,
    *,
    now: datetime,
    letters: Post,
    kinds: Iterable[str],
    part: Part,
) -> Ledger:
    """Return a part of each of the kinds; the database chooses it, whatever else there is."""
    today, wanted = day_in(space, now), frozenset(kinds)
    advice = _advice(space, letters, part) if Shelf.ADVICE in wanted else NOTHING
    promises = _promises(space, part, today) if Shelf.PROMISES in wanted else NOTHING
    referrals = _referrals(space, now, letters, part) if Shelf.REFERRALS in wanted else NOTHING
    openings = _openings(space, letters, part, today) if Shelf.OPENINGS in wanted else NOTHING
    by_shelf = zip(Shelf, (advice, promises, referrals, openings), strict=True)
    return Ledger(
        advice=list(advice.rows),
        promises=list(promises.rows),
        referrals=list(referrals.rows),
        openings=list(openings.rows),
        more=frozenset(shelf.value for shelf, some in by_shelf if some.more),
    )


def _advice(space: Space, letters: Post, part: Part) -> Some[AdviceRow]:
    first = first_advice(space, part)
    chosen = Advice.objects.filter(space=space, pk__in=first.rows)
    return Some(advice_rows(chosen, space=space, letters=letters), first.more)


def _promises(space: Space, part: Part, today: date) -> Some[PromiseRow]:
    first = first_promises(space, part)
    chosen = Promise.objects.filter(space=space, pk__in=first.rows)
    return Some(promise_rows(chosen, space=space, today=today), first.more)


def _openings(space: Space, letters: Post, part: Part, today: date) -> Some[OpeningRow]:
    first = first_openings(space, part, today=today)
    chosen = Opening.objects.filter(space=space, pk__in=first.rows)
    return Some(opening_rows(chosen, letters=letters, today=today), first.more)


def _referrals(space: Space, now: datetime, letters: Post, part: Part) -> Some[ReferralRow]:
    """Order all that is open by how far it came, which stands in other rows. Then what is over."""
    every = Referral.objects.filter(space=space)
    rows = open_standings(space, letters=letters, now=now)
    if part.open_only:
        chosen = part_of([row for row in rows if row.state not in OVER], part)
        return Some(with_referrals(every, chosen.rows), chosen.more)
    rest = the_rest(part, len(rows))
    told = Q(told_on__isnull=False) | Q(written(Letter.Kind.REFERRER_NEWS))
    over = told | Q(closed_on__isnull=False)
    place = Case(When(told, then=Value(0)), default=Value(1), output_field=IntegerField())
    ordered = every.filter(over).order_by(place, "suggested_on", "id")
    keys = list(ordered.values_list("pk", flat=True)[rest.start : rest.end + 1])
    among = every.filter(pk__in=keys[: rest.most])
    had = talks_with(space, [key for key in among.values_list("to", flat=True) if key], now=now)
    behind = referral_rows(among, space=space, letters=letters, talks=had)
    shown = with_referrals(every, rows[part.start : part.end])
    return Some(
        [*shown, *behind],
        more=len(rows) > part.end or len(keys) > rest.most,
    )


def counts(space: Space) -> dict[str, int]:
    """Count everything of each kind, in one query."""
    return {shelf.value: 0 for shelf in Shelf} | dict(_counts(space.pk))


@prepared
def _counts(space: UUID) -> QuerySet[Any, tuple[str, int]]:
    advice, *others = (
        rows.filter(space=space)
        .values("space")
        .annotate(shelf=Value(shelf.value), number=Count("pk"))
        .order_by()
        .values_list("shelf", "number")
        for shelf, rows in {
            Shelf.ADVICE: Advice.objects.all(),
            Shelf.PROMISES: Promise.objects.all(),
            Shelf.REFERRALS: Referral.objects.all(),
            Shelf.OPENINGS: Opening.objects.all(),
        }.items()
    )
    return advice.union(*others, all=True)
