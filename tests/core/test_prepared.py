"""SQL that is written once: it answers like the query that it was made from, whatever is given."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db.models import QuerySet
from django.utils import timezone

from askaround.accounts.models import Space
from askaround.core.prepared import MOST_SHAPES, CannotPrepare, prepared
from tests import factories

Names = QuerySet[Space, tuple[Any, ...]]
FIRST = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)


@prepared
def made_since(space: UUID, since: datetime, most: int = 5) -> Names:
    rows = Space.objects.filter(created_at__gte=since).exclude(pk=space)
    return rows.order_by("created_at").values_list("owner__username", "created_at")[:most]


def space(name, at=FIRST):
    made = factories.space(name)
    Space.objects.filter(pk=made.pk).update(created_at=at)
    return made


@pytest.fixture
def other(db):
    return space("other")


def test_every_question_goes_to_the_database(other, django_assert_num_queries):
    assert made_since(UUID(int=0), FIRST) == [("other", FIRST)]
    space("second", FIRST + timedelta(hours=1))

    with django_assert_num_queries(1):
        found = made_since(UUID(int=0), FIRST)

    assert [name for name, _at in found] == ["other", "second"]


def test_keys_and_moments_are_filled_in_anew(other):
    second = space("second", FIRST + timedelta(hours=1))

    assert [name for name, _at in made_since(other.pk, FIRST)] == ["second"]
    assert [name for name, _at in made_since(second.pk, FIRST)] == ["other"]
    assert made_since(UUID(int=0), FIRST + timedelta(days=1)) == []
    assert made_since(since=FIRST, space=second.pk) == [("other", FIRST)]


def test_a_number_shapes_the_sql(other):
    space("second", FIRST + timedelta(hours=1))

    assert len(made_since(UUID(int=0), FIRST, 1)) == 1
    assert len(made_since(UUID(int=0), FIRST, 2)) == 2


def test_several_keys_are_given_at_once(other):
    @prepared
    def among(spaces: tuple[UUID, ...]) -> Names:
        return Space.objects.filter(pk__in=spaces).order_by("created_at").values_list("pk")

    second, third = space("second", FIRST + timedelta(hours=1)), space("third")

    assert among((second.pk, other.pk)) == [(other.pk,), (second.pk,)]
    assert among((third.pk, third.pk)) == [(third.pk,)]
    assert among(()) == []


def test_a_day_is_that_of_the_clock_in_force(other):
    @prepared
    def days(since: datetime) -> Names:
        return Space.objects.filter(created_at__gte=since).values_list("created_at__date")

    found = []
    for zone in ("UTC", "Asia/Tokyo", "UTC"):
        with timezone.override(zone):
            found.append(days(FIRST)[0][0].day)

    assert found == [1, 2, 1]


def test_a_moment_that_follows_from_another_is_refused(other):
    @prepared
    def made_this_week(now: datetime) -> Names:
        week = now - timedelta(days=7)
        return Space.objects.filter(created_at__gte=week).values_list("pk")

    with pytest.raises(CannotPrepare, match="computed"):
        made_this_week(FIRST)


def test_an_answer_comes_even_where_all_statements_are_forgotten_at_that_moment():
    @prepared
    def none_of(shape: object, keys: tuple[UUID, ...] = ()) -> Names:
        return Space.objects.filter(pk__in=keys).values_list("pk")

    class Slow:
        """Many others are asked for while this is looked up, as another thread may do."""

        def __hash__(self) -> int:
            for number in range(MOST_SHAPES + 1):
                none_of(number)
            return 1

    assert none_of(Slow()) == []
