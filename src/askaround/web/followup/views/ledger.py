"""What conversations left behind: of one, and across all."""

from typing import Any
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
    """Show everything across all conversations, or one kind of it."""
    show = request.GET.get("show", "")
    show = show if show in KINDS else ""
    space, now = request.space, request.author.now
    had, letters = queries.talks(space, now), queries.post(space)
    left = queries.left_behind(space, now=now, had=had)
    touches = queries.touches(
        access.people(space), space=space, now=now, talks=had, letters=letters
    )
    context = {
        "show": show,
        "thanks": queries.thanks_owed(space, now=now, talks=had, letters=letters),
        "left": left if show else left.still_open(),
        "here": request.get_full_path(),
        "touches": with_words([each for each in touches if each.state in {"due", "no-reason"}]),
        "most": f":{MOST_ROWS}",
        "counts": _counts(left, touches),
    }
    return render(request, "followup/ledger.html", context)


def _counts(left: queries.Left, touches: list[queries.Touch]) -> dict[str, Any]:
    """Count the lines of each kind, for the filters."""
    return {
        "advice": len(left.advice),
        "promises": len(left.promises),
        "referrals": len(left.referrals),
        "openings": len(left.openings),
        "touch": sum(each.state in {"due", "no-reason"} for each in touches),
    }
