"""What was done lately, and taking it back."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from askaround import access
from askaround.journal import actions, queries
from askaround.web.http import SpaceRequest, back

if TYPE_CHECKING:
    from askaround.journal.models import Change

SHOWN = 50


@require_GET
def changes(request: SpaceRequest) -> HttpResponse:
    newest = queries.newest_first(access.changes(request.space))[:SHOWN]
    return render(request, "journal/changes.html", {"changes": newest})


@require_GET
def newest(request: SpaceRequest) -> HttpResponse:
    """The last change as a toast with its Undo, for whoever asks by key what it was."""
    change = queries.newest_first(access.changes(request.space)).first()
    if change is None:
        messages.info(request, _("There is nothing to undo."))
    else:
        said = _("The last change: %s") % change.sentence
        messages.success(request, said, extra_tags=f"undo:{change.pk}")
    return render(request, "components/toasts.html", {"out_of_band": True})


@require_POST
def undo(request: SpaceRequest, pk: UUID) -> HttpResponse:
    change = get_object_or_404(access.changes(request.space), pk=pk)
    try:
        actions.undo(by=request.author, change=change)
    except actions.CannotUndo as problem:
        messages.error(request, str(problem))
    else:
        messages.info(request, _undone(change))
    return back(request, "agenda:today")


def _undone(change: "Change") -> str:
    """Say what an undo did; that of an undo did something again."""
    if change.undoes_id is not None:
        return actions.taking_back(change)
    return _("Undone: %s") % change.sentence
