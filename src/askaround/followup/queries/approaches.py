"""How far it has come with each who was suggested, from what there is with them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from askaround.accounts.models import Space
from askaround.core.prepared import prepared
from askaround.followup.models import Referral
from askaround.followup.queries.facts import (
    TALK_COLUMNS,
    Post,
    Talk,
    as_talks,
    day_in,
    written,
)
from askaround.followup.rules.states import Approach, ReferralState, referral_state
from askaround.letters.models import Letter
from askaround.outreach.models import Ask, Introduction
from askaround.scheduling.models import Conversation

UNDER_WAY = frozenset(
    {
        Introduction.State.DRAFT,
        Introduction.State.ASKED,
        Introduction.State.AGREED,
        Introduction.State.INTRODUCED,
    }
)


class Suggested(NamedTuple):
    """What decides how far it has come with whoever was suggested."""

    pk: UUID
    person_id: UUID
    to_id: UUID | None
    sought: str
    suggested_on: date
    told_on: date | None
    closed_on: date | None


class _Asked(NamedTuple):
    pk: UUID
    person_id: UUID
    sent_at: datetime | None
    answer: str
    answered_at: datetime | None
    closed_at: datetime | None


class _Introducing(NamedTuple):
    pk: UUID
    introducer_id: UUID
    person_id: UUID | None
    sought: str
    state: str


@dataclass(slots=True)
class _Found:
    """What there is with one person, by key."""

    asks: list[_Asked] = field(default_factory=list)
    introductions: list[_Introducing] = field(default_factory=list)
    talks: list[Talk] = field(default_factory=list)


class Standing(NamedTuple):
    """A :class:`ReferralRow` by the key of its referral."""

    state: ReferralState
    suggested_on: date
    pk: UUID
    ask: UUID | None
    introduction: UUID | None
    talk: UUID | None
    met_on: date | None
    draft: UUID | None
    told_on: date | None


def standings(
    among: QuerySet[Referral], *, space: Space, letters: Post, talks: Iterable[Talk]
) -> list[Standing]:
    """Return how far each has come, in the order of :func:`referral_rows`."""
    suggested = among.order_by().values("to")
    asks = Ask.objects.filter(space=space, person__in=suggested).order_by("id")
    begun = Introduction.objects.filter(space=space).order_by("id")
    return _in_order(
        among.order_by("suggested_on", "id").values_list(*Suggested._fields),
        _approaches(
            asks.values_list(*_Asked._fields),
            begun.filter(Q(person__in=suggested) | ~Q(sought="")).values_list(
                *_Introducing._fields
            ),
            talks,
        ),
        space,
        letters,
    )


def open_standings(space: Space, *, letters: Post, now: datetime) -> list[Standing]:
    """Return how far all have come that are neither told of nor let go."""
    return _in_order(
        _open(space.pk),
        _approaches(
            _asks_of_open(space.pk), _introductions_of_open(space.pk), talks_of_open(space, now)
        ),
        space,
        letters,
    )


def _in_order(
    rows: Iterable[tuple[Any, ...]], approaches: "_Approaches", space: Space, letters: Post
) -> list[Standing]:
    found = [_standing(Suggested(*row), approaches, space, letters) for row in rows]
    return sorted(found, key=lambda each: (REFERRAL_ORDER[each.state], each.suggested_on))


def still_open(space: UUID) -> QuerySet[Referral]:
    """Neither told of, by a letter or by hand, nor let go."""
    return Referral.objects.filter(
        ~Q(written(Letter.Kind.REFERRER_NEWS)), space=space, told_on=None, closed_on=None
    )


@prepared
def _open(space: UUID) -> QuerySet[Referral, tuple[Any, ...]]:
    rows = still_open(space).order_by("suggested_on", "id")
    return rows.values_list(*Suggested._fields)


@prepared
def _asks_of_open(space: UUID) -> QuerySet[Ask, tuple[Any, ...]]:
    asks = Ask.objects.filter(space=space, person__in=_to(space))
    return asks.order_by("id").values_list(*_Asked._fields)


@prepared
def _introductions_of_open(space: UUID) -> QuerySet[Introduction, tuple[Any, ...]]:
    begun = Introduction.objects.filter(Q(person__in=_to(space)) | ~Q(sought=""), space=space)
    return begun.order_by("id").values_list(*_Introducing._fields)


def talks_of_open(space: Space, now: datetime) -> list[Talk]:
    """Return the conversations with those who are suggested in what is still open."""
    return as_talks(_talks_of_open(space.pk), space=space, now=now)


@prepared
def _talks_of_open(space: UUID) -> QuerySet[Conversation, tuple[Any, ...]]:
    talks = Conversation.objects.filter(space=space, person__in=_to(space))
    return talks.order_by("starts_at", "id").values_list(*TALK_COLUMNS)


def _to(space: UUID) -> QuerySet[Referral, Any]:
    suggested = Referral.objects.filter(space=space, told_on=None, closed_on=None)
    return suggested.filter(to__isnull=False).values("to")


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


_Approaches = tuple[dict[UUID, _Found], dict[tuple[UUID, str], _Introducing]]


def _approaches(
    asks: Iterable[tuple[Any, ...]],
    introductions: Iterable[tuple[Any, ...]],
    talks: Iterable[Talk],
) -> _Approaches:
    """Collect what there is with each who was suggested, and introductions to nameless ones."""
    found: dict[UUID, _Found] = defaultdict(_Found)
    unnamed: dict[tuple[UUID, str], _Introducing] = {}
    for ask in (_Asked(*row) for row in asks):
        found[ask.person_id].asks.append(ask)
    for each in (_Introducing(*row) for row in introductions):
        if each.person_id:
            found[each.person_id].introductions.append(each)
        if each.sought:
            unnamed[each.introducer_id, each.sought] = each
    for talk in talks:
        found[talk.person].talks.append(talk)
    return found, unnamed


def _standing(
    referral: Suggested, approaches: _Approaches, space: Space, letters: Post
) -> Standing:
    found, unnamed = approaches
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
    return Standing(
        pk=referral.pk,
        suggested_on=referral.suggested_on,
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


def _since(referral: Suggested, known: _Found, space: Space) -> _Found:
    """Leave out what was over before anybody suggested them: it did not come of that."""
    day = referral.suggested_on
    return _Found(
        asks=[ask for ask in known.asks if not _settled_before(ask, day, space)],
        introductions=list(known.introductions),
        talks=[talk for talk in known.talks if talk.on is None or talk.on >= day],
    )


def _settled_before(ask: _Asked, day: date, space: Space) -> bool:
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


def _is_refused(ask: _Asked) -> bool:
    """Say whether they said no or not now, or said nothing until I let it rest."""
    silence = ask.answer == "" and ask.sent_at is not None and ask.closed_at is not None
    return silence or ask.answer in {Ask.Answer.NO, Ask.Answer.NOT_NOW}
