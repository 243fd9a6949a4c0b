"""Promises both ways: kept, let go, opened again."""

from typing import TYPE_CHECKING
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from askaround import access
from askaround.followup import actions
from askaround.web.followup.forms import NewPromiseForm, PromiseForm
from askaround.web.followup.views.pieces import added, edited, origin, pressed
from askaround.web.forms import VersionedForm
from askaround.web.http import SpaceRequest, require_form

if TYPE_CHECKING:
    from askaround.followup.models import Promise
    from askaround.people.models import Person
    from askaround.scheduling.models import Conversation


@require_form
def new(request: SpaceRequest) -> HttpResponse:
    def add(form: forms.Form, person: "Person", talk: "Conversation | None") -> None:
        actions.add_promise(
            by=request.author,
            person=person,
            conversation=talk,
            text=form.cleaned_data["text"],
            mine=form.cleaned_data["side"] == "mine",
            due_on=form.cleaned_data["due_on"],
        )

    return added(request, "promise", NewPromiseForm, add)


@require_form
def promise(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = _found(request, pk)
    form = PromiseForm(request.POST or None, instance=found)

    def save(form: VersionedForm) -> None:
        version = form.cleaned_data["version"]
        actions.edit_promise(by=request.author, promise=found, version=version)

    context = {"promise": found, "who": found.person, "origin": origin(found)}
    return edited(request, form, "followup/promise.html", context, save)


@require_POST
def settle(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Note that a promise was kept, or let it go, or open it again."""
    verbs = {"kept": actions.note_kept, "dropped": actions.drop_promise}
    verb = verbs.get(request.POST.get("to", ""), actions.reopen_promise)
    return pressed(request, verb, promise=_found(request, pk))


@require_POST
def remove(request: SpaceRequest, pk: UUID) -> HttpResponse:
    return pressed(request, actions.remove_promise, promise=_found(request, pk))


def _found(request: SpaceRequest, pk: UUID) -> "Promise":
    among = access.promises(request.space).select_related("person", "conversation")
    return get_object_or_404(among, pk=pk)
