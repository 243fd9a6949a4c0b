"""What belongs on Today, in which order, and how much of it.

Pure: the caller brings the facts and says which day it is. The order is that of the domain rules,
section 7: the next conversation first, then what others wait for, then what I could do next.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol, TypeVar

MOST_ROWS = 7


class Kind(StrEnum):
    """Why a row is there. The order of the members is the order on the page."""

    TALK = "talk"  # the conversation of today: start, and the day sheet
    PREPARE = "prepare"  # one of the next days: the plan, and the day sheet
    CONFIRM = "confirm"  # the day before, one short note
    DEBRIEF = "debrief"  # we talked, and nothing is written down yet
    THANKS = "thanks"  # for a conversation, due the next day
    AGREE = "agree"  # they said yes: agree on a time
    OFFER = "offer"  # a conversation without a time, and nothing that they could answer
    ANSWER = "answer"  # they wrote something else, and wait
    PROMISE = "promise"  # something that I promised
    OPENING = "opening"  # heard of one: a note of its own, the next day
    WEIGH = "weigh"  # an opening without my answer
    THANK_INTRODUCER = "thank-introducer"
    INTRODUCE = "introduce"  # both sides agreed: one message brings everybody together
    TELL_REFERRER = "tell-referrer"  # we met whom they suggested
    THANK = "thank"  # they said no, or not now
    ASK_AGAIN = "ask-again"  # the day they named has come
    REMIND = "remind"
    REMIND_INTRODUCER = "remind-introducer"
    TRY = "try"  # advice whose day has come
    REPORT = "report"  # advice that was tried, and its giver does not know yet
    CONSIDER = "consider"  # advice without my answer
    LOOK_AGAIN = "look-again"  # a decision whose day has come
    FINISH = "finish"  # a request was begun and not sent
    FINISH_INTRODUCTION = "finish-introduction"
    SECOND_PERSON = "second-person"
    REST = "rest"
    ASK_ABOUT = "ask-about"  # an open question, and somebody who may know


ORDER = {kind: place for place, kind in enumerate(Kind)}
SORTS = {
    Kind.TALK: "talk",
    Kind.PREPARE: "talk",
    Kind.CONFIRM: "confirm",
    Kind.DEBRIEF: "debrief",
    Kind.THANKS: "thanks",
    **dict.fromkeys((Kind.REMIND, Kind.REMIND_INTRODUCER), "reminder"),
    **dict.fromkeys((Kind.TRY, Kind.REPORT, Kind.CONSIDER, Kind.LOOK_AGAIN), "advice"),
}
"""The sorts (a) to (f) of the domain rules, section 7, and the confirmation, which cannot wait;
what is not named is owed to somebody."""
OWED = "owed"
LAST = frozenset({Kind.FINISH, Kind.FINISH_INTRODUCTION, Kind.SECOND_PERSON, Kind.REST})
"""These wait for a day with room."""


class Step(Protocol):
    """What the queue needs to know of a row.

    ``name`` tells this reason from every other one, also from the next reminder to the same
    person. ``since`` is the day on which it became my turn.
    """

    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> Kind: ...
    @property
    def since(self) -> date: ...


AnyStep = TypeVar("AnyStep", bound=Step)


def queue(
    steps: Iterable[AnyStep],
    *,
    set_aside: Mapping[str, date | None],
    today: date,
    most: int = MOST_ROWS,
) -> list[AnyStep]:
    """Return what to do today, the first thing first, and never more than ``most``.

    The first of each sort has its place before a second of any, so that ten promises do not hide
    the advice that was tried. ``set_aside`` names the rows that were put off until a day, or are
    not needed at all (None).
    """
    due = sorted((step for step in steps if not is_away(step.name, set_aside, today)), key=_place)
    seen: set[str] = set()
    chosen: list[AnyStep] = []
    others: list[AnyStep] = []
    for step in due:
        sort = SORTS.get(step.kind, OWED)
        (others if sort in seen or step.kind in LAST else chosen).append(step)
        if step.kind not in LAST:
            seen.add(sort)
    return sorted([*chosen, *others][:most], key=_place)


def is_away(name: str, set_aside: Mapping[str, date | None], today: date) -> bool:
    """Say whether a row was set aside and its day has not come."""
    if name not in set_aside:
        return False
    until = set_aside[name]
    return until is None or today < until


def _place(step: Step) -> tuple[int, date, str]:
    return ORDER[step.kind], step.since, step.name


def next_monday(today: date) -> date:
    """Return the first Monday after ``today``.

    >>> next_monday(date(2026, 3, 2))  # a Monday
    datetime.date(2026, 3, 9)
    """
    return today + timedelta(days=7 - today.weekday())
