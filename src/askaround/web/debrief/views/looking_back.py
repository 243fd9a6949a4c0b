"""Looking back at one conversation, piece by piece, and what is owed afterwards."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.formats import date_format, time_format
from django.utils.http import urlencode
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from askaround import access
from askaround.conversations.actions import debriefing as actions
from askaround.followup import queries as followup
from askaround.followup.actions import keep_tie, let_rest, tie_with
from askaround.journal.author import StaleWrite
from askaround.letters.actions import begin_letter
from askaround.letters.rules.kinds import LetterKind
from askaround.web.debrief.desk import (
    actual_minutes,
    conversation_in,
    debrief_form,
    guesses_in,
    notes_of,
    page,
    plan_of,
)
from askaround.web.debrief.forms import DebriefForm, TimesForm, round_minutes
from askaround.web.debrief.onward import onward, stay_in_touch
from askaround.web.http import SpaceRequest, require_form
from askaround.web.letters.facts import facts_for
from askaround.web.stale import BothTexts, both_texts

if TYPE_CHECKING:
    from datetime import datetime

    from askaround.conversations.models import Debrief
    from askaround.letters.models import Letter
    from askaround.scheduling.models import Conversation

PAGE = "debrief/debrief.html"
REACHED = {"yes": True, "no": False, "": None}


@require_form
def debrief(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Show the debrief, or keep what was written so far."""
    found = conversation_in(request, pk)
    if request.method != "POST":
        return render(request, PAGE, page(request, found))
    own = actions.own_debrief(by=request.author, conversation=found)
    form = debrief_form(request, own, request.POST)
    stale: list[BothTexts] = []
    if form.is_valid():
        try:
            return _kept(request, found, own, letter=_keep(request, form, found))
        except StaleWrite as problem:
            stale = both_texts(form, problem)
        except actions.CannotDebrief as problem:
            form.add_error(None, str(problem))
    status = 409 if stale else 400
    if request.htmx:
        context = {"conversation": found, "form": form, "stale": stale}
        return render(request, "debrief/saved.html", context)
    return render(request, PAGE, page(request, found, form=form, stale=stale), status=status)


def _keep(request: SpaceRequest, form: DebriefForm, talk: "Conversation") -> "Letter | None":
    """Store what changed, as one change; returns the thanks where those are to be written next.

    "finish" says that all of it is there, and so does "thanks".
    """
    by, said = request.author, form.cleaned_data
    with by.change(_("Looked back at the talk with %s") % talk.person):
        if "confidence_before" in form.changed_data and said["confidence_before"]:
            confidence = said["confidence_before"]
            actions.say_confidence_before(by=by, conversation=talk, confidence=confidence)
        if "grateful_for" in form.changed_data:
            tie = tie_with(by=by, person=talk.person)
            tie.grateful_for = said["grateful_for"]
            keep_tie(by=by, tie=tie)
        actions.save_debrief(by=by, debrief=form.instance, version=said["version"])
        then = request.POST.get("then")
        if then in {"finish", "thanks"}:
            actions.finish_debrief(by=by, debrief=form.instance)
        return _thanks(request, talk) if then == "thanks" else None


def _thanks(request: SpaceRequest, talk: "Conversation") -> "Letter | None":
    """Begin the thanks, or open what is begun; None where they went out."""
    kind, person = LetterKind.THANKS, talk.person
    earlier = access.letters(request.space).filter(kind=kind, about=talk.pk)
    if earlier.filter(sent_at__isnull=False).exists():
        return None
    return begin_letter(
        by=request.author,
        person=person,
        kind=kind,
        about=talk.pk,
        exploration=talk.exploration,
        facts=facts_for(request, kind=kind, person=person, about=talk.pk),
    )


