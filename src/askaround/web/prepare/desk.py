"""What lies on the table while preparing: the plan with its reasons and checks, what is ready."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from askaround import access
from askaround.conversations import queries
from askaround.conversations.rules.brief import PROOF_POINTS
from askaround.conversations.rules.plan_checks import check_plan, open_share
from askaround.conversations.rules.plan_coverage import coverage
from askaround.conversations.rules.plan_reasons import whys
from askaround.conversations.rules.readiness import Known, readiness
from askaround.people.queries import Dossier, dossier, roles_newest_first
from askaround.preparation import names
from askaround.preparation.actions import own_profile
from askaround.preparation.languages import question_language
from askaround.preparation.rules.drafts import blanks
from askaround.preparation.rules.findings import Finding, Level
from askaround.preparation.rules.questions import QuestionContext, check_question
from askaround.web.http import SpaceRequest
from askaround.web.prepare.words import (
    ReadyLine,
    count_words,
    plan_findings,
    ready_words,
    why_words,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from askaround.conversations.models import Brief, Goal, PlannedQuestion
    from askaround.conversations.rules.occasions import Occasion
    from askaround.conversations.rules.plan_questions import Asking
    from askaround.people.models import Role
    from askaround.research.models import Question
    from askaround.scheduling.models import Conversation

ADVISING = frozenset({Level.ADVISE, Level.WARN})


@dataclass
class PlanLine:
    """One question as the plan shows it; ``from_minute`` is when it begins."""

    planned: "PlannedQuestion"
    why: str
    finding: Finding | None
    from_minute: int
    has_blank: bool
    follow_ups: "list[PlanLine]" = field(default_factory=list)


@dataclass
class Table:
    """Everything that was read for the preparation of one conversation."""

    conversation: "Conversation"
    rows: "list[PlannedQuestion]"
    asked: "list[Asking]"
    occasion: "Occasion"
    before: queries.Before
    goals: "list[Goal]"
    brief: "Brief | None"
    roles: "list[Role]"
    dossier: Dossier
    context: QuestionContext
    open_questions: "list[Question]"

    @property
    def minutes(self) -> int:
        return sum(row.minutes for row in self.rows)

    @property
    def goals_without(self) -> "list[Goal]":
        """The goals that no question serves."""
        served = {row.goal_id for row in self.rows}
        return [goal for goal in self.goals if goal.pk not in served]


def table(request: SpaceRequest, conversation: "Conversation") -> Table:
    """Read what a preparation is made from, in a constant number of queries."""
    space = request.space
    planned = access.planned_questions(space)
    rows = queries.arranged(
        planned.filter(conversation=conversation).select_related("goal", "question", "conversation")
    )
    before = queries.asked_before(
        conversation, conversations=access.conversations(space), planned=planned
    )
    roles = roles_newest_first(conversation.person)
    found = dossier_of(request, conversation, roles)
    questions = access.questions(space).filter(exploration=conversation.exploration_id)
    return Table(
        conversation=conversation,
        rows=rows,
        asked=queries.askings(rows, language=space.language),
        occasion=queries.occasion_of(conversation, before, profile=own_profile(by=request.author)),
        before=before,
        goals=list(access.goals(space).filter(conversation=conversation)),
        brief=access.briefs(space).filter(conversation=conversation).first(),
        roles=roles,
        dossier=found,
        context=context_of(conversation, found, roles),
        open_questions=_not_planned(questions, rows),
    )


def dossier_of(request: SpaceRequest, conversation: "Conversation", roles: "list[Role]") -> Dossier:
    return dossier(
        conversation.person,
        sources=access.sources(request.space),
        roles=roles,
        paths=access.paths(request.space)
        .filter(exploration=conversation.exploration_id)
        .exclude(state="ruled-out")
        .order_by("id"),
    )


def context_of(
    conversation: "Conversation", found: Dossier, roles: "Sequence[Role]"
) -> QuestionContext:
    """Return what a question check has to know: what was read, their words, their level."""
    return QuestionContext(
        known=found.text,
        profile="\n".join(role.title for role in roles),
        level=conversation.person.level,
    )


def desk(request: SpaceRequest, at: Table) -> dict[str, Any]:
    """Return what the page of a plan shows."""
    remarks = check_plan(
        at.asked,
        at.occasion,
        core=at.before.core,
        goals_without=[goal.text for goal in at.goals_without],
    )
    return {
        "conversation": at.conversation,
        "person": at.conversation.person,
        "lines": plan_lines(at, language=request.space.language),
        "planned_minutes": at.minutes,
        "budget": at.occasion.budget,
        "findings": plan_findings(remarks),
        "coverage": covered(at),
        "goals": [(goal, goal not in at.goals_without) for goal in at.goals],
        "open_questions": at.open_questions,
        "brief": at.brief,
        "ready": ready(at),
    }


def plan_lines(at: Table, *, language: str) -> list[PlanLine]:
    """Return main questions with their follow-ups, each with its reason and its remark."""
    found: dict[str, PlanLine] = {}
    heads: list[PlanLine] = []
    minute = 0
    for row, asking in zip(at.rows, at.asked, strict=True):
        line = PlanLine(
            planned=row,
            why=why_words(whys(asking, at.occasion)),
            finding=advice_on(row.text, at.context, language=language),
            from_minute=minute,
            has_blank=bool(blanks(row.text)),
        )
        minute += row.minutes
        parent = found.get(asking.parent)
        (parent.follow_ups if parent else heads).append(line)
        found[asking.key] = line
    return heads


def advice_on(text: str, context: QuestionContext, *, language: str) -> Finding | None:
    """Return the weightiest remark on a question, None where there is nothing to better."""
    findings = check_question(text, language=question_language(language), context=context)
    advising = [each for each in findings if each.level in ADVISING]
    return min(advising, key=lambda each: each.check != "L16", default=None)


def covered(at: Table) -> list[dict[str, Any]]:
    """Return the coverage bars: this plan, and all conversations of the exploration."""
    counted = coverage((row.topic for row in at.rows), at.before.topics)
    most = max((each.altogether for each in counted), default=0)
    return [
        {
            "name": names.category(each.category),
            "here": each.here,
            "altogether": each.altogether,
            "whole": max(most, 1),
            "words": count_words(each),
            "is_open": each.is_open,
        }
        for each in counted
    ]


def ready(at: Table) -> list[ReadyLine]:
    """Return the readiness list in words."""
    brief = at.brief
    proof = brief.proof_points.splitlines() if brief else []
    known = Known(
        has_time=at.conversation.agreed_at is not None,
        sources=len(at.dossier.person.sources)
        + sum(not each.is_empty for each in at.dossier.organizations),
        only_they_know=bool(at.conversation.person.only_they_know.strip()),
        goals=len(at.goals),
        goals_without=len(at.goals_without),
        questions=len(at.rows),
        minutes=at.minutes,
        budget=at.occasion.budget,
        musts=sum(row.priority == row.Priority.MUST for row in at.rows),
        open_share=open_share([each for each in at.asked if not each.parent]),
        blanks=sum(bool(blanks(row.text)) for row in at.rows),
        opening=bool(brief and brief.opening.strip()),
        background=bool(brief and brief.background.strip()),
        proof_points=min(len([line for line in proof if line.strip()]), PROOF_POINTS),
        closing=bool(brief and brief.closing.strip()),
    )
    return ready_words(readiness(known))


def _not_planned(questions: Any, rows: "Sequence[PlannedQuestion]") -> "list[Question]":
    """Return the open questions of the exploration that no row of the plan serves yet."""
    taken = {row.question_id for row in rows}
    unsettled = questions.filter(settled_on__isnull=True).order_by("position", "id")
    return [question for question in unsettled if question.pk not in taken]


def findings_on(request: SpaceRequest, conversation: "Conversation", text: str) -> list[Finding]:
    """Check a wording as this person would hear it, also against what was read (L16)."""
    if not text.strip():
        return []
    roles = roles_newest_first(conversation.person)
    context = context_of(conversation, dossier_of(request, conversation, roles), roles)
    language = question_language(request.space.language)
    return check_question(text, language=language, context=context)
