"""Keeping in touch: who, when, and for what reason."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_POST

from askaround import access
from askaround.accounts.queries import playbook_in_force
from askaround.followup import actions, queries
from askaround.followup.rules.touch import TouchState
from askaround.web.followup.forms import TieForm
from askaround.web.followup.reasons import Worded, with_words
from askaround.web.followup.views.pieces import edited, pressed
from askaround.web.forms import VersionedForm
from askaround.web.http import SpaceRequest, require_form

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from askaround.people.models import Person


MOST_LATER = 50
"""So many of those whose day has not come; the nearest first."""


@require_GET
def touch(request: SpaceRequest) -> HttpResponse:
    """Show everybody to stay in touch with, those with a day and a reason first."""
    rows = _touches(request, access.people(request.space))
    by_state = {state: [row for row in rows if row.touch.state is state] for state in TouchState}
    context = {
        "due": by_state[TouchState.DUE],
        "no_reason": by_state[TouchState.NO_REASON][:MOST_LATER],
        "later": by_state[TouchState.LATER][:MOST_LATER],
        "resting": by_state[TouchState.RESTING][:MOST_LATER],
        "months": playbook_in_force(request.space).stay_in_touch_months,
    }
    return render(request, "followup/touch.html", context)


@require_form
def tie(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Say who somebody is for me, and how often I write."""
    person = get_object_or_404(access.people(request.space), pk=pk)
    found = actions.tie_with(by=request.author, person=person)
    usual = playbook_in_force(request.space).stay_in_touch_months
    form = TieForm(request.POST or None, instance=found, usual=usual)

    def save(form: VersionedForm) -> None:
        actions.keep_tie(by=request.author, tie=found, version=form.cleaned_data["version"])

    rows = _touches(request, access.people(request.space).filter(pk=pk))
    context = {"person": person, "tie": found, "row": rows[0] if rows else None}
    return edited(request, form, "followup/tie.html", context, save)


@require_POST
def rest(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Let a tie rest, or take it up again."""
    person = get_object_or_404(access.people(request.space), pk=pk)
    again = request.POST.get("to") == "again"
    return pressed(request, actions.take_up if again else actions.let_rest, person=person)


def _touches(request: SpaceRequest, people: "QuerySet[Person]") -> list[Worded]:
    space, now = request.space, request.author.now
    return with_words(
        queries.touches(
            people,
            space=space,
            now=now,
            talks=queries.talks(space, now),
            letters=queries.post(space),
        )
    )
