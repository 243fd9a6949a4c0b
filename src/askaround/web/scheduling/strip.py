"""The week on the page where times are chosen, and what the program suggests."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

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
from askaround.scheduling.rules.spans import Taken, overlap, span
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

    ``look`` is how it is drawn: "past", "off" where they do not work, else what takes it. ``says``
    is when it is, by both clocks, and ``takes`` what stands in its way.
    """

    slot: Slot
    window: "Window | None"
    goes_on: bool
    look: str
    at: str
    says: str
    takes: str


@dataclass(frozen=True)
class Row:
    """One half hour of all seven days, with the clocks beside it on the full hour."""

    clock: time
    theirs: time | None
    cells: list[Cell]

    @property
    def is_full_hour(self) -> bool:
        return self.clock.minute == 0


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
        "rows": half_hours(laid, chosen, there=city(theirs) if differs else ""),
        "changes": laid.changes and differs,
        "differs": differs,
        "my_place": city(mine),
        "their_place": city(theirs),
        "form": form or WindowForm(conversation=conversation),
        "knows_busy": any(each.kind == "busy" for each in taken),
        **_weeks(monday, today),
    }


def _weeks(monday: date, today: date) -> dict[str, date | None]:
    """Return the week that is shown, and those beside it to which one may go."""
    return {
        "monday": monday,
        "earlier": monday - WEEK if monday > monday_of(today) else None,
        "later": monday + WEEK if monday < today + (WEEKS_AHEAD - 1) * WEEK else None,
    }


def half_hours(laid: Strip, chosen: "list[Window]", *, there: str) -> list[Row]:
    """Return a week row by row, as a table has it; ``there``: where another clock is theirs."""
    columns = [
        [_cell(slot, chosen, rests=day.rests, there=there) for slot in day.slots]
        for day in laid.days
    ]
    return [
        Row(clock, _clock_there(laid.days[0].slots[number]) if there else None, cells)
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
        minutes=max(conversation.minutes, in_force.meeting_minutes),
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


def _cell(slot: Slot, chosen: "list[Window]", *, rests: bool, there: str) -> Cell:
    here, goes_on = None, False
    if slot.at is not None:
        half_hour = span(slot.at, STEP_MINUTES)
        placed = [(w, span(w.starts_at, w.minutes)) for w in chosen if w.starts_at]
        here = next((w for w, its in placed if slot.at <= its.start < half_hour.end), None)
        goes_on = here is None and any(overlap(half_hour, its) for _w, its in placed)
    return Cell(
        slot,
        here,
        goes_on,
        look=_look(slot, rests=rests),
        at=f"{slot.when.day:%Y-%m-%d}T{slot.when.clock:%H:%M}",
        says=_says(slot, there),
        takes=_takes(slot.taken) if slot.taken else "",
    )


def _look(slot: Slot, *, rests: bool) -> str:
    if slot.past:
        return "past"
    if slot.taken:
        return slot.taken.kind
    return "off" if rests or not slot.works or slot.at is None else ""


def _says(slot: Slot, there: str) -> str:
    """Say when it is; with the time ``there``, where their clock shows another."""
    mine = f"{date_format(slot.when.day, 'l, F j')}, {time_format(slot.when.clock)}"
    theirs = _clock_there(slot)
    return f"{mine} ({time_format(theirs)} {there})" if there and theirs else mine


def _takes(taken: Taken) -> str:
    words = {"busy": _("busy"), "agreed": _("you talk with %(name)s")}
    return words.get(taken.kind, _("held for %(name)s")) % {"name": taken.about}
