"""What conversations left behind: of one, and across all."""

from dataclasses import replace
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from askaround import access
from askaround.followup import queries
from askaround.web.followup.reasons import with_words
from askaround.web.http import SpaceRequest

KINDS = ("advice", "promises", "referrals", "openings", "touch")
"""What the ledger may be narrowed to."""
MOST_ROWS = 50
"""So many lines of one kind; the first ones are those that wait for me."""
MOST_OF_EACH = 15
"""So many of every kind where all kinds stand below each other."""
DIGITS = 8
"""Fewer digits than these say where to go on."""


@require_GET
def conversation(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Show all that one conversation left behind, and how it stands with the thanks."""
    among = access.conversations(request.space).select_related("person", "exploration")
    found = get_object_or_404(among, pk=pk)
    after = queries.after(found, space=request.space, now=request.author.now)
    context = {
        "conversation": found,
        "person": found.person,
        "after": after,
        "left": after.left,
        "add": f"?conversation={found.pk}",
    }
    return render(request, "followup/conversation.html", context)


@require_GET
def ledger(request: SpaceRequest) -> HttpResponse:
    """Show what is open across all conversations, or one kind of it with what is over."""
    show = request.GET.get("show", "")
    show = show if show in KINDS else ""
    space, now = request.space, request.author.now
    most = MOST_ROWS if show else MOST_OF_EACH
    part = queries.Part(start=_start(request) if show else 0, most=most, open_only=not show)
    had = queries.talks(space, now)
    letters = queries.post(space, thanks_since=now - queries.THANKS_STILL)
    touches, touching = queries.come(
        access.people(space),
        space=space,
        now=now,
        talks=had,
        letters=letters,
        part=part if show in {"", "touch"} else replace(part, most=0),
    )
    context = {
        "show": show,
        "thanks": queries.thanks_owed(space, now=now, talks=had, letters=letters),
        "left": queries.ledger(
            space,
            now=now,
            talks=had,
            letters=letters,
            kinds=[show] if show else list(queries.Shelf),
            part=part,
        ),
        "here": request.get_full_path(),
        "touches": with_words(touches.rows),
        "more_touches": touches.more,
        "most": f":{MOST_ROWS}",
        "further": part.start + part.most,
        "counts": queries.counts(space) | {"touch": touching},
    }
    return render(request, "followup/ledger.html", context)


def _start(request: SpaceRequest) -> int:
    """Return behind how many lines to go on; nonsense begins at the beginning."""
    given = request.GET.get("from", "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) < DIGITS else 0
