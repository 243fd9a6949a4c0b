"""The questions of an exploration: choosing, writing, checking, settling."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from askaround import access
from askaround.core.text import one_line
from askaround.preparation import bank
from askaround.preparation.actions import own_profile
from askaround.preparation.languages import question_language
from askaround.preparation.rules.drafts import blanks
from askaround.preparation.rules.findings import Finding
from askaround.preparation.rules.questions import QuestionContext, check_question
from askaround.research import actions
from askaround.research.queries import read_already, under_consideration
from askaround.web.http import SpaceRequest, key_in, require_form
from askaround.web.library.bank import probes_of, shown, to_mark
from askaround.web.library.forms import BankFilter
from askaround.web.research.forms import AnswerForm, BlanksForm, QuestionForm

if TYPE_CHECKING:
    from askaround.research.models import Exploration, Question


@require_form
def pick(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Choose from the bank; a newcomer finds five marked already."""
    exploration = get_object_or_404(access.explorations(request.space), pk=pk)
    if request.method == "POST":
        return _take(request, exploration)
    present = set(
        access.questions(request.space)
        .filter(exploration=exploration)
        .values_list("bank_key", flat=True)
    )
    filters = BankFilter(request.GET if set(request.GET) - {"key"} else None)
    stage = own_profile(by=request.author).stage
    suggested = [] if present else bank.starter_five(goal=exploration.goal, stage=stage)
    here = present | {question.key for question in suggested}
    context = {
        "exploration": exploration,
        "suggested": shown(suggested),
        **to_mark(filters, keys=request.GET.getlist("key"), here=here),
    }
    page = "research/pick.html"
    return render(request, f"{page}#bank" if request.htmx else page, context)


def _take(request: SpaceRequest, exploration: "Exploration") -> HttpResponse:
    """Add what was marked; questions with a blank are filled in next."""
    chosen = bank.by_key(request.POST.getlist("key"))
    if not chosen:
        messages.info(request, _("Mark at least one question, or write your own below."))
    actions.add_questions(
        by=request.author,
        exploration=exploration,
        questions=[(question.text, question.topic, question.key) for question in chosen],
    )
    if any(question.has_blank for question in chosen):
        return redirect("research:blanks", exploration.pk)
    return redirect("research:exploration", exploration.pk)


@require_form
def fill_blanks(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Put one's own words into the questions that wait for them."""
    exploration = get_object_or_404(access.explorations(request.space), pk=pk)
    rows = access.questions(request.space).filter(exploration=exploration, settled_on=None)
    waiting = [question for question in rows if blanks(question.text)]
    form = BlanksForm(request.POST or None, questions=waiting)
    if request.method == "POST" and form.is_valid():
        actions.reword_questions(by=request.author, questions=form.filled())
        return redirect("research:exploration", pk)
    context = {"exploration": exploration, "form": form, "waiting": waiting}
    return render(request, "research/blanks.html", context | {"known": _own_words(request, pk)})


def _own_words(request: SpaceRequest, exploration: UUID) -> list[str]:
    """Return what may well belong into a blank: my skills, and the paths under consideration."""
    skills = own_profile(by=request.author).skills.split(",")
    paths = under_consideration(access.paths(request.space).filter(exploration=exploration))
    return [*filter(None, map(one_line, skills)), *paths.values_list("name", flat=True)]


@require_POST
def add(request: SpaceRequest, pk: UUID) -> HttpResponse:
    exploration = get_object_or_404(access.explorations(request.space), pk=pk)
    form = QuestionForm(request.POST)
    if form.is_valid():
        text = form.cleaned_data["text"]
        added = actions.add_questions(
            by=request.author, exploration=exploration, questions=[(text, "", "")]
        )
        if added:
            return redirect(_in_the_list(added[0]))
        messages.info(request, _("That question is already here."))
    else:
        messages.error(request, _("Write your question first, in 500 characters or fewer."))
    return redirect("research:exploration", pk)


def _in_the_list(question: "Question") -> str:
    page = reverse("research:exploration", args=[question.exploration_id])
    return f"{page}#question-{question.pk}"


@require_POST
def check(request: SpaceRequest) -> HttpResponse:
    """Answer a live check with remarks on the wording."""
    mine, key = access.explorations(request.space), key_in(request.POST, "exploration")
    exploration = mine.filter(pk=key).first() if key else None
    findings = _findings(request, request.POST.get("text", ""), exploration)
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
            "findings": _findings(request, found.text, found.exploration),
            "probes": probes_of(found.bank_key),
            "has_blank": bool(blanks(found.text)),
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
def move(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Ask a question earlier or later; the list comes back in its new order."""
    found = get_object_or_404(access.questions(request.space).select_related("exploration"), pk=pk)
    places = -1 if request.POST.get("to") == "earlier" else 1
    actions.move_question(by=request.author, question=found, places=places)
    if request.htmx:
        rows = access.questions(request.space).filter(exploration=found.exploration_id)
        return render(request, "research/question_list.html", {"questions": rows})
    return redirect(f"{reverse('research:exploration', args=[found.exploration_id])}#questions")


@require_POST
def remove(request: SpaceRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(access.questions(request.space), pk=pk)
    actions.remove_question(by=request.author, question=found)
    return redirect("research:exploration", found.exploration_id)


def _findings(request: SpaceRequest, text: str, exploration: "Exploration | None") -> list[Finding]:
    """Check a wording, also against what was read about the paths of its exploration."""
    if not text.strip():
        return []
    known = _read(request, exploration) if exploration is not None else ""
    return check_question(
        text,
        language=question_language(request.space.language),
        context=QuestionContext(known=known),
    )


def _read(request: SpaceRequest, exploration: "Exploration") -> str:
    """Return what was read about its paths, and about organizations of the same names (L16)."""
    paths = access.paths(request.space).filter(exploration=exploration)
    noted = read_already(paths=paths, organizations=access.organizations(request.space))
    about = Q(path__in=paths) | Q(organization__name__in=paths.values("name"))
    sources = access.sources(request.space).filter(about).exclude(text="")
    return "\n".join([noted, *sources.values_list("text", flat=True)])
