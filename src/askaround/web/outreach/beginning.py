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
        named = {"exploration": str(exploration.pk)} if exploration else {}
        query = urlencode({"person": str(person.pk), **named})
        return redirect(f"{reverse('outreach:new')}?{query}")
    try:
        begun = actions.begin_ask(by=request.author, person=person, exploration=meant)
    except actions.CannotAsk as problem:
        messages.error(request, str(problem))
        return redirect("people:person", person.pk)
    return redirect("outreach:ask", begun.pk)


def the_only(among: "QuerySet[Exploration]") -> "Exploration | None":
    """Return the one open exploration that a request can be for; None where there are several.

    The worked example does not count beside one's own.
    """
    open_ones = list(among.filter(closed_on__isnull=True).order_by("is_example", "id")[:2])
    own = [each for each in open_ones if not each.is_example]
    found = own or open_ones
    return found[0] if len(found) == 1 else None
