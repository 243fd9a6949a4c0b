"""Everything that was heard: the matrix, and what was said to one question."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from askaround import access
from askaround.accounts.queries import playbook_in_force
from askaround.insight.queries.claims import ClaimShown
from askaround.insight.queries.heard import Heard, heard
from askaround.insight.queries.matrix import matrix as matrix_of
from askaround.insight.queries.told import Told, told
from askaround.web.http import SpaceRequest
from askaround.web.insight import words
from askaround.web.insight.desk import claims_shown
from askaround.web.insight.grid import heads, rows
from askaround.web.insight.pictures import curve

if TYPE_CHECKING:
    from askaround.research.models import Exploration, Question

OFF_RECORD = "off-record"
LONG = 16
"""From so many questions on, the names of those who spoke stay above them while they scroll."""


@require_GET
def matrix(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Questions × conversations, and whether people still say something new."""
    exploration = get_object_or_404(access.explorations(request.space), pk=pk)
    found = matrix_of(exploration, space=request.space, now=request.author.now)
    rules = playbook_in_force(request.space)
    talks = found.heard.conversations
    return render(
        request,
        "insight/matrix.html",
        {
            "exploration": exploration,
            "held": len(talks),
            "heads": heads(talks),
            "rows": rows(found, exploration.pk),
            "is_long": len(found.rows) > LONG,
            "has_claims": bool(found.heard.claims),
            "learned": words.learned(found.overall),
            "advised": words.advised(found.overall),
            "curve": curve(found.overall, [each.name for each in talks]),
            "first_view": rules.first_view_after,
            "decision": rules.decision_after,
        },
    )


@require_GET
def question(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """What was said to one question, in claims with both sides and in lines."""
    found = get_object_or_404(access.questions(request.space).select_related("exploration"), pk=pk)
    return _said_to(request, found.exploration, found)


@require_GET
def besides(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """What was said besides all questions."""
    exploration = get_object_or_404(access.explorations(request.space), pk=pk)
    return _said_to(request, exploration, None)


def _said_to(
    request: SpaceRequest, exploration: "Exploration", question: "Question | None"
) -> HttpResponse:
    known = heard(exploration, space=request.space, now=request.author.now)
    mine = access.claims(request.space).filter(exploration=exploration, question=question)
    claims = claims_shown(mine, known, request.author.today)
    shows_all = request.GET.get("show") == OFF_RECORD
    about = question.pk if question else None
    said = told(exploration.pk, about, claims=claims, with_off_record=shows_all)
    context: dict[str, Any] = {
        "exploration": exploration,
        "question": question,
        "claims": claims,
        "told": said,
        "hidden": sum(each.hidden for each in said),
        "shows_all": shows_all,
        "voices": words.voices(known.everybody(each.claim.pk.hex for each in claims)),
        **_saturation(known, claims, said, question),
    }
    return render(request, "insight/question.html", context)


def _saturation(
    known: Heard, claims: list[ClaimShown], said: list[Told], question: "Question | None"
) -> dict[str, Any]:
    """Return how much was new lately, among the conversations in which it came up."""
    if question is None:
        return {}
    keys = {each.claim.pk.hex for each in claims}
    touched = {each.conversation.hex for each in said}
    touched |= {
        each.conversation for each in known.said if each.conversation and each.claim in keys
    }
    among = [each for each in known.conversations if each.pk.hex in touched]
    found = known.saturation(keys, among=[each.pk.hex for each in among])
    return {
        "learned": words.learned(found),
        "advised": words.advised(found),
        "curve": curve(found, [each.name for each in among]),
    }
