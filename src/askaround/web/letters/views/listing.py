"""All letters, the beginning of one, and the page of one."""

from typing import TYPE_CHECKING
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from askaround import access
from askaround.letters import actions, queries
from askaround.web.http import SpaceRequest, back, key_in
from askaround.web.letters.desk import desk
from askaround.web.letters.facts import facts_for, matter_of, with_minutes_late, with_reason

if TYPE_CHECKING:
    from askaround.letters.models import Letter
    from askaround.research.models import Exploration

PAGE = "letters/letter.html"
MOST_SHOWN = 100
"""So many letters of one kind are shown; older ones stand in people's timelines."""


def letter_in(request: SpaceRequest, pk: UUID) -> "Letter":
    return get_object_or_404(queries.with_everything(access.letters(request.space)), pk=pk)


@require_GET
def letters(request: SpaceRequest) -> HttpResponse:
    """What is being written, and what went out."""
    mine = access.letters(request.space)
    return render(
        request,
        "letters/letters.html",
        {
            "drafts": queries.drafts(mine)[:MOST_SHOWN],
            "gone_out": queries.gone_out(mine)[:MOST_SHOWN],
            "counts": queries.counts(mine),
        },
    )


@require_POST
def begin(request: SpaceRequest) -> HttpResponse:
    """Begin a letter from any page: person, kind, and what it is about."""
    person = get_object_or_404(access.people(request.space), pk=key_in(request.POST, "person"))
    about = key_in(request.POST, "about")
    if about is not None and not matter_of(request, about):
        about = None  # a key of nothing of mine
    kind = request.POST.get("kind", "")
    facts = facts_for(request, kind=kind, person=person, about=about)
    facts = with_minutes_late(facts, request.POST.get("minutes", ""))
    facts = with_reason(
        facts,
        reason=request.POST.get("reason", ""),
        text=request.POST.get("reason_text", "")[:200],
    )
    try:
        letter = actions.begin_letter(
            by=request.author,
            person=person,
            kind=kind,
            about=about,
            exploration=_exploration(request, about),
            form=request.POST.get("form", ""),
            facts=facts,
        )
    except actions.CannotWrite as problem:
        messages.error(request, str(problem))
        return back(request, "letters:letters")
    return redirect(desk_with_way_back(request, letter))


def _exploration(request: SpaceRequest, about: UUID | None) -> "Exploration | None":
    """Return the exploration that was named, else that of the conversation it goes back to."""
    key = key_in(request.POST, "exploration")
    if key is not None:
        return access.explorations(request.space).filter(pk=key).first()
    talk = matter_of(request, about).talk
    return talk.exploration if talk else None


def desk_with_way_back(request: SpaceRequest, letter: "Letter") -> str:
    """Return the address of a letter that leads back afterwards to where it was begun."""
    page, origin = reverse("letters:letter", args=[letter.pk]), request.POST.get("next", "")
    return f"{page}?{urlencode({'next': origin})}" if origin.startswith("/") else page


@require_GET
def letter(request: SpaceRequest, pk: UUID) -> HttpResponse:
    return render(request, PAGE, desk(request, letter_in(request, pk)))
