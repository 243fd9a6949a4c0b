"""Whom somebody suggested: who it is, how to go on, and telling how it went."""

from typing import TYPE_CHECKING
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from askaround import access
from askaround.followup import actions, queries
from askaround.people.actions import CannotReach, add_person
from askaround.web.followup.forms import NewReferralForm, ReferralForm
from askaround.web.followup.views.pieces import (
    REFUSALS,
    added,
    edited,
    organization_named,
    origin,
    pressed,
)
from askaround.web.forms import VersionedForm
from askaround.web.http import SpaceRequest, key_in, require_form
from askaround.web.outreach.forms import SomebodyNewForm
from askaround.web.outreach.views.choosing import people_to_choose_from

if TYPE_CHECKING:
    from askaround.followup.models import Referral
    from askaround.people.models import Person
    from askaround.scheduling.models import Conversation


@require_form
def new(request: SpaceRequest) -> HttpResponse:
    def add(form: forms.Form, person: "Person", talk: "Conversation | None") -> None:
        with request.author.change(_("Saved who %s suggested") % person):
            actions.add_referral(
                by=request.author,
                person=person,
                conversation=talk,
                sought=form.cleaned_data["sought"],
                organization=organization_named(request, form.cleaned_data["place"]),
                may_use_name=form.cleaned_data["may_use_name"],
            )

    return added(request, "referral", NewReferralForm, add)


@require_form
def referral(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = _found(request, pk)
    row = queries.referral_rows(
        access.referrals(request.space).filter(pk=pk),
        space=request.space,
        letters=queries.post(request.space),
        talks=queries.talks(request.space, request.author.now),
    )[0]
    form = ReferralForm(request.POST or None, instance=found)

    def save(form: VersionedForm) -> None:
        version = form.cleaned_data["version"]
        with request.author.change(_("Changed who %s suggested") % found.person):
            found.organization = organization_named(request, form.cleaned_data["place"])
            actions.edit_referral(by=request.author, referral=found, version=version)

    context = {"referral": found, "row": row, "who": found.person, "origin": origin(found)}
    return edited(request, form, "followup/referral.html", context, save)


@require_form
def who(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Say who it is: one of mine, or somebody new."""
    found, people = _found(request, pk), access.people(request.space)
    if request.method == "POST":
        return _named(request, found, get_object_or_404(people, pk=key_in(request.POST, "person")))
    context = people_to_choose_from(request, people.exclude(pk=found.person_id))
    context |= {"referral": found, "form": SomebodyNewForm(initial={"name": found.sought})}
    page = "followup/who.html"
    return render(request, f"{page}#found" if request.htmx else page, context)


@require_POST
def add(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Add the person who was suggested, with one press."""
    found, form = _found(request, pk), SomebodyNewForm(request.POST)
    if form.is_valid():
        emails = filter(None, [form.cleaned_data["email"]])
        try:
            with request.author.change(_("Added %s") % form.cleaned_data["name"]):
                name = form.cleaned_data["name"]
                person = add_person(by=request.author, full_name=name, emails=emails)
                return _named(request, found, person)
        except CannotReach as problem:
            form.add_error("email", str(problem))
    context = {"referral": found, "form": form, "typed": "", "lines": []}
    return render(request, "followup/who.html", context, status=400)


def _named(request: SpaceRequest, found: "Referral", person: "Person") -> HttpResponse:
    try:
        actions.name_suggested(by=request.author, referral=found, to=person)
    except actions.CannotRefer as problem:
        messages.error(request, str(problem))
    return redirect("followup:referral", found.pk)


@require_POST
def ask(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Begin a request to them, which names who suggested it."""
    found = _found(request, pk)
    try:
        begun = actions.begin_request(by=request.author, referral=found)
    except REFUSALS as problem:
        messages.error(request, str(problem))
        return redirect("followup:referral", pk)
    return redirect("outreach:ask", begun.pk)


@require_POST
def introduction(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Prepare to ask whoever suggested them to bring us together."""
    found = _found(request, pk)
    try:
        begun = actions.ask_for_introduction(by=request.author, referral=found)
    except REFUSALS as problem:
        messages.error(request, str(problem))
        return redirect("followup:referral", pk)
    return redirect("outreach:introduction", begun.pk)


@require_POST
def told(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Note that I told them by myself how it went."""
    return pressed(request, actions.note_told, referral=_found(request, pk))


@require_POST
def settle(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Let a suggestion go, or take it up again."""
    closing = request.POST.get("to") == "closed"
    verb = actions.close_referral if closing else actions.reopen_referral
    return pressed(request, verb, referral=_found(request, pk))


@require_POST
def remove(request: SpaceRequest, pk: UUID) -> HttpResponse:
    return pressed(request, actions.remove_referral, referral=_found(request, pk))


def _found(request: SpaceRequest, pk: UUID) -> "Referral":
    among = access.referrals(request.space).select_related(
        "person", "to", "organization", "conversation__exploration"
    )
    return get_object_or_404(among, pk=pk)
