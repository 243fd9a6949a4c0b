"""By when promises are kept and advice is tried. When thanks are due, `letters.rules.due` says."""

from datetime import date, datetime, timedelta
from math import floor

PROMISE_DAYS = 7
"""Days in which a promise without a day is kept: a house rule, a week is what "soon" means."""
TRYING_DAYS = 14
"""Days after which advice without a day is asked about again. House rule."""


def hours_left(due_at: datetime, now: datetime) -> int:
    """Return the whole hours until ``due_at``; negative once it is past.

    >>> from datetime import UTC
    >>> hours_left(datetime(2026, 3, 6, 10, tzinfo=UTC), datetime(2026, 3, 6, 7, 30, tzinfo=UTC))
    2
    """
    return floor((due_at - now) / timedelta(hours=1))


def promise_due(*, due_on: date | None, promised_on: date) -> date:
    """Return the day of a promise, or a civil one where none was said.

    >>> promise_due(due_on=None, promised_on=date(2026, 3, 5))
    datetime.date(2026, 3, 12)
    """
    return due_on or promised_on + timedelta(days=PROMISE_DAYS)


def trying_due(*, due_on: date | None, decided_on: date) -> date:
    """Return the day on which advice is to be acted on, or looked at again where none was said."""
    return due_on or decided_on + timedelta(days=TRYING_DAYS)
