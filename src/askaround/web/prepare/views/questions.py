"""One question of a plan, and the goals beside it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from askaround.conversations import actions
from askaround.journal.author import StaleWrite
from askaround.preparation.rules.drafts import blanks
from askaround.web.http import SpaceRequest, require_form
from askaround.web.library.bank import probes_of
from askaround.web.prepare.desk import desk, findings_on, table
from askaround.web.prepare.forms import EditGoalForm, GoalForm, PlannedForm
from askaround.web.prepare.found import found_conversation, found_goal, found_planned
from askaround.web.prepare.views.plans import page, to_plan
from askaround.web.stale import BothTexts, both_texts


@require_form
def planned(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Reword a question, weigh it, hang it under another one."""
    found = found_planned(request, pk)
    form = PlannedForm(request.POST or None, instance=found)
    stale: list[BothTexts] = []
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_planned(
                by=request.author, planned=form.instance, version=form.cleaned_data["version"]
            )
            return to_plan(found.conversation_id, f"question-{found.pk}")
        except actions.CannotPlan as problem:
            form.add_error("parent", str(problem))
        except StaleWrite as problem:
            stale = both_texts(form, problem)
    context = {
        "form": form,
        "planned": found,
        "conversation": found.conversation,
        "stale": stale,
        "findings": findings_on(request, found.conversation, form["text"].value() or ""),
        "has_blank": bool(blanks(found.text)),
        "probes": probes_of(found.bank_key),
    }
    return render(request, "prepare/question.html", context, status=409 if stale else 200)


@require_POST
def move(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Ask a question earlier or later; the list comes back in its new order."""
    found = found_planned(request, pk)
    places = -1 if request.POST.get("to") == "earlier" else 1
    actions.move_planned(by=request.author, planned=found, places=places)
    if request.htmx:
        conversation = found_conversation(request, found.conversation_id)
        return render(request, "prepare/lines.html", desk(request, table(request, conversation)))
    return to_plan(found.conversation_id, f"question-{found.pk}")


@require_POST
def remove(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = found_planned(request, pk)
    actions.remove_planned(by=request.author, planned=found)
    return to_plan(found.conversation_id, "questions")


@require_POST
def add_goal(request: SpaceRequest, pk: UUID) -> HttpResponse:
    conversation = found_conversation(request, pk)
    form = GoalForm(request.POST)
    if form.is_valid():
        try:
            actions.add_goal(
                by=request.author, conversation=conversation, text=form.cleaned_data["text"]
            )
            return to_plan(pk, "goals")
        except actions.CannotPlan as problem:
            form.add_error("text", str(problem))
    return page(request, conversation, goal_form=form)


@require_form
def goal(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = found_goal(request, pk)
    form = EditGoalForm(request.POST or None, instance=found)
    stale: list[BothTexts] = []
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_goal(
                by=request.author,
                goal=form.instance,
                questions=form.cleaned_data.get("questions"),
                version=form.cleaned_data["version"],
            )
            return to_plan(found.conversation_id, "goals")
        except StaleWrite as problem:
            stale = both_texts(form, problem)
    context = {"form": form, "goal": found, "conversation": found.conversation, "stale": stale}
    return render(request, "prepare/goal.html", context, status=409 if stale else 200)


@require_POST
def remove_goal(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = found_goal(request, pk)
    actions.remove_goal(by=request.author, goal=found)
    messages.info(request, _("The goal is gone; its questions stay."))
    return to_plan(found.conversation_id, "goals")
