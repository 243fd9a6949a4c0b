"""Choosing a person among mine: whom to ask, who suggested it, and whom I was introduced to."""

from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from askaround.people import queries
from askaround.web.http import SpaceRequest

if TYPE_CHECKING:
    from askaround.people.models import Person

MOST_FOUND = 12


def people_to_choose_from(
    request: SpaceRequest,
    among: "QuerySet[Person]",
    *,
    likely: "QuerySet[Person] | None" = None,
) -> dict[str, Any]:
    """Return who fits what was typed; ``likely`` are shown before anything is typed."""
    typed = request.GET.get("q", "").strip()
    found = queries.search(space=request.space, typed=typed, among=among, limit=MOST_FOUND)
    first = [] if typed or likely is None else queries.lines(likely[:MOST_FOUND])
    return {"typed": typed, "lines": found or first}
