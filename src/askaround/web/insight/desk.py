"""What several pages of an exploration need: its claims as shown, and what may be chosen."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q, QuerySet

from askaround import access
from askaround.insight.queries.claims import ClaimShown, shown
from askaround.insight.queries.heard import Heard, Voices
from askaround.insight.queries.lines import corrections_of

if TYPE_CHECKING:
    from askaround.insight.models import Claim
    from askaround.people.models import Person
    from askaround.research.models import Exploration
    from askaround.web.http import SpaceRequest


def claims_shown(claims: "QuerySet[Claim]", known: Heard, today: date) -> list[ClaimShown]:
    """Return claims with both sides, the most disputed and best supported first."""
    found = shown(
        claims.order_by("id"),
        circles=known.circles,
        corrections=corrections_of([each.pk for each in known.conversations]),
        today=today,
    )
    return sorted(found, key=lambda each: weightiest_first(each.voices))


def weightiest_first(voices: Voices) -> tuple[bool, int]:
    return not voices.is_disputed, -(voices.agree + voices.disagree)


def choices(
    request: "SpaceRequest", exploration: "Exploration", *, also: UUID | None = None
) -> dict[str, Any]:
    """Return what a claim may be about: questions, paths, and the places of those I talked with.

    ``also`` is an organization that stays choosable because it was chosen before.
    """
    talked = exploration.conversations.values("person_id")
    places = Q(roles__person__in=talked) | Q(pk=also)
    return {
        "questions": access.questions(request.space)
        .filter(exploration=exploration)
        .order_by("position", "id"),
        "paths": access.paths(request.space).filter(exploration=exploration).order_by("name"),
        "organizations": access.organizations(request.space)
        .filter(places)
        .distinct()
        .order_by("name"),
    }


def talked_with(request: "SpaceRequest", exploration: "Exploration") -> "QuerySet[Person]":
    """Return the people of an exploration: who was talked with or asked."""
    talks = exploration.conversations.values("person_id")
    asked = exploration.asks.values("person_id")
    people = access.people(request.space).filter(Q(pk__in=talks) | Q(pk__in=asked))
    return people.order_by("sort_name", "id")
