"""The brief, the rehearsal, and the day sheet."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from askaround import access
from askaround.conversations import actions
from askaround.conversations.rules import brief as rules
from askaround.conversations.rules.timer import SMALL_TALK_MINUTES
from askaround.journal.author import StaleWrite
from askaround.people.queries import contact_points, roles_newest_first
from askaround.preparation.actions import own_profile
from askaround.web.http import SpaceRequest, require_form
from askaround.web.prepare.briefs import begun_brief, in_common
from askaround.web.prepare.desk import plan_lines, table
from askaround.web.prepare.forms import BriefForm
from askaround.web.prepare.found import found_conversation
from askaround.web.prepare.words import common_words
from askaround.web.scheduling.clocks import clocks
from askaround.web.scheduling.hub import steps_of
from askaround.web.stale import BothTexts, both_texts


@require_form
def brief(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """How I begin, who I am, what shows that I am serious, how I close, how sure I feel."""
    conversation = found_conversation(request, pk)
    roles = roles_newest_first(conversation.person)
    found = begun_brief(request, conversation, roles)
    form = BriefForm(request.POST or None, instance=found)
    stale: list[BothTexts] = []
    if request.method == "POST" and form.is_valid():
        try:
            actions.save_brief(
                by=request.author, brief=form.instance, version=form.cleaned_data["version"]
            )
            return redirect("prepare:plan", pk)
        except StaleWrite as problem:
            stale = both_texts(form, problem)
    profile = own_profile(by=request.author)
    context = {
        "form": form,
        "conversation": conversation,
        "person": conversation.person,
        "stale": stale,
        "is_new": not access.briefs(request.space).filter(pk=found.pk).exists(),
        "common": common_words(in_common(request, conversation, roles, profile)),
        "background_seconds": rules.seconds(form["background"].value() or ""),
        "small_talk_minutes": SMALL_TALK_MINUTES,
        "words_a_minute": rules.WORDS_A_MINUTE,
    }
    return render(request, "prepare/brief.html", context, status=409 if stale else 200)


@require_GET
def rehearse(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Say it aloud once, against the clock; useful without script, too."""
    conversation = found_conversation(request, pk)
    at = table(request, conversation)
    found = begun_brief(request, conversation, at.roles)
    profile = own_profile(by=request.author)
    texts = [
        ("opening", found.opening, SMALL_TALK_MINUTES * 60),
        ("background", found.background, rules.PITCH_SECONDS),
        ("pitch", profile.pitch, rules.SHORT_PITCH_SECONDS),
        ("closing", found.closing, rules.PITCH_SECONDS),
    ]
    context = {
        "conversation": conversation,
        "person": conversation.person,
        "pieces": [
            {"name": name, "text": text, "limit": limit, "seconds": rules.seconds(text)}
            for name, text, limit in texts
            if text.strip()
        ],
        "lines": plan_lines(at, language=request.space.language),
        "planned_minutes": at.minutes,
        "proof_points": _lines(found.proof_points),
        "goals": at.goals,
        "words_a_minute": rules.WORDS_A_MINUTE,
    }
    return render(request, "prepare/rehearse.html", context)


@require_GET
def sheet(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Everything on one page, for paper or for a phone without network."""
    conversation = found_conversation(request, pk)
    at = table(request, conversation)
    found = begun_brief(request, conversation, at.roles)
    profile = own_profile(by=request.author)
    shared = in_common(request, conversation, at.roles, profile)
    introducers = [each.name for each in shared if each.kind is rules.Common.INTRODUCED]
    context = {
        "conversation": conversation,
        "person": conversation.person,
        "roles": [role for role in at.roles if not role.ended][:2],
        "clocks": clocks(conversation, conversation) if conversation.agreed_at else None,
        "steps": steps_of(conversation, language=request.space.language),
        "phones": [each for each in contact_points(conversation.person) if each.kind == "phone"],
        "goals": at.goals,
        "lines": plan_lines(at, language=request.space.language),
        "brief": found,
        "proof_points": _lines(found.proof_points),
        "to_thank": [conversation.person.full_name, *introducers],
        "resume": access.resumes(request.space).order_by("-made_on", "-id").first(),
    }
    return render(request, "prepare/sheet.html", context)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
