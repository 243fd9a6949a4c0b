"""Bringing people in from a file: choose, look at the plan, say yes, and take it back."""

from uuid import UUID

from django.contrib import messages
from django.contrib.humanize.templatetags.humanize import intcomma
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from askaround import access
from askaround.integrations.taking_in import name_columns, take_in
from askaround.people.imports import applying, batches, planning, undoing
from askaround.people.rules.incoming import Unreadable
from askaround.research.queries import current
from askaround.web.http import SpaceRequest, require_form, start_in
from askaround.web.imports import shown
from askaround.web.imports.forms import ChooseForm, ColumnsForm, DecisionsForm

EARLIER_SHOWN = 30


@transaction.non_atomic_requests
@require_form
def choose(request: SpaceRequest) -> HttpResponse:
    form = ChooseForm(request.POST, request.FILES) if request.method == "POST" else ChooseForm()
    if form.is_valid():
        name, data = form.name_and_data
        try:
            batch = take_in(by=request.author, name=name, data=data)
        except Unreadable as problem:
            form.add_error(None, f"{name}: {problem}")
        else:
            return redirect("imports:plan", batch.pk)
    earlier = batches.newest_first(access.imports(request.space))[:EARLIER_SHOWN]
    context = {"form": form, "earlier": [(each, shown.outcome(each.counts)) for each in earlier]}
    status = 422 if form.errors else 200
    return render(request, "imports/choose.html", context, status=status)


@require_form
def plan(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """What an import will do; once it is done, what it did."""
    batch = get_object_or_404(access.imports(request.space), pk=pk)
    if batch.state == "mapping":
        return redirect("imports:columns", pk)
    if batch.state != "planned":
        exploration = current(access.explorations(request.space))
        done = {"batch": batch, "exploration": exploration, "outcome": shown.outcome(batch.counts)}
        return render(request, "imports/done.html", done)
    if request.method == "POST":
        return _apply(request, pk)
    try:
        found = planning.plan(space=request.space, batch=batch)
    except Unreadable as problem:
        messages.error(request, f"{batch}: {problem}")
        return redirect("imports:choose")
    if request.GET.get("show"):
        return _whole_part(request, pk, found)
    context = {
        "batch": batch,
        "plan": found,
        "summary": shown.summary(found.counts),
        "button": shown.button(found.counts),
        "parts": shown.parts(found),
        "choices": shown.choices(found, space=request.space),
        "counts": found.counts,
    }
    return render(request, "imports/plan.html", context)


def _whole_part(request: SpaceRequest, pk: UUID, found: planning.ImportPlan) -> HttpResponse:
    """All lines of one kind, some hundred at a time."""
    start = start_in(request, shown.ON_A_PAGE)
    every = shown.parts(found, first=start + shown.ON_A_PAGE)
    part = next((part for part in every if part.code == request.GET["show"]), None)
    if part is None:
        return redirect("imports:plan", pk)
    following = start + shown.ON_A_PAGE
    context = {
        "pk": pk,
        "part": part,
        "lines": part.lines[start:],
        "following": following if following < part.whole else None,
    }
    return render(request, "imports/part.html", context)


def _apply(request: SpaceRequest, pk: UUID) -> HttpResponse:
    by, batch = request.author, access.imports(request.space).get(pk=pk)
    form = DecisionsForm(request.POST)
    form.is_valid()
    batches.decide(by=by, batch=batch, decisions=form.people)
    batches.add_strangers(by=by, batch=batch, add=form.cleaned_data.get("strangers", False))
    try:
        applying.apply_import(by=by, batch=batch)
    except applying.CannotImport as problem:
        messages.error(request, str(problem))
    except Unreadable:
        pass  # the page of the plan says so
    return redirect("imports:plan", pk)


@transaction.non_atomic_requests
@require_form
def columns(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Say what the columns of an unknown table mean."""
    batch = get_object_or_404(access.imports(request.space), pk=pk)
    if batch.state != "mapping":
        return redirect("imports:plan", pk)
    form = ColumnsForm(batch, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            name_columns(by=request.author, batch=batch, mapping=form.mapping)
        except Unreadable as problem:
            form.add_error(None, f"{batch.name}: {problem}")
        else:
            return redirect("imports:plan", pk)
    context = {"batch": batch, "form": form, "remembered": bool(batch.decisions.get("mapping"))}
    return render(request, "imports/columns.html", context, status=422 if form.errors else 200)


@require_POST
def undo(request: SpaceRequest, pk: UUID) -> HttpResponse:
    batch = get_object_or_404(access.imports(request.space), pk=pk)
    try:
        result = undoing.undo_import(by=request.author, batch=batch)
    except undoing.CannotTakeBack as problem:
        messages.error(request, str(problem))
    else:
        messages.info(request, _taken_back(result))
    return redirect("imports:plan", pk)


def _taken_back(result: undoing.TakenBack) -> str:
    gone = ngettext(
        "Taken back: %(n)s person was removed.",
        "Taken back: %(n)s people were removed.",
        result.people,
    ) % {"n": intcomma(result.people)}
    if not result.stayed:
        return gone
    stayed = ngettext(
        "%(n)s stayed, because you have worked with them since.",
        "%(n)s stayed, because you have worked with them since.",
        result.stayed,
    )
    return f"{gone} {stayed % {'n': intcomma(result.stayed)}}"


@require_POST
def drop(request: SpaceRequest, pk: UUID) -> HttpResponse:
    batch = get_object_or_404(access.imports(request.space), pk=pk)
    try:
        batches.drop(by=request.author, batch=batch)
    except batches.CannotDrop as problem:
        messages.error(request, str(problem))
        return redirect("imports:plan", pk)
    return redirect("imports:choose")
