"""What was read, about whom, where and when; and what only this person can tell."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from askaround import access
from askaround.journal.author import StaleWrite
from askaround.people import actions
from askaround.people.queries import about_one, roles_newest_first
from askaround.web.http import SpaceRequest, key_of, require_form
from askaround.web.prepare.desk import dossier_of
from askaround.web.prepare.forms import EditSourceForm, OnlyTheyForm, SourceForm
from askaround.web.prepare.found import found_conversation, found_source
from askaround.web.prepare.reading import heard_at, links_for, shown
from askaround.web.stale import BothTexts, both_texts

if TYPE_CHECKING:
    from askaround.people.models import Person, Source
    from askaround.research.models import Organization, Path


@require_form
def dossier(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """The dossier for one conversation: the person, where they work, and the paths."""
    conversation = found_conversation(request, pk)
    person = conversation.person
    form = OnlyTheyForm(request.POST or None, instance=person)
    stale: list[BothTexts] = []
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_person(by=request.author, person=person, **form.cleaned_data)
            return redirect("prepare:dossier", pk)
        except StaleWrite as problem:
            stale = both_texts(form, problem)
    roles = roles_newest_first(person)
    found = dossier_of(request, conversation, roles)
    context = {
        "conversation": conversation,
        "person": person,
        "roles": roles,
        "form": form,
        "about_person": shown(found.person, place=person.location),
        "about_organizations": [shown(each, place=person.location) for each in found.organizations],
        "about_paths": [shown(each, place=person.location) for each in found.paths],
        "stale": stale,
    }
    return render(request, "prepare/dossier.html", context, status=409 if stale else 200)


@require_form
def read_person(request: SpaceRequest, pk: UUID) -> HttpResponse:
    return _reading(request, get_object_or_404(access.people(request.space), pk=pk))


@require_form
def read_organization(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(access.organizations(request.space), pk=pk)
    heard = heard_at(
        found,
        notes=access.notes(request.space),
        roles=access.roles(request.space),
    )
    return _reading(request, found, heard=heard)


@require_form
def read_path(request: SpaceRequest, pk: UUID) -> HttpResponse:
    paths = access.paths(request.space).select_related("exploration")
    return _reading(request, get_object_or_404(paths, pk=pk))


def _reading(
    request: SpaceRequest, about: "Person | Organization | Path", **more: Any
) -> HttpResponse:
    """Show what was read about one thing, and take down something new."""
    form = SourceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.add_source(by=request.author, about=about, **form.cleaned_data)
        return redirect(_next(request) or request.path)
    context = {
        "about": about,
        "kind": about._meta.model_name,
        "read": shown(about_one(access.sources(request.space), about)),
        "links": links_for(about),
        "form": form,
        "next": _next(request),
        **more,
    }
    return render(request, "prepare/reading.html", context)


@require_form
def source(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = found_source(request, pk)
    form = EditSourceForm(request.POST or None, instance=found)
    stale: list[BothTexts] = []
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_source(
                by=request.author, source=form.instance, version=form.cleaned_data["version"]
            )
            return redirect(_page_of(found))
        except StaleWrite as problem:
            stale = both_texts(form, problem)
    context = {"form": form, "source": found, "stale": stale, "back": _page_of(found)}
    return render(request, "prepare/source.html", context, status=409 if stale else 200)


@require_POST
def remove_source(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = found_source(request, pk)
    page = _page_of(found)
    actions.remove_source(by=request.author, source=found)
    return redirect(page)


def _page_of(found: "Source") -> str:
    """Return the page that lists what was read about the same thing."""
    if found.person_id:
        return reverse("prepare:read-person", args=[found.person_id])
    if found.organization_id:
        return reverse("prepare:read-organization", args=[found.organization_id])
    return reverse("prepare:read-path", args=[found.path_id])


def _next(request: SpaceRequest) -> str:
    """Return the dossier that somebody came from, "" where it was none of theirs."""
    key = key_of(request, "dossier")
    known = key and access.conversations(request.space).filter(pk=key).exists()
    return reverse("prepare:dossier", args=[key]) if known else ""
