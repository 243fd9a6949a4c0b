"""Whom next, and about what; and the plan of voices behind it."""

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from askaround import access
from askaround.insight.queries.next import NextBest, NextUp, next_best
from askaround.insight.queries.sampling import SamplingPlan
from askaround.outreach.ranking import Proposal, ask_first
from askaround.outreach.reasons import strongest_reasons
from askaround.research import actions
from askaround.research.queries import what_it_is_about
from askaround.web.http import SpaceRequest
from askaround.web.insight.coverage import coverage
from askaround.web.insight.deciding_forms import WantedForm
from askaround.web.insight.desk import choices
from askaround.web.insight.words import kind_of_person, why_ask

if TYPE_CHECKING:
    from askaround.research.models import Exploration

PROPOSED = 2_000
"""All who are ranked: only then may the page say that nobody among them is of a kind."""
SHOWN = 6
REASONS = 2
NAMED = 3
"""So many of those are named who could be of a kind if more were written down of them."""
RANKED = (
    "full_name",
    "level",
    "function",
    "closeness",
    "last_contact_at",
    "known_since",
    "circle",
    "how_i_know",
    "only_they_know",
    "preferred_channel",
    "never_again",
)
"""What the ranking looks at, and the page shows, of a person."""


@require_GET
def next_conversation(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """The open questions by need, each with somebody who could answer it."""
    exploration = get_object_or_404(access.explorations(request.space), pk=pk)
    return _page(request, exploration, WantedForm(organizations=_places(request, exploration)))


def _page(request: SpaceRequest, exploration: "Exploration", form: WantedForm) -> HttpResponse:
    found = next_best(
        exploration,
        space=request.space,
        now=request.author.now,
        proposals=partial(_proposals, request, exploration),
    )
    rows = [_shown(each) for each in found.next_up[:SHOWN]]
    context = {
        "exploration": exploration,
        "first": rows[0] if rows else None,
        "rest": rows[1:],
        "more": len(found.next_up) - len(rows),
        "enough": found.enough,
        "places": _places_shown(found),
        "form": form,
        "coverage": coverage(found),
        "held": len(found.heard.conversations),
        "has_people": access.people(request.space).exists(),
        "has_questions": bool(found.next_up or found.enough),
    }
    return render(request, "insight/next.html", context)


def _shown(each: NextUp) -> dict[str, Any]:
    proposal = each.who.proposal
    return {
        "question": each.question,
        "why": why_ask(each.need, each.row),
        "kind": kind_of_person(each.kind) if each.kind else "",
        "is_gap": each.is_gap,
        "who": each.who,
        "unclear": each.who.unclear[:NAMED],
        "person": proposal.person if proposal else None,
        "reasons": strongest_reasons(proposal.ranked.terms, limit=REASONS) if proposal else [],
    }


def _places_shown(found: NextBest) -> list[dict[str, Any]]:
    return [{"place": each, "kind": kind_of_person(each.cell)} for each in found.plan.places]


def _proposals(
    request: SpaceRequest, exploration: "Exploration", plan: SamplingPlan
) -> list[Proposal]:
    space = request.space
    questions = access.questions(space).filter(exploration=exploration)
    paths = access.paths(space).filter(exploration=exploration)
    return ask_first(
        space=space,
        exploration=exploration,
        about=what_it_is_about(exploration, paths=paths, questions=questions),
        people=access.people(space).only(*RANKED),
        asks=access.asks(space),
        now=request.author.now,
        wanted=plan.wanted,
        limit=PROPOSED,
    )


def _places(request: SpaceRequest, exploration: "Exploration") -> Any:
    """Return the organizations that may be planned: those of the people talked with, and paths."""
    names = access.paths(request.space).filter(exploration=exploration).values("name")
    near = choices(request, exploration)["organizations"]
    return (near | access.organizations(request.space).filter(name__in=names).distinct()).order_by(
        "name"
    )


@require_POST
def want(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Put one kind of person into the plan."""
    exploration = get_object_or_404(access.explorations(request.space), pk=pk)
    form = WantedForm(request.POST, organizations=_places(request, exploration))
    if not form.is_valid():
        return _page(request, exploration, form)
    try:
        actions.want_voice(by=request.author, exploration=exploration, **form.cleaned_data)
    except actions.CannotExplore as problem:
        messages.error(request, str(problem))
    return redirect("insight:next", pk)


@require_POST
def unwant(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Take one kind of person out of the plan."""
    voice = get_object_or_404(access.wanted_voices(request.space), pk=pk)
    actions.no_longer_want(by=request.author, voice=voice)
    return redirect("insight:next", voice.exploration_id)
