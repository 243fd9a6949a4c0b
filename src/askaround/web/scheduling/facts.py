"""What a letter about a conversation is made from: the times in both zones, the place, topics."""

from typing import TYPE_CHECKING

from askaround import access
from askaround.letters.actions import LetterFacts
from askaround.letters.rules.drafts import Where
from askaround.preparation.bank import topics
from askaround.scheduling import queries
from askaround.scheduling.rules.confirmation import MOST_TOPICS
from askaround.scheduling.rules.offers import Offered, offer_text, window_words
from askaround.scheduling.rules.states import HOLDING
from askaround.scheduling.rules.wall_time import WallTime
from askaround.web.http import SpaceRequest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from askaround.scheduling.models import Conversation, Window

NOT_ANNOUNCED = frozenset({"closing", "pay-benefits", "hiring-process", "resume-signals"})
"""A closing question is no topic, and nobody should read that I come for the pay or for a job."""


def facts_of(
    request: SpaceRequest, conversation: "Conversation", *, minutes_late: int = 10
) -> LetterFacts:
    """Return what is known for a letter about this conversation."""
    where, where_text = where_of(conversation)
    agreed = _offered([conversation]) if conversation.agreed_at else []
    return LetterFacts(
        windows=tuple(_said(request, conversation, _offered(held(request, conversation)))),
        time=next(iter(_said(request, conversation, agreed)), ""),
        where=where,
        where_text=where_text,
        minutes=conversation.minutes,
        minutes_late=minutes_late,
        topics=topics_of(request, conversation),
    )


def offer_of(request: SpaceRequest, conversation: "Conversation") -> str:
    """Return the text of an offer as it can be copied into any message."""
    return offer_text(
        _offered(held(request, conversation)),
        mine=request.space.time_zone,
        theirs=queries.their_zone(conversation),
        language=request.space.language,
    )


def held(request: SpaceRequest, conversation: "Conversation") -> "list[Window]":
    """Return my windows that still stand, in order."""
    now = request.author.now
    found = []
    for window in conversation.windows.all():
        window.conversation = conversation
        if not window.by_them and queries.state_of_window(window, now) in HOLDING:
            found.append(window)
    return found


def where_of(conversation: "Conversation") -> tuple[Where, str]:
    """Say where we talk, as far as it is known."""
    modes = conversation.Mode
    if conversation.mode == modes.VIDEO:
        return Where.LINK, conversation.link
    if conversation.mode == modes.PHONE:
        return Where.CALL, conversation.phone
    if conversation.mode in {modes.IN_PERSON, modes.MEAL}:
        place = conversation.place
        return (Where.PLACE, place) if place else (Where.THEIRS, "")
    return Where.OPEN, ""


def topics_of(request: SpaceRequest, conversation: "Conversation") -> tuple[str, ...]:
    """Return what the questions that must be asked are about, in order; at most three."""
    planned = access.planned_questions(request.space).filter(conversation=conversation)
    must = planned.filter(priority="must").order_by("position", "id")
    names = topics()
    keys = dict.fromkeys(must.values_list("topic", flat=True))
    named = [names[key] for key in keys if key in names and key not in NOT_ANNOUNCED]
    return tuple(named[:MOST_TOPICS])


def _said(request: SpaceRequest, conversation: "Conversation", offered: list[Offered]) -> list[str]:
    zones = {"mine": request.space.time_zone, "theirs": queries.their_zone(conversation)}
    return [window_words(each, **zones, language=request.space.language) for each in offered]


def _offered(rows: "Iterable[Window | Conversation]") -> list[Offered]:
    return [
        Offered(WallTime(row.day, row.clock, row.time_zone, row.clock_repeats), row.minutes)
        for row in rows
        if row.day is not None and row.clock is not None
    ]
