"""The rows of a preparation, found among those that this person may see; else a 404."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.shortcuts import get_object_or_404

from askaround import access
from askaround.web.http import SpaceRequest

if TYPE_CHECKING:
    from askaround.conversations.models import Goal, PlannedQuestion
    from askaround.people.models import Source
    from askaround.scheduling.models import Conversation


def found_conversation(request: SpaceRequest, pk: UUID) -> "Conversation":
    """Return a conversation with everybody whom a preparation names."""
    known = ("person", "exploration", "space", "ask", "ask__referrer")
    return get_object_or_404(access.conversations(request.space).select_related(*known), pk=pk)


def found_planned(request: SpaceRequest, pk: UUID) -> "PlannedQuestion":
    known = ("conversation__person", "conversation__exploration", "parent", "question")
    return get_object_or_404(access.planned_questions(request.space).select_related(*known), pk=pk)


def found_goal(request: SpaceRequest, pk: UUID) -> "Goal":
    known = access.goals(request.space).select_related("conversation__person")
    return get_object_or_404(known, pk=pk)


def found_source(request: SpaceRequest, pk: UUID) -> "Source":
    known = access.sources(request.space).select_related("person", "organization", "path")
    return get_object_or_404(known, pk=pk)
