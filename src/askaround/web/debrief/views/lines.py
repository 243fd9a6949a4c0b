"""The lines of one conversation: adding, correcting, and what each becomes."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from askaround import access
from askaround.conversations.actions import CannotKeep
from askaround.conversations.actions import debriefing as actions
from askaround.followup.rules.harvest import Use
from askaround.web.debrief.desk import (
    conversation_in,
    guesses_in,
    line_in,
    notes_of,
    page,
    plan_of,
)
from askaround.web.debrief.forms import LineForm
from askaround.web.debrief.harvest import REFUSALS, become, shown, take_back
from askaround.web.http import SpaceRequest, key_in, require_form

if TYPE_CHECKING:
    from askaround.conversations.models import Note
    from askaround.conversations.queries.debriefs import HeardLine
    from askaround.scheduling.models import Conversation


@require_POST
def add(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Add a line to a question, or to what was off the plan."""
    found = conversation_in(request, pk)
    form = LineForm(request.POST, plan=plan_of(request, found))
    note = None
    if form.is_valid():
        try:
            note = actions.write_line(by=request.author, conversation=found, **form.cleaned_data)
        except CannotKeep as problem:
            form.add_error("text", str(problem))
    if request.htmx:
        return _group(request, found, form, refused=note is None)
    if note is None:
        context = page(request, found, refused=form)
        return render(request, "debrief/debrief.html", context, status=400)
    return redirect(_where(note))


def _group(
    request: SpaceRequest, talk: "Conversation", form: LineForm, *, refused: bool
) -> HttpResponse:
    notes = notes_of(request, talk, refused=form if refused else None)
    own = actions.own_debrief(by=request.author, conversation=talk)
    context = {
        "conversation": talk,
        "notes": notes,
        "group": notes.group_of(form.cleaned_data.get("planned")),
        "guesses": guesses_in(request, own, notes.lines),
        "out_of_band": True,
    }
    return render(request, "debrief/group_added.html", context)


@require_POST
def tick(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Note that a question was asked, or was not."""
    among = access.planned_questions(request.space).select_related("conversation__person")
    found = get_object_or_404(among, pk=pk)
    asked = request.POST.get("asked") == "yes"
    actions.tick_question(by=request.author, question=found, asked=asked)
    if request.htmx:
        return render(request, "debrief/tick.html", {"question": found})
    return redirect("debrief:debrief", found.conversation_id)


@require_form
def line(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Correct a line, or take it out; the old one stays underneath."""
    heard, note = line_in(request, pk)
    plan = plan_of(request, note.conversation)
    if request.method == "POST" and request.POST.get("then") == "strike":
        actions.strike_line(by=request.author, note=note)
        return redirect("debrief:debrief", note.conversation_id)
    initial = {
        name: getattr(note, name)
        for name in ("text", "kind", "scope", "volunteered", "off_record", "planned")
    }
    form = LineForm(request.POST or None, initial=initial, plan=plan)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(
                _where(actions.correct_line(by=request.author, note=note, **form.cleaned_data))
            )
        except CannotKeep as problem:
            form.add_error("text", str(problem))
    context = {"note": note, "conversation": note.conversation, "form": form, "heard": heard}
    return render(request, "debrief/line_edit.html", context, status=400 if form.errors else 200)


@require_POST
def becomes(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Let a line become something, with one press."""
    heard, _note = line_in(request, pk)
    use = _use(request)
    try:
        if use is not None:
            become(request, heard, use)
    except REFUSALS as problem:
        messages.error(request, str(problem))
    if use is None:
        messages.error(request, _("Choose what this line becomes."))
    return _line(request, heard)


@require_POST
def back(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Take back what a line became."""
    heard, _note = line_in(request, pk)
    use, key = _use(request), key_in(request.POST, "piece")
    if use is not None and key is not None:
        take_back(request, heard, use, key)
    return _line(request, heard)


def _use(request: SpaceRequest) -> Use | None:
    asked = request.POST.get("use", "")
    return next((use for use in Use if use.value == asked), None)


def _line(request: SpaceRequest, heard: "HeardLine") -> HttpResponse:
    if not request.htmx:
        return redirect(_where(heard.note))
    line = shown(request, heard.note.conversation, [heard])[0]
    return render(request, "debrief/line.html", {"line": line})


def _where(note: "Note") -> str:
    page = reverse("debrief:debrief", args=[note.conversation_id])
    return f"{page}#note-{note.pk}"
