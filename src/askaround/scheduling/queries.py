"""The questions other code may ask about conversations and what was offered.

Each takes the rows the asker may see, so none can leak somebody else's.
"""

from datetime import datetime, timedelta

from django.db.models import (
    DateTimeField,
    DurationField,
    ExpressionWrapper,
    F,
    IntegerField,
    Prefetch,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast, Coalesce

from askaround.accounts.queries import playbook_in_force
from askaround.core.zones import known_zone
from askaround.letters.models import Letter
from askaround.people.models import ContactPoint, Person
from askaround.scheduling.models import BusyCalendar, Conversation, Window
from askaround.scheduling.rules.confirmation import confirmation_due
from askaround.scheduling.rules.spans import Kind, Taken, read_busy, span
from askaround.scheduling.rules.states import (
    LONGEST_TALK,
    ConversationState,
    WindowState,
    conversation_state,
    window_state,
)

ONE_MINUTE = timedelta(minutes=1)
LENGTH = ExpressionWrapper(Cast("minutes", IntegerField()) * Value(ONE_MINUTE), DurationField())
END = ExpressionWrapper(F("starts_at") + LENGTH, DateTimeField())


def state(conversation: Conversation, now: datetime) -> ConversationState:
    """Return where a conversation stands at ``now``."""
    return conversation_state(
        agreed_at=conversation.agreed_at,
        starts_at=conversation.starts_at,
        minutes=conversation.minutes,
        started_at=conversation.started_at,
        ended_at=conversation.ended_at,
        cancelled_at=conversation.cancelled_at,
        now=now,
    )


def state_of_window(window: Window, now: datetime) -> WindowState:
    """Return whether a window is still held; its conversation should be at hand."""
    return window_state(
        answer=window.answer,
        offered_at=window.offered_at,
        starts_at=window.starts_at,
        agreed_at=window.conversation.agreed_at,
        cancelled_at=window.conversation.cancelled_at,
        now=now,
    )


def with_everything(among: QuerySet[Conversation]) -> QuerySet[Conversation]:
    """Conversations with what their own page shows, in three queries."""
    return among.select_related("person", "exploration", "ask", "space").prefetch_related(
        Prefetch("windows", Window.objects.order_by("starts_at", "id")),
        Prefetch("person__contact_points", ContactPoint.objects.order_by("id")),
    )


def in_rows(among: QuerySet[Conversation]) -> QuerySet[Conversation]:
    """Conversations with what a line of a list shows, in one query."""
    return among.select_related("person", "exploration")


def conversations_with(among: QuerySet[Conversation], person: Person) -> QuerySet[Conversation]:
    """Every conversation with somebody, the newest first."""
    return among.filter(person=person).select_related("exploration").order_by("-id")


def upcoming(
    among: QuerySet[Conversation], now: datetime, *, long_ago: datetime | None = None
) -> QuerySet[Conversation]:
    """Agreed and not over yet, the next first; also the one that goes on right now.

    What began ``long_ago`` is over: by itself, as long before ``now`` as a talk may last.
    """
    planned = Q(started_at__isnull=True, end__gt=now)
    planned |= Q(started_at__gt=long_ago or now - LONGEST_TALK)
    return (
        among.filter(agreed_at__isnull=False, cancelled_at__isnull=True, ended_at__isnull=True)
        .alias(end=END)
        .filter(planned)
        .order_by("starts_at", "id")
    )


def to_agree(among: QuerySet[Conversation]) -> QuerySet[Conversation]:
    """Still without a time, the oldest first."""
    return among.filter(
        agreed_at__isnull=True,
        cancelled_at__isnull=True,
        started_at__isnull=True,
        ended_at__isnull=True,
    ).order_by("id")


def past(
    among: QuerySet[Conversation], now: datetime, *, long_ago: datetime | None = None
) -> QuerySet[Conversation]:
    """Held, or over by the clock, the latest first; not what was called off (:func:`upcoming`)."""
    over = (
        Q(ended_at__isnull=False)
        | Q(started_at__lte=long_ago or now - LONGEST_TALK)
        | Q(
            agreed_at__isnull=False,
            cancelled_at__isnull=True,
            started_at__isnull=True,
            end__lte=now,
        )
    )
    return (
        among.alias(end=END, held_at=Coalesce("started_at", "starts_at"))
        .filter(over)
        .order_by("-held_at", "-id")
    )


def called_off(among: QuerySet[Conversation]) -> QuerySet[Conversation]:
    """Called off and not agreed anew, the latest first."""
    return among.filter(
        cancelled_at__isnull=False, started_at__isnull=True, ended_at__isnull=True
    ).order_by("-cancelled_at")


def held_windows(among: QuerySet[Window], now: datetime) -> QuerySet[Window]:
    """Windows that still hold a span of my time; whatever is settled releases them by itself."""
    newer = Q(offered_at__isnull=True) | Q(offered_at__gt=F("conversation__agreed_at"))
    return (
        among.select_related("conversation__person")
        .filter(Q(conversation__agreed_at__isnull=True) | newer)
        .filter(
            answer="",
            starts_at__gt=now,
            conversation__cancelled_at__isnull=True,
            conversation__ended_at__isnull=True,
        )
        .order_by("starts_at", "id")
    )


def taken(
    *,
    calendars: QuerySet[BusyCalendar],
    conversations: QuerySet[Conversation],
    windows: QuerySet[Window],
    now: datetime,
    besides: Conversation | None = None,
) -> list[Taken]:
    """Return what takes my time from ``now`` on, in three queries, in the order of beginning.

    ``besides`` is the conversation that a time is looked for; its own windows are not in its way.
    """
    found = [
        Taken(busy, Kind.BUSY, calendar.name)
        for calendar in calendars
        for busy in read_busy(calendar.busy)
        if busy.end > now
    ]
    if besides is not None:
        conversations = conversations.exclude(pk=besides.pk)
        windows = windows.exclude(conversation=besides)
    found += [
        Taken(span(talk.starts_at, talk.minutes), Kind.AGREED, str(talk.person))
        for talk in in_rows(upcoming(conversations, now))
        if talk.starts_at is not None
    ]
    found += [
        Taken(span(window.starts_at, window.minutes), Kind.HELD, str(window.conversation.person))
        for window in held_windows(windows, now)
        if window.starts_at is not None
    ]
    return sorted(found, key=lambda each: each.span)


def confirmation_due_at(conversation: Conversation, now: datetime) -> datetime | None:
    """Return when to confirm this conversation, where a confirmation is still to come or due.

    None where it is not agreed, was agreed the same day, begins already, or my playbook confirms
    nothing. Whether a letter went out is a question to the letters (:func:`confirmed`).
    """
    if state(conversation, now) is not ConversationState.AGREED:
        return None
    if conversation.starts_at is None or conversation.agreed_at is None:
        return None
    return confirmation_due(
        agreed_at=conversation.agreed_at,
        starts_at=conversation.starts_at,
        zone=their_zone(conversation),
        days_before=playbook_in_force(conversation.space).confirm_days_before,
    )


def confirmed(conversation: Conversation, letters: QuerySet[Letter]) -> bool:
    """Say whether a confirmation went out since the time was agreed."""
    return letters.filter(
        about=conversation.pk,
        kind=Letter.Kind.CONFIRMATION,
        sent_at__gte=conversation.agreed_at,
    ).exists()


def their_zone(conversation: Conversation) -> str:
    """Return the zone they live in; mine where I never said."""
    return known_zone(conversation.person.time_zone, conversation.space.time_zone).key
