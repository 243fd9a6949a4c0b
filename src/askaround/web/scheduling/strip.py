"""The week on the page where times are chosen, and what the program suggests."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any

from askaround.accounts.queries import playbook_in_force
from askaround.core.calendars import rest_day
from askaround.scheduling import queries
from askaround.scheduling.rules.free_time import (
    FIRST_AFTER_DAYS,
    STEP_MINUTES,
    Asked,
    Suggestion,
    suggest,
)
from askaround.scheduling.rules.offers import city
from askaround.scheduling.rules.spans import overlap, span
from askaround.scheduling.rules.states import HOLDING
from askaround.scheduling.rules.wall_time import seen_from
from askaround.scheduling.rules.week import Slot, Strip, monday_of, strip
from askaround.web.http import SpaceRequest
from askaround.web.scheduling.forms import WindowForm
from askaround.web.scheduling.hub import taken_besides, window_lines

if TYPE_CHECKING:
    from askaround.scheduling.models import Conversation, Window

WEEK = timedelta(days=7)
WEEKS_AHEAD = 52
"""Nobody offers a time more than a year ahead."""


@dataclass(frozen=True)
class Cell:
    """One half hour to press. ``window``: mine, chosen here; ``goes_on``: its later part.

    ``off``: they do not work then.
    """

    slot: Slot
    window: "Window | None"
    goes_on: bool
    off: bool
    at: str


@dataclass(frozen=True)
class Row:
    """One half hour of all seven days, with the clocks beside it on the full hour."""

    clock: time
    theirs: time | None
    cells: list[Cell]


def desk(
    request: SpaceRequest,
    conversation: "Conversation",
    *,
    week: date | None,
    form: WindowForm | None = None,
) -> dict[str, Any]:
    """Return everything the page shows on which times are chosen."""
    today, mine = request.author.today, request.space.time_zone
    theirs = queries.their_zone(conversation)
    taken = taken_besides(request, conversation)
    lines = window_lines(request, conversation)
    standing = [each for each in lines if each.state in HOLDING and not each.window.by_them]
    chosen = [line.window for line in standing]
    monday = monday_of(_first_day(week, today, mine, chosen))
    laid = strip(
        monday=monday,
        now=request.author.now,
        mine=mine,
        theirs=theirs,
        taken=taken,
        rests=rests(conversation),
    )
    differs = mine != theirs
    return {
        "conversation": conversation,
        "person": conversation.person,
        "lines": standing,
        "days": laid.days,
        "rows": _rows(laid, chosen, differs=differs),
        "changes": laid.changes and differs,
        "differs": differs,
        "my_place": city(mine),
        "their_place": city(theirs),
        "monday": monday,
        "earlier": monday - WEEK if monday > monday_of(today) else None,
        "later": monday + WEEK if monday < today + (WEEKS_AHEAD - 1) * WEEK else None,
        "form": form or WindowForm(conversation=conversation),
        "knows_busy": any(each.kind == "busy" for each in taken),
    }


def _rows(laid: Strip, chosen: "list[Window]", *, differs: bool) -> list[Row]:
    """Return the days of a week row by row, as a table has them."""
    columns = [[_cell(slot, chosen, rests=day.rests) for slot in day.slots] for day in laid.days]
    return [
        Row(clock, _clock_there(laid.days[0].slots[number]) if differs else None, cells)
        for number, (clock, *cells) in enumerate(zip(laid.clocks, *columns, strict=True))
    ]


def _first_day(week: date | None, today: date, mine: str, chosen: "list[Window]") -> date:
    """Return a day of the week to show: the one asked for, that of what is chosen, or the next."""
    if week is not None and monday_of(today) <= week <= today + WEEKS_AHEAD * WEEK:
        return week
    days = [seen_from(window.starts_at, mine).day for window in chosen if window.starts_at]
    return min(days, default=today + FIRST_AFTER_DAYS * timedelta(days=1))


def rests(conversation: "Conversation") -> Any:
    """Return who says when people rest where they live; my country where I never said."""
    return rest_day(conversation.person.country or conversation.space.country)


def suggestions(request: SpaceRequest, conversation: "Conversation") -> list[Suggestion]:
    """Return times worth offering besides those that are chosen already."""
    mine = request.space.time_zone
    in_force = playbook_in_force(request.space)
    standing = [
        line.window for line in window_lines(request, conversation) if line.state in HOLDING
    ]
    asked = Asked(
        now=request.author.now,
        mine=mine,
        theirs=queries.their_zone(conversation),
        minutes=conversation.minutes,
        window_days=in_force.window_days,
        busy=[each.span for each in taken_besides(request, conversation)],
        days_taken={
            seen_from(window.starts_at, mine).day for window in standing if window.starts_at
        },
    )
    missing = max(0, in_force.windows_offered - len(standing))
    return suggest(asked, rests=rests(conversation), how_many=missing)


def _clock_there(slot: Slot) -> time | None:
    return slot.theirs.clock if slot.theirs else None


def _cell(slot: Slot, chosen: "list[Window]", *, rests: bool) -> Cell:
    at = f"{slot.when.day:%Y-%m-%d}T{slot.when.clock:%H:%M}"
    off = rests or not slot.works
    if slot.at is None:
        return Cell(slot, None, goes_on=False, off=True, at=at)
    half_hour = span(slot.at, STEP_MINUTES)
    here = next((w for w in chosen if w.starts_at and slot.at <= w.starts_at < half_hour.end), None)
    goes_on = here is None and any(
        w.starts_at and overlap(half_hour, span(w.starts_at, w.minutes)) for w in chosen
    )
    return Cell(slot, here, goes_on, off, at)
