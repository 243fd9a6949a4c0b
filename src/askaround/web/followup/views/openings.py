"""Openings that I heard of; the note about one goes out the day after."""

from typing import TYPE_CHECKING
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from askaround import access
from askaround.followup import actions, queries
from askaround.web.followup.forms import NewOpeningForm, OpeningForm
from askaround.web.followup.views.pieces import (
    added,
    edited,
    organization_named,
    origin,
    pressed,
)
from askaround.web.forms import VersionedForm
from askaround.web.http import SpaceRequest, require_form

if TYPE_CHECKING:
    from askaround.followup.models import Opening
    from askaround.people.models import Person
    from askaround.scheduling.models import Conversation


@require_form
def new(request: SpaceRequest) -> HttpResponse:
    def add(form: forms.Form, person: "Person", talk: "Conversation | None") -> None:
        with request.author.change(_("Saved an opening that %s told you about") % person):
            actions.add_opening(
                by=request.author,
                person=person,
                conversation=talk,
                text=form.cleaned_data["text"],
                organization=organization_named(request, form.cleaned_data["place"]),
                confidential=form.cleaned_data["confidential"],
                heard_on=form.cleaned_data["heard_on"],
            )

    return added(request, "opening", NewOpeningForm, add)


@require_form
def opening(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = _found(request, pk)
    row = queries.opening_rows(
        access.openings(request.space).filter(pk=pk),
        letters=queries.post(request.space),
        today=request.author.today,
    )[0]
    form = OpeningForm(request.POST or None, instance=found)

    def save(form: VersionedForm) -> None:
        version = form.cleaned_data["version"]
        with request.author.change(_("Changed an opening that %s told you about") % found.person):
            found.organization = organization_named(request, form.cleaned_data["place"])
            actions.edit_opening(by=request.author, opening=found, version=version)

    context = {"opening": found, "row": row, "who": found.person, "origin": origin(found)}
    return edited(request, form, "followup/opening.html", context, save)


@require_POST
def answer(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Say in one press whether I would like to apply."""
    said = request.POST.get("interest", "")
    if said not in {"", "yes", "no"}:
        return redirect("followup:opening", pk)
    return pressed(request, actions.answer_opening, opening=_found(request, pk), interest=said)


@require_POST
def settle(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Note that it is over, or open it again."""
    closing = request.POST.get("to") == "closed"
    verb = actions.close_opening if closing else actions.reopen_opening
    return pressed(request, verb, opening=_found(request, pk))


@require_POST
def remove(request: SpaceRequest, pk: UUID) -> HttpResponse:
    return pressed(request, actions.remove_opening, opening=_found(request, pk))


def _found(request: SpaceRequest, pk: UUID) -> "Opening":
    among = access.openings(request.space).select_related("person", "conversation", "organization")
    return get_object_or_404(among, pk=pk)
