"""How my asking went, in one exploration or in all of them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from askaround.followup.models import Referral
from askaround.insight.rules.funnel import Asked, Passed, funnel
from askaround.insight.rules.lengths import Lengths, lengths
from askaround.outreach.models import Ask
from askaround.scheduling.models import Conversation
from askaround.scheduling.queries import past

LONGEST = timedelta(hours=4)
"""Whoever forgot to say that it was over did not talk so long (house rule)."""


@dataclass(frozen=True)
class OwnFunnel:
    """How many were asked, how many of those may still answer, and the steps after asking."""

    asked: int
    waiting: int
    steps: list[Passed]


def own_funnel(
    asks: QuerySet[Ask],
    *,
    conversations: QuerySet[Conversation],
    referrals: QuerySet[Referral],
    now: datetime,
) -> OwnFunnel:
    """Return what became of all that was asked, in three queries."""
    held = set(past(conversations, now).values_list("person_id", flat=True))
    led_on = set(referrals.values_list("person_id", flat=True))
    sent = list(asks.filter(sent_at__isnull=False).values_list("person_id", "answer", "closed_at"))
    found = [
        Asked(answered=bool(answer), met=person in held, referred=person in led_on)
        for person, answer, _closed in sent
    ]
    return OwnFunnel(
        asked=len(sent),
        waiting=sum(
            not answer and closed is None and person not in held for person, answer, closed in sent
        ),
        steps=funnel(found),
    )


def own_lengths(conversations: QuerySet[Conversation]) -> Lengths | None:
    """Return how long those took whose beginning and end were noted."""
    times = conversations.values_list("minutes", "started_at", "ended_at")
    return lengths(
        [
            (agreed, round((ended - started).total_seconds() / 60))
            for agreed, started, ended in times.filter(ended_at__isnull=False)
            if started and ended and ended - started < LONGEST
        ]
    )
