"""What several questions need to know: which talks took place, and which letters went out."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from askaround.accounts.models import Space
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


COLUMNS = (
    *("id", "person_id", "exploration_id", "time_zone", "starts_at", "minutes"),
    *("agreed_at", "started_at", "ended_at", "cancelled_at"),
)
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
    zone = ZoneInfo(space.time_zone)
    found = Conversation.objects.filter(space=space).order_by("starts_at", "id")
    return [_talk(_Columns(*row), zone, now) for row in found.values_list(*COLUMNS)]


def talk_of(conversation: Conversation, *, space: Space, now: datetime) -> Talk:
    columns = _Columns(*(getattr(conversation, name) for name in COLUMNS))
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


def post(
    space: Space, kinds: Collection[str] = FOLLOWING, *, thanks_since: datetime | None = None
) -> Post:
    """Return what was written about anything, in one query without the texts.

    Of thanks that went out before ``thanks_since`` nobody may ask: there is one for every talk.
    """
    found = Post()
    rows = Letter.objects.filter(space=space, kind__in=kinds, about__isnull=False)
    if thanks_since is not None:
        rows = rows.exclude(kind=Letter.Kind.THANKS, sent_at__lt=thanks_since)
    for pk, kind, about, sent_at in rows.values_list("pk", "kind", "about", "sent_at"):
        if about is None:
            continue
        if sent_at is None:
            found.drafts[kind, about] = pk
        else:
            earlier = found.sent.get((kind, about))
            found.sent[kind, about] = max(earlier, sent_at) if earlier else sent_at
    return found
