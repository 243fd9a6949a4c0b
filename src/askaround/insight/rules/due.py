"""When a decision wants to be looked at again. The days are the playbook's (90)."""

from datetime import date, timedelta


def look_again_on(*, decided_on: date, days: int) -> date:
    """Return the day on which to look again; the last day there is, where it lies beyond.

    >>> look_again_on(decided_on=date(2026, 3, 2), days=90)
    datetime.date(2026, 5, 31)
    """
    try:
        return decided_on + timedelta(days=days)
    except OverflowError:
        return date.max


def look_again_due(*, look_again_on: date, looked_on: date | None, today: date) -> bool:
    """Tell whether the day has come and nobody has looked."""
    return looked_on is None and today >= look_again_on