def _kept(
    request: SpaceRequest, talk: "Conversation", own: "Debrief", *, letter: "Letter | None"
) -> HttpResponse:
    if request.htmx:
        # Kept with every field that is left: saying so each time, with an undo, would be noise.
        request.author.changes.clear()
        lines = notes_of(request, talk).lines
        context = {
            "conversation": talk,
            "form": debrief_form(request, own),
            "saved_at": request.author.now,
            "guesses": guesses_in(request, own, lines),
        }
        return render(request, "debrief/saved.html", context)
    done = reverse("debrief:done", args=[talk.pk])
    if letter is not None:
        page = reverse("letters:letter", args=[letter.pk])
        return redirect(f"{page}?{urlencode({'next': done})}")
    if request.POST.get("then") in {"finish", "thanks"}:
        return redirect(done)
    return redirect("debrief:debrief", talk.pk)


@require_GET
def done(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Show what is owed now, each with one press."""
    found = conversation_in(request, pk)
    space = request.space
    evidence = access.evidence(space).filter(conversation=found).select_related("claim")
    claims = {each.claim.pk: each.claim for each in evidence.order_by("id")}
    asked = plan_of(request, found).filter(question__isnull=False)
    after = followup.after(found, space=space, now=request.author.now)
    context = {
        "conversation": found,
        "person": found.person,
        "after": after,
        "onward": onward(request, found.person, after),
        "claims": list(claims.values()),
        "questions": [each.question for each in asked.filter(question__settled_on__isnull=True)],
        "actual_minutes": actual_minutes(found),
    }
    return render(request, "debrief/done.html", context)


@require_POST
def go_on(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Say how it goes on with somebody after the thanks: writing again one day, or not."""
    found = conversation_in(request, pk)
    if request.POST.get("then") == "rest":
        let_rest(by=request.author, person=found.person)
    else:
        stay_in_touch(request, found.person)
    return redirect("debrief:done", pk)


@require_POST
def times(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Note when we really talked, and for how long."""
    found = conversation_in(request, pk)
    form = TimesForm(request.POST, conversation=found, now=request.author.now)
    stale: list[BothTexts] = []
    if form.is_valid():
        try:
            began = form.at()
            if began is None:
                raise actions.CannotDebrief(
                    _(
                        "There was no such time that day, because the clocks changed. "
                        "Please check it."
                    )
                )
            return _noted(request, found, form, began)
        except StaleWrite:
            stale = _both_times(request, form)
        except actions.CannotDebrief as problem:
            form.add_error("clock", str(problem))
    context = page(request, found, times=form, stale_times=stale)
    return render(request, PAGE, context, status=409 if stale else 400)


def _noted(
    request: SpaceRequest, talk: "Conversation", form: TimesForm, began: "datetime"
) -> HttpResponse:
    actions.note_times(
        by=request.author,
        conversation=talk,
        started_at=began,
        ended_at=began + form.length(),
        version=form.cleaned_data["version"],
    )
    return redirect("debrief:debrief", talk.pk)


def _both_times(request: SpaceRequest, form: TimesForm) -> list[BothTexts]:
    """Show when we talked as it is stored, and as it was typed; saving again means it."""
    stored = conversation_in(request, form.conversation.pk)
    form.data = {**dict(form.data.items()), "version": str(stored.version)}
    length = stored.started_at and stored.ended_at and stored.ended_at - stored.started_at
    there = _in_words(stored.started_at, round_minutes(length) if length else stored.minutes)
    here = _in_words(form.at(), form.cleaned_data["minutes"])
    return [BothTexts(_("When we talked"), there, here, there != here)]


def _in_words(began: "datetime | None", minutes: int) -> str:
    length = ngettext("%d minute", "%d minutes", minutes) % minutes
    if began is None:
        return length
    here = localtime(began)
    return f"{date_format(here, 'F j, Y')}, {time_format(here)}, {length}"


@require_POST
def goal(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Say whether I came away with what I wanted."""
    among = access.goals(request.space).select_related("conversation")
    found = get_object_or_404(among, pk=pk)
    reached = request.POST.get("reached", "")
    if reached in REACHED:
        actions.judge_goal(by=request.author, goal=found, reached=REACHED[reached])
    else:
        messages.error(request, _("Choose one of the answers."))
    if request.htmx:
        return render(request, "debrief/goal.html", {"goal": found})
    return redirect("debrief:debrief", found.conversation_id)
