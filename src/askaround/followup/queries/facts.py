"""What several questions need to know: which talks took place, and which letters went out."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q, QuerySet

from askaround.accounts.models import Space
from askaround.core.prepared import prepared
from askaround.followup.models import LeftBehind
from askaround.letters.models import Letter
from askaround.people.models import Person
from askaround.scheduling.models import Conversation
from askaround.scheduling.rules.states import ConversationState, conversation_state

PLANNED = frozenset({ConversationState.TO_AGREE, ConversationState.AGREED, ConversationState.NOW})


class _Columns(NamedTuple):
    """What is read of a conversation."""

    id: UUID
    person_id: UUID
    exploration_id: UUID
    time_zone: str
    starts_at: datetime | None
    minutes: int
    agreed_at: datetime | None
    started_at: datetime | None
    ended_at: datetime | None
    cancelled_at: datetime | None


TALK_COLUMNS = _Columns._fields
OF_A_NAME = frozenset({"id", "full_name", "addressed_as", "never_again"})
Left = TypeVar("Left", bound=LeftBehind)


def with_names(among: QuerySet[Left], *columns: str) -> QuerySet[Left]:
    """Read people along, but no more of them than a line shows: there may be a thousand lines."""
    unread = [field.name for field in Person._meta.concrete_fields if field.name not in OF_A_NAME]
    left_out = [f"{column}__{name}" for column in columns for name in unread]
    return among.select_related(*columns).defer(*left_out)


def with_its_talk(among: QuerySet[Left]) -> QuerySet[Left]:
    """Read along when its conversation was."""
    read = {"id", "started_at", "starts_at"}
    every = Conversation._meta.concrete_fields
    unread = [f"conversation__{field.name}" for field in every if field.name not in read]
    return among.select_related("conversation").defer(*unread)


def day_in(space: Space, at: datetime) -> date:
    """Return the calendar day of a moment where I live."""
    return at.astimezone(ZoneInfo(space.time_zone)).date()


@dataclass(frozen=True, slots=True)
class Talk:
    """One conversation as others look at it; ``on`` is its day where I live, if it has one."""

    pk: UUID
    person: UUID
    exploration: UUID
    state: ConversationState
    on: date | None
    ended_at: datetime | None
    zone: str

    @property
    def held(self) -> bool:
        return self.state is ConversationState.HELD

    @property
    def planned(self) -> bool:
        return self.state in PLANNED


def talks(space: Space, now: datetime) -> list[Talk]:
    """Return every conversation of a space, the first one first, in one query of plain columns."""
    return as_talks(_every(space.pk), space=space, now=now)


@prepared
def _every(space: UUID) -> QuerySet[Conversation, tuple[Any, ...]]:
    found = Conversation.objects.filter(space=space).order_by("starts_at", "id")
    return found.values_list(*TALK_COLUMNS)


def talks_since(space: Space, since: datetime, *, now: datetime) -> list[Talk]:
    """Return the conversations that were, or were to be, at ``since`` or later."""
    return as_talks(_since(space.pk, since), space=space, now=now)


@prepared
def _since(space: UUID, since: datetime) -> QuerySet[Conversation, tuple[Any, ...]]:
    late = Q(starts_at__gte=since) | Q(started_at__gte=since) | Q(ended_at__gte=since)
    found = Conversation.objects.filter(late, space=space).order_by("starts_at", "id")
    return found.values_list(*TALK_COLUMNS)


def talks_with(space: Space, people: Collection[UUID], *, now: datetime) -> list[Talk]:
    """Return every conversation with some people."""
    return as_talks(_with(space.pk, tuple(people)), space=space, now=now)


@prepared
def _with(space: UUID, people: tuple[UUID, ...]) -> QuerySet[Conversation, tuple[Any, ...]]:
    found = Conversation.objects.filter(space=space, person__in=people)
    return found.order_by("starts_at", "id").values_list(*TALK_COLUMNS)


def as_talks(rows: Iterable[tuple[Any, ...]], *, space: Space, now: datetime) -> list[Talk]:
    """Read rows of :data:`TALK_COLUMNS`."""
    zone = ZoneInfo(space.time_zone)
    return [_talk(_Columns(*row), zone, now) for row in rows]


def talk_of(conversation: Conversation, *, space: Space, now: datetime) -> Talk:
    columns = _Columns(*(getattr(conversation, name) for name in TALK_COLUMNS))
    return _talk(columns, ZoneInfo(space.time_zone), now)


def _talk(row: _Columns, zone: ZoneInfo, now: datetime) -> Talk:
    began = row.started_at or row.starts_at
    return Talk(
        pk=row.id,
        person=row.person_id,
        exploration=row.exploration_id,
        state=conversation_state(
            agreed_at=row.agreed_at,
            starts_at=row.starts_at,
            minutes=row.minutes,
            started_at=row.started_at,
            ended_at=row.ended_at,
            cancelled_at=row.cancelled_at,
            now=now,
        ),
        on=began.astimezone(zone).date() if began else None,
        ended_at=row.ended_at or began,
        zone=row.time_zone,
    )


def written(kind: str) -> Exists:
    """Say whether a letter of this kind about the row went out; the space finds it by an index."""
    letters = Letter.objects.filter(space=OuterRef("space"), about=OuterRef("pk"), kind=kind)
    return Exists(letters.filter(sent_at__isnull=False))


@dataclass(frozen=True, slots=True)
class Post:
    """Letters by kind and by what they are about: the draft, and when one went out last."""

    drafts: dict[tuple[str, UUID], UUID] = field(default_factory=dict)
    sent: dict[tuple[str, UUID], datetime] = field(default_factory=dict)

    def draft(self, kind: str, about: UUID) -> UUID | None:
        return self.drafts.get((kind, about))

    def sent_at(self, kind: str, about: UUID) -> datetime | None:
        return self.sent.get((kind, about))


FOLLOWING = (
    Letter.Kind.THANKS,
    Letter.Kind.OPENING,
    Letter.Kind.OUTCOME,
    Letter.Kind.REFERRER_NEWS,
)


@prepared
def _post(
    space: UUID, kinds: tuple[str, ...], thanks_since: datetime | None
) -> QuerySet[Letter, tuple[Any, ...]]:
    rows = Letter.objects.filter(space=space, kind__in=kinds, about__isnull=False)
    if thanks_since is not None:
        rows = rows.exclude(kind=Letter.Kind.THANKS, sent_at__lt=thanks_since)
    return rows.values_list("pk", "kind", "about", "sent_at")


def post(
    space: Space, kinds: Collection[str] = FOLLOWING, *, thanks_since: datetime | None = None
) -> Post:
    """Return what was written about anything, in one query without the texts.

    Of thanks that went out before ``thanks_since`` nobody may ask: there is one for every talk.
    """
    found = Post()
    for pk, kind, about, sent_at in _post(space.pk, tuple(kinds), thanks_since):
        if sent_at is None:
            found.drafts[kind, about] = pk
        else:
            earlier = found.sent.get((kind, about))
            found.sent[kind, about] = max(earlier, sent_at) if earlier else sent_at
    return found
