"""Paths side by side, what matters to me, and what speaks for which."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from askaround import access
from askaround.insight.actions import fitting as actions
from askaround.insight.queries.paths import comparison
from askaround.journal.author import StaleWrite
from askaround.web.http import SpaceRequest, key_in, require_form
from askaround.web.insight.forms import FitForm, NewValueForm, ValueForm
from askaround.web.insight.pictures import diverging, diverging_table
from askaround.web.stale import BothTexts, both_texts


@require_GET
def paths(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Compare the paths of an exploration."""
    exploration = get_object_or_404(access.explorations(request.space), pk=pk)
    found = comparison(exploration, space=request.space, now=request.author.now)
    context = {
        "exploration": exploration,
        "paths": [
            (each, diverging(each.bars, found.most), diverging_table(each.path.name, each.bars))
            for each in found.paths
        ],
        "values": found.values,
        "form": FitForm(values=access.values(request.space), prefix=""),
    }
    return render(request, "insight/paths.html", context)


@require_POST
def add_reason(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Say for or against a path what nobody told me."""
    path = get_object_or_404(access.paths(request.space), pk=pk)
    form = FitForm(request.POST, values=access.values(request.space))
    if form.is_valid():
        said = form.cleaned_data
        actions.set_fit(
            by=request.author,
            value=said["value"],
            path=path,
            sign=int(said["sign"]),
            reason=said["reason"],
        )
    else:
        messages.error(request, _("Choose what it affects, and say why in a few words."))
    return redirect("insight:paths", path.exploration_id)


@require_POST
def remove_fit(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(access.fits(request.space).select_related("path", "value"), pk=pk)
    actions.remove_fit(by=request.author, fit=found)
    return redirect("insight:paths", found.path.exploration_id)


@require_POST
def score(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Keep how a claim speaks for one path by each of my values."""
    claim = get_object_or_404(access.claims(request.space), pk=pk)
    of_exploration = access.paths(request.space).filter(exploration=claim.exploration_id)
    key = key_in(request.POST, "path")
    path = of_exploration.filter(pk=key).first() if key else None
    if path is None:
        messages.error(request, _("Choose which path it counts for."))
        return redirect("insight:claim", pk)
    with request.author.change(_("Saved what “%s” means for you") % claim):
        for value in access.values(request.space):
            sign = request.POST.get(f"value-{value.pk}", "")
            if sign in {"1", "0", "-1"}:
                actions.set_fit(
                    by=request.author, value=value, path=path, claim=claim, sign=int(sign)
                )
    return redirect("insight:claim", pk)


@require_form
def values(request: SpaceRequest) -> HttpResponse:
    """What matters to me, and one more."""
    form = NewValueForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_value(by=request.author, **form.cleaned_data)
            return redirect("insight:values")
        except actions.CannotWeigh as problem:
            form.add_error("name", str(problem))
    mine = access.values(request.space).order_by("position", "id")
    explorations = access.explorations(request.space).filter(closed_on__isnull=True)
    context = {
        "form": form,
        "values": mine,
        "explorations": explorations.order_by("-id"),
        "place": "settings",
    }
    return render(request, "insight/values.html", context)


@require_form
def value(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Change one thing that matters to me."""
    found = get_object_or_404(access.values(request.space), pk=pk)
    form = ValueForm(request.POST or None, instance=found)
    stale: list[BothTexts] = []
    if request.method == "POST" and form.is_valid():
        try:
            version = form.cleaned_data["version"]
            actions.edit_value(by=request.author, value=form.instance, version=version)
            return redirect("insight:values")
        except actions.CannotWeigh as problem:
            form.add_error("name", str(problem))
        except StaleWrite as problem:
            stale = both_texts(form, problem)
    context = {"form": form, "value": found, "stale": stale, "place": "settings"}
    return render(request, "insight/value.html", context, status=409 if stale else 200)


@require_POST
def move_value(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(access.values(request.space), pk=pk)
    places = -1 if request.POST.get("to") == "up" else 1
    actions.move_value(by=request.author, value=found, places=places)
    return redirect("insight:values")


@require_POST
def remove_value(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(access.values(request.space), pk=pk)
    actions.remove_value(by=request.author, value=found)
    return redirect("insight:values")
