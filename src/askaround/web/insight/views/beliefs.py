"""What I believed before I asked, and what turned out."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from askaround import access
from askaround.insight.actions import believing as actions
from askaround.insight.rules.calibration import Scored, brier, groups
from askaround.web.http import SpaceRequest, require_form
from askaround.web.insight.deciding_forms import BeliefForm, ScoreForm
from askaround.web.insight.pictures import reliability, reliability_table

CAME_TRUE = {"yes": True, "no": False, "open": None}


@require_form
def beliefs(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """All beliefs of an exploration, how well I judged, and one more."""
    exploration = get_object_or_404(access.explorations(request.space), pk=pk)
    paths = access.paths(request.space).filter(exploration=exploration).order_by("name")
    form = BeliefForm(request.POST or None, paths=paths)
    if request.method == "POST" and form.is_valid():
        actions.write_belief(by=request.author, exploration=exploration, **form.cleaned_data)
        return redirect("insight:beliefs", pk)
    mine = access.beliefs(request.space).filter(exploration=exploration).select_related("path")
    held = list(mine.order_by("id"))
    scored = [Scored(each.percent, each.came_true) for each in held if each.came_true is not None]
    found = groups(scored)
    context = {
        "exploration": exploration,
        "form": form,
        "unscored": [each for each in held if each.came_true is None],
        "settled": [each for each in held if each.came_true is not None],
        "brier": brier(scored),
        "groups": found,
        "picture": reliability(found),
        "table": reliability_table(found),
    }
    return render(request, "insight/beliefs.html", context)


@require_POST
def score(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Say what turned out, or open a belief again."""
    belief = get_object_or_404(access.beliefs(request.space), pk=pk)
    form = ScoreForm(request.POST)
    if form.is_valid():
        actions.score_belief(
            by=request.author,
            belief=belief,
            came_true=CAME_TRUE[form.cleaned_data["came_true"]],
            lesson=form.cleaned_data["lesson"],
        )
    else:
        messages.error(request, _("Say with one click whether it turned out that way."))
    return redirect("insight:beliefs", belief.exploration_id)


@require_POST
def remove(request: SpaceRequest, pk: UUID) -> HttpResponse:
    belief = get_object_or_404(access.beliefs(request.space), pk=pk)
    actions.remove_belief(by=request.author, belief=belief)
    return redirect("insight:beliefs", belief.exploration_id)
