"""Claims: a new one, one from a line of the notes, and the page of one."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Case, QuerySet, Value, When
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from askaround import access
from askaround.insight.actions import claims as actions
from askaround.insight.queries.heard import heard
from askaround.journal.author import StaleWrite
from askaround.web.http import SpaceRequest, key_in, require_form
from askaround.web.insight.desk import choices, claims_shown, talked_with
from askaround.web.insight.fitting import fit_rows
from askaround.web.insight.forms import (
    ClaimForm,
    FirstVoiceForm,
    JoinForm,
    LineForm,
    VoiceForm,
)
from askaround.web.stale import BothTexts, both_texts

if TYPE_CHECKING:
    from askaround.conversations.models import Note
    from askaround.insight.models import Claim


@require_form
def new(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Write down something heard that stands in no line."""
    exploration = get_object_or_404(access.explorations(request.space), pk=pk)
    sent = request.POST or None
    initial = {"question": key_in(request.GET, "question"), "path": key_in(request.GET, "path")}
    form = ClaimForm(sent, initial=initial, **choices(request, exploration))
    voice = FirstVoiceForm(sent, people=talked_with(request, exploration))
    if sent and form.is_valid() and voice.is_valid():
        said = voice.cleaned_data
        with request.author.change(_("Wrote down what you heard")):
            claim = actions.add_claim(by=request.author, exploration=exploration, **_about(form))
            if said["person"]:
                _add_voice(request, claim, said)
        return redirect("insight:claim", claim.pk)
    context = {"exploration": exploration, "form": form, "voice": voice}
    return render(request, "insight/new_claim.html", context)


def _about(form: ClaimForm) -> dict[str, Any]:
    return {name: value for name, value in form.cleaned_data.items() if name != "version"}


def _add_voice(request: SpaceRequest, claim: "Claim", said: dict[str, Any]) -> None:
    actions.add_evidence(
        by=request.author,
        claim=claim,
        person=said["person"],
        stance=said["stance"] or "for",
        quote=said["quote"],
    )


@require_form
def line(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Make something of one line: a new claim, or a voice about one that is there."""
    notes = access.notes(request.space).select_related(
        "conversation__person", "conversation__exploration", "planned__question"
    )
    note = get_object_or_404(notes, pk=pk)
    exploration = note.conversation.exploration
    mine = access.claims(request.space).filter(exploration=exploration)
    there = mine.exclude(evidence__note=note)
    is_old = "claim" in request.POST
    new = request.POST if request.POST and not is_old else None
    form = ClaimForm(new, initial=_from(note), **choices(request, exploration))
    old = LineForm(request.POST if is_old else None, claims=_nearest_first(there, note))
    try:
        if old.is_valid():
            actions.add_evidence(by=request.author, note=note, **old.cleaned_data)
            return redirect("insight:claim", old.cleaned_data["claim"].pk)
        if form.is_valid():
            by, about = request.author, _about(form)
            claim = actions.add_claim(by=by, exploration=exploration, note=note, **about)
            return redirect("insight:claim", claim.pk)
    except actions.CannotClaim as problem:
        messages.error(request, str(problem))
    context = {"exploration": exploration, "note": note, "form": form, "old": old}
    return render(request, "insight/line.html", context | {"has_claims": there.exists()})


def _from(note: "Note") -> dict[str, Any]:
    """Return what a line already says of a claim."""
    question = note.planned.question if note.planned else None
    return {"text": note.text[: actions.LONGEST_CLAIM], "question": question}


def _nearest_first(claims: "QuerySet[Claim]", note: "Note") -> "QuerySet[Claim]":
    """Put the claims that answer the same question in front."""
    question = note.planned.question_id if note.planned else None
    here = When(question=question, then=Value(0)) if question else When(pk=None, then=Value(0))
    return claims.order_by(Case(here, default=Value(1)), "-id")


@require_form
def claim(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """One claim: what it says, who says so or otherwise, and what it means for me."""
    found = get_object_or_404(access.claims(request.space).select_related("exploration"), pk=pk)
    about = choices(request, found.exploration, also=found.organization_id)
    form = ClaimForm(request.POST or None, instance=found, **about)
    stale: list[BothTexts] = []
    if request.method == "POST" and form.is_valid():
        try:
            version = form.cleaned_data["version"]
            actions.edit_claim(by=request.author, claim=form.instance, version=version)
            return redirect("insight:claim", pk)
        except StaleWrite as problem:
            stale = both_texts(form, problem)
    context = {"form": form, "stale": stale, **_around(request, found)}
    return render(request, "insight/claim.html", context, status=409 if stale else 200)


def _around(request: SpaceRequest, found: "Claim") -> dict[str, Any]:
    """Return a claim with who says so or otherwise, and what may be done with it."""
    mine, exploration = access.claims(request.space), found.exploration
    known = heard(exploration, space=request.space, now=request.author.now)
    others = mine.filter(exploration=exploration).exclude(pk=found.pk).order_by("text")
    shown = claims_shown(mine.filter(pk=found.pk), known, request.author.today)[0]
    everybody = [*shown.agree, *shown.disagree]
    return {
        "exploration": exploration,
        "claim": found,
        "shown": shown,
        "everybody": everybody,
        "has_off_record": any(voice.off_record for voice in everybody),
        "voice": VoiceForm(people=talked_with(request, exploration)),
        "join": JoinForm(claims=others) if others else None,
        "fits": fit_rows(request, found),
        "shows_all": request.GET.get("show") == "off-record",
    }


@require_POST
def add_voice(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(access.claims(request.space).select_related("exploration"), pk=pk)
    form = VoiceForm(request.POST, people=talked_with(request, found.exploration))
    if form.is_valid():
        _add_voice(request, found, form.cleaned_data)
    else:
        messages.error(request, _("Choose who said it, and which side they are on."))
    return redirect("insight:claim", pk)


@require_POST
def turn(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Put a voice on the other side."""
    found = get_object_or_404(access.evidence(request.space).select_related("person"), pk=pk)
    actions.turn_evidence(by=request.author, evidence=found)
    return redirect("insight:claim", found.claim_id)


@require_POST
def remove_voice(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(access.evidence(request.space).select_related("person"), pk=pk)
    actions.remove_evidence(by=request.author, evidence=found)
    return redirect("insight:claim", found.claim_id)


@require_POST
def join(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Put two claims that say the same together."""
    mine = access.claims(request.space)
    found = get_object_or_404(mine, pk=pk)
    others = mine.filter(exploration=found.exploration_id).exclude(pk=pk)
    form = JoinForm(request.POST, claims=others)
    if not form.is_valid():
        messages.error(request, _("Choose the claim that says the same."))
        return redirect("insight:claim", pk)
    into = form.cleaned_data["into"]
    actions.join_claims(by=request.author, claim=found, into=into)
    return redirect("insight:claim", into.pk)


@require_POST
def remove(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(access.claims(request.space), pk=pk)
    actions.remove_claim(by=request.author, claim=found)
    if found.question_id:
        return redirect("insight:question", found.question_id)
    return redirect("insight:besides", found.exploration_id)
