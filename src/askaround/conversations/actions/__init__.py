"""The verbs of one conversation: planning it, taking notes in it, and looking back at it."""

from askaround.conversations.actions.aiming import add_goal, edit_goal, remove_goal, save_brief
from askaround.conversations.actions.noting import CannotKeep, keep_lines
from askaround.conversations.actions.planning import (
    CannotPlan,
    add_from_bank,
    add_own_question,
    edit_planned,
    move_planned,
    propose_plan,
    remove_planned,
    take_questions,
)

__all__ = [
    "CannotKeep",
    "CannotPlan",
    "add_from_bank",
    "add_goal",
    "add_own_question",
    "edit_goal",
    "edit_planned",
    "keep_lines",
    "move_planned",
    "propose_plan",
    "remove_goal",
    "remove_planned",
    "save_brief",
    "take_questions",
]
