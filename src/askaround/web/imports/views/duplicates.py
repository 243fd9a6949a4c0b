"""People who may be in here twice: look, put together, tell apart, take apart again."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from askaround import access
from askaround.people import joining, likenesses
from askaround.web.http import SpaceRequest, back, key_of, require_form
from askaround.web.imports import pairs

if TYPE_CHECKING:
    from askaround.people.models import Person

ON_A_PAGE = 30


@require_GET
def duplicates(request: SpaceRequest) -> HttpResponse:
    """Pairs that may be one person; looked for in the whole space each time."""
    space = request.space
    found = likenesses.possible_duplicates(
        people=access.people(space),
        points=access.contact_points(space),
        roles=access.roles(space),
        told_apart=access.pairs_told_apart(space),
    )
    shown = likenesses.with_people(found[:ON_A_PAGE], among=access.people(space))
    context = {"pairs": [pairs.with_words(pair) for pair in shown], "whole": len(found)}
    return render(request, "imports/duplicates.html", context)


@require_form
def merge(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Two records side by side, and what becomes of them; POST puts them together."""
    kept = get_object_or_404(access.people(request.space), pk=pk)
    other = _other(request)
    if other is None or other == kept:
        return redirect("imports:duplicates")
    if request.method == "POST":
        return _merge(request, kept, other)
    found = joining.preview(kept=kept, other=other)
    context = {"kept": kept, "other": other, "rows": pairs.rows(kept, other, found)}
    return render(request, "imports/merge.html", context)


def _merge(request: SpaceRequest, kept: "Person", other: "Person") -> HttpResponse:
    chosen = {name for name in joining.SAID_OF_A_PERSON if request.POST.get(name) == "right"}
    try:
        joining.merge(by=request.author, kept=kept, other=other, from_other=chosen)
    except joining.CannotMerge as problem:
        messages.error(request, str(problem))
        return redirect("imports:duplicates")
    return redirect("people:person", kept.pk)


def _other(request: SpaceRequest) -> "Person | None":
    """Return the second person, named by ``other`` in the address or the form."""
    key = key_of(request, "other")
    return get_object_or_404(access.people(request.space), pk=key) if key else None


@require_POST
def told_apart(request: SpaceRequest, pk: UUID) -> HttpResponse:
    person = get_object_or_404(access.people(request.space), pk=pk)
    other = _other(request)
    if other is not None and other != person:
        joining.tell_apart(by=request.author, first=person, second=other)
    if request.htmx:
        return HttpResponse("")
    return redirect("imports:duplicates")


@require_POST
def unmerge(request: SpaceRequest, pk: UUID) -> HttpResponse:
    done = get_object_or_404(access.merges(request.space), pk=pk)
    kept = done.person_id
    try:
        joining.take_apart(by=request.author, merge=done)
    except joining.CannotTakeApart as problem:
        messages.error(request, str(problem))
        return back(request, "imports:duplicates")
    return redirect("people:person", kept)
