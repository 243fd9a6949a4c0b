"""The questions other code may ask about requests and introductions.

Each takes the rows the asker may see, so none can leak somebody else's.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from askaround.accounts.models import Space
from askaround.core.calendars import rest_day
from askaround.outreach.drafting import playbook_in_force, state
from askaround.outreach.models import Ask, Introduction, Message
from askaround.outreach.rules.pace import NextMove, next_move
from askaround.outreach.rules.states import AskState
from askaround.people.models import ContactPoint, Person


@dataclass(frozen=True)
class Standing:
    """Where one request stands today, and whose move it is."""

    ask: Ask
    state: AskState
    move: NextMove


def with_people(among: QuerySet[Ask]) -> QuerySet[Ask]:
    """Requests with everything that a row or a draft needs, in three queries."""
    return among.select_related("person", "exploration", "referrer", "space").prefetch_related(
        Prefetch("messages", Message.objects.order_by("id")),
        Prefetch("person__contact_points", ContactPoint.objects.order_by("id")),
    )


def drafts(among: QuerySet[Ask]) -> QuerySet[Ask]:
    """Begun and not sent, the newest first."""
    return among.filter(sent_at__isnull=True, closed_at__isnull=True).order_by("-id")


def waiting(among: QuerySet[Ask]) -> QuerySet[Ask]:
    """Sent and still unanswered, the longest silence first."""
    return among.filter(sent_at__isnull=False, answer="", closed_at__isnull=True).order_by(
        "sent_at"
    )


def answered_yes(among: QuerySet[Ask]) -> QuerySet[Ask]:
    return among.filter(answer=Ask.Answer.YES, closed_at__isnull=True).order_by("-answered_at")


def answered_otherwise(among: QuerySet[Ask]) -> QuerySet[Ask]:
    """Not now, no, or something else."""
    return among.exclude(answer="").exclude(answer=Ask.Answer.YES).order_by("-answered_at")


def resting(among: QuerySet[Ask]) -> QuerySet[Ask]:
    """Let go without an answer, the latest first."""
    return among.filter(answer="", closed_at__isnull=False).order_by("-closed_at")


def to_ask_again(among: QuerySet[Ask], today: date) -> QuerySet[Ask]:
    """Those who said "not now" until a day that has come, and were not asked again since."""
    asked_since = Ask.objects.filter(person=OuterRef("person"), pk__gt=OuterRef("pk"))
    return among.filter(
        ~Exists(asked_since), answer=Ask.Answer.NOT_NOW, ask_again_on__lte=today
    ).order_by("ask_again_on")


def standing(ask: Ask, *, space: Space, today: date) -> Standing:
    """Work out where a request stands; its messages should be prefetched."""
    zone = ZoneInfo(space.time_zone)
    where = state(ask)
    sent = [
        message.sent_at.astimezone(zone).date()
        for message in ask.messages.all()
        if message.kind == Message.Kind.FOLLOW_UP and message.sent_at
    ]
    move = next_move(
        sent_on=ask.sent_at.astimezone(zone).date() if ask.sent_at else today,
        reminded_on=sent,
        replied=where is not AskState.SENT,
        today=today,
        playbook=playbook_in_force(space, ask.playbook_changes),
        rests=rest_day(ask.person.country or space.country),
    )
    return Standing(ask, where, move)


def standings(among: Iterable[Ask], *, space: Space, today: date) -> list[Standing]:
    return [standing(ask, space=space, today=today) for ask in among]


def counts(among: QuerySet[Ask]) -> dict[str, int]:
    """How many were asked, answered, and said yes: one's own funnel, without a rate."""
    return among.aggregate(
        asked=Count("pk", filter=Q(sent_at__isnull=False)),
        answered=Count("pk", filter=~Q(answer="")),
        yes=Count("pk", filter=Q(answer=Ask.Answer.YES)),
    )


def open_introductions(among: QuerySet[Introduction]) -> QuerySet[Introduction]:
    """Not over yet: prepared, asked, agreed, or introduced and owed a word of thanks."""
    return (
        among.exclude(state__in=[Introduction.State.THANKED, Introduction.State.DECLINED])
        .select_related("introducer", "person", "exploration", "space")
        .order_by("state_at")
    )


MOST_INTRODUCERS = 200
"""As many as anybody reads through in a list."""


def introducers_of(people: QuerySet[Person], person: Person) -> QuerySet[Person]:
    """Those who are known to know ``person``, the closest to me first."""
    return people.filter(could_introduce__person=person).order_by("-closeness", "sort_name")


def likely_introducers(people: QuerySet[Person]) -> QuerySet[Person]:
    """Those I know a little or better: they are the ones who could ask somebody for me."""
    known = people.filter(closeness__gte=Person.Closeness.ACQUAINTED, never_again=False)
    return known.order_by("-closeness", "sort_name")[:MOST_INTRODUCERS]
