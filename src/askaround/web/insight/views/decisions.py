"""What I decide, from what, how sure, and when I look again."""

from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from askaround import access
from askaround.accounts.queries import playbook_in_force
from askaround.insight.actions import deciding as actions
from askaround.insight.queries.heard import Voices, heard
from askaround.insight.rules.due import look_again_due
from askaround.insight.rules.due import look_again_on as day_after
from askaround.journal.author import StaleWrite
from askaround.web.http import SpaceRequest, require_form
from askaround.web.insight.deciding_forms import LookBackForm, NewDecisionForm
from askaround.web.insight.desk import weightiest_first
from askaround.web.insight.forms import DecisionForm
from askaround.web.stale import BothTexts, both_texts

if TYPE_CHECKING:
    from askaround.insight.models import Decision
    from askaround.research.models import Exploration


SIDES = {"for": True, "against": False}


@require_form
def decision(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Decide, and see what was decided before."""
    exploration = get_object_or_404(access.explorations(request.space), pk=pk)
    days = playbook_in_force(request.space).look_again_days
    form = _new_form(request, exploration, days)
    if request.method == "POST" and form.is_valid():
        return _decide(request, exploration, form)
    earlier = access.decisions(request.space).filter(exploration=exploration)
    context = {
        "exploration": exploration,
        "form": form,
        "days": days,
        "weighing": _weighing(request, exploration, _weighed(request)),
        "decisions": [
            {"decision": each, "due": _is_due(each, request)}
            for each in earlier.select_related("path").order_by("-decided_on", "-id")
        ],
    }
    return render(request, "insight/decision.html", context)


def _new_form(request: SpaceRequest, exploration: "Exploration", days: int) -> NewDecisionForm:
    """Return the form with what I judge by, to be looked at again after so many days."""
    paths = access.paths(request.space).filter(exploration=exploration).order_by("name")
    initial = {
        "criteria": "\n".join(each.name for each in access.values(request.space)),
        "look_again_on": day_after(decided_on=request.author.today, days=days),
        "path": request.GET.get("path"),
    }
    return NewDecisionForm(request.POST or None, paths=paths, initial=initial)


def _decide(
    request: SpaceRequest, exploration: "Exploration", form: NewDecisionForm
) -> HttpResponse:
    said = form.cleaned_data
    claims = _weighed(request)
    made = actions.decide(by=request.author, exploration=exploration, claims=claims, **said)
    if said["state"] == "ruled-out":
        messages.success(request, _("Ruled out, and written down why. That is a result."))
    return redirect("insight:one-decision", made.pk)


def _is_due(decision: "Decision", request: SpaceRequest) -> bool:
    return look_again_due(
        look_again_on=decision.look_again_on,
        looked_on=decision.looked_on,
        today=request.author.today,
    )


def _weighed(request: SpaceRequest) -> dict[UUID, bool]:
    """Return which claims were put on which side; names that are no claim's are passed over."""
    found = {}
    for name, side in request.POST.items():
        key = _key_of(name)
        if key is not None and side in SIDES:
            found[key] = SIDES[str(side)]
    return found


def _key_of(name: str) -> UUID | None:
    try:
        return UUID(name.removeprefix("claim-")) if name.startswith("claim-") else None
    except ValueError:
        return None


class Weighed(NamedTuple):
    """One claim with the side it is on: "for", "against" or ""."""

    pk: UUID
    text: str
    voices: Voices
    side: str


def _weighing(
    request: SpaceRequest, exploration: "Exploration", weighed: dict[UUID, bool]
) -> list[Weighed]:
    """Return every claim, the most disputed and best supported first."""
    mine = access.claims(request.space).filter(exploration=exploration).order_by("id")
    known = heard(exploration, space=request.space, now=request.author.now)
    sides = {True: "for", False: "against", None: ""}
    found = [
        Weighed(pk, text, known.voices(pk.hex), sides[weighed.get(pk)])
        for pk, text in mine.values_list("pk", "text")
    ]
    return sorted(found, key=lambda each: weightiest_first(each.voices))


@require_form
def one(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """One decision: what stood behind it, changed or looked back at."""
    mine = access.decisions(request.space).select_related("exploration", "path")
    found = get_object_or_404(mine, pk=pk)
    form = DecisionForm(request.POST or None, instance=found)
    stale: list[BothTexts] = []
    if request.method == "POST" and form.is_valid():
        try:
            version = form.cleaned_data["version"]
            actions.edit_decision(by=request.author, decision=form.instance, version=version)
            return redirect("insight:one-decision", pk)
        except StaleWrite as problem:
            stale = both_texts(form, problem)
    reasons = found.reasons.select_related("claim").order_by("id")
    weighed = {each.claim_id: each.speaks_for for each in reasons}
    context = {
        "exploration": found.exploration,
        "decision": found,
        "due": _is_due(found, request),
        "form": form,
        "stale": stale,
        "look_back": LookBackForm(initial={"text": found.looking_back}),
        "speaking_for": [each for each in reasons if each.speaks_for],
        "against": [each for each in reasons if not each.speaks_for],
        "weighing": _weighing(request, found.exploration, weighed),
    }
    return render(request, "insight/one_decision.html", context, status=409 if stale else 200)


@require_POST
def weigh(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Keep which claims stand behind a decision."""
    found = get_object_or_404(access.decisions(request.space), pk=pk)
    actions.weigh(by=request.author, decision=found, claims=_weighed(request))
    return redirect("insight:one-decision", pk)


@require_POST
def look_back(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Note what I think of a decision now."""
    found = get_object_or_404(access.decisions(request.space), pk=pk)
    form = LookBackForm(request.POST)
    if form.is_valid():
        actions.look_back(by=request.author, decision=found, **form.cleaned_data)
    else:
        messages.error(request, str(next(iter(form.errors.values()))[0]))
    return redirect("insight:one-decision", pk)


@require_POST
def remove(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(access.decisions(request.space), pk=pk)
    actions.remove_decision(by=request.author, decision=found)
    return redirect("insight:decision", found.exploration_id)
