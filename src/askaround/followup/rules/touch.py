"""Keeping in touch: when, and for what reason. Computed from the timeline, never stored.

Any contact by either side, on any channel, begins the interval anew. Without a reason there is
nothing to write (a guide, G4): then the best thing is to wait for one.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

NEW_YEAR_DAYS = 20
"""So long in January a wish for the new year is still one. House rule."""
ANNIVERSARY_DAYS = 7
"""So many days around the day of a talk are "about a year ago". House rule."""
MOST_MONTHS = 60
"""The longest interval that may be chosen: five years. House rule."""


class Why(StrEnum):
    """A reason to write, the best one first."""

    OUTCOME = "outcome"  # something came of their advice
    TRIED = "tried"  # I did what they advised
    NEW_ROLE = "new-role"  # they changed role or organization
    ARTICLE = "article"  # I read something that concerns them
    ANNIVERSARY = "anniversary"
    NEW_YEAR = "new-year"


ORDER = {why: place for place, why in enumerate(Why)}


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, and what it is about in their words or mine: advice, a role, a title."""

    why: Why
    about: str = ""


class TouchState(StrEnum):
    DUE = "due"  # the day has come, and there is a reason
    NO_REASON = "no-reason"  # the day has come; wait for a reason
    LATER = "later"
    RESTING = "resting"  # I decided to let it rest, or never to ask again


def add_months(day: date, months: int) -> date:
    """Return the same day ``months`` later, or the last one of a shorter month.

    >>> add_months(date(2026, 10, 31), 4)
    datetime.date(2027, 2, 28)
    """
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def last_touch(days: Iterable[date]) -> date | None:
    """Return the day of the last contact, whoever began it and by whatever channel."""
    return max(days, default=None)


def touch_due(last_on: date, *, months: int) -> date:
    """Return the day from which on it is time to write again."""
    return add_months(last_on, months)


def touch_state(
    *,
    due_on: date,
    reasons: Iterable[Reason],
    resting: bool = False,
    talk_planned: bool = False,
    today: date,
) -> TouchState:
    """Say whether to write now. Whoever I am about to talk with needs no letter."""
    if resting:
        return TouchState.RESTING
    if today < due_on or talk_planned:
        return TouchState.LATER
    return TouchState.DUE if list(reasons) else TouchState.NO_REASON


@dataclass(frozen=True, slots=True)
class Since:
    """What there is to write about to one person. Days are where I live.

    ``results`` came of their advice, ``tried`` was done without a result yet; neither is reported.
    ``roles`` are what they began, as ("2026-05", "Head of design, Mill"); ``sources`` what I read,
    as (day, title); ``talks`` the days on which we talked.
    """

    last_on: date
    results: tuple[str, ...] = ()
    tried: tuple[str, ...] = ()
    roles: tuple[tuple[str, str], ...] = ()
    sources: tuple[tuple[date, str], ...] = ()
    talks: tuple[date, ...] = ()


def reasons(since: Since, *, today: date) -> list[Reason]:
    """Return every reason to write on ``today``, the best one first."""
    found = [Reason(Why.OUTCOME, text) for text in since.results]
    found += [Reason(Why.TRIED, text) for text in since.tried]
    found += [
        Reason(Why.NEW_ROLE, name)
        for started, name in since.roles
        if _began_between(started, since.last_on, today)
    ]
    found += [
        Reason(Why.ARTICLE, title)
        for read_on, title in since.sources
        if since.last_on < read_on <= today
    ]
    if any(is_anniversary(day, today) for day in since.talks):
        found.append(Reason(Why.ANNIVERSARY))
    if is_new_year(today) and since.last_on.year < today.year:
        found.append(Reason(Why.NEW_YEAR))
    return sorted(found, key=lambda reason: ORDER[reason.why])


def is_new_year(today: date) -> bool:
    return today.month == 1 and today.day <= NEW_YEAR_DAYS


def is_anniversary(day: date, today: date) -> bool:
    """Say whether ``day`` is a whole number of years ago, give or take some days.

    >>> is_anniversary(date(2025, 3, 5), date(2026, 3, 2))
    True
    >>> is_anniversary(date(2026, 3, 5), date(2026, 3, 2))
    False
    """
    near = timedelta(days=ANNIVERSARY_DAYS)
    years = {(today - near).year, today.year, (today + near).year}
    returns = (add_months(day, 12 * (year - day.year)) for year in years if year > day.year)
    return any(abs(again - today) <= near for again in returns)


def _began_between(started: str, after: date, today: date) -> bool:
    """Say whether something surely began later than ``after``, as exact as it is known."""
    begun = first_day(started)
    return begun is not None and after < begun <= today


def first_day(partial: str) -> date | None:
    """Return the first day that "2026", "2026-05" or "2026-05-17" can mean; None for none.

    >>> first_day("2026-05"), first_day("soon")
    (datetime.date(2026, 5, 1), None)
    """
    parts = partial.split("-")
    try:
        return date.fromisoformat("-".join([*parts, *("01", "01")[len(parts) - 1 :]]))
    except ValueError:
        return None
