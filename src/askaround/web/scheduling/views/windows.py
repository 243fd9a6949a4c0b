"""Times to offer: choosing them on a week, offering them, and what came back."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from askaround import access
from askaround.journal.author import StaleWrite
from askaround.scheduling import actions
from askaround.scheduling.rules.free_time import Comfort
from askaround.scheduling.rules.wall_time import WallTime
from askaround.web.http import SpaceRequest, key_in, require_form
from askaround.web.scheduling.forms import EditWindowForm, WindowForm
from askaround.web.scheduling.strip import desk, suggestions
from askaround.web.scheduling.views.conversations import conversation_in, show
from askaround.web.stale import both_texts

if TYPE_CHECKING:
    from askaround.scheduling.models import Conversation, Window

PAGE = "scheduling/times.html"


@require_GET
def times(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """A week, in which times are chosen by pressing them."""
    found = conversation_in(request, pk)
    return render(request, PAGE, desk(request, found, week=_day(request.GET.get("week", ""))))


@require_POST
def choose(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Choose a time: a pressed half hour of the week, or one that was typed."""
    found, pressed = conversation_in(request, pk), request.POST.get("at", "")
    week = _day(request.POST.get("week", ""))
    if "off" in request.POST:
        return _take_off(request, found, week)
    form = None
    if pressed:
        when = _pressed(pressed, request.space.time_zone)
        minutes = None
    else:
        form = WindowForm(request.POST, conversation=found)
        when = form.when() if form.is_valid() else None
        minutes = form.cleaned_data.get("minutes")
    if when is None:
        if form is None:
            messages.error(request, _("That time is not in this week. Press a half hour."))
            return _to_week(found, week)
        return render(request, PAGE, desk(request, found, week=week, form=form), status=400)
    try:
        actions.choose_window(by=request.author, conversation=found, when=when, minutes=minutes)
    except actions.CannotAgree as problem:
        messages.error(request, str(problem))
    return _to_week(found, week or when.day)


def _take_off(request: SpaceRequest, found: "Conversation", week: date | None) -> HttpResponse:
    """Take off the chosen time that was pressed again."""
    key = key_in(request.POST, "off")
    window = next((each for each in found.windows.all() if each.pk == key), None)
    if window is not None:
        actions.remove_window(by=request.author, window=window)
    return _to_week(found, week)


@require_POST
def suggested(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Choose the times that the program suggests, in one change."""
    found = conversation_in(request, pk)
    worth = suggestions(request, found)
    if not worth:
        messages.error(
            request, _("No free time was found in the next few days. Please choose one yourself.")
        )
        return _to_week(found, None)
    with request.author.change(_("Chose times for %s") % found.person):
        for each in worth:
            actions.choose_window(by=request.author, conversation=found, when=each.when)
    if worth[0].comfort is not Comfort.WORKING:
        messages.info(
            request,
            _(
                "Your working hours and theirs do not overlap, so these are early or late in your "
                "day."
            ),
        )
    return _to_week(found, worth[0].when.day)


@require_POST
def offered(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Note that the chosen times were offered."""
    found = conversation_in(request, pk)
    return _do(request, found, lambda: actions.offer(by=request.author, conversation=found))


@require_POST
def none_suits(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Note that none of the offered times suits them."""
    found = conversation_in(request, pk)
    mine = [each for each in found.windows.all() if each.offered_at and not each.by_them]
    return _do(request, found, lambda: actions.decline(by=request.author, windows=mine))


@require_POST
def their_time(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Keep a time that they proposed."""
    found = conversation_in(request, pk)
    form = WindowForm(request.POST, conversation=found)
    if not form.is_valid():
        return show(request, found, their_time=form)
    when, minutes = form.when(), form.cleaned_data["minutes"]
    return _do(
        request,
        found,
        lambda: actions.note_their_time(
            by=request.author, conversation=found, when=when, minutes=minutes
        ),
    )


@require_form
def edit(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Change a window before it is answered."""
    window = _window_in(request, pk)
    form = EditWindowForm(request.POST or None, window=window)
    rows = None
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_window(
                by=request.author,
                window=window,
                when=form.when(),
                minutes=form.cleaned_data["minutes"],
                version=form.cleaned_data["version"],
            )
            return redirect("scheduling:times", window.conversation_id)
        except StaleWrite as problem:
            rows = both_texts(form, problem)
        except actions.CannotAgree as problem:
            form.add_error(None, str(problem))
    context = {"window": window, "conversation": window.conversation, "form": form}
    refused = 400 if form.is_bound else 200
    return render(
        request,
        "scheduling/window.html",
        {**context, "person": window.conversation.person, "both_texts": rows},
        status=409 if rows else refused,
    )


@require_POST
def accept(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Agree on this window; how we talk comes next, where it is not known yet."""
    window = _window_in(request, pk)
    try:
        agreed = actions.accept(by=request.author, window=window)
    except actions.CannotAgree as problem:
        messages.error(request, str(problem))
        return redirect("scheduling:conversation", window.conversation_id)
    page = "scheduling:conversation" if agreed.mode else "scheduling:agree"
    return redirect(page, agreed.pk)


@require_POST
def decline(request: SpaceRequest, pk: UUID) -> HttpResponse:
    window = _window_in(request, pk)
    return _do(
        request,
        window.conversation,
        lambda: actions.decline(by=request.author, windows=[window]),
    )


@require_POST
def remove(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Take a window off; on the page of the week one stays in that week."""
    window = _window_in(request, pk)
    actions.remove_window(by=request.author, window=window)
    if "week" in request.POST:
        return _to_week(window.conversation, _day(request.POST["week"]))
    return redirect("scheduling:conversation", window.conversation_id)


def _do(request: SpaceRequest, found: "Conversation", verb: Callable[[], object]) -> HttpResponse:
    try:
        verb()
    except actions.CannotAgree as problem:
        messages.error(request, str(problem))
    return redirect("scheduling:conversation", found.pk)


def _window_in(request: SpaceRequest, pk: UUID) -> "Window":
    mine = access.windows(request.space).select_related(
        "conversation__person", "conversation__space", "conversation__ask"
    )
    return get_object_or_404(mine, pk=pk)


def _to_week(found: "Conversation", week: date | None) -> HttpResponse:
    address = reverse("scheduling:times", args=[found.pk])
    return redirect(f"{address}?week={week:%Y-%m-%d}" if week else address)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _pressed(text: str, zone: str) -> WallTime | None:
    """Read the half hour that a button stands for."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return WallTime(found.date(), found.time().replace(second=0, microsecond=0), zone)
