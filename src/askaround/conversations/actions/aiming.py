"""What I want to come away with, and what I have in my head when it begins."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from askaround.conversations.actions.planning import CannotPlan, planned_rows
from askaround.conversations.models import Brief, Goal, PlannedQuestion
from askaround.conversations.rules.goals import goal_for
from askaround.core.text import one_line
from askaround.journal.author import Author
from askaround.scheduling.models import Conversation

MOST_GOALS = 12
"""House rule: far more than anybody keeps in mind."""


def add_goal(*, by: Author, conversation: Conversation, text: str) -> Goal:
    """Add one thing to come away with; questions that speak of it are put beside it."""
    text = one_line(text)[:300]
    goals = list(conversation.goals.all())
    if len(goals) >= MOST_GOALS:
        raise CannotPlan(_("Two or three goals are enough. Take one out first."))
    if any(goal.text.casefold() == text.casefold() for goal in goals):
        raise CannotPlan(_("That goal is already here."))
    with by.change(_("Set a goal for %s") % conversation.person) as change:
        goal = change.add(Goal(conversation=conversation, text=text, position=len(goals) + 1))
        for row in conversation.planned_questions.filter(goal__isnull=True):
            if goal_for(row.text, [text]) is not None:
                row.goal = goal
                change.save(row)
    return goal


def edit_goal(
    *,
    by: Author,
    goal: Goal,
    questions: Iterable[PlannedQuestion] | None = None,
    version: int | None = None,
) -> None:
    """Store the changed columns of a goal, and say which ``questions`` serve it (None: the same).

    Raises `StaleWrite` for an old version.
    """
    with by.change(_("Changed a goal")) as change:
        change.save(goal, version=version)
        if questions is not None:
            serving = {row.pk for row in questions}
            for row in planned_rows(goal.conversation):
                if row.pk in serving or row.goal_id == goal.pk:
                    row.goal = goal if row.pk in serving else None
                    change.save(row)


def remove_goal(*, by: Author, goal: Goal) -> None:
    with by.change(_("Removed a goal")) as change:
        change.remove(goal)


def save_brief(*, by: Author, brief: Brief, version: int | None = None) -> None:
    """Store what I have in my head when it begins. Raises `StaleWrite` for an old version."""
    with by.change(_("Saved the brief for %s") % brief.conversation.person) as change:
        change.keep(brief, version=version)
