"""What one conversation left behind, and what one person said and gave."""

from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q

from askaround.accounts.models import Space
from askaround.followup.models import Advice, Opening, Promise, Referral
from askaround.followup.queries.facts import day_in, post, talks
from askaround.followup.queries.referrals import ReferralRow, referral_rows
from askaround.followup.queries.rows import (
    AdviceRow,
    OpeningRow,
    PromiseRow,
    advice_rows,
    opening_rows,
    promise_rows,
)
from askaround.followup.queries.thanks import Thanks, thanks_for
from askaround.followup.rules.states import (
    AdviceState,
    OpeningState,
    PromiseState,
    ReferralState,
)
from askaround.people.models import Person
from askaround.scheduling.models import Conversation

OPEN_ADVICE = frozenset({AdviceState.TRIED, AdviceState.TO_DO, AdviceState.UNDECIDED})
OPEN_PROMISES = frozenset({PromiseState.DUE, PromiseState.OPEN, PromiseState.AWAITED})
OPEN_OPENINGS = frozenset({OpeningState.TO_WRITE, OpeningState.UNDECIDED, OpeningState.WAIT})

EVERYTHING = Q()
KINDS = (Advice, Promise, Referral, Opening)
OVER = frozenset({ReferralState.TOLD, ReferralState.CLOSED, ReferralState.DECLINED})


@dataclass(frozen=True, slots=True)
class Left:
    """Everything that was left behind, by kind; the next step that is mine comes first."""

    advice: list[AdviceRow]
    promises: list[PromiseRow]
    referrals: list[ReferralRow]
    openings: list[OpeningRow]

    def __bool__(self) -> bool:
        return bool(self.advice or self.promises or self.referrals or self.openings)

    def still_open(self) -> "Left":
        """Return only what is not over, whoever's turn it is."""
        return Left(
            advice=[row for row in self.advice if row.state in OPEN_ADVICE],
            promises=[row for row in self.promises if row.state in OPEN_PROMISES],
            referrals=[row for row in self.referrals if row.state not in OVER],
            openings=[row for row in self.openings if row.state in OPEN_OPENINGS],
        )


def left_behind(space: Space, *, now: datetime, among: Q = EVERYTHING) -> Left:
    """Return everything in a space, or what ``among`` says of it; seven queries at most."""
    chosen = Q(space=space) & among
    today, letters = day_in(space, now), post(space)
    return Left(
        advice=advice_rows(Advice.objects.filter(chosen), space=space, letters=letters),
        promises=promise_rows(Promise.objects.filter(chosen), space=space, today=today),
        referrals=referral_rows(
            Referral.objects.filter(chosen),
            space=space,
            letters=letters,
            talks=talks(space, now),
        ),
        openings=opening_rows(Opening.objects.filter(chosen), letters=letters, today=today),
    )


@dataclass(frozen=True, slots=True)
class After:
    """One conversation afterwards. ``thanks`` is empty before it took place."""

    left: Left
    thanks: Thanks | None


def after(conversation: Conversation, *, space: Space, now: datetime) -> After:
    """Return what one conversation left behind; its person should be at hand."""
    return After(
        left=left_behind(space, now=now, among=Q(conversation=conversation)),
        thanks=thanks_for(conversation, space=space, now=now, letters=post(space)),
    )


def of_person(person: Person, *, space: Space, now: datetime) -> Left:
    """Return what somebody said and gave, and what we promised each other.

    Most people left nothing yet, which one query says.
    """
    rows = (kind.objects.filter(person=OuterRef("pk")) for kind in KINDS)
    anything = reduce(or_, (Q(Exists(each)) for each in rows))
    if not Person.objects.filter(anything, pk=person.pk).exists():
        return Left([], [], [], [])
    return left_behind(space, now=now, among=Q(person=person))
