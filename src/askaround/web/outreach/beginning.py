"""Beginning a request in one press, where there is nothing left to choose."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from askaround import access
from askaround.outreach import actions, queries
from askaround.web.http import SpaceRequest

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from askaround.people.models import Person
    from askaround.research.models import Exploration


def begin_with(
    request: SpaceRequest, person: "Person", exploration: "Exploration | None" = None
) -> HttpResponse:
    """Lead to the draft of a request to somebody, or to what has to be said before there is one.

    Where no ``exploration`` is named, it is the only one that can be meant.
    """
    meant = exploration or the_only(access.explorations(request.space))
    people = access.people(request.space)
    if meant is None or queries.likely_referrers(people, person).exists():
        return let_choose(person, exploration)
    try:
        begun = actions.begin_ask(by=request.author, person=person, exploration=meant)
    except actions.CannotAsk as problem:
        return begun_or_refused(request, person, meant, problem)
    return redirect("outreach:ask", begun.pk)


def let_choose(person: "Person", exploration: "Exploration | None" = None) -> HttpResponse:
    """Lead to the page on which it is chosen what somebody is asked for."""
    named = {"exploration": str(exploration.pk)} if exploration else {}
    query = urlencode({"person": str(person.pk), **named})
    return redirect(f"{reverse('outreach:new')}?{query}")


def begun_or_refused(
    request: SpaceRequest,
    person: "Person",
    exploration: "Exploration",
    problem: actions.CannotAsk,
) -> HttpResponse:
    """Lead a second press to the draft that the first one began; else say what stands against it.

    Where the draft may not be sent either, its own page says so.
    """
    mine = access.asks(request.space).filter(person=person, exploration=exploration)
    begun = queries.drafts(mine).first()
    if begun is not None:
        return redirect("outreach:ask", begun.pk)
    messages.error(request, str(problem))
    return redirect("people:person", person.pk)


def the_only(among: "QuerySet[Exploration]") -> "Exploration | None":
    """Return the one open exploration that a request can be for; None where there are several.

    The worked example does not count beside one's own.
    """
    open_ones = list(among.filter(closed_on__isnull=True).order_by("is_example", "id")[:2])
    own = [each for each in open_ones if not each.is_example]
    found = own or open_ones
    return found[0] if len(found) == 1 else None
