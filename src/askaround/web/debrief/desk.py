"""What the page of a debrief shows."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from askaround import access
from askaround.accounts.models import Space
from askaround.conversations.actions.debriefing import own_debrief
from askaround.conversations.queries.debriefs import (
    HeardLine,
    by_question,
    confidence_trend,
    heard_lines,
)
from askaround.conversations.rules.debrief import debrief_due, ends, mean_gain
from askaround.followup.actions import tie_with
from askaround.followup.rules.harvest import Guess, Use, guesses
from askaround.scheduling.queries import state
from askaround.web.debrief.forms import DebriefForm, LineForm, TimesForm, round_minutes
from askaround.web.debrief.harvest import LineShown, shown, use_names
from askaround.web.http import SpaceRequest

if TYPE_CHECKING:
    from datetime import datetime

    from askaround.conversations.models import Debrief, Note, PlannedQuestion
    from askaround.scheduling.models import Conversation


HOW_IT_WAS = (
    "energy",
    "worry",
    "monday",
    "monday_why",
    "confidence",
    "talk_share",
)
"""Folded away until one of them is answered: two questions are enough to begin with."""


def conversation_in(request: SpaceRequest, pk: UUID) -> "Conversation":
    among = access.conversations(request.space).select_related("person", "exploration", "space")
    return get_object_or_404(among, pk=pk)


def plan_of(request: SpaceRequest, conversation: "Conversation") -> "QuerySet[PlannedQuestion]":
    return (
        access.planned_questions(request.space)
        .filter(conversation=conversation)
        .select_related("question")
        .order_by("position", "id")
    )


@dataclass(frozen=True, slots=True)
class Group:
    """One question with its lines and the form for another one; without a question: off the plan.

    ``form`` is bound only where a line was refused.
    """

    question: "PlannedQuestion | None"
    lines: list[LineShown]
    form: LineForm

    @property
    def id(self) -> str:
        return str(self.question.pk) if self.question else "off-plan"


@dataclass(frozen=True, slots=True)
class Notes:
    """All that was noted in one conversation, ordered by question."""

    groups: list[Group]
    lines: list[HeardLine] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.lines)

    @property
    def in_sight(self) -> list[Group]:
        """The questions with lines, and last the place for whatever was off the plan."""
        return [group for group in self.groups if group.lines or not group.question]

    @property
    def silent(self) -> list[Group]:
        """The questions with no line yet, to be folded away."""
        return [group for group in self.groups if group.question and not group.lines]

    @property
    def silent_open(self) -> bool:
        """Before the first line the questions help to remember; what was refused is shown."""
        return not self.lines or any(group.form.errors for group in self.silent)

    def group_of(self, question: "PlannedQuestion | None") -> Group:
        key = question.pk if question else None
        return next(
            group for group in self.groups if (group.question.pk if group.question else None) == key
        )


def notes_of(
    request: SpaceRequest, conversation: "Conversation", *, refused: LineForm | None = None
) -> Notes:
    """Return all lines by question; ``refused`` is a line that did not pass, with its words."""
    plan = plan_of(request, conversation)
    lines = heard_lines(access.notes(request.space).filter(conversation=conversation))
    by_key = {each.note.pk: each for each in shown(request, conversation, lines)}
    where = refused.cleaned_data.get("planned") if refused is not None else None
    groups = []
    for number, heard in enumerate(by_question(plan, lines)):
        is_refused = refused is not None and heard.question == where
        form = refused if is_refused else None
        groups.append(
            Group(
                heard.question,
                [by_key[line.note.pk] for line in heard.lines],
                form or LineForm(plan=plan, prefix=None, auto_id=f"id_{number}_%s"),
            )
        )
    return Notes(groups, lines)


def line_in(request: SpaceRequest, pk: UUID) -> "tuple[HeardLine, Note]":
    """Return a standing line of mine with all it corrects; 404 where it was replaced since."""
    among = access.notes(request.space).select_related(
        "conversation__person", "conversation__exploration", "conversation__space"
    )
    note = get_object_or_404(among, pk=pk)
    same = access.notes(request.space).filter(conversation=note.conversation)
    found = next((each for each in heard_lines(same) if each.note.pk == pk), None)
    if found is None:
        raise Http404
    found.note.conversation = note.conversation
    return found, found.note


def guesses_in(
    request: SpaceRequest, debrief: "Debrief", lines: list[HeardLine]
) -> list[tuple[Guess, str]]:
    """Return the sentences of the recall that sound like something, with what it sounds like."""
    names = use_names()
    found = guesses(
        debrief.recall,
        known=[line.note.text for line in lines],
        language=request.space.language,
    )
    return [(guess, names[Use(guess.use)]) for guess in found]


def page(
    request: SpaceRequest,
    conversation: "Conversation",
    *,
    form: DebriefForm | None = None,
    times: TimesForm | None = None,
    refused: LineForm | None = None,
    **more: Any,
) -> dict[str, Any]:
    """Return everything the page shows."""
    now, space = request.author.now, request.space
    debrief = own_debrief(by=request.author, conversation=conversation)
    notes = notes_of(request, conversation, refused=refused)
    shown_form = form or debrief_form(request, debrief)
    return {
        "conversation": conversation,
        "person": conversation.person,
        "state": state(conversation, now),
        "due": debrief_due(ends_at=ends_of(conversation), finished_at=debrief.finished_at, now=now),
        "debrief": debrief,
        "form": shown_form,
        "how_open": any(shown_form[name].value() or shown_form[name].errors for name in HOW_IT_WAS),
        "times": times or TimesForm(conversation=conversation, now=now),
        "actual_minutes": actual_minutes(conversation),
        "notes": notes,
        "notes_open": bool(debrief.recall) or debrief.finished_at is not None or bool(refused),
        "guesses": guesses_in(request, debrief, notes.lines),
        "goals": access.goals(space).filter(conversation=conversation),
        **_felt(space),
        **more,
    }


def _felt(space: Space) -> dict[str, Any]:
    """Return how sure I felt before and after each conversation, and what it gained on average."""
    trend = confidence_trend(
        access.conversations(space), briefs=access.briefs(space), debriefs=access.debriefs(space)
    )
    return {"trend": trend, "mean_gain": mean_gain(felt.sure for felt in trend)}


def ends_of(conversation: "Conversation") -> "datetime | None":
    return ends(
        starts_at=conversation.starts_at,
        minutes=conversation.minutes,
        started_at=conversation.started_at,
        ended_at=conversation.ended_at,
    )


def actual_minutes(conversation: "Conversation") -> int | None:
    """Return how long it really was; None before the end is known."""
    if conversation.started_at is None or conversation.ended_at is None:
        return None
    return round_minutes(conversation.ended_at - conversation.started_at)


def debrief_form(request: SpaceRequest, debrief: "Debrief", data: Any = None) -> DebriefForm:
    """Return the form of a debrief, with what stands elsewhere: confidence before, gratitude."""
    conversation = debrief.conversation
    brief = access.briefs(request.space).filter(conversation=conversation).first()
    tie = tie_with(by=request.author, person=conversation.person)
    stored = access.debriefs(request.space).filter(pk=debrief.pk).exists()
    initial = {
        "confidence_before": brief.confidence if brief else None,
        "grateful_for": tie.grateful_for,
    }
    return DebriefForm(data, instance=debrief, initial=initial, stored=stored)
