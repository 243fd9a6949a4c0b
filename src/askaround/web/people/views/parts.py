"""What hangs on a person: roles, ways to reach them, tags, acquaintances and a timeline."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from askaround import access
from askaround.journal.author import StaleWrite
from askaround.people import actions, queries
from askaround.web.http import SpaceRequest, key_in, require_form
from askaround.web.people.forms import CorrectionForm, EventForm, RoleForm
from askaround.web.people.views.person import PAGE, whole
from askaround.web.stale import BothTexts, both_texts

if TYPE_CHECKING:
    from askaround.people.models import Person


def _shown(request: SpaceRequest, found: "Person", part: str, **refused: Any) -> HttpResponse:
    """Answer with the changed part of the page, or send a browser without script back to it.

    ``refused`` holds what could not be saved, so that it stays in its field.
    """
    if request.htmx:
        return render(request, f"{PAGE}#{part}", whole(request, found) | refused)
    if refused:
        return render(request, PAGE, whole(request, found) | refused)
    return redirect(f"{reverse('people:person', args=[found.pk])}#{part}")


@require_POST
def add_contact_point(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(access.people(request.space), pk=pk)
    value = request.POST.get("value", "").strip()
    try:
        if value:
            actions.add_contact_point(by=request.author, person=found, value=value)
    except actions.CannotReach as problem:
        return _shown(request, found, "reach", reach_value=value, reach_problem=str(problem))
    return _shown(request, found, "reach")


@require_POST
def remove_contact_point(request: SpaceRequest, pk: UUID) -> HttpResponse:
    point = get_object_or_404(access.contact_points(request.space).select_related("person"), pk=pk)
    actions.remove_contact_point(by=request.author, contact_point=point)
    return _shown(request, point.person, "reach")


@require_POST
def add_tag(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(access.people(request.space), pk=pk)
    actions.add_tag(by=request.author, person=found, name=request.POST.get("name", ""))
    return _shown(request, found, "tags")


@require_POST
def remove_tag(request: SpaceRequest, pk: UUID) -> HttpResponse:
    tagging = get_object_or_404(
        access.taggings(request.space).select_related("person", "tag"), pk=pk
    )
    actions.remove_tag(by=request.author, person=tagging.person, name=tagging.tag.name)
    return _shown(request, tagging.person, "tags")


@require_form
def add_role(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(access.people(request.space), pk=pk)
    form = RoleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = {name: value for name, value in form.cleaned_data.items() if name != "version"}
        actions.add_role(by=request.author, person=found, **values)
        return redirect("people:person", pk)
    return render(request, "people/role.html", {"form": form, "person": found})


@require_form
def role(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(
        access.roles(request.space).select_related("person", "organization"), pk=pk
    )
    form = RoleForm(request.POST or None, instance=found)
    stale: list[BothTexts] = []
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_role(by=request.author, role=found, **form.cleaned_data)
            return redirect("people:person", found.person_id)
        except StaleWrite as problem:
            stale = both_texts(form, problem)
    context = {"form": form, "role": found, "person": found.person, "stale": stale}
    return render(request, "people/role.html", context, status=409 if stale else 200)


@require_POST
def remove_role(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(access.roles(request.space).select_related("person"), pk=pk)
    actions.remove_role(by=request.author, role=found)
    return redirect("people:person", found.person_id)


@require_form
def introducers(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Find the person who could introduce me to somebody, or the other way around."""
    found = get_object_or_404(access.people(request.space), pk=pk)
    if request.method == "POST":
        return _introduce(request, found)
    typed = request.GET.get("q", "").strip()
    everybody = access.people(request.space)
    hits = queries.search(space=request.space, typed=typed, among=everybody, limit=12)
    context = {
        "person": found,
        "typed": typed,
        "found": [line for line in hits if line.person != found],
    }
    page = "people/introducers.html"
    return render(request, f"{page}#found" if request.htmx else page, context)


def _introduce(request: SpaceRequest, found: "Person") -> HttpResponse:
    other = get_object_or_404(access.people(request.space), pk=key_in(request.POST, "other"))
    pair = (other, found) if request.POST.get("way") != "from" else (found, other)
    try:
        actions.add_acquaintance(
            by=request.author, introducer=pair[0], person=pair[1], how=request.POST.get("how", "")
        )
    except actions.CannotIntroduce as problem:
        messages.error(request, str(problem))
    return redirect(f"{reverse('people:person', args=[found.pk])}#introductions")


@require_POST
def remove_acquaintance(request: SpaceRequest, pk: UUID) -> HttpResponse:
    known = get_object_or_404(
        access.acquaintances(request.space).select_related("introducer", "person"), pk=pk
    )
    from_introducer = request.POST.get("seen_from") == str(known.introducer_id)
    seen_from = known.introducer if from_introducer else known.person
    actions.remove_acquaintance(by=request.author, acquaintance=known)
    return _shown(request, seen_from, "introductions")


@require_POST
def add_event(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(access.people(request.space), pk=pk)
    form = EventForm(request.POST)
    if not form.is_valid():
        return _shown(request, found, "timeline", event_form=form)
    said = form.cleaned_data
    actions.add_event(
        by=request.author,
        person=found,
        kind=said["kind"],
        direction=said["direction"],
        at=actions.moment_of(by=request.author, on=said["on"]),
        text=said["text"],
    )
    return _shown(request, found, "timeline")


@require_form
def event(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(access.events(request.space).select_related("person"), pk=pk)
    day = actions.day_of(by=request.author, at=found.at)
    form = CorrectionForm(request.POST or None, instance=found, initial={"on": day})
    stale: list[BothTexts] = []
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        at = None if said["on"] == day else actions.moment_of(by=request.author, on=said["on"])
        try:
            actions.edit_event(
                by=request.author, event=found, text=said["text"], at=at, version=said["version"]
            )
            return redirect(f"{reverse('people:person', args=[found.person_id])}#timeline")
        except StaleWrite as problem:
            stale = both_texts(form, problem)
    context = {"form": form, "event": found, "stale": stale}
    return render(request, "people/event.html", context, status=409 if stale else 200)


@require_POST
def remove_event(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(access.events(request.space).select_related("person"), pk=pk)
    actions.remove_event(by=request.author, event=found)
    return _shown(request, found.person, "timeline")
