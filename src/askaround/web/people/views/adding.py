"""Bringing people by hand: one typed line, or circle after circle from memory."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from askaround import access
from askaround.people import actions, queries
from askaround.people.names import circles
from askaround.people.rules.incoming import LONGEST_NAME
from askaround.people.rules.quick_add import Part, read_line
from askaround.web.http import SpaceRequest, back, require_form
from askaround.web.outreach.beginning import begin_with
from askaround.web.people.understood import facts, known

ADD = "people/add.html"
JUST_ADDED = 8
"""So many of the newest people are shown below the field, to see that they arrived."""


@require_form
def add(request: SpaceRequest) -> HttpResponse:
    """Quick add. A line is saved once its reader has seen what was understood of it."""
    line = request.POST.get("line", "").strip()
    context = _understood(request, line)
    if context["name"] and request.POST.get("seen") == line:
        if request.POST.get("then") == "ask":
            return _add_and_ask(request, line)
        actions.add_from_line(by=request.author, line=line)
        return back(request, "people:add")
    context |= {
        "newest": queries.page(
            access.people(request.space), order=queries.Order.ADDED, size=JUST_ADDED
        ).lines,
        "next": request.POST.get("next", ""),
    }
    return render(request, ADD, context)


def _add_and_ask(request: SpaceRequest, line: str) -> HttpResponse:
    """Add somebody and begin the request to them: one press, one change, one undo."""
    with request.author.change(_("Added %s, to ask them") % read_line(line).one(Part.NAME)):
        return begin_with(request, actions.add_from_line(by=request.author, line=line))


@require_POST
def understood(request: SpaceRequest) -> HttpResponse:
    """What is understood of a line that is still being typed."""
    line = request.POST.get("line", "").strip()
    return render(request, "people/understood.html", _understood(request, line))


def _understood(request: SpaceRequest, line: str) -> dict[str, Any]:
    read = read_line(line)
    name = read.one(Part.NAME)
    too_long = len(name) > LONGEST_NAME
    if too_long:
        name = ""
    alike = (
        queries.alike(
            space=request.space,
            among=access.people(request.space),
            wanted=known(read, country=request.space.country),
        )
        if name
        else []
    )
    return {
        "line": line,
        "name": name,
        "too_long": too_long,
        "facts": facts(read),
        "alike": alike,
        "wide": "wide" in request.POST,
        "may_ask": access.explorations(request.space).filter(closed_on__isnull=True).exists(),
    }


@require_form
def jogger(request: SpaceRequest) -> HttpResponse:
    """One circle of a life: questions that bring names to mind, and a field to write them."""
    every = circles()
    codes = [circle.code for circle in every]
    asked = request.GET.get("circle", "")
    here = codes.index(asked) if asked in codes else 0
    names, refused = request.POST.get("names", ""), ""
    if request.method == "POST":
        try:
            lines = names.splitlines()
            actions.write_down(by=request.author, lines=lines, circle=codes[here])
        except (actions.NeedsName, actions.NameTooLong) as problem:
            refused = str(problem)
        else:
            return redirect(f"{reverse('people:jogger')}?circle={codes[here]}")
    everybody = access.people(request.space)
    in_circle = queries.chosen(everybody, queries.Filters(circle=codes[here]))
    counts = queries.people_by_circle(everybody)
    context = {
        "rows": [(circle, counts.get(circle.code, 0)) for circle in every],
        "circle": every[here],
        "next": every[here + 1] if here + 1 < len(every) else None,
        "newest": queries.page(in_circle, order=queries.Order.ADDED, size=JUST_ADDED).lines,
        "names": names,
        "refused": refused,
    }
    return render(request, "people/jogger.html", context, status=422 if refused else 200)


@require_GET
def jogged(request: SpaceRequest) -> HttpResponse:
    """The end of the memory jogger: how many came to mind, and what comes next."""
    counts = queries.people_by_circle(access.people(request.space))
    rows = [(circle, counts.get(circle.code, 0)) for circle in circles()]
    context = {
        "rows": rows,
        "count": sum(count for _circle, count in rows),
        "has_exploration": access.explorations(request.space).exists(),
    }
    return render(request, "people/jogged.html", context)
