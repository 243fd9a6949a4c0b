"""What conversations left behind: of one, and across all."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from askaround import access
from askaround.followup import queries
from askaround.web.followup.reasons import with_words
from askaround.web.http import SpaceRequest, start_in

KINDS = {
    "advice": _("Advice"),
    "promises": _("Promises"),
    "referrals": _("Suggested people"),
    "openings": _("Openings"),
    "touch": _("Keeping in touch"),
}
"""What the ledger may be narrowed to, in the order of the page."""
MOST_OF_EACH = 5
"""So many of every kind where all kinds stand below each other: more than one does in a day."""
PAGE_OF_ONE = 15
"""So many lines of one kind on a page; the first ones are those that wait for me."""


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
    if show in KINDS:
        return _one(request, show)
    part = queries.Part(start=0, most=MOST_OF_EACH, open_only=True)
    space, now = request.space, request.author.now
    since = now - queries.THANKS_STILL
    letters = queries.post(space, thanks_since=since)
    talks = queries.talks_since(space, since, now=now)
    thanks = queries.thanks_owed(space, now=now, talks=talks, letters=letters)
    context = _context(request, letters, list(queries.Shelf), part)
    context |= {"thanks": thanks, "shows_touches": bool(context["touches"])}
    return render(request, "followup/ledger.html", context)


def _one(request: SpaceRequest, show: str) -> HttpResponse:
    """Show a page of one kind, with the way on and the way back."""
    part = queries.Part(start=start_in(request, PAGE_OF_ONE), most=PAGE_OF_ONE, open_only=False)
    letters = queries.post(request.space, thanks_since=request.author.now)
    context = _context(request, letters, [show], part)
    here = f"{request.path}?show={show}"
    goes_on = context["more_touches"] if show == "touch" else show in context["left"].more
    context |= {
        "show": show,
        "shows_touches": show == "touch",
        "next_url": f"{here}&from={part.end}" if goes_on else "",
        "first_url": here if part.start else "",
    }
    return render(request, "followup/ledger.html", context)


def _context(
    request: SpaceRequest, letters: queries.Post, kinds: list[str], part: queries.Part
) -> dict[str, Any]:
    space, now = request.space, request.author.now
    in_touch = part if "touch" in kinds or part.open_only else replace(part, most=0)
    touches, touching = queries.come(space, now=now, letters=letters, part=in_touch)
    counts = queries.counts(space) | {"touch": touching}
    return {
        "left": queries.ledger(space, now=now, letters=letters, kinds=kinds, part=part),
        "here": request.get_full_path(),
        "touches": with_words(touches.rows),
        "more_touches": touches.more,
        "counts": counts,
        "kinds": [(name, label, counts[name]) for name, label in KINDS.items()],
    }
