"""The list of all conversations: its sections, or one of them with all that is in it."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from askaround.web.http import SpaceRequest, start_in
from askaround.web.scheduling.listing import Section, section

PAGE = "scheduling/conversations.html"
SHOWN = 15
"""So many lines of each section where all of them stand below each other."""
PAGE_OF_ONE = 50
TITLES: dict[str, tuple[str | Lazy, str | Lazy]] = {
    "coming": (_("Coming up"), ""),
    "to-debrief": (_("To write down"), _("you forget most of it within a week")),
    "yes": (_("They said yes"), _("find a time while it is fresh")),
    "to-agree": (_("Looking for a time"), ""),
    "past": (_("Held"), ""),
    "called-off": (_("Called off"), _("another day is often welcome")),
}
"""The sections in the order of the page, each with its title and a word about it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A section as the page shows it; ``more``: it holds lines besides these."""

    name: str
    title: str | Lazy
    hint: str | Lazy
    found: Section

    @property
    def more(self) -> bool:
        return self.found.total > len(self.found.lines)


@require_GET
def conversations(request: SpaceRequest) -> HttpResponse:
    """Everything planned, looked for and held, by what is to be done about it."""
    show = request.GET.get("show", "")
    if show in TITLES:
        return _one(request, show)
    every = [_shown(request, name, 0, SHOWN) for name in TITLES]
    sections = [each for each in every if each.found.lines]
    moving = any(each.name in {"coming", "to-agree", "yes"} for each in sections)
    return render(request, PAGE, {"sections": sections, "moving": moving})


def _one(request: SpaceRequest, show: str) -> HttpResponse:
    """Show one section by itself, from the line on that the address names."""
    start = start_in(request, PAGE_OF_ONE)
    here = f"{reverse('scheduling:conversations')}?show={show}"
    shown = _shown(request, show, start, PAGE_OF_ONE)
    if start and not shown.found.lines:
        return redirect(here)
    end = start + len(shown.found.lines)
    context = {
        "one": shown,
        "sections": [shown],
        "from": start + 1,
        "to": end,
        "next_url": f"{here}&from={end}" if shown.found.total > end else "",
        "first_url": here if start else "",
    }
    return render(request, PAGE, context)


def _shown(request: SpaceRequest, name: str, start: int, most: int) -> Shown:
    found = section(name, space=request.space, now=request.author.now, start=start, most=most)
    return Shown(name, *TITLES[name], found)
