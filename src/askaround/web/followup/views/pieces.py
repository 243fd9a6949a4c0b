"""Adding, changing and pressing: what the pages of all kinds of pieces share."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from askaround import access
from askaround.followup import actions
from askaround.journal.author import StaleWrite
from askaround.outreach.actions import CannotAsk, CannotIntroduce
from askaround.people.actions import find_or_add_organization
from askaround.web.forms import VersionedForm
from askaround.web.http import SpaceRequest, back, key_in
from askaround.web.outreach.views.choosing import people_to_choose_from
from askaround.web.stale import BothTexts, both_texts

if TYPE_CHECKING:
    from askaround.followup.models import Advice, Opening, Promise, Referral
    from askaround.people.models import Person
    from askaround.research.models import Organization
    from askaround.scheduling.models import Conversation

REFUSALS = (CannotAsk, CannotIntroduce, actions.CannotRefer, actions.CannotReport)


def edited(
    request: SpaceRequest,
    form: VersionedForm,
    template: str,
    context: dict[str, Any],
    save: Callable[[VersionedForm], None],
) -> HttpResponse:
    """Show a form, or store it; a stale one shows both texts."""
    stale: list[BothTexts] = []
    if request.method == "POST" and form.is_valid():
        try:
            save(form)
            return back(request, request.path)
        except StaleWrite as problem:
            stale = both_texts(form, problem)
        except REFUSALS as problem:
            form.add_error(None, str(problem))
    shown = {"form": form, "stale": stale, **context}
    return render(request, template, shown, status=409 if stale else 200)


def pressed(request: SpaceRequest, verb: Callable[..., object], **what: Any) -> HttpResponse:
    """Do one thing and go back to where the button stood; a refusal becomes a sentence."""
    try:
        verb(by=request.author, **what)
    except REFUSALS as problem:
        messages.error(request, str(problem))
    return back(request, reverse("followup:ledger"))


def person_and_talk(request: SpaceRequest) -> "tuple[Person | None, Conversation | None]":
    """Return who said it, and in which conversation, as the address names them; else 404."""
    asked = request.POST if request.method == "POST" else request.GET
    talk_key, person_key = key_in(asked, "conversation"), key_in(asked, "person")
    if asked.get("conversation"):
        talks = access.conversations(request.space).select_related("person", "exploration")
        talk = get_object_or_404(talks, pk=talk_key)
        return talk.person, talk
    if asked.get("person"):
        return get_object_or_404(access.people(request.space), pk=person_key), None
    return None, None


def whom(request: SpaceRequest, kind: str) -> HttpResponse:
    """Let somebody be chosen first: who said it."""
    context = people_to_choose_from(
        request, access.people(request.space), likely=_talked_with(request)
    )
    context["link"] = f"{reverse(f'followup:new-{kind}')}?person="
    context["url"] = reverse(f"followup:new-{kind}")
    page = "followup/whom.html"
    return render(request, f"{page}#found" if request.htmx else page, context)


def _talked_with(request: SpaceRequest) -> "QuerySet[Person]":
    people = access.people(request.space)
    return people.filter(conversations__isnull=False).distinct().order_by("sort_name")


def added(
    request: SpaceRequest,
    kind: str,
    make: Callable[..., forms.Form],
    add: "Callable[[forms.Form, Person, Conversation | None], object]",
) -> HttpResponse:
    """Show the form for something new that somebody said, or store it."""
    person, talk = person_and_talk(request)
    if person is None:
        return whom(request, kind)
    form = make(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            add(form, person, talk)
            return _to_where_it_stands(talk, person)
        except REFUSALS as problem:
            form.add_error(None, str(problem))
    context = {"form": form, "kind": kind, "person": person, "conversation": talk}
    return render(request, "followup/new.html", context)


def _to_where_it_stands(talk: "Conversation | None", person: "Person") -> HttpResponse:
    if talk is not None:
        return redirect("followup:conversation", talk.pk)
    return redirect("people:person", person.pk)


def organization_named(request: SpaceRequest, name: str) -> "Organization | None":
    """Return the organization of that name, which is added where it is new."""
    return find_or_add_organization(by=request.author, name=name) if name.strip() else None


def origin(found: "Advice | Promise | Referral | Opening") -> str:
    """Return the address of where a piece stands: its conversation, else its person."""
    if found.conversation_id:
        return reverse("followup:conversation", args=[found.conversation_id])
    return reverse("people:person", args=[found.person_id])
