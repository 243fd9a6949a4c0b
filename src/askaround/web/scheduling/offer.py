"""The words of an offer, to be copied into any message."""

from typing import TYPE_CHECKING

from askaround.scheduling import queries
from askaround.scheduling.rules.offers import Offered, offer_text
from askaround.scheduling.rules.states import HOLDING
from askaround.web.http import SpaceRequest

if TYPE_CHECKING:
    from askaround.scheduling.models import Conversation, Window


def offer_of(request: SpaceRequest, conversation: "Conversation") -> str:
    """Return my windows that still stand, in both clocks."""
    return offer_text(
        [
            Offered(row.wall_time, row.minutes)
            for row in standing(request, conversation)
            if row.wall_time is not None
        ],
        mine=request.space.time_zone,
        theirs=queries.their_zone(conversation),
        language=request.space.language,
    )


def standing(request: SpaceRequest, conversation: "Conversation") -> "list[Window]":
    """Return my windows that still stand, in order."""
    now = request.author.now
    found = []
    for window in conversation.windows.all():
        window.conversation = conversation
        if not window.by_them and queries.state_of_window(window, now) in HOLDING:
            found.append(window)
    return found
