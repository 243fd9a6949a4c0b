"""Requests in lists, by where they stand, and whose move each is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet

from askaround.accounts.models import Space
from askaround.accounts.queries import playbook_in_force
from askaround.accounts.rules import Playbook
from askaround.core.calendars import rest_day
from askaround.outreach.models import Ask, Message
from askaround.outreach.rules.pace import NextMove, next_move
from askaround.outreach.rules.states import AskState
from askaround.people.models import ContactPoint, Event


@dataclass(frozen=True)
class Standing:
    """Where one request stands today, and whose move it is."""

    ask: Ask
    state: AskState
    move: NextMove


def in_rows(among: QuerySet[Ask]) -> QuerySet[Ask]:
    """Requests with what a line of a list shows, in one query."""
    return among.select_related("person", "exploration")


def with_messages(among: QuerySet[Ask]) -> QuerySet[Ask]:
    """Requests with what :func:`standing` counts: when something was sent, not what it said."""
    sent = Message.objects.filter(sent_at__isnull=False).defer("body", "subject").order_by("id")
    return among.prefetch_related(Prefetch("messages", sent))


def with_people(among: QuerySet[Ask]) -> QuerySet[Ask]:
    """Requests with everything that a row or a draft needs, in three queries."""
    return among.select_related("person", "exploration", "referrer", "space").prefetch_related(
        Prefetch("messages", Message.objects.order_by("id")),
        Prefetch("person__contact_points", ContactPoint.objects.order_by("id")),
    )


def with_everything(among: QuerySet[Ask]) -> QuerySet[Ask]:
    """Requests with what their own page shows besides: who introduced us, and their addresses."""
    return with_people(among.select_related("introduction__introducer")).prefetch_related(
        Prefetch("introduction__introducer__contact_points", ContactPoint.objects.order_by("id"))
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
    """Return every yes: those still to be dealt with first, the latest of each on top."""
    return among.filter(answer=Ask.Answer.YES).order_by(
        F("closed_at").desc(nulls_first=True), "-answered_at"
    )


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
    move = next_move(
        sent_on=ask.sent_at.astimezone(zone).date() if ask.sent_at else today,
        reminded_on=[at.astimezone(zone).date() for at in reminded_at(ask)],
        replied=ask.state is not AskState.SENT,
        today=today,
        playbook=playbook_in_force(space, ask.playbook_changes),
        rests=rest_day(ask.person.country or space.country),
    )
    return Standing(ask, ask.state, move)


def standings(among: Iterable[Ask], *, space: Space, today: date) -> list[Standing]:
    return [standing(ask, space=space, today=today) for ask in among]


def reminded_at(ask: Ask) -> list[datetime]:
    """Return when reminders went out; messages should be prefetched."""
    follow_ups = (each for each in ask.messages.all() if each.kind == Message.Kind.FOLLOW_UP)
    return [each.sent_at for each in follow_ups if each.sent_at]


def may_remind(ask: Ask, rules: Playbook) -> bool:
    """Say whether there is room for one more reminder; messages should be prefetched."""
    return len(reminded_at(ask)) < rules.reminders_at_most and not ask.person.never_again


def people_who_said_yes(among: Q | None = None) -> Count:
    """Count the people who ever said yes, also where that yes was dealt with since.

    This is the one meaning of "said yes" wherever it is counted; ``among`` narrows the requests.
    """
    yes = Q(answer=Ask.Answer.YES)
    return Count("person", filter=yes & among if among else yes, distinct=True)


def counts(among: QuerySet[Ask]) -> dict[str, int]:
    """How many people were asked, answered, and said yes, and in how many explorations.

    It is one's own funnel, without a rate.
    """
    return among.aggregate(
        asked=Count("person", filter=Q(sent_at__isnull=False), distinct=True),
        answered=Count("person", filter=~Q(answer=""), distinct=True),
        yes=people_who_said_yes(),
        explorations=Count("exploration", distinct=True),
    )


def attempts(events: QuerySet[Event], ask: Ask) -> QuerySet[Event]:
    """The calls that nobody answered, the first one first."""
    return events.filter(person=ask.person_id, about=ask.pk, kind=Event.Kind.NOTE).order_by("at")
