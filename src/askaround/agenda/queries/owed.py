"""What conversations left behind and what was decided, as far as it may be my turn."""

from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any, NamedTuple, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import (
    Case,
    CharField,
    DateField,
    Exists,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    UUIDField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce

from askaround.accounts.models import Space
from askaround.agenda import sentences
from askaround.agenda.queries.rows import Matter, enough
from askaround.agenda.rules.owing import Owed, Owing, step_of_owed
from askaround.core.prepared import prepared
from askaround.followup.models import Advice, Opening, Promise, Referral
from askaround.followup.queries.facts import written
from askaround.followup.rules.due import PROMISE_DAYS, TRYING_DAYS
from askaround.insight.models import Decision
from askaround.letters.models import Letter
from askaround.scheduling.models import Conversation

AnyLeft = TypeVar("AnyLeft", Advice, Opening, Promise, Referral)
Expression = F | Value | Coalesce | Subquery
TEXT, MADE = F("text"), F("created_at")
NO_DAY = Value(None, output_field=DateField())
NO_WORDS = Value("", output_field=CharField())
NOBODY = Value(None, output_field=UUIDField())
TALKED = Coalesce("conversation__started_at", "conversation__starts_at", "created_at")


class _Found(NamedTuple):
    """One row of the union: what it is, whose it is, and the days that decide about it.

    ``page`` is the key of the page that it opens.
    """

    what: str
    id: UUID
    page: UUID
    person_id: UUID | None
    person: str
    text: str
    answer: str
    due_on: date | None
    done_on: date | None
    said_at: datetime


def owed_matters(
    space: Space, today: date, *, without_example: bool, set_aside: int
) -> list[Matter]:
    """Return what is my turn, in one query; the rules say of each whether its day has come.

    Of most only those that have waited longest are read, more than a day can hold.
    ``set_aside`` is how many rows are away, and so must not use up the room of others.
    """
    rows = _everything(
        space.pk,
        today,
        _midnight_after(today - timedelta(days=TRYING_DAYS), space),
        enough(set_aside),
        without_example=without_example,
    )
    matters = (_matter(_Found(*row), space, today) for row in rows)
    return [matter for matter in matters if matter is not None]


def _midnight_after(day: date, space: Space) -> datetime:
    return datetime.combine(day + timedelta(days=1), time.min, ZoneInfo(space.time_zone))


@prepared
def _everything(
    space: UUID, today: date, said_before: datetime, limit: int, *, without_example: bool
) -> QuerySet[Promise, tuple[Any, ...]]:
    own = Q(exploration__is_example=False) if without_example else Q()
    talked = Q(conversation__exploration__is_example=False) | Q(conversation=None)
    left = talked if without_example else Q()
    return _promises(space, left, limit).union(
        _advice(space, left, today, said_before, limit),
        _openings(space, left),
        _referrals(space, left, limit),
        _decisions(space, own),
        all=True,
    )


def _matter(found: _Found, space: Space, today: date) -> Matter | None:
    said_on = found.said_at.astimezone(ZoneInfo(space.time_zone)).date()
    owed = Owed(
        what=Owing(found.what),
        said_on=said_on,
        due_on=found.due_on,
        done_on=found.done_on,
        answer=found.answer,
    )
    step = step_of_owed(owed, today=today)
    if step is None:
        return None
    kind, since = step
    words = partial(sentences.of_owed, kind, person=found.person, text=found.text, said_on=said_on)
    return Matter(
        kind=kind,
        about=(found.id,),
        since=since,
        words=words,
        person=found.person,
        person_id=found.person_id,
        subject=found.page,
    )


def _promises(space: UUID, left: Q, limit: int) -> QuerySet[Promise, tuple[Any, ...]]:
    open_ones = Promise.objects.filter(left, space=space, mine=True, kept_on=None, dropped_on=None)
    asked = open_ones.filter(person__never_again=False)
    first = asked.order_by(_day_of(PROMISE_DAYS, "conversation__starts_at"), "pk")
    among = Promise.objects.filter(pk__in=first.values("pk")[:limit])
    return _columns(among, Owing.PROMISE, due_on=F("due_on"), said_at=TALKED)


def _advice(
    space: UUID, left: Q, today: date, said_before: datetime, limit: int
) -> QuerySet[Advice, tuple[Any, ...]]:
    """What to try comes first, then what to report, then what to decide about, as on the page."""
    tried = Q(tried_on__isnull=False)
    due = Q(due_on__lte=today) | Q(due_on=None, created_at__lt=said_before)
    untold = Advice.objects.filter(left, tried | due, space=space, reported_on=None)
    mine = untold.exclude(tried_on=None, answer=Advice.Answer.NOT_FOR_ME)
    place = Case(When(tried, then=1), When(answer=Advice.Answer.TRY, then=0), default=2)
    day = Coalesce("tried_on", _day_of(TRYING_DAYS))
    asked_for = mine.filter(~written(Letter.Kind.OUTCOME), person__never_again=False)
    first = asked_for.order_by(place, day, "pk")
    return _columns(
        Advice.objects.filter(pk__in=first.values("pk")[:limit]),
        Owing.ADVICE,
        answer=F("answer"),
        due_on=F("due_on"),
        done_on=F("tried_on"),
    )


def _openings(space: UUID, left: Q) -> QuerySet[Opening, tuple[Any, ...]]:
    heard_of = Opening.objects.filter(left, space=space, closed_on=None)
    wanted = heard_of.exclude(interest=Opening.Interest.NO)
    return _columns(
        wanted.filter(~written(Letter.Kind.OPENING)),
        Owing.OPENING,
        answer=F("interest"),
        said_at=TALKED,
    )


def _referrals(space: UUID, left: Q, limit: int) -> QuerySet[Referral, tuple[Any, ...]]:
    held = Conversation.objects.filter(person=OuterRef("to"), ended_at__isnull=False)
    met = held.filter(ended_at__date__gte=OuterRef("suggested_on")).order_by("ended_at")
    suggested = Referral.objects.filter(left, space=space, told_on=None, closed_on=None)
    followed = suggested.filter(Exists(met), ~written(Letter.Kind.REFERRER_NEWS))
    last_met = held.order_by("-ended_at").values("ended_at")[:1]
    first = followed.filter(person__never_again=False).order_by(Subquery(last_met), "pk")
    return _columns(
        Referral.objects.filter(pk__in=first.values("pk")[:limit]),
        Owing.REFERRAL,
        text=F("to__full_name"),
        done_on=Subquery(met.values("ended_at__date")[:1]),
    )


def _decisions(space: UUID, own: Q) -> QuerySet[Decision, tuple[Any, ...]]:
    return Decision.objects.filter(own, space=space, looked_on=None).values_list(
        Value(Owing.DECISION.value, output_field=CharField()),
        "id",
        "exploration_id",
        NOBODY,
        NO_WORDS,
        Cast("text", CharField()),
        NO_WORDS,
        "look_again_on",
        NO_DAY,
        "created_at",
    )


def _columns(
    rows: QuerySet[AnyLeft],
    what: Owing,
    *,
    text: Expression = TEXT,
    answer: Expression = NO_WORDS,
    due_on: Expression = NO_DAY,
    done_on: Expression = NO_DAY,
    said_at: Expression = MADE,
) -> QuerySet[AnyLeft, tuple[Any, ...]]:
    """Return the columns of :class:`_Found`, in its order."""
    asked = rows.filter(person__never_again=False)
    return asked.values_list(
        Value(what.value, output_field=CharField()),
        "id",
        "id",
        "person_id",
        "person__full_name",
        text,
        answer,
        due_on,
        done_on,
        said_at,
    )


def _day_of(days: int, *said_at: str) -> Coalesce:
    """Return the day that was named, else the one ``days`` after it was said; days are UTC's.

    Near enough to say which have waited longest; the rules know the day of each.
    """
    said = Coalesce(*said_at, "created_at") if said_at else F("created_at")
    later = Func(said, Value(f"+{days} days"), function="date", output_field=DateField())
    return Coalesce("due_on", later)
