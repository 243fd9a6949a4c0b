"""The first lines of each kind, chosen by the database: the ledger holds years of them.

The places are those of the states (`rules/states.py`); the days are UTC's, near enough to choose
by. What is chosen is then read in full, and put in its exact order, by `rows.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Generic, TypeVar

from django.db.models import (
    Case,
    DateField,
    Exists,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from askaround.followup.models import Advice, LeftBehind, Opening, Promise
from askaround.followup.rules.due import PROMISE_DAYS, TRYING_DAYS
from askaround.letters.models import Letter

AnyLeft = TypeVar("AnyLeft", bound=LeftBehind)
AnyRow = TypeVar("AnyRow")
OVER = 3  # from this place on nothing is open any more


@dataclass(frozen=True, slots=True)
class Part:
    """Which lines to read: so many from ``start`` on, all of them or only the open ones."""

    start: int
    most: int
    open_only: bool


@dataclass(frozen=True, slots=True)
class Some(Generic[AnyRow]):
    """Some lines; ``more`` says that others follow."""

    rows: Sequence[AnyRow]
    more: bool


def written(kind: str) -> Exists:
    """Say whether a letter of this kind about the row went out; the space finds it by an index."""
    letters = Letter.objects.filter(space=OuterRef("space"), about=OuterRef("pk"), kind=kind)
    return Exists(letters.filter(sent_at__isnull=False))


def first_advice(among: QuerySet[Advice], part: Part) -> tuple[QuerySet[Advice], bool]:
    tried = Q(tried_on__isnull=False)
    told = Q(reported_on__isnull=False) | Q(written(Letter.Kind.OUTCOME))
    places = (
        (tried & told, 3),
        (tried, 0),
        (Q(answer=Advice.Answer.NOT_FOR_ME), 4),
        (Q(answer=Advice.Answer.TRY), 1),
    )
    return _first(among, part, places, otherwise=2, day=_day_of(TRYING_DAYS, F("created_at")))


def first_promises(among: QuerySet[Promise], part: Part) -> tuple[QuerySet[Promise], bool]:
    places = (
        (Q(kept_on__isnull=False), 3),
        (Q(dropped_on__isnull=False), 4),
        (Q(mine=True), 0),
    )
    said = Coalesce("conversation__started_at", "conversation__starts_at", "created_at")
    return _first(among, part, places, otherwise=2, day=_day_of(PROMISE_DAYS, said))


def first_openings(
    among: QuerySet[Opening], part: Part, *, today: date
) -> tuple[QuerySet[Opening], bool]:
    wanted = Q(interest=Opening.Interest.YES)
    places = (
        (Q(closed_on__isnull=False), 5),
        (Q(written(Letter.Kind.OPENING)), 3),
        (Q(interest=Opening.Interest.NO), 4),
        (wanted & Q(heard_on__lt=today), 0),
        (wanted, 2),
    )
    return _first(among, part, places, otherwise=1, day=F("heard_on"))


def _first(
    among: QuerySet[AnyLeft],
    part: Part,
    places: Sequence[tuple[Q, int]],
    *,
    otherwise: int,
    day: Any,
) -> tuple[QuerySet[AnyLeft], bool]:
    """Return the lines of a part, and whether others follow."""
    whens = [When(holds, then=Value(place)) for holds, place in places]
    place = Case(*whens, default=Value(otherwise), output_field=IntegerField())
    placed = among.alias(place=place)
    if part.open_only:
        placed = placed.filter(place__lt=OVER)
    ordered = placed.order_by("place", day, "id").values_list("pk", flat=True)
    keys = list(ordered[part.start : part.start + part.most + 1])
    return among.filter(pk__in=keys[: part.most]), len(keys) > part.most


def _day_of(days: int, said: Any) -> Coalesce:
    """Return the day that was named, else the one ``days`` after it was said."""
    later = Func(said, Value(f"+{days} days"), function="date", output_field=DateField())
    return Coalesce("due_on", later)


def part_of(rows: Sequence[AnyRow], part: Part) -> Some[AnyRow]:
    """Cut a part out of lines that are all at hand."""
    chosen = rows[part.start : part.start + part.most + 1]
    return Some(chosen[: part.most], len(chosen) > part.most)


def the_rest(part: Part, seen: int) -> Part:
    """Return the part of what stands behind ``seen`` lines."""
    start = max(0, part.start - seen)
    return replace(part, start=start, most=part.most - max(0, min(part.most, seen - part.start)))
