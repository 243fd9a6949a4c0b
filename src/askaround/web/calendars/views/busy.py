"""My calendars: what is known of my busy time, and the keys to my own feed."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from askaround import access
from askaround.integrations.calendar_taking_in import NOT_READ, TakenIn, take_in, take_in_again
from askaround.scheduling.actions import calendars as actions
from askaround.web.calendars import shown
from askaround.web.calendars.forms import CalendarForm, FeedForm, NewerFileForm, content
from askaround.web.http import SpaceRequest

if TYPE_CHECKING:
    from askaround.scheduling.models import BusyCalendar

PAGE = "calendars/calendars.html"


@require_GET
def calendars(request: SpaceRequest) -> HttpResponse:
    return page(request)


def page(
    request: SpaceRequest,
    *,
    form: CalendarForm | None = None,
    feed_form: FeedForm | None = None,
    made: dict[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Show the page; ``made`` is an address that was just made, and is shown this once."""
    space = request.space
    mine = shown.calendars(
        access.busy_calendars(space).order_by("name"),
        now=request.author.now,
        zone=space.time_zone,
    )
    context = {
        "calendars": mine,
        "known_until": shown.known_until(mine),
        "feeds": access.calendar_feeds(space).order_by("made_at"),
        "form": form or CalendarForm(),
        "feed_form": feed_form or FeedForm(auto_id="id_feed_%s"),
        "newer_form": NewerFileForm(auto_id=False),
        "made": made,
    }
    return render(request, PAGE, context, status=status)


@transaction.non_atomic_requests
@require_POST
def add(request: SpaceRequest) -> HttpResponse:
    """Read a calendar for the first time; fetched and read before anything is written."""
    form = CalendarForm(request.POST, request.FILES)
    if form.is_valid():
        said = form.cleaned_data
        try:
            taken = take_in(
                by=request.author,
                name=said["name"],
                address=said["address"],
                data=content(said["file"]),
            )
        except NOT_READ as problem:
            form.add_error(None, str(problem))
        else:
            _tell(request, taken)
            return redirect("calendars:calendars")
    return page(request, form=form, status=422)


@transaction.non_atomic_requests
@require_POST
def read_again(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Read a calendar again: from a newer file, or from the address it came from."""
    calendar = get_object_or_404(access.busy_calendars(request.space), pk=pk)
    form = NewerFileForm(request.POST, request.FILES)
    has_file = form.is_valid()
    if not has_file and (request.FILES or not calendar.address):
        errors = form.errors.get("file", [_("Choose the newer file first.")])
        messages.error(request, f"{calendar}: {errors[0]}")
        return redirect("calendars:calendars")
    try:
        file = form.cleaned_data["file"] if has_file else None
        taken = take_in_again(by=request.author, calendar=calendar, data=content(file))
    except NOT_READ as problem:
        if not request.author.changes:  # else the change itself says it
            messages.error(request, f"{calendar}: {problem}")
    else:
        _tell(request, taken)
    return redirect("calendars:calendars")


def _tell(request: SpaceRequest, taken: TakenIn) -> None:
    """Say what could not be read; how often I am busy stands on the page."""
    if remark := shown.remark(taken.found):
        messages.info(request, f"{taken.calendar}: {remark}")


@require_POST
def remove(request: SpaceRequest, pk: UUID) -> HttpResponse:
    calendar: BusyCalendar = get_object_or_404(access.busy_calendars(request.space), pk=pk)
    actions.remove_busy_calendar(by=request.author, calendar=calendar)
    return redirect("calendars:calendars")
