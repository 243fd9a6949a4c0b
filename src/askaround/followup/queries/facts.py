"""What several questions need to know: which talks took place, and which letters went out."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from askaround.accounts.models import Space
from askaround.followup.models import LeftBehind
from askaround.letters.models import Letter
from askaround.people.models import Person
from askaround.scheduling.models import Conversation
from askaround.scheduling.queries import state
from askaround.scheduling.rules.states import ConversationState

PLANNED = frozenset({ConversationState.TO_AGREE, ConversationState.AGREED, ConversationState.NOW})
COLUMNS = (
    "id",
    "person",
    "exploration",
    "time_zone",
    "starts_at",
    "minutes",
    "agreed_at",
    "started_at",
    "ended_at",
    "cancelled_at",
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
    """Return every conversation of a space, the first one first, in one query."""
    found = Conversation.objects.filter(space=space).only(*COLUMNS).order_by("starts_at", "id")
    return [talk_of(each, space=space, now=now) for each in found]


def talk_of(conversation: Conversation, *, space: Space, now: datetime) -> Talk:
    began = conversation.started_at or conversation.starts_at
    return Talk(
        pk=conversation.pk,
        person=conversation.person_id,
        exploration=conversation.exploration_id,
        state=state(conversation, now),
        on=day_in(space, began) if began else None,
        ended_at=conversation.ended_at or began,
        zone=conversation.time_zone,
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


def post(space: Space, kinds: Collection[str] = FOLLOWING) -> Post:
    """Return what was written about anything, in one query without the texts."""
    found = Post()
    rows = Letter.objects.filter(space=space, kind__in=kinds, about__isnull=False)
    for pk, kind, about, sent_at in rows.values_list("pk", "kind", "about", "sent_at"):
        if about is None:
            continue
        if sent_at is None:
            found.drafts[kind, about] = pk
        else:
            earlier = found.sent.get((kind, about))
            found.sent[kind, about] = max(earlier, sent_at) if earlier else sent_at
    return found
