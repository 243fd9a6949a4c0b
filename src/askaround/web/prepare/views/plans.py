"""The plan of one conversation: proposed, filled from the bank and from one's own questions."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from askaround import access
from askaround.conversations import actions, queries
from askaround.conversations.rules.lines import read_key
from askaround.preparation.actions import own_profile
from askaround.web.http import SpaceRequest, require_form
from askaround.web.library.bank import to_mark
from askaround.web.library.forms import BankFilter
from askaround.web.prepare.desk import desk, findings_on, table
from askaround.web.prepare.forms import GoalForm, OwnQuestionForm
from askaround.web.prepare.found import found_conversation

if TYPE_CHECKING:
    from askaround.scheduling.models import Conversation

PAGE = "prepare/plan.html"


@require_GET
def plan(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Everything that prepares one conversation, around its questions."""
    return page(request, found_conversation(request, pk))


def page(request: SpaceRequest, conversation: "Conversation", **forms: Any) -> HttpResponse:
    """Show the page of a plan; a form that came back goes in as it is."""
    context = desk(request, table(request, conversation))
    context |= {"own_form": OwnQuestionForm(), "goal_form": GoalForm(), **forms}
    return render(request, PAGE, context)


@require_POST
def propose(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Fill the plan. What I wrote myself, and what was asked already, stays."""
    conversation = found_conversation(request, pk)
    profile = own_profile(by=request.author)
    before = queries.asked_before(
        conversation,
        conversations=access.conversations(request.space),
        planned=access.planned_questions(request.space),
    )
    questions = access.questions(request.space).filter(exploration=conversation.exploration_id)
    pool = queries.pool_of(
        questions.order_by("position", "id"), profile=profile, language=request.space.language
    )
    actions.propose_plan(
        by=request.author,
        conversation=conversation,
        pool=pool,
        occasion=queries.occasion_of(conversation, before, profile=profile),
        profile=profile,
    )
    return to_plan(pk, "questions")


@require_form
def pick(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Choose from the bank; it opens with what suits this person."""
    conversation = found_conversation(request, pk)
    if request.method == "POST":
        return _take_from_bank(request, conversation)
    suiting = {
        "level": conversation.person.level,
        "function": conversation.person.function,
        "goal": conversation.exploration.goal,
        "stage": own_profile(by=request.author).stage,
    }
    narrowed = bool(set(request.GET) - {"key"})
    filters = BankFilter(request.GET if narrowed else suiting)
    planned = access.planned_questions(request.space).filter(conversation=conversation)
    here = set(planned.values_list("bank_key", flat=True))
    context = {
        "conversation": conversation,
        "narrowed": narrowed,
        **to_mark(filters, keys=request.GET.getlist("key"), here=here),
    }
    template = "prepare/pick.html"
    return render(request, f"{template}#bank" if request.htmx else template, context)


def _take_from_bank(request: SpaceRequest, conversation: "Conversation") -> HttpResponse:
    keys = request.POST.getlist("key")
    try:
        added = actions.add_from_bank(
            by=request.author,
            conversation=conversation,
            keys=keys,
            profile=own_profile(by=request.author),
        )
        if not added:
            messages.info(request, _("Mark at least one question that is not in the plan yet."))
    except actions.CannotPlan as problem:
        messages.error(request, str(problem))
    return to_plan(conversation.pk, "questions")


@require_POST
def add(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Add a question in one's own words."""
    conversation = found_conversation(request, pk)
    form = OwnQuestionForm(request.POST)
    if form.is_valid():
        try:
            actions.add_own_question(
                by=request.author, conversation=conversation, text=form.cleaned_data["text"]
            )
            return to_plan(pk, "questions")
        except actions.CannotPlan as problem:
            form.add_error("text", str(problem))
    return page(request, conversation, own_form=form)


@require_POST
def take(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Take open questions of the exploration into the plan."""
    conversation = found_conversation(request, pk)
    mine = access.questions(request.space).filter(exploration=conversation.exploration_id)
    chosen = mine.filter(pk__in=_marked(request, "question")).order_by("position", "id")
    try:
        added = actions.take_questions(
            by=request.author, conversation=conversation, questions=chosen
        )
        if not added:
            messages.info(request, _("Mark at least one of your open questions."))
    except actions.CannotPlan as problem:
        messages.error(request, str(problem))
    return to_plan(pk, "questions")


def _marked(request: SpaceRequest, name: str) -> list[str]:
    """Return the keys that were marked; what is no key is passed over."""
    return [value for value in request.POST.getlist(name) if read_key(value)]


@require_POST
def check(request: SpaceRequest, pk: UUID) -> HttpResponse:
    """Answer a live check with remarks on the wording, also against what was read."""
    conversation = found_conversation(request, pk)
    findings = findings_on(request, conversation, request.POST.get("text", ""))
    context = {"findings": findings, "field_id": "id_text"}
    return render(request, "components/findings.html", context)


def to_plan(pk: UUID, part: str) -> HttpResponse:
    """Lead to a part of the plan for one conversation."""
    return redirect(f"{reverse('prepare:plan', args=[pk])}#{part}")
