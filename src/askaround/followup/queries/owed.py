"""What I owe to whom at a moment, as plain facts. Today makes its rows of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q

from askaround.accounts.models import Space
from askaround.accounts.queries import playbook_in_force
from askaround.accounts.rules import Playbook
from askaround.core.zones import known_zone
from askaround.followup.models import Advice, Opening, Promise, Referral
from askaround.followup.queries import facts
from askaround.followup.queries.facts import Post, Talk, day_in, post, talk_of
from askaround.followup.queries.referrals import ReferralRow, referral_rows
from askaround.followup.queries.rows import (
    AdviceRow,
    OpeningRow,
    PromiseRow,
    advice_rows,
    opening_rows,
    promise_rows,
)
from askaround.followup.queries.touching import Touch, touches
from askaround.followup.rules.due import hours_left
from askaround.followup.rules.states import (
    AdviceState,
    OpeningState,
    PromiseState,
    ReferralState,
)
from askaround.followup.rules.touch import TouchState
from askaround.letters.models import Letter
from askaround.letters.rules.due import thanks_due
from askaround.people.models import Person
from askaround.scheduling.models import Conversation

THANKS_STILL = timedelta(days=30)
"""So long after a conversation thanks are still asked for; the page of it offers them for ever.
House rule."""


@dataclass(frozen=True, slots=True)
class Thanks:
    """Thanks for one conversation. ``hours_left`` is negative once they are late.

    ``draft`` is a letter that is begun; ``sent_at`` the moment at which it went out.
    """

    conversation: UUID
    person: Person
    held_on: date
    due_at: datetime
    hours_left: int
    draft: UUID | None
    sent_at: datetime | None


@dataclass(frozen=True, slots=True)
class Owed:
    """Everything that is my turn. Each list has the first one first.

    ``advice`` is to be acted on (its day has come) or to be reported; ``openings`` want their
    note; ``news`` are referrals whose referrer does not know yet how it went; ``referrals`` want
    a name or a request; ``ties`` are due and have a reason.
    """

    thanks: list[Thanks]
    promises: list[PromiseRow]
    advice: list[AdviceRow]
    openings: list[OpeningRow]
    news: list[ReferralRow]
    referrals: list[ReferralRow]
    ties: list[Touch]


def owed(space: Space, now: datetime) -> Owed:
    """Return what is my turn at ``now``, in a fixed number of queries."""
    today = day_in(space, now)
    letters, had = post(space), facts.talks(space, now)
    due = Q(due_on=None) | Q(due_on__lte=today)
    advice = Advice.objects.filter(space=space, reported_on=None).filter(
        Q(tried_on__isnull=False) | due & ~Q(answer=Advice.Answer.NOT_FOR_ME)
    )
    promised = Promise.objects.filter(due, space=space, kept_on=None, dropped_on=None, mine=True)
    openings = Opening.objects.filter(space=space, closed_on=None, interest=Opening.Interest.YES)
    referrals = Referral.objects.filter(space=space, closed_on=None, told_on=None)
    suggested = referral_rows(referrals, space=space, letters=letters, talks=had)
    touched = touches(
        Person.objects.filter(space=space), space=space, now=now, talks=had, letters=letters
    )
    return Owed(
        thanks=thanks_owed(space, now=now, talks=had, letters=letters),
        promises=[
            row
            for row in promise_rows(promised, space=space, today=today)
            if row.state is PromiseState.DUE
        ],
        advice=[
            row
            for row in advice_rows(advice, space=space, letters=letters, today=today)
            if is_my_turn(row, today)
        ],
        openings=[
            row
            for row in opening_rows(openings, space=space, letters=letters, today=today)
            if row.state is OpeningState.TO_WRITE and not row.opening.person.never_again
        ],
        news=[row for row in suggested if _wants_news(row)],
        referrals=[row for row in suggested if _wants_a_step(row)],
        ties=[each for each in touched if each.state is TouchState.DUE],
    )


def _wants_news(row: ReferralRow) -> bool:
    """Say whether whoever suggested somebody is to hear how it went, and may be written to."""
    return row.state is ReferralState.MET and not row.referral.person.never_again


def _wants_a_step(row: ReferralRow) -> bool:
    """Say whether a name or a request is the next step, and the person may be asked."""
    never = row.referral.to is not None and row.referral.to.never_again
    return row.state in {ReferralState.TO_ASK, ReferralState.TO_NAME} and not never


def is_my_turn(row: AdviceRow, today: date) -> bool:
    """Say whether advice is to be reported, or its day has come and nothing was done or decided."""
    if row.state is AdviceState.TRIED:
        return not row.advice.person.never_again
    return row.state in {AdviceState.TO_DO, AdviceState.UNDECIDED} and row.due_on <= today


def thanks_owed(
    space: Space, *, now: datetime, talks: Iterable[Talk], letters: Post
) -> list[Thanks]:
    """Return the conversations for which I have not thanked yet, the longest ago first."""
    owing = {
        talk.pk: talk
        for talk in talks
        if talk.held
        and talk.ended_at
        and now - talk.ended_at <= THANKS_STILL
        and letters.sent_at(Letter.Kind.THANKS, talk.pk) is None
    }
    rules = playbook_in_force(space)
    people = Person.objects.filter(space=space, pk__in={talk.person for talk in owing.values()})
    known = {person.pk: person for person in people}
    found = [
        _thanks(talk, known[talk.person], space=space, now=now, letters=letters, rules=rules)
        for talk in owing.values()
    ]
    return sorted(found, key=lambda each: each.due_at)


def thanks_for(
    conversation: Conversation, *, space: Space, now: datetime, letters: Post
) -> Thanks | None:
    """Return how it stands with the thanks for one conversation; None before it took place."""
    talk = talk_of(conversation, space=space, now=now)
    if not talk.held or talk.ended_at is None:
        return None
    rules = playbook_in_force(space)
    return _thanks(talk, conversation.person, space=space, now=now, letters=letters, rules=rules)


def _thanks(
    talk: Talk, person: Person, *, space: Space, now: datetime, letters: Post, rules: Playbook
) -> Thanks:
    ended_at = talk.ended_at or now
    zone = known_zone(person.time_zone, talk.zone, space.time_zone)
    due_at = thanks_due(ended_at, zone, hour=rules.thanks_hour)
    return Thanks(
        conversation=talk.pk,
        person=person,
        held_on=day_in(space, ended_at),
        due_at=due_at,
        hours_left=hours_left(due_at, now),
        draft=letters.draft(Letter.Kind.THANKS, talk.pk),
        sent_at=letters.sent_at(Letter.Kind.THANKS, talk.pk),
    )
