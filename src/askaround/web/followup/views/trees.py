"""Who led me to whom: as a drawing, with a table behind it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from askaround import access
from askaround.followup import queries
from askaround.web.followup.drawing import drawn, legend, state_words
from askaround.web.http import SpaceRequest
from askaround.web.tables import Table

NONE = "–"


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
    return {
        "tree": found,
        "drawing": drawn(found.nodes),
        "legend": legend(),
        "everybody": _everybody(found),
        "generations": _generations(found),
        "has_suggestions": any(node.place.parent is not None for node in found.nodes),
    }


def _everybody(found: queries.Tree) -> Table:
    """Return the tree as a table, also those who found no room in the drawing."""
    names = {node.place.person: node.name for node in found.nodes}
    return Table(
        _("Everybody in the tree"),
        [
            *(_("Who"), _("Through"), _("How far"), _("Generation")),
            *(_("Led you to"), _("Branch of"), _("Work")),
        ],
        [
            (
                node.name,
                names.get(node.place.parent, NONE) if node.place.parent else NONE,
                state_words(node.state),
                node.place.generation,
                node.place.led_to,
                names.get(node.root, ""),
                node.work or NONE,
            )
            for node in found.nodes
        ],
        numbers=(3, 4),
    )


def _generations(found: queries.Tree) -> Table:
    """Return how many people each generation brought, and how far I came with them."""
    return Table(
        _("What each generation brought"),
        [_("Generation"), _("People"), _("Asked"), _("Talked with"), _("Led you to others")],
        [
            (_steps_away(each.number), each.people, each.asked, each.met, each.led_on)
            for each in found.generations
        ],
        numbers=range(1, 5),
    )


def _steps_away(steps: int) -> str:
    if not steps:
        return _("People you found yourself")
    words = ngettext("One suggestion away", "%(steps)s suggestions away", steps)
    return words % {"steps": steps}
