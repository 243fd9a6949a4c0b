"""The ledger across all conversations: what is open, or one kind of it with all that is over."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Case, IntegerField, Q, Value, When

from askaround.accounts.models import Space
from askaround.followup.models import Advice, Opening, Promise, Referral
from askaround.followup.queries.facts import Post, Talk, day_in
from askaround.followup.queries.first import (
    Part,
    Some,
    first_advice,
    first_openings,
    first_promises,
    part_of,
    the_rest,
    written,
)
from askaround.followup.queries.left import OVER
from askaround.followup.queries.referrals import ReferralRow, referral_rows
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
class Ledger:
    """Some lines of each kind, what is mine to do first; ``more`` names the kinds that go on."""

    advice: list[AdviceRow]
    promises: list[PromiseRow]
    referrals: list[ReferralRow]
    openings: list[OpeningRow]
    more: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.advice or self.promises or self.referrals or self.openings)


def ledger(
    space: Space,
    *,
    now: datetime,
    talks: Iterable[Talk],
    letters: Post,
    kinds: Iterable[str],
    part: Part,
) -> Ledger:
    """Return a part of each of the kinds; the database chooses it, whatever else there is."""
    today, wanted = day_in(space, now), frozenset(kinds)
    advice, promises = Advice.objects.filter(space=space), Promise.objects.filter(space=space)
    openings = Opening.objects.filter(space=space)
    referrals: Some[ReferralRow] = Some([], more=False)
    going_on: dict[Shelf, bool] = {}
    advice, going_on[Shelf.ADVICE] = (
        first_advice(advice, part) if Shelf.ADVICE in wanted else (advice.none(), False)
    )
    promises, going_on[Shelf.PROMISES] = (
        first_promises(promises, part) if Shelf.PROMISES in wanted else (promises.none(), False)
    )
    openings, going_on[Shelf.OPENINGS] = (
        first_openings(openings, part, today=today)
        if Shelf.OPENINGS in wanted
        else (openings.none(), False)
    )
    if Shelf.REFERRALS in wanted:
        referrals = _referrals(space, talks, letters, part)
    going_on[Shelf.REFERRALS] = referrals.more
    return Ledger(
        advice=advice_rows(advice, space=space, letters=letters, today=today),
        promises=promise_rows(promises, space=space, today=today),
        referrals=list(referrals.rows),
        openings=opening_rows(openings, space=space, letters=letters, today=today),
        more=frozenset(kind.value for kind, goes_on in going_on.items() if goes_on),
    )


def _referrals(space: Space, talks: Iterable[Talk], letters: Post, part: Part) -> Some[ReferralRow]:
    """Read what is open in full: how far it came stands in other rows. Then what is over."""
    every, had = Referral.objects.filter(space=space), list(talks)
    told = Q(told_on__isnull=False) | Q(written(Letter.Kind.REFERRER_NEWS))
    over = told | Q(closed_on__isnull=False)
    rows = referral_rows(every.exclude(over), space=space, letters=letters, talks=had)
    if part.open_only:
        return part_of([row for row in rows if row.state not in OVER], part)
    rest = the_rest(part, len(rows))
    place = Case(When(told, then=Value(0)), default=Value(1), output_field=IntegerField())
    ordered = every.filter(over).order_by(place, "suggested_on", "id")
    keys = list(ordered.values_list("pk", flat=True)[rest.start : rest.start + rest.most + 1])
    among = every.filter(pk__in=keys[: rest.most])
    behind = referral_rows(among, space=space, letters=letters, talks=had)
    shown = rows[part.start : part.start + part.most]
    return Some(
        [*shown, *behind],
        more=len(rows) > part.start + part.most or len(keys) > rest.most,
    )


def counts(space: Space) -> dict[str, int]:
    """Count everything of each kind."""
    return {
        Shelf.ADVICE.value: Advice.objects.filter(space=space).count(),
        Shelf.PROMISES.value: Promise.objects.filter(space=space).count(),
        Shelf.REFERRALS.value: Referral.objects.filter(space=space).count(),
        Shelf.OPENINGS.value: Opening.objects.filter(space=space).count(),
    }
