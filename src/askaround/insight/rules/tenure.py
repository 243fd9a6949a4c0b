"""How long somebody has done what they speak of, from roles that are as exact as known."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from askaround.followup.rules.touch import first_day


class Span(NamedTuple):
    """From when to when: "", 2019, 2019-05 or 2019-05-17. No end means until now."""

    started: str
    ended: str = ""


def years(spans: Iterable[Span], *, on: date) -> int | None:
    """Return the whole years in what somebody does now; None where no beginning is known.

    Several present roles count from the first of them. Without a month, a year begins in January,
    so the answer may be a year too high, never too low.

    >>> years([Span("2019"), Span("2014", "2019")], on=date(2026, 3, 2))
    7
    """
    begun = [day for span in spans if not span.ended and (day := first_day(span.started))]
    if not begun:
        return None
    first = min(begun)
    whole = on.year - first.year - ((on.month, on.day) < (first.month, first.day))
    return max(0, whole)
