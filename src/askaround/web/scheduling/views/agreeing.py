"""Agreeing on a time, moving it, and calling it off."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from askaround.journal.author import StaleWrite
from askaround.scheduling import actions
from askaround.scheduling.rules.spans import conflicts, span
from askaround.scheduling.rules.states import WindowState
from askaround.web.http import SpaceRequest, key_in, require_form
from askaround.web.scheduling.forms import SECOND, AgreeForm, CallOffForm
from askaround.web.scheduling.hub import taken_besides, window_lines
from askaround.web.scheduling.views.conversations import conversation_in
from askaround.web.stale import both_texts

if TYPE_CHECKING:
    from askaround.scheduling.models import Conversation

PAGE = "scheduling/agree.html"


@require_form
def agree(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Agree on a time, or change what was agreed."""
    found = conversation_in(request, pk)
    initial = {**_window_in(request, found), "note_yes": True}
    if found.agreed_at is None:
        initial["mode"] = found.mode or found.Mode.VIDEO
    form = AgreeForm(request.POST or None, instance=found, initial=initial)
    rows = None
    if request.method == "POST" and form.is_valid():
        try:
            actions.agree(
                by=request.author,
                conversation=found,
                version=form.cleaned_data["version"],
                **form.said(),
            )
            return redirect("scheduling:conversation", pk)
        except StaleWrite as problem:
            rows = both_texts(form, problem)
        except actions.CannotAgree as problem:
            form.add_error(None, str(problem))
    return _agree_page(request, found, form, rows)


def _agree_page(
    request: SpaceRequest, found: "Conversation", form: AgreeForm, rows: object
) -> HttpResponse:
    way = []
    if form.is_bound and "clock" not in form.errors and form.cleaned_data.get("clock"):
        at = form.at() if {"day", "time_zone"} <= form.cleaned_data.keys() else None
        minutes = form.cleaned_data.get("minutes") or found.minutes
        way = conflicts(span(at, minutes), taken_besides(request, found)) if at else []
    context = {
        "conversation": found,
        "person": found.person,
        "form": form,
        "both_texts": rows,
        "conflicts": way,
    }
    refused = 400 if form.is_bound else 200
    return render(request, PAGE, context, status=409 if rows else refused)


def _window_in(request: SpaceRequest, found: "Conversation") -> dict[str, object]:
    """Return a time to begin the form with: that of the window which the address names.

    Where none is named and nothing agreed, it is the first window that is offered.
    """
    key = key_in(request.GET, "window")
    window = next((each for each in found.windows.all() if each.pk == key), None)
    if window is None and found.agreed_at is None:
        window = next(
            (
                line.window
                for line in window_lines(request, found)
                if line.state is WindowState.OFFERED
            ),
            None,
        )
    if window is None:
        return {}
    return {
        "day": window.day,
        "clock": window.clock,
        "minutes": window.minutes,
        "time_zone": window.time_zone,
        "repeats": SECOND if window.clock_repeats else "",
    }


@require_form
def call_off(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Record that it will not be: who called it off, and why."""
    found = conversation_in(request, pk)
    form = CallOffForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.call_off(by=request.author, conversation=found, **form.cleaned_data)
        except actions.CannotCallOff as problem:
            messages.error(request, str(problem))
        return redirect("scheduling:conversation", pk)
    context = {"conversation": found, "person": found.person, "form": form}
    status = 400 if form.is_bound else 200
    return render(request, "scheduling/call_off.html", context, status=status)


@require_POST
def look_again(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Look for another time after it was called off."""
    try:
        actions.look_again(by=request.author, conversation=conversation_in(request, pk))
    except actions.CannotAgree as problem:
        messages.error(request, str(problem))
    return redirect("scheduling:conversation", pk)


@require_POST
def note_yes(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Note that they said yes, where the agreement came before the answer."""
    try:
        actions.note_yes(by=request.author, conversation=conversation_in(request, pk))
    except actions.CannotAgree as problem:
        messages.error(request, str(problem))
    return redirect("scheduling:conversation", pk)
