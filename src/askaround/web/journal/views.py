"""What was done lately, undoing it, and doing it again."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from askaround import access
from askaround.journal import actions, queries
from askaround.people.imports.batches import last_applied
from askaround.web.http import SpaceRequest, back

SHOWN = 50


@require_GET
def changes(request: SpaceRequest) -> HttpResponse:
    lately = queries.lately(access.changes(request.space))[:SHOWN]
    return render(request, "journal/changes.html", {"changes": lately})


@require_GET
def newest(request: SpaceRequest) -> HttpResponse:
    """The last change or import as a toast with its Undo, for whoever asks by key what it was."""
    said, way_back = _done_last(request)
    if said:
        said = _("Press z again to undo the last change: %s") % said
        messages.success(request, said, extra_tags=way_back)
    else:
        messages.info(request, _("There is nothing to undo."))
    return render(request, "components/toasts.html", {"out_of_band": True})


def _done_last(request: SpaceRequest) -> tuple[str, str]:
    """Return what was done last, a change or an import, and the tag of its way back."""
    change = queries.newest_first(access.changes(request.space)).first()
    since = actions.oldest_kept(request.author.now)
    batch = last_applied(access.imports(request.space), since=since)
    if batch and batch.applied_at and (change is None or batch.applied_at > change.made_at):
        return _("Imported “%s”") % batch, f"take-back:{batch.pk}"
    return (change.sentence, f"undo:{change.pk}") if change else ("", "")


@require_POST
def undo(request: SpaceRequest, pk: UUID) -> HttpResponse:
    return _turned_over(request, pk, actions.undo)


@require_POST
def redo(request: SpaceRequest, pk: UUID) -> HttpResponse:
    return _turned_over(request, pk, actions.redo)


def _turned_over(request: SpaceRequest, pk: UUID, turn: Callable[..., None]) -> HttpResponse:
    change = get_object_or_404(access.changes(request.space), pk=pk)
    try:
        turn(by=request.author, change=change)
    except actions.CannotUndo as problem:
        messages.error(request, str(problem))
    else:
        with translation.override(request.space.language):  # which may be what was taken back
            _tell(request, pk)
    return back(request, "agenda:today")


def _tell(request: SpaceRequest, pk: UUID) -> None:
    """Say of what was done first whether it stands now, and offer the way back."""
    change = access.changes(request.space).get(pk=pk)
    while change.undoes is not None:
        change = change.undoes
    if change.undone_at is None:
        messages.info(request, _("Redid: %s") % change, extra_tags=f"undo:{change.pk}")
    else:
        messages.info(request, _("Undone: %s") % change, extra_tags=f"redo:{change.pk}")
