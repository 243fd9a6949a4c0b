"""The list of people: filtered, put in order, and read a page at a time."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import DateTimeField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from askaround.people.models import ContactPoint, ImportBatch, Person, Role, SavedView, Tag, Tagging
from askaround.people.queries.lines import Line, columns_of_a_line, lines

DORMANT_YEARS = 3
"""Silent for so long, a tie is dormant, and worth more than it looks (domain rules, section 5)."""
NEVER = datetime(1, 1, 2, tzinfo=UTC)
"""Earlier than any contact."""
LAST_WORD = Coalesce("last_contact_at", Value(NEVER, output_field=DateTimeField()))
"""The last contact as an expression, which keeps SQLite on the index by name and its order."""
PAGE_SIZE = 40
MOST_CHOICES = 200
FEW = 300
"""So many people are quicker read one by one than found among 50,000."""


class Order(StrEnum):
    """How the list is sorted."""

    NAME = "name"
    CONTACT = "contact"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Filters:
    """Which people are meant; what is empty does not matter."""

    circle: str = ""
    closeness: int | None = None
    level: str = ""
    tag: UUID | None = None
    organization: UUID | None = None
    batch: UUID | None = None
    reachable: bool = False
    never_contacted: bool = False
    silent_before: datetime | None = None

    def __bool__(self) -> bool:
        return self != Filters()


@dataclass(frozen=True, slots=True)
class Page:
    """Some people of a list; ``after`` is the key that the next page starts behind, or None."""

    lines: list[Line]
    after: UUID | None


def dormant_before(now: datetime) -> datetime:
    """Return the moment since which a dormant tie has been silent."""
    return now - timedelta(days=365.25 * DORMANT_YEARS)


def chosen(among: QuerySet[Person], filters: Filters) -> QuerySet[Person]:
    """Return the people that all filters let through."""
    said = {"circle": filters.circle, "level": filters.level, "batch": filters.batch}
    found = among.filter(**{name: value for name, value in said.items() if value})
    if filters.closeness is not None:
        found = found.filter(closeness=filters.closeness)
    if filters.never_contacted:
        found = found.alias(last_word_at=LAST_WORD).filter(last_word_at=NEVER)
    if filters.silent_before:
        found = found.alias(last_word_at=LAST_WORD).filter(
            last_word_at__gt=NEVER, last_word_at__lt=filters.silent_before
        )
    return _chosen_by_other_rows(found, filters)


def _chosen_by_other_rows(found: QuerySet[Person], filters: Filters) -> QuerySet[Person]:
    if filters.tag:
        found = _having(found, Tagging.objects.filter(tag=filters.tag))
    if filters.organization:
        found = _having(found, Role.objects.filter(organization=filters.organization))
    if filters.reachable:
        kinds = [ContactPoint.Kind.EMAIL, ContactPoint.Kind.PHONE]
        found = _having(found, ContactPoint.objects.filter(kind__in=kinds))
    return found


def _having(found: QuerySet[Person], rows: QuerySet[Any]) -> QuerySet[Person]:
    """Leave the people who have one of ``rows``.

    A few are named by their keys. Of many, the first page is quicker found by walking the people
    in order and looking at each.
    """
    few = list(rows.values_list("person", flat=True)[: FEW + 1])
    if len(few) <= FEW:
        return found.filter(pk__in=few)
    return found.filter(Exists(rows.filter(person=OuterRef("pk"))))


def page(
    among: QuerySet[Person],
    *,
    order: Order = Order.NAME,
    after: UUID | None = None,
    size: int = 0,
) -> Page:
    """Return one page in order, behind the person with the key ``after``, ready to be shown.

    Paging goes by key, so page 1,000 costs what page 1 costs. A key that is gone starts again.
    """
    size = size or PAGE_SIZE
    last = among.filter(pk=after).first() if after else None
    behind = SORTED[order](among, last)
    people = list(columns_of_a_line(behind)[: size + 1])
    more = len(people) > size
    return Page(lines(people[:size]), people[size - 1].pk if more else None)


def _by_name(among: QuerySet[Person], last: Person | None) -> QuerySet[Person]:
    among = among.order_by("sort_name", "id")
    if last is None:
        return among
    name = last.sort_name
    return among.filter(Q(sort_name__gt=name) | Q(id__gt=last.pk), sort_name__gte=name)


def _by_contact(among: QuerySet[Person], last: Person | None) -> QuerySet[Person]:
    """Whom I was in touch with last comes first, who never was comes last."""
    among = among.order_by(F("last_contact_at").desc(nulls_last=True), "-id")
    if last is None:
        return among
    if last.last_contact_at is None:
        return among.filter(last_contact_at=None, id__lt=last.pk)
    at = last.last_contact_at
    earlier = Q(last_contact_at__lt=at) | Q(last_contact_at=at, id__lt=last.pk)
    return among.filter(earlier | Q(last_contact_at=None))


def _by_age(among: QuerySet[Person], last: Person | None) -> QuerySet[Person]:
    """The newest record first; keys grow with time."""
    among = among.order_by("-id")
    return among if last is None else among.filter(id__lt=last.pk)


SORTED = {Order.NAME: _by_name, Order.CONTACT: _by_contact, Order.ADDED: _by_age}


class Named(NamedTuple):
    """Something that people can be chosen by; ``query`` is what a saved view looks for."""

    id: UUID
    name: str
    query: str = ""


@dataclass(frozen=True, slots=True)
class Names:
    """What stands in the filters, each in order of its name; imports with the newest first."""

    tags: list[Named]
    batches: list[Named]
    views: list[Named]


def names_to_choose_from(
    *, tags: QuerySet[Tag], batches: QuerySet[ImportBatch], views: QuerySet[SavedView]
) -> Names:
    """Return all of it with one query."""
    applied = batches.filter(state=ImportBatch.State.APPLIED).order_by("-id")[:20]
    columns = "kind", "id", "name", "query"
    nothing = Value("")
    rows = (
        tags.annotate(kind=Value("tag"), query=nothing)
        .values_list(*columns)
        .union(
            ImportBatch.objects.filter(pk__in=applied.values("pk"))
            .annotate(kind=Value("batch"), query=nothing)
            .values_list(*columns),
            views.annotate(kind=Value("view")).values_list(*columns),
            all=True,
        )
    )
    by_kind: dict[str, list[Named]] = defaultdict(list)
    for kind, key, name, query in rows:
        by_kind[kind].append(Named(key, name, query))
    return Names(
        tags=sorted(by_kind["tag"], key=_name)[:MOST_CHOICES],
        batches=sorted(by_kind["batch"], reverse=True),
        views=sorted(by_kind["view"], key=_name),
    )


def _name(named: Named) -> str:
    return named.name.casefold()
