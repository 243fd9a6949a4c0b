"""Finding anything by typing, and doing anything by its name."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from askaround.web.http import SpaceRequest
from askaround.web.search.found import PAGE, PALETTE, everything

LONGEST = 200


@require_GET
def search(request: SpaceRequest) -> HttpResponse:
    """The page of the search; with script it follows what is typed."""
    found = everything(request, _typed(request), PAGE)
    template = "search/search.html"
    return render(request, f"{template}#results" if request.htmx else template, {"found": found})


@require_GET
def options(request: SpaceRequest) -> HttpResponse:
    """What the palette offers for what is typed into it."""
    found = everything(request, _typed(request), PALETTE)
    return render(request, "search/options.html", {"found": found})


def _typed(request: SpaceRequest) -> str:
    return request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]
