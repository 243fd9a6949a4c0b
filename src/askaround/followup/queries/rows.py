"""Advice, promises, openings and referrals, each with where it stands and what is next.

Each takes the rows that the asker may see, so none can leak somebody else's.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from askaround.accounts.models import Space
from askaround.followup.models import Advice, LeftBehind, Opening, Promise
from askaround.followup.queries.facts import Post, day_in, with_its_talk, with_names
from askaround.followup.rules.due import promise_due, trying_due
from askaround.followup.rules.states import (
    AdviceState,
    OpeningState,
    PromiseState,
    advice_state,
    opening_state,
    promise_state,
)
from askaround.letters.models import Letter
from askaround.letters.rules.due import note_about_opening_due


@dataclass(frozen=True, slots=True)
class AdviceRow:
    """``draft`` is a letter about it that is not sent; ``told_on`` the day on which they heard."""

    advice: Advice
    state: AdviceState
    due_on: date
    draft: UUID | None
    told_on: date | None


def advice_rows(among: QuerySet[Advice], *, space: Space, letters: Post) -> list[AdviceRow]:
    """What I have to do comes first: report, act, decide; then what is done."""
    rows = [
        _advice_row(each, space, letters) for each in with_names(among, "person").order_by("id")
    ]
    return sorted(rows, key=lambda row: (ADVICE_ORDER[row.state], row.due_on))


ADVICE_ORDER = {
    AdviceState.TRIED: 0,
    AdviceState.TO_DO: 1,
    AdviceState.UNDECIDED: 2,
    AdviceState.REPORTED: 3,
    AdviceState.DECLINED: 4,
}


def _advice_row(advice: Advice, space: Space, letters: Post) -> AdviceRow:
    sent = letters.sent_at(Letter.Kind.OUTCOME, advice.pk)
    told_on = advice.reported_on or (day_in(space, sent) if sent else None)
    return AdviceRow(
        advice=advice,
        state=advice_state(
            answer=advice.answer, tried=advice.tried_on is not None, reported=told_on is not None
        ),
        due_on=trying_due(due_on=advice.due_on, decided_on=day_in(space, advice.created_at)),
        draft=letters.draft(Letter.Kind.OUTCOME, advice.pk),
        told_on=told_on,
    )


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """``due_on`` is the day that was said, or a civil one (``is_civil``)."""

    promise: Promise
    state: PromiseState
    due_on: date
    is_civil: bool


def promise_rows(among: QuerySet[Promise], *, space: Space, today: date) -> list[PromiseRow]:
    """Mine that are due first, then mine, theirs, and those that are over."""
    found = with_its_talk(with_names(among, "person")).order_by("id")
    rows = [_promise_row(each, space, today) for each in found]
    return sorted(rows, key=lambda row: (PROMISE_ORDER[row.state], row.due_on))


PROMISE_ORDER = {
    PromiseState.DUE: 0,
    PromiseState.OPEN: 1,
    PromiseState.AWAITED: 2,
    PromiseState.KEPT: 3,
    PromiseState.DROPPED: 4,
}


def _promise_row(promise: Promise, space: Space, today: date) -> PromiseRow:
    due_on = promise_due(due_on=promise.due_on, promised_on=said_on(promise, space))
    return PromiseRow(
        promise=promise,
        state=promise_state(
            mine=promise.mine,
            due_on=due_on,
            kept=promise.kept_on is not None,
            dropped=promise.dropped_on is not None,
            today=today,
        ),
        due_on=due_on,
        is_civil=promise.due_on is None,
    )


def said_on(left: LeftBehind, space: Space) -> date:
    """Return the day on which something was said: that of its conversation, else when I noted it.

    The conversation should be at hand.
    """
    talk = left.conversation
    began = (talk.started_at or talk.starts_at) if talk else None
    return day_in(space, began or left.created_at)


@dataclass(frozen=True, slots=True)
class OpeningRow:
    """``note_on`` is the day from which on the note about it may go out."""

    opening: Opening
    state: OpeningState
    note_on: date
    draft: UUID | None
    sent_at: datetime | None


def opening_rows(among: QuerySet[Opening], *, letters: Post, today: date) -> list[OpeningRow]:
    """Those that want a note first, then those to decide about, then what is over."""
    found = with_names(among, "person").select_related("organization")
    rows = [_opening_row(each, letters, today) for each in found.order_by("heard_on", "id")]
    return sorted(rows, key=lambda row: (OPENING_ORDER[row.state], row.note_on))


OPENING_ORDER = {
    OpeningState.TO_WRITE: 0,
    OpeningState.UNDECIDED: 1,
    OpeningState.WAIT: 2,
    OpeningState.WRITTEN: 3,
    OpeningState.NOT_FOR_ME: 4,
    OpeningState.CLOSED: 5,
}


def _opening_row(opening: Opening, letters: Post, today: date) -> OpeningRow:
    sent_at = letters.sent_at(Letter.Kind.OPENING, opening.pk)
    return OpeningRow(
        opening=opening,
        state=opening_state(
            interest=opening.interest,
            heard_on=opening.heard_on,
            written=sent_at is not None,
            closed=opening.closed_on is not None,
            today=today,
        ),
        note_on=note_about_opening_due(opening.heard_on),
        draft=letters.draft(Letter.Kind.OPENING, opening.pk),
        sent_at=sent_at,
    )
