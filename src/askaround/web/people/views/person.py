"""One person: who they are, what they did, how to reach them, what happened, and letting go."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from askaround import access
from askaround.archive.erasing import forget_on_disk
from askaround.archive.person import everything_about
from askaround.followup.queries import of_person
from askaround.insight.queries.of_one import said_by
from askaround.journal.author import StaleWrite
from askaround.people import actions, joining, queries
from askaround.scheduling.queries import conversations_with
from askaround.web.http import SEEN_PAGES, SpaceRequest, back, key_in, require_form
from askaround.web.people.forms import EventForm, PersonForm
from askaround.web.people.guesses import Guesses
from askaround.web.people.next_step import is_going_on, next_step
from askaround.web.stale import BothTexts, both_texts

if TYPE_CHECKING:
    from askaround.people.models import Person

PAGE = "people/person.html"


@require_GET
def person(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(access.people(request.space).select_related("batch"), pk=pk)
    return render(request, PAGE, whole(request, found))


def whole(request: SpaceRequest, found: "Person") -> dict[str, Any]:
    """Everything that the page of a person shows."""
    roles = queries.roles_newest_first(found)
    asks = list(found.asks.select_related("exploration").order_by("-id"))
    talks = list(conversations_with(access.conversations(request.space), found))
    return {
        "person": found,
        "guesses": Guesses.about(found, roles),
        "roles": roles,
        "contact_points": queries.contact_points(found),
        "tags": queries.tags_of(found),
        "introductions": queries.introductions(found),
        "merges": joining.merges_of(found),
        "asks": asks,
        "conversations": talks,
        "may_agree": not is_going_on(talks, request.author.now),
        "next_step": next_step(request, found, asks=asks, conversations=talks),
        "timeline": queries.timeline(found, before=key_in(request.GET, "before")),
        "event_form": EventForm(),
        "left": of_person(found, space=request.space, now=request.author.now),
        "said": said_by(access.evidence(request.space), found),
    }


@require_form
def edit(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(access.people(request.space), pk=pk)
    form = PersonForm(request.POST or None, instance=found)
    stale: list[BothTexts] = []
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_person(by=request.author, person=found, **form.cleaned_data)
            return back(request, reverse("people:person", args=[pk]))
        except StaleWrite as problem:
            stale = both_texts(form, problem)
    came_from = request.POST.get("next") or request.GET.get("next", "")
    context = {"form": form, "person": found, "stale": stale, "next": came_from}
    return render(request, "people/edit.html", context, status=409 if stale else 200)


@require_POST
def never_again(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(access.people(request.space), pk=pk)
    actions.mark_never_again(
        by=request.author, person=found, never=request.POST.get("never") == "yes"
    )
    return redirect("people:person", pk)


@require_POST
def lives_where_i_do(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(access.people(request.space), pk=pk)
    actions.edit_person(by=request.author, person=found, time_zone=request.space.time_zone)
    return back(request, "people:list")


@require_POST
def remove(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(access.people(request.space), pk=pk)
    actions.remove_person(by=request.author, person=found)
    return redirect("people:list")


@require_form
def erase(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Ask first, then erase a person for good, as they may demand."""
    found = get_object_or_404(access.people(request.space), pk=pk)
    if request.method != "POST":
        return render(request, "people/erase.html", {"person": found})
    actions.erase_person(by=request.author, person=found)
    transaction.on_commit(forget_on_disk)
    messages.success(request, _("Erased for good. Nothing here can bring them back."))
    answer = redirect("people:list")
    answer["Clear-Site-Data"] = SEEN_PAGES
    return answer


@require_GET
def export(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Give everything that is kept about one person, as they may ask for."""
    found = get_object_or_404(access.people(request.space), pk=pk)
    name = slugify(found.full_name) or "person"
    return JsonResponse(
        everything_about(found),
        json_dumps_params={"ensure_ascii": False, "indent": 2},
        headers={"Content-Disposition": f'attachment; filename="{name}.json"'},
    )
