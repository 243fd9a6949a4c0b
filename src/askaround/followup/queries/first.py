"""The first lines of each kind, chosen by the database: the ledger holds years of them.

The places are those of the states (`rules/states.py`); the days are UTC's, near enough to choose
by. What is chosen is then read in full, and put in its exact order, by `rows.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db.models import (
    Case,
    DateField,
    F,
    Func,
    IntegerField,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from askaround.accounts.models import Space
from askaround.core.prepared import prepared
from askaround.followup.models import Advice, Opening, Promise
from askaround.followup.queries.facts import written
from askaround.followup.rules.due import PROMISE_DAYS, TRYING_DAYS
from askaround.letters.models import Letter

AnyRow = TypeVar("AnyRow")
OVER = 3  # from this place on nothing is open any more


@dataclass(frozen=True, slots=True)
class Part:
    """Which lines to read: so many from ``start`` on, all of them or only the open ones."""

    start: int
    most: int
    open_only: bool

    @property
    def end(self) -> int:
        return self.start + self.most


@dataclass(frozen=True, slots=True)
class Some(Generic[AnyRow]):
    """Some lines; ``more`` says that others follow."""

    rows: Sequence[AnyRow]
    more: bool


def first_advice(space: Space, part: Part) -> Some[UUID]:
    """Return the keys of a part of all advice."""
    return _some(_advice(space.pk, part.start, part.end, open_only=part.open_only), part)


@prepared
def _advice(space: UUID, start: int, end: int, *, open_only: bool) -> QuerySet[Advice, tuple[UUID]]:
    tried = Q(tried_on__isnull=False)
    told = Q(reported_on__isnull=False) | Q(written(Letter.Kind.OUTCOME))
    places = (
        (tried & told, 3),
        (tried, 0),
        (Q(answer=Advice.Answer.NOT_FOR_ME), 4),
        (Q(answer=Advice.Answer.TRY), 1),
    )
    placed = _placed(Advice.objects.filter(space=space), places, otherwise=2, open_only=open_only)
    return _keys(placed, _day_of(TRYING_DAYS, F("created_at")), start, end)


def first_promises(space: Space, part: Part) -> Some[UUID]:
    return _some(_promises(space.pk, part.start, part.end, open_only=part.open_only), part)


@prepared
def _promises(
    space: UUID, start: int, end: int, *, open_only: bool
) -> QuerySet[Promise, tuple[UUID]]:
    places = (
        (Q(kept_on__isnull=False), 3),
        (Q(dropped_on__isnull=False), 4),
        (Q(mine=True), 0),
    )
    placed = _placed(Promise.objects.filter(space=space), places, otherwise=2, open_only=open_only)
    said = Coalesce("conversation__started_at", "conversation__starts_at", "created_at")
    return _keys(placed, _day_of(PROMISE_DAYS, said), start, end)


def first_openings(space: Space, part: Part, *, today: date) -> Some[UUID]:
    keys = _openings(space.pk, today, part.start, part.end, open_only=part.open_only)
    return _some(keys, part)


@prepared
def _openings(
    space: UUID, today: date, start: int, end: int, *, open_only: bool
) -> QuerySet[Opening, tuple[UUID]]:
    wanted = Q(interest=Opening.Interest.YES)
    places = (
        (Q(closed_on__isnull=False), 5),
        (Q(written(Letter.Kind.OPENING)), 3),
        (Q(interest=Opening.Interest.NO), 4),
        (wanted & Q(heard_on__lt=today), 0),
        (wanted, 2),
    )
    placed = _placed(Opening.objects.filter(space=space), places, otherwise=1, open_only=open_only)
    return _keys(placed, F("heard_on"), start, end)


def _placed(
    among: QuerySet[Any],
    places: Sequence[tuple[Q, int]],
    *,
    otherwise: int,
    open_only: bool,
) -> QuerySet[Any]:
    whens = [When(holds, then=Value(place)) for holds, place in places]
    place = Case(*whens, default=Value(otherwise), output_field=IntegerField())
    placed: QuerySet[Any] = among.alias(place=place)
    return placed.filter(place__lt=OVER) if open_only else placed


def _keys(placed: QuerySet[Any], day: Any, start: int, end: int) -> QuerySet[Any, tuple[UUID]]:
    """Return one more than are wanted, which says whether others follow."""
    return placed.order_by("place", day, "id").values_list("pk")[start : end + 1]


def _some(keys: Sequence[tuple[UUID]], part: Part) -> Some[UUID]:
    return Some([key for (key,) in keys[: part.most]], more=len(keys) > part.most)


def _day_of(days: int, said: Any) -> Coalesce:
    """Return the day that was named, else the one ``days`` after it was said."""
    later = Func(said, Value(f"+{days} days"), function="date", output_field=DateField())
    return Coalesce("due_on", later)


def part_of(rows: Sequence[AnyRow], part: Part) -> Some[AnyRow]:
    """Cut a part out of lines that are all at hand."""
    chosen = rows[part.start : part.end + 1]
    return Some(chosen[: part.most], len(chosen) > part.most)


def the_rest(part: Part, seen: int) -> Part:
    """Return the part of what stands behind ``seen`` lines."""
    start = max(0, part.start - seen)
    return replace(part, start=start, most=part.most - max(0, min(part.most, seen - part.start)))
