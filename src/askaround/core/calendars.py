"""Days on which people rest, and counting around them."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

RestDay = Callable[[date], bool]

LONGEST_REST = 30  # days; the longest public holidays we know of last eight
ONE_DAY = timedelta(days=1)
SATURDAY = 5


@lru_cache
def rest_day(country: str) -> RestDay:
    """Return a function that says whether a day is a weekend or public holiday in ``country``.

    ``country`` is an ISO 3166 code of two letters, in any case. Where it is empty or unknown, only
    Saturday and Sunday are days of rest. Holidays of a single state or canton are not known, and
    some that follow the moon are known until 2035 only.

    >>> rest_day("US")(date(2026, 11, 26))  # Thanksgiving
    True
    >>> rest_day("")(date(2026, 11, 26))
    False
    """
    import holidays  # noqa: PLC0415 (a tenth of a second, which most pages need not spend)

    try:
        calendar = holidays.country_holidays(country.strip().upper())
    except NotImplementedError:
        return is_weekend

    def rests(day: date) -> bool:
        return not calendar.is_working_day(day)

    return rests


def is_weekend(day: date) -> bool:
    """Say whether ``day`` is a Saturday or Sunday."""
    return day.weekday() >= SATURDAY


def next_working_day(day: date, rests: RestDay) -> date:
    """Return ``day`` itself where people work, else the first working day after it.

    >>> next_working_day(date(2026, 3, 7), is_weekend)
    datetime.date(2026, 3, 9)
    """
    for later in range(LONGEST_REST + 1):
        candidate = day + later * ONE_DAY
        if not rests(candidate):
            return candidate
    raise ValueError(f"Nobody works from {day} for {LONGEST_REST} days: is that a calendar?")


def add_business_days(day: date, amount: int, rests: RestDay) -> date:
    """Return the working day that is ``amount`` working days after ``day``.

    One business day after a Saturday is Monday. None after it is ``day`` itself, moved to a
    working day.

    >>> add_business_days(date(2026, 3, 5), 3, is_weekend)  # from a Thursday
    datetime.date(2026, 3, 10)
    """
    if amount == 0:
        return next_working_day(day, rests)
    for _ in range(amount):
        day = next_working_day(day + ONE_DAY, rests)
    return day
