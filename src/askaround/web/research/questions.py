"""The questions of an exploration: choosing, writing, checking, settling."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from askaround import access
from askaround.preparation import bank
from askaround.preparation.languages import question_language
from askaround.preparation.rules.findings import Finding
from askaround.preparation.rules.questions import check_question
from askaround.research import actions
from askaround.web.http import SpaceRequest
from askaround.web.library.forms import BankFilter
from askaround.web.research.forms import AnswerForm, QuestionForm

require_form = require_http_methods(["GET", "HEAD", "POST"])


@require_form
def pick(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Choose from the bank; a newcomer finds five marked already."""
    exploration = get_object_or_404(access.explorations(request.space), pk=pk)
    if request.method == "POST":
        chosen = bank.by_key(request.POST.getlist("key"))
        actions.add_questions(
            by=request.author,
            exploration=exploration,
            questions=[(question.text, question.topic, question.key) for question in chosen],
        )
        return redirect("research:exploration", pk)
    present = set(
        access.questions(request.space)
        .filter(exploration=exploration)
        .values_list("bank_key", flat=True)
    )
    filters = BankFilter(request.GET or None)
    page = "research/pick.html#bank" if request.htmx else "research/pick.html"
    offered = [question for question in filters.found() if question.key not in present]
    suggested = [] if present else bank.starter_five(goal=exploration.goal)
    return render(
        request,
        page,
        {
            "exploration": exploration,
            "filters": filters,
            "suggested": suggested,
            "groups": bank.by_topic(q for q in offered if q not in suggested),
            "count": len(present),
        },
    )


@require_POST
def add(request: SpaceRequest, pk: UUID) -> HttpResponse:
    exploration = get_object_or_404(access.explorations(request.space), pk=pk)
    form = QuestionForm(request.POST)
    if form.is_valid():
        text = form.cleaned_data["text"]
        actions.add_questions(
            by=request.author, exploration=exploration, questions=[(text, "", "")]
        )
    return redirect("research:exploration", pk)


@require_POST
def check(request: SpaceRequest) -> HttpResponse:
    """Answer a live check with remarks on the wording."""
    findings = _findings(request, request.POST.get("text", ""))
    context = {"findings": findings, "field_id": "id_text"}
    return render(request, "components/findings.html", context)


@require_form
def question(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(access.questions(request.space).select_related("exploration"), pk=pk)
    form = QuestionForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        actions.edit_question(by=request.author, question=form.instance)
        return redirect("research:exploration", found.exploration_id)
    return render(
        request,
        "research/question.html",
        {
            "question": found,
            "form": form,
            "answer_form": AnswerForm(initial={"answer": found.answer}),
            "findings": _findings(request, found.text),
        },
    )


@require_POST
def settle(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(access.questions(request.space), pk=pk)
    form = AnswerForm(request.POST)
    if form.is_valid():
        actions.settle_question(
            by=request.author, question=found, answer=form.cleaned_data["answer"]
        )
    return redirect("research:exploration", found.exploration_id)


@require_POST
def move(request: SpaceRequest, pk: UUID, direction: str) -> HttpResponse:
    found = get_object_or_404(access.questions(request.space).select_related("exploration"), pk=pk)
    actions.move_question(by=request.author, question=found, places=-1 if direction == "up" else 1)
    return redirect("research:question", pk)


@require_POST
def remove(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(access.questions(request.space), pk=pk)
    actions.remove_question(by=request.author, question=found)
    return redirect("research:exploration", found.exploration_id)


def _findings(request: SpaceRequest, text: str) -> list[Finding]:
    if not text.strip():
        return []
    return check_question(text, language=question_language(request.space.language))
