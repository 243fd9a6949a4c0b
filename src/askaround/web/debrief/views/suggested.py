"""Who it is that was suggested: one of mine, somebody new, or nobody by name yet."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from askaround import access
from askaround.followup import actions
from askaround.followup.actions import CannotRefer
from askaround.followup.rules.harvest import Named, named
from askaround.people.actions import NeedsName
from askaround.people.queries.alike import alike
from askaround.people.rules.duplicates import Known
from askaround.web.debrief.forms import SuggestedForm
from askaround.web.http import SpaceRequest, back, key_in, require_form

if TYPE_CHECKING:
    from askaround.followup.models import Referral
    from askaround.people.models import Person


@require_form
def suggested(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Say who it is. The buttons are people who may be meant, "new", and "nobody by name"."""
    among = access.referrals(request.space).select_related(
        "person", "to", "organization", "note__conversation"
    )
    found = get_object_or_404(among, pk=pk)
    guess = named(found.note.text if found.note else "", language=request.space.language)
    form = SuggestedForm(request.POST or None, initial=_initial(found, guess))
    if request.method == "POST" and form.is_valid():
        try:
            _keep(request, found, form)
            return back(request, _where(found))
        except (CannotRefer, NeedsName) as problem:
            form.add_error("name", str(problem))
    wanted = form["name"].value() or ""
    context = {
        "referral": found,
        "form": form,
        "next": request.POST.get("next") or request.GET.get("next", ""),
        "alike": _alike(request, found, wanted, form["organization"].value() or ""),
    }
    return render(request, "debrief/suggested.html", context, status=400 if form.errors else 200)


def _initial(found: "Referral", guess: Named) -> dict[str, str]:
    return {
        "name": found.sought,
        "organization": found.organization.name if found.organization else guess.organization,
        "may_use_name": found.may_use_name,
    }


def _alike(
    request: SpaceRequest, found: "Referral", name: str, organization: str
) -> "list[Person]":
    wanted = Known(None, name[:200], organizations=(organization,) if organization else ())
    people = access.people(request.space).exclude(pk=found.person_id)
    return [each.person for each in alike(space=request.space, among=people, wanted=wanted)]


def _keep(request: SpaceRequest, found: "Referral", form: SuggestedForm) -> None:
    said: dict[str, Any] = {
        "by": request.author,
        "referral": found,
        "organization": form.cleaned_data["organization"],
        "may_use_name": form.cleaned_data["may_use_name"],
    }
    name = form.cleaned_data["name"]
    if request.POST.get("person"):
        people = access.people(request.space)
        to = get_object_or_404(people, pk=key_in(request.POST, "person"))
        actions.name_suggested(to=to, **said)
    elif request.POST.get("then") == "new":
        actions.add_suggested(full_name=name, **said)
    else:
        actions.describe_suggested(sought=name, **said)


def _where(found: "Referral") -> str:
    if found.note is not None:
        page = reverse("debrief:debrief", args=[found.note.conversation_id])
        return f"{page}#note-{found.note_id}"
    return reverse("followup:referral", args=[found.pk])
