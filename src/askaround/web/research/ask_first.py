"""Whom to ask first, with every reason, each of which can be switched off."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from askaround import access
from askaround.outreach.ranking import ALL_TERMS, Proposal
from askaround.outreach.ranking import ask_first as proposals
from askaround.outreach.reasons import NAMES, reasons, strongest_reasons
from askaround.people.rules.ranking import TermCode
from askaround.research.queries import what_it_is_about
from askaround.web.http import SpaceRequest

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from askaround.research.models import Exploration, Question

FIRST = 3
"""How many are proposed beside the questions: as many as one asks in a week."""
NAMED = 2
"""How many reasons stand beside each of them."""


@require_GET
def first_three(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Answer with three people for the page of an exploration, which come after the page.

    To ask the first of them is the main thing to do there once it is known what to ask about.
    """
    exploration = get_object_or_404(access.explorations(request.space), pk=pk)
    questions = access.questions(request.space).filter(exploration=exploration)
    about = _about(request, exploration, questions)
    context = {
        "exploration": exploration,
        "proposals": _shown(_proposals(request, exploration, about, ALL_TERMS, FIRST)),
        "is_main": questions.exists(),
    }
    return render(request, "research/first_three.html", context)


def places_for(request: SpaceRequest) -> int:
    """Return for how many people to keep a place, before it is known who they are."""
    return access.people(request.space).filter(never_again=False)[:FIRST].count()


@require_GET
def ask_first(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """All proposals; the terms in the address are the ones that count."""
    exploration = get_object_or_404(access.explorations(request.space), pk=pk)
    chosen = {TermCode(code) for code in request.GET.getlist("term") if code in set(TermCode)}
    terms = frozenset(chosen) or ALL_TERMS
    questions = access.questions(request.space).filter(exploration=exploration)
    about = _about(request, exploration, questions)
    page = "research/ask_first.html#list" if request.htmx else "research/ask_first.html"
    return render(
        request,
        page,
        {
            "exploration": exploration,
            "proposals": _shown(_proposals(request, exploration, about, terms)),
            "terms": [
                {"code": code.value, "name": name, "on": code in terms}
                for code, name in NAMES.items()
            ],
        },
    )


def _about(
    request: SpaceRequest, exploration: "Exploration", questions: "QuerySet[Question]"
) -> str:
    paths = access.paths(request.space).filter(exploration=exploration)
    return what_it_is_about(exploration, paths=paths, questions=questions)


def _proposals(
    request: SpaceRequest,
    exploration: "Exploration",
    about: str,
    terms: frozenset[TermCode],
    limit: int = 12,
) -> list[Proposal]:
    return proposals(
        space=request.space,
        exploration=exploration,
        about=about,
        people=access.people(request.space),
        asks=access.asks(request.space),
        now=request.author.now,
        terms=terms,
        wanted=access.wanted_voices(request.space)
        .filter(exploration=exploration)
        .select_related("organization"),
        limit=limit,
    )


def _shown(found: list[Proposal]) -> list[dict[str, Any]]:
    return [
        {
            "person": each.person,
            "role": each.work,
            "reasons": reasons(each.ranked.terms),
            "strongest": strongest_reasons(each.ranked.terms, limit=NAMED),
        }
        for each in found
    ]
