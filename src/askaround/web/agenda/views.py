"""Today: what is next, putting things off, and the worked example."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from askaround import access
from askaround.agenda import actions, queries
from askaround.example import actions as example
from askaround.web.agenda.forms import SnoozeForm
from askaround.web.agenda.pages import leads
from askaround.web.http import SpaceRequest, require_form


@require_GET
def today(request: SpaceRequest) -> HttpResponse:
    """Show what is next; somebody who explores nothing yet begins with a question."""
    agenda = queries.due(space=request.space, now=request.author.now)
    if agenda.coverage is None and not access.explorations(request.space).exists():
        return redirect("research:start")
    return render(
        request,
        "agenda/today.html",
        {
            "agenda": agenda,
            "rows": [_shown(row) for row in agenda.rows],
            "steps": _steps(agenda),
        },
    )


@require_GET
def question(request: SpaceRequest) -> HttpResponse:
    """Answer with the last row of Today, which takes a moment: somebody to ask about a question."""
    agenda = queries.due(space=request.space, now=request.author.now)
    row = queries.somebody_to_ask(agenda, space=request.space, now=request.author.now)
    context = {
        "agenda": agenda,
        "each": _shown(row) if row else None,
        "has_people": access.people(request.space).exists(),
    }
    return render(request, "agenda/somebody.html", context)


@require_form
def snooze(request: SpaceRequest) -> HttpResponse:
    row = _named(request)
    if row is None:
        return _gone(request)
    form = SnoozeForm(
        request.POST or None, today=request.author.today, initial={"when": "tomorrow"}
    )
    if request.method == "POST" and form.is_valid():
        actions.snooze(
            by=request.author,
            row=row.name,
            what=row.sentence,
            until=form.cleaned_data["until"],
            reason=form.cleaned_data["why"],
        )
        return redirect("agenda:today")
    return render(request, "agenda/snooze.html", {"row": row, "form": form})


@require_POST
def skip(request: SpaceRequest) -> HttpResponse:
    row = _named(request)
    if row is None:
        return _gone(request)
    actions.skip(by=request.author, row=row.name, what=row.sentence)
    return redirect("agenda:today")


@require_POST
def load_example(request: SpaceRequest) -> HttpResponse:
    try:
        example.load(by=request.author)
    except example.AlreadyHere as problem:
        messages.info(request, str(problem))
    return redirect("agenda:today")


@require_POST
def remove_example(request: SpaceRequest) -> HttpResponse:
    example.remove(by=request.author)
    return redirect("agenda:today")


def _named(request: SpaceRequest) -> queries.Row | None:
    """Return the row that the address names, if it still stands on Today."""
    agenda = queries.today(space=request.space, now=request.author.now)
    name = request.GET.get("row", "")
    return next((row for row in agenda.rows if row.name == name), None)


def _gone(request: SpaceRequest) -> HttpResponse:
    messages.info(request, _("This is no longer on Today."))
    return redirect("agenda:today")


def _shown(row: queries.Row) -> dict[str, Any]:
    """Return a row with where it leads, and the two ways to put it off."""
    name = urlencode({"row": row.name})
    return {
        "row": row,
        "leads": leads(row),
        "snooze_url": f"{reverse('agenda:snooze')}?{name}",
        "skip_url": f"{reverse('agenda:skip')}?{name}",
    }


def _steps(agenda: queries.Agenda) -> list[dict[str, Any]]:
    """Return the first steps with their pages; the first not done yet is the present one."""
    if agenda.coverage is None:
        return []
    pages = {
        "five": reverse("research:pick", args=[agenda.coverage.exploration.pk]),
        "people": reverse("imports:choose"),
        "me": reverse("settings:me"),
        "draft": reverse("research:ask-first", args=[agenda.coverage.exploration.pk]),
        "sent": reverse("outreach:asks"),
    }
    present = next((step.key for step in agenda.steps if not step.done), "")
    return [
        {
            "label": step.label,
            "text": step.text,
            "done": step.done,
            "current": step.key == present,
            "url": pages.get(step.key, ""),
        }
        for step in agenda.steps
    ]
