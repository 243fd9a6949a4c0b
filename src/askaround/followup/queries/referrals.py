"""Referrals with how far each has come, from what there is with whoever was suggested."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from askaround.accounts.models import Space
from askaround.followup.models import Referral
from askaround.followup.queries.approaches import Standing, standings
from askaround.followup.queries.facts import Post, Talk, with_names
from askaround.followup.rules.states import ReferralState


@dataclass(frozen=True, slots=True)
class ReferralRow:
    """``ask``, ``introduction`` and ``talk`` are the furthest step there is, to go on from.

    ``met_on`` is the day of the conversation with whoever was suggested, ``told_on`` the one on
    which whoever suggested them heard how it went, ``draft`` a letter to them that is not sent.
    """

    referral: Referral
    state: ReferralState
    ask: UUID | None
    introduction: UUID | None
    talk: UUID | None
    met_on: date | None
    draft: UUID | None
    told_on: date | None


def referral_rows(
    among: QuerySet[Referral], *, space: Space, letters: Post, talks: Iterable[Talk]
) -> list[ReferralRow]:
    """Those whose next step is mine first, the oldest of each on top; four queries for all."""
    return with_referrals(among, standings(among, space=space, letters=letters, talks=talks))


def with_referrals(among: QuerySet[Referral], found: Sequence[Standing]) -> list[ReferralRow]:
    """Read what a line shows besides."""
    read = with_names(among, "person", "to").select_related("organization")
    referrals = read.in_bulk([each.pk for each in found]) if found else {}
    return [
        ReferralRow(
            referral=referrals[each.pk],
            state=each.state,
            ask=each.ask,
            introduction=each.introduction,
            talk=each.talk,
            met_on=each.met_on,
            draft=each.draft,
            told_on=each.told_on,
        )
        for each in found
        if each.pk in referrals
    ]
