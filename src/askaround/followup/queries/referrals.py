"""Referrals with how far each has come, from what there is with whoever was suggested."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from askaround.accounts.models import Space
from askaround.followup.models import Referral
from askaround.followup.queries.facts import Post, Talk, day_in, with_names
from askaround.followup.rules.states import Approach, ReferralState, referral_state
from askaround.letters.models import Letter
from askaround.outreach.models import Ask, Introduction

UNDER_WAY = frozenset(
    {
        Introduction.State.DRAFT,
        Introduction.State.ASKED,
        Introduction.State.AGREED,
        Introduction.State.INTRODUCED,
    }
)


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


@dataclass(slots=True)
class _Found:
    """What there is with one person, by key."""

    asks: list[Ask] = field(default_factory=list)
    introductions: list[Introduction] = field(default_factory=list)
    talks: list[Talk] = field(default_factory=list)


def referral_rows(
    among: QuerySet[Referral], *, space: Space, letters: Post, talks: Iterable[Talk]
) -> list[ReferralRow]:
    """Those whose next step is mine first, the oldest of each on top; three queries for all."""
    referrals = list(
        with_names(among, "person", "to")
        .select_related("organization")
        .order_by("suggested_on", "id")
    )
    found, unnamed = _approaches(among, space, talks)
    rows = [_row(each, found, unnamed, space, letters) for each in referrals]
    return sorted(rows, key=lambda row: (REFERRAL_ORDER[row.state], row.referral.suggested_on))


REFERRAL_ORDER = {
    ReferralState.MET: 0,
    ReferralState.TO_ASK: 1,
    ReferralState.TO_NAME: 2,
    ReferralState.BEGUN: 3,
    ReferralState.INTRODUCING: 4,
    ReferralState.ASKED: 5,
    ReferralState.AGREED: 6,
    ReferralState.DECLINED: 7,
    ReferralState.TOLD: 8,
    ReferralState.CLOSED: 9,
}


def _approaches(
    among: QuerySet[Referral], space: Space, talks: Iterable[Talk]
) -> tuple[dict[UUID, _Found], dict[tuple[UUID, str], Introduction]]:
    """Collect what there is with each who was suggested, and introductions to nameless ones."""
    suggested = among.order_by().values("to")
    found: dict[UUID, _Found] = defaultdict(_Found)
    unnamed: dict[tuple[UUID, str], Introduction] = {}
    for ask in Ask.objects.filter(space=space, person__in=suggested).order_by("id"):
        found[ask.person_id].asks.append(ask)
    begun = Introduction.objects.filter(space=space)
    for each in begun.filter(Q(person__in=suggested) | ~Q(sought="")).order_by("id"):
        if each.person_id:
            found[each.person_id].introductions.append(each)
        if each.sought:
            unnamed[each.introducer_id, each.sought] = each
    for talk in talks:
        found[talk.person].talks.append(talk)
    return found, unnamed


def _row(
    referral: Referral,
    found: dict[UUID, _Found],
    unnamed: dict[tuple[UUID, str], Introduction],
    space: Space,
    letters: Post,
) -> ReferralRow:
    known = found.get(referral.to_id, _Found()) if referral.to_id else _Found()
    known = _since(referral, known, space)
    nameless = unnamed.get((referral.person_id, referral.sought)) if not referral.to_id else None
    if nameless is not None:
        known.introductions.append(nameless)
    met = next((talk for talk in known.talks if talk.held), None)
    planned = next((talk for talk in known.talks if talk.planned), None)
    sent = letters.sent_at(Letter.Kind.REFERRER_NEWS, referral.pk)
    told_on = referral.told_on or (day_in(space, sent) if sent else None)
    talk = met or planned
    return ReferralRow(
        referral=referral,
        state=referral_state(
            named=referral.to_id is not None,
            approach=_approach(known),
            told=told_on is not None,
            closed=referral.closed_on is not None,
        ),
        ask=known.asks[-1].pk if known.asks else None,
        introduction=known.introductions[-1].pk if known.introductions else None,
        talk=talk.pk if talk else None,
        met_on=met.on if met else None,
        draft=letters.draft(Letter.Kind.REFERRER_NEWS, referral.pk),
        told_on=told_on,
    )


def _since(referral: Referral, known: _Found, space: Space) -> _Found:
    """Leave out what was over before anybody suggested them: it did not come of that."""
    day = referral.suggested_on
    return _Found(
        asks=[ask for ask in known.asks if not _settled_before(ask, day, space)],
        introductions=list(known.introductions),
        talks=[talk for talk in known.talks if talk.on is None or talk.on >= day],
    )


def _settled_before(ask: Ask, day: date, space: Space) -> bool:
    settled: datetime | None = ask.answered_at or ask.closed_at
    return settled is not None and day_in(space, settled) < day


def _approach(known: _Found) -> Approach:
    silent = [ask for ask in known.asks if not ask.answer]
    states = {each.state for each in known.introductions}
    return Approach(
        drafted=any(ask.sent_at is None and ask.closed_at is None for ask in silent),
        asked=any(ask.sent_at is not None and ask.closed_at is None for ask in silent)
        or any(ask.answer == Ask.Answer.OTHER for ask in known.asks),
        agreed=any(ask.answer == Ask.Answer.YES for ask in known.asks),
        refused=Introduction.State.DECLINED in states or any(map(_is_refused, known.asks)),
        introducing=bool(states & UNDER_WAY),
        talk_planned=any(talk.planned for talk in known.talks),
        met=any(talk.held for talk in known.talks),
    )


def _is_refused(ask: Ask) -> bool:
    """Say whether they said no or not now, or said nothing until I let it rest."""
    silence = ask.answer == "" and ask.sent_at is not None and ask.closed_at is not None
    return silence or ask.answer in {Ask.Answer.NO, Ask.Answer.NOT_NOW}
