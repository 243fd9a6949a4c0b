"""Everybody asked, a new request, and the page of one request."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from askaround import access
from askaround.outreach import actions, queries
from askaround.research.queries import current
from askaround.web.http import SpaceRequest, key_of, require_form
from askaround.web.outreach.beginning import begin_with, begun_or_refused, let_choose
from askaround.web.outreach.desk import desk
from askaround.web.outreach.forms import NewAskForm
from askaround.web.outreach.views.choosing import people_to_choose_from

if TYPE_CHECKING:
    from askaround.outreach.models import Ask
    from askaround.people.models import Person
    from askaround.research.models import Exploration

PAGE = "outreach/ask.html"
SHOWN_OF_THE_PAST = 20
MOST_WAITING = 100
"""So many lines of one kind are shown, the longest silence first; nobody writes to more at once."""


@require_GET
def asks(request: SpaceRequest) -> HttpResponse:
    """Everybody asked, by whose move it is."""
    mine = queries.in_rows(access.asks(request.space))
    space, today = request.space, request.author.today
    silent = queries.with_messages(queries.waiting(mine))[:MOST_WAITING]
    waiting = queries.standings(silent, space=space, today=today)
    return render(
        request,
        "outreach/asks.html",
        {
            "drafts": queries.drafts(mine),
            "due": [each for each in waiting if each.move.is_mine],
            "waiting": [each for each in waiting if not each.move.is_mine],
            "yes": queries.answered_yes(mine)[:MOST_WAITING],
            "otherwise": queries.answered_otherwise(mine)[:SHOWN_OF_THE_PAST],
            "resting": queries.resting(mine)[:SHOWN_OF_THE_PAST],
            "introductions": queries.open_introductions(access.introductions(space)),
            "counts": queries.counts(access.asks(space)),
        },
    )


@require_form
def new(request: SpaceRequest) -> HttpResponse:
    """Begin a request; where there is one exploration only, one press is enough."""
    if not (request.POST.get("person") or request.GET.get("person")):
        return _whom(request)
    people = access.people(request.space)
    person = get_object_or_404(people, pk=key_of(request, "person"))
    explorations = access.explorations(request.space).filter(closed_on__isnull=True)
    if request.method == "POST" and not {"referrer", "beside"} & request.POST.keys():
        return _begin_at_once(request, person, explorations)
    form = NewAskForm(
        request.POST or None,
        people=people,
        explorations=explorations,
        referrers=queries.likely_referrers(people, person),
        asks=access.asks(request.space),
        initial={
            "person": person.pk,
            "exploration": _suggested(request, explorations),
            "beside": request.GET.get("beside"),
        },
    )
    if request.method == "POST" and form.is_valid():
        return _begin(request, form, person)
    return render(request, "outreach/new.html", {"form": form, "person": person})


def _whom(request: SpaceRequest) -> HttpResponse:
    """Let somebody be chosen first."""
    people = access.people(request.space)
    context = people_to_choose_from(request, people, likely=queries.never_asked(people))
    page = "outreach/whom.html"
    return render(request, f"{page}#found" if request.htmx else page, context)


def _suggested(
    request: SpaceRequest, explorations: "QuerySet[Exploration]"
) -> "Exploration | None":
    return _named(request, explorations) or current(explorations)


def _named(request: SpaceRequest, explorations: "QuerySet[Exploration]") -> "Exploration | None":
    key = key_of(request, "exploration")
    return explorations.filter(pk=key).first() if key else None


def _begin_at_once(
    request: SpaceRequest, person: "Person", explorations: "QuerySet[Exploration]"
) -> HttpResponse:
    """Begin for the exploration that the page named, and for no other in its place."""
    named = _named(request, explorations)
    if named is None and request.POST.get("exploration"):
        messages.error(
            request,
            _("That exploration is closed or no longer here. Nothing was started."),
        )
        return let_choose(person)
    return begin_with(request, person, named)


def _begin(request: SpaceRequest, form: NewAskForm, person: "Person") -> HttpResponse:
    beside = form.cleaned_data["beside"]
    try:
        with request.author.change(_("Started a request to %s") % person):
            begun = actions.begin_ask(
                by=request.author,
                person=person,
                exploration=form.cleaned_data["exploration"],
                referrer=form.cleaned_data["referrer"],
            )
            if beside:
                actions.ask_nobody_else(by=request.author, ask=beside)
    except actions.CannotAsk as problem:
        exploration = form.cleaned_data["exploration"]
        return begun_or_refused(request, person, exploration, problem)
    return redirect("outreach:ask", begun.pk)


@require_GET
def ask(request: SpaceRequest, pk: UUID) -> HttpResponse:
    return render(request, PAGE, desk(request, ask_in(request, pk)))


@require_POST
def remove(request: SpaceRequest, pk: UUID) -> HttpResponse:
    actions.remove_ask(by=request.author, ask=ask_in(request, pk))
    return redirect("outreach:asks")


def ask_in(request: SpaceRequest, pk: UUID) -> "Ask":
    """Return one of this space's requests with all that its page shows, or answer 404."""
    return get_object_or_404(queries.with_everything(access.asks(request.space)), pk=pk)
