"""Who led me to whom: as a drawing, with a table behind it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from askaround import access
from askaround.followup import queries
from askaround.web.followup.drawing import drawn, legend, state_words
from askaround.web.http import SpaceRequest


@require_GET
def tree(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Show the suggestions of one exploration."""
    exploration = get_object_or_404(access.explorations(request.space), pk=pk)
    found = queries.tree(request.space, now=request.author.now, exploration=exploration)
    context = {"exploration": exploration, **_shown(found)}
    return render(request, "followup/tree.html", context)


@require_GET
def person_tree(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Show who led me to one person, and to whom they led me."""
    person = get_object_or_404(access.people(request.space), pk=pk)
    found = queries.tree(request.space, now=request.author.now, around=person)
    context = {"person": person, "place": "people", **_shown(found)}
    return render(request, "followup/tree.html", context)


@require_GET
def whole_tree(request: SpaceRequest) -> HttpResponse:
    """Show all suggestions, whatever they were for."""
    found = queries.tree(request.space, now=request.author.now)
    return render(request, "followup/tree.html", _shown(found))


def _shown(found: queries.Tree) -> dict[str, Any]:
    names = {node.place.person: node.name for node in found.nodes}
    rows = [
        {
            "name": node.name,
            "by": names.get(node.place.parent, "") if node.place.parent else "",
            "generation": node.place.generation,
            "state": state_words(node.state),
            "work": node.work,
            "root": names.get(node.root, ""),
            "led_to": node.place.led_to,
        }
        for node in found.nodes
    ]
    has_suggestions = any(node.place.parent is not None for node in found.nodes)
    return {
        "tree": found,
        "drawing": drawn(found.nodes),
        "legend": legend(),
        "rows": rows,
        "has_suggestions": has_suggestions,
    }
