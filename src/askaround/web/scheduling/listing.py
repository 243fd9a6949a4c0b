"""All conversations in sections, by what is to be done about each; a long one has pages."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet, Window
from django.db.models.functions import Coalesce

from askaround.accounts.models import Space
from askaround.conversations.models import Debrief
from askaround.core.prepared import prepared
from askaround.core.zones import known_zone
from askaround.outreach.models import Ask
from askaround.scheduling import queries
from askaround.scheduling.models import Conversation
from askaround.scheduling.models import Window as OfferedTime
from askaround.scheduling.rules.states import LONGEST_TALK, WindowState, window_state
from askaround.web.scheduling.clocks import Clocks, both_clocks

MODES = dict(Conversation.Mode.choices)
TOTAL = Window(Count("*"))
"""How many there are in all, beside each one that is read."""
COLUMNS = ("total", "id", "person__full_name", "exploration__title")
Rows = Sequence[tuple[Any, ...]]


class Line(NamedTuple):
    """One line of the list: whom it is about, for what, and when."""

    total: int
    id: UUID
    person: str
    exploration: str
    at: datetime | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Coming:
    """What is planned, by both clocks; ``is_now``: it goes on at this moment."""

    id: UUID
    person: str
    clocks: Clocks
    mode: str
    is_now: bool


@dataclass(frozen=True, slots=True)
class Looking:
    """A conversation that still looks for a time, and how many windows stand on each side."""

    id: UUID
    person: str
    exploration: str
    theirs: int
    offered: int
    chosen: int


@dataclass(frozen=True, slots=True)
class Section:
    """Some lines of one sort, and how many of it there are in all."""

    lines: Sequence[Line | Coming | Looking]
    total: int


def section(name: str, *, space: Space, now: datetime, start: int, most: int) -> Section:
    """Return so many lines of one section from ``start`` on, in two queries at most."""
    rows = READ[name](space.pk, now, now - LONGEST_TALK, start, start + most)
    total = rows[0][0] if rows else 0
    if name == "coming":
        return Section([_coming_line(row, space, now) for row in rows], total)
    if name == "to-agree":
        return Section(_looking_lines(rows, now), total)
    return Section([Line(*row) for row in rows], total)


def _coming_line(row: tuple[Any, ...], space: Space, now: datetime) -> Coming:
    _total, pk, person, _exploration, at, minutes, mode, zone, started_at = row
    here = space.time_zone
    return Coming(
        id=pk,
        person=person,
        clocks=both_clocks(
            at, minutes, here=here, there=known_zone(zone, here).key, known=bool(zone)
        ),
        mode=str(MODES.get(mode, "")),
        is_now=(started_at or at) <= now,
    )


def _looking_lines(rows: Rows, now: datetime) -> list[Looking]:
    """Count what stands for each conversation; whose turn it is follows."""
    held: dict[UUID, list[tuple[bool, WindowState]]] = defaultdict(list)
    keys = tuple(row[1] for row in rows)
    for conversation, by_them, offered_at, starts_at in _windows(keys):
        state = window_state(
            answer="",
            offered_at=offered_at,
            starts_at=starts_at,
            agreed_at=None,
            cancelled_at=None,
            now=now,
        )
        held[conversation].append((by_them, state))
    return [_looking_line(row, held[row[1]]) for row in rows]


def _looking_line(row: tuple[Any, ...], held: Sequence[tuple[bool, WindowState]]) -> Looking:
    _total, pk, person, exploration = row[:4]
    offered = [by_them for by_them, state in held if state is WindowState.OFFERED]
    return Looking(
        id=pk,
        person=person,
        exploration=exploration,
        theirs=offered.count(True),
        offered=offered.count(False),
        chosen=sum(state is WindowState.CHOSEN for _by_them, state in held),
    )


def _columns(
    among: QuerySet[Conversation], start: int, end: int, *columns: str
) -> QuerySet[Conversation, tuple[Any, ...]]:
    return among.annotate(total=TOTAL).values_list(*COLUMNS, *columns)[start:end]


def _here(space: UUID) -> QuerySet[Conversation]:
    return Conversation.objects.filter(space=space)


@prepared
def _coming(
    space: UUID, now: datetime, long_ago: datetime, start: int, end: int
) -> QuerySet[Conversation, tuple[Any, ...]]:
    columns = ("starts_at", "minutes", "mode", "person__time_zone", "started_at")
    return _columns(queries.upcoming(_here(space), now, long_ago=long_ago), start, end, *columns)


@prepared
def _to_debrief(
    space: UUID, now: datetime, long_ago: datetime, start: int, end: int
) -> QuerySet[Conversation, tuple[Any, ...]]:
    past = queries.past(_here(space), now, long_ago=long_ago).filter(~DEBRIEFED)
    return _columns(past.annotate(at=HELD_AT), start, end, "at")


@prepared
def _held(
    space: UUID, now: datetime, long_ago: datetime, start: int, end: int
) -> QuerySet[Conversation, tuple[Any, ...]]:
    past = queries.past(_here(space), now, long_ago=long_ago).filter(DEBRIEFED)
    return _columns(past.annotate(at=HELD_AT), start, end, "at")


@prepared
def _to_agree(
    space: UUID, now: datetime, long_ago: datetime, start: int, end: int
) -> QuerySet[Conversation, tuple[Any, ...]]:
    """Those first who named a time and wait for an answer."""
    theirs = OfferedTime.objects.filter(conversation=OuterRef("pk"), by_them=True, answer="")
    waits = Exists(theirs.filter(starts_at__gt=now, offered_at__isnull=False))
    among = queries.to_agree(_here(space)).alias(waits=waits).order_by("-waits", "id")
    return _columns(among, start, end)


@prepared
def _called_off(
    space: UUID, now: datetime, long_ago: datetime, start: int, end: int
) -> QuerySet[Conversation, tuple[Any, ...]]:
    among = queries.called_off(_here(space))
    return _columns(among, start, end, "cancelled_at", "cancel_reason")


@prepared
def _said_yes(
    space: UUID, now: datetime, long_ago: datetime, start: int, end: int
) -> QuerySet[Ask, tuple[Any, ...]]:
    """Requests with a yes for which no conversation was begun."""
    asks = Ask.objects.filter(space=space, answer=Ask.Answer.YES, closed_at__isnull=True)
    among = asks.filter(conversations__isnull=True).order_by("answered_at", "id")
    return among.annotate(total=TOTAL).values_list(*COLUMNS, "answered_at")[start:end]


@prepared
def _windows(conversations: tuple[UUID, ...]) -> QuerySet[OfferedTime, tuple[Any, ...]]:
    windows = OfferedTime.objects.filter(conversation__in=conversations, answer="")
    return windows.values_list("conversation_id", "by_them", "offered_at", "starts_at")


HELD_AT = Coalesce("started_at", "starts_at")
DEBRIEFED = Exists(Debrief.objects.filter(conversation=OuterRef("pk"), finished_at__isnull=False))
READ: Mapping[str, Callable[[UUID, datetime, datetime, int, int], Rows]] = {
    "coming": _coming,
    "to-debrief": _to_debrief,
    "yes": _said_yes,
    "to-agree": _to_agree,
    "past": _held,
    "called-off": _called_off,
}
"""What each section reads, in the order of the page."""
