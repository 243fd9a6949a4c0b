"""The advice ledger: one piece of advice, and what I do about it."""

from typing import TYPE_CHECKING
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from askaround import access
from askaround.followup import actions, queries
from askaround.web.followup.forms import AdviceForm, NewAdviceForm
from askaround.web.followup.views.pieces import added, edited, origin, pressed
from askaround.web.forms import VersionedForm
from askaround.web.http import SpaceRequest, require_form

if TYPE_CHECKING:
    from askaround.followup.models import Advice
    from askaround.people.models import Person
    from askaround.scheduling.models import Conversation


@require_form
def new(request: SpaceRequest) -> HttpResponse:
    def add(form: forms.Form, person: "Person", talk: "Conversation | None") -> None:
        text = form.cleaned_data["text"]
        actions.add_advice(by=request.author, person=person, conversation=talk, text=text)

    return added(request, "advice", NewAdviceForm, add)


@require_form
def advice(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = _found(request, pk)
    row = queries.advice_rows(
        access.advice(request.space).filter(pk=pk),
        space=request.space,
        letters=queries.post(request.space),
    )[0]
    form = AdviceForm(request.POST or None, instance=found)

    def save(form: VersionedForm) -> None:
        actions.edit_advice(by=request.author, advice=found, version=form.cleaned_data["version"])

    context = {"advice": found, "row": row, "who": found.person, "origin": origin(found)}
    return edited(request, form, "followup/advice.html", context, save)


@require_POST
def answer(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Say in one press whether I will try it; both answers are fine."""
    said = request.POST.get("answer", "")
    if said not in {"", "try", "not-for-me"}:
        return redirect("followup:advice", pk)
    return pressed(request, actions.answer_advice, advice=_found(request, pk), answer=said)


@require_POST
def tried(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = _found(request, pk)
    if request.POST.get("tried") == "no":
        return pressed(request, actions.note_not_tried, advice=found)
    result = request.POST.get("result", "").replace("\x00", "")
    return pressed(request, actions.note_tried, advice=found, result=result)


@require_POST
def told(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Note that I told them by myself what came of it."""
    return pressed(request, actions.note_reported, advice=_found(request, pk))


@require_POST
def remove(request: SpaceRequest, pk: UUID) -> HttpResponse:
    return pressed(request, actions.remove_advice, advice=_found(request, pk))


def _found(request: SpaceRequest, pk: UUID) -> "Advice":
    among = access.advice(request.space).select_related("person", "conversation")
    return get_object_or_404(among, pk=pk)
