"""How my own asking goes."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from askaround import access
from askaround.insight.queries.funnel import own_funnel, own_lengths
from askaround.web.http import SpaceRequest
from askaround.web.insight.funnel_picture import SCALE, steps

ALL = "all"


@require_GET
def funnel(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Asked, answered, met, led on: in this exploration, or in all of them."""
    exploration = get_object_or_404(access.explorations(request.space), pk=pk)
    of_all = request.GET.get("of") == ALL
    asks, talks = access.asks(request.space), access.conversations(request.space)
    if not of_all:
        asks = asks.filter(exploration=exploration)
        talks = talks.filter(exploration=exploration)
    found = own_funnel(
        asks,
        conversations=talks,
        referrals=access.referrals(request.space),
        now=request.author.now,
    )
    context = {"exploration": exploration, "funnel": found, "of_all": of_all}
    context["lengths"] = own_lengths(talks)
    picture = steps(found.steps)
    return render(request, "insight/funnel.html", context | {"picture": picture, "scale": SCALE})
