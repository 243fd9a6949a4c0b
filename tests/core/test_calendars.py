"""Days of rest: real ones of some countries, and what holds for every calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askaround.core.calendars import add_business_days, is_weekend, next_working_day, rest_day

DAYS = st.dates(date(2010, 1, 1), date(2035, 10, 31))  # the library knows no later moons
COUNTRIES = st.sampled_from(["", "US", "DE", "GB", "IL", "SA", "CN", "JP", "IN", "BR", "??"])
THURSDAY = date(2026, 3, 5)


@pytest.mark.parametrize(
    ("country", "day", "rests"),
    [
        pytest.param("US", date(2026, 11, 26), True, id="Thanksgiving in the United States"),
        pytest.param("GB", date(2026, 11, 26), False, id="no Thanksgiving in Britain"),
        pytest.param("DE", date(2026, 10, 3), True, id="German Unity"),
        pytest.param("DE", date(2026, 5, 1), True, id="first of May in Germany"),
        pytest.param("US", date(2026, 5, 1), False, id="first of May in the United States"),
        pytest.param("IL", date(2026, 3, 6), True, id="Friday in Israel"),
        pytest.param("IL", date(2026, 3, 8), False, id="Sunday in Israel"),
        pytest.param("SA", date(2026, 3, 6), True, id="Friday in Saudi Arabia"),
        pytest.param(
            "CN", date(2026, 2, 14), False, id="a Saturday worked for the new year in China"
        ),
        pytest.param(
            "us", date(2026, 7, 3), True, id="small letters, and a holiday moved to Friday"
        ),
        pytest.param("", date(2026, 3, 7), True, id="Saturday where the country is unknown"),
        pytest.param("Atlantis", date(2026, 12, 25), False, id="Christmas in no country we know"),
    ],
)
def test_a_country_rests_on_its_own_days(country, day, rests):
    assert rest_day(country)(day) is rests


def test_a_calendar_is_made_once():
    assert rest_day("FR") is rest_day("FR")


def test_a_working_day_stays_where_it_is():
    assert next_working_day(THURSDAY, is_weekend) == THURSDAY


def test_business_days_leap_over_weekend_and_holiday():
    before_thanksgiving = date(2026, 11, 25)

    assert add_business_days(before_thanksgiving, 1, rest_day("US")) == date(2026, 11, 27)
    assert add_business_days(before_thanksgiving, 2, rest_day("US")) == date(2026, 11, 30)


def test_no_business_days_after_a_saturday_is_monday():
    assert add_business_days(date(2026, 3, 7), 0, is_weekend) == date(2026, 3, 9)
    assert add_business_days(date(2026, 3, 7), 1, is_weekend) == date(2026, 3, 9)


def test_a_calendar_without_working_days_is_refused():
    with pytest.raises(ValueError, match="is that a calendar"):
        next_working_day(THURSDAY, lambda day: True)


@given(DAYS, COUNTRIES)
def test_the_next_working_day_is_the_first_that_is_worked(day, country):
    rests = rest_day(country)

    found = next_working_day(day, rests)

    assert not rests(found)
    assert found >= day
    assert all(rests(day + timedelta(days=n)) for n in range((found - day).days))


@given(DAYS, st.integers(1, 30), COUNTRIES)
def test_business_days_are_counted_one_by_one(day, amount, country):
    rests = rest_day(country)

    found = add_business_days(day, amount, rests)

    passed = [day + timedelta(days=n) for n in range(1, (found - day).days + 1)]
    assert sum(not rests(each) for each in passed) == amount
    assert not rests(found)


@given(DAYS)
def test_everybody_works_after_four_days_of_an_ordinary_weekend(day):
    assert next_working_day(day, is_weekend) - day <= timedelta(days=2)
