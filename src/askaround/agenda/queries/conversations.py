"""What the conversations of a space want of me: before them, and in the days after."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from askaround.accounts.models import Space
from askaround.accounts.queries import playbook_in_force
from askaround.accounts.rules import Playbook
from askaround.agenda import sentences
from askaround.agenda.queries.rows import Matter, belonging
from askaround.agenda.rules import Kind, TalkFacts, steps_of_conversation
from askaround.agenda.rules.talking import THANKS_WITHIN
from askaround.agenda.sentences import Words
from askaround.conversations.models import Debrief, PlannedQuestion
from askaround.core.prepared import prepared
from askaround.core.zones import known_zone
from askaround.letters.models import Letter
from askaround.letters.rules.due import thanks_due
from askaround.scheduling.models import Conversation, Window
from askaround.scheduling.rules.confirmation import confirmation_due
from askaround.scheduling.rules.states import conversation_state

MODES = dict(Conversation.Mode.choices)
COLUMNS = (
    "id", "person_id", "person__full_name", "person__time_zone", "created_at",
    "starts_at", "minutes", "agreed_at", "started_at", "ended_at", "cancelled_at",
    "mode", "place", "has_open_offer", "is_confirmed", "is_debriefed", "is_thanked",
    "questions",
)  # fmt: skip


SHOWN_DAYS = 7
"""Today and the six days after it stand beside the queue."""


class Talk(NamedTuple):
    """The columns of a conversation that Today needs."""

    id: UUID
    person_id: UUID
    person: str
    their_zone: str
    created_at: datetime
    starts_at: datetime | None
    minutes: int
    agreed_at: datetime | None
    started_at: datetime | None
    ended_at: datetime | None
    cancelled_at: datetime | None
    mode: str
    place: str
    has_open_offer: bool
    is_confirmed: bool
    is_debriefed: bool
    is_thanked: bool
    questions: int | None

    @property
    def over_at(self) -> datetime | None:
        """The real end, else the agreed one."""
        begins = self.started_at or self.starts_at
        return self.ended_at or (begins + timedelta(minutes=self.minutes) if begins else None)


class Day(NamedTuple):
    """One day of the week to come, with its conversations: the local time of each, and the row."""

    day: date
    talks: list[tuple[time, Talk]]


def talks_around(space: Space, now: datetime, *, without_example: bool) -> list[Talk]:
    """Return the conversations of the days around ``now``, in one query."""
    held, ahead = now - THANKS_WITHIN, now + timedelta(days=SHOWN_DAYS)
    found = _around(space.pk, held, now, ahead, without_example=without_example)
    return [Talk(*row) for row in found]


def week_of(talks: Iterable[Talk], space: Space, now: datetime) -> list[Day]:
    """Return today and the days after it; nothing where no conversation is planned on them."""
    zone = ZoneInfo(space.time_zone)
    today = now.astimezone(zone).date()
    planned: dict[date, list[tuple[time, Talk]]] = defaultdict(list)
    for talk in talks:
        if talk.starts_at and talk.agreed_at and not talk.ended_at:
            local = talk.starts_at.astimezone(zone)
            planned[local.date()].append((local.time(), talk))
    days = [today + timedelta(days=number) for number in range(SHOWN_DAYS)]
    return [Day(day, planned[day]) for day in days] if planned.keys() & set(days) else []


def conversation_matters(talks: Iterable[Talk], space: Space, now: datetime) -> list[Matter]:
    """Return what conversations want of me now."""
    playbook = playbook_in_force(space)
    return [
        _matter(kind, talk, space, now, playbook)
        for talk in talks
        for kind in steps_of_conversation(_facts(talk, space, now, playbook), now=now)
    ]


@prepared
def _around(
    space: UUID, held: datetime, now: datetime, ahead: datetime, *, without_example: bool
) -> QuerySet[Conversation, tuple[Any, ...]]:
    """Those without a time, those of the next days, and those still worth a debrief or thanks."""
    among = Conversation.objects.filter(belonging(space, without_example=without_example))
    near = Q(starts_at__range=(held, ahead)) | Q(started_at__gte=held)
    windows = Window.objects.filter(conversation=OuterRef("pk"), answer="")
    letters = Letter.objects.filter(
        space=OuterRef("space"), about=OuterRef("pk"), sent_at__isnull=False
    )
    since = letters.filter(sent_at__gte=OuterRef("agreed_at"))  # what was moved is another time
    finished = Debrief.objects.filter(conversation=OuterRef("pk"), finished_at__isnull=False)
    plan = PlannedQuestion.objects.filter(conversation=OuterRef("pk")).order_by()
    return (
        among.filter(near | Q(agreed_at=None, started_at=None), cancelled_at=None)
        .filter(Q(person__never_again=False) | Q(starts_at__lte=now) | Q(started_at__lte=now))
        .annotate(
            has_open_offer=Exists(windows.filter(offered_at__isnull=False, starts_at__gt=now)),
            is_confirmed=Exists(since.filter(kind=Letter.Kind.CONFIRMATION)),
            is_debriefed=Exists(finished),
            is_thanked=Exists(letters.filter(kind=Letter.Kind.THANKS)),
            questions=Subquery(plan.values("conversation").annotate(n=Count("pk")).values("n")),
        )
        .order_by("starts_at", "id")
        .values_list(*COLUMNS)
    )


def _facts(talk: Talk, space: Space, now: datetime, playbook: Playbook) -> TalkFacts:
    return TalkFacts(
        state=conversation_state(
            agreed_at=talk.agreed_at,
            starts_at=talk.starts_at,
            minutes=talk.minutes,
            started_at=talk.started_at,
            ended_at=talk.ended_at,
            cancelled_at=talk.cancelled_at,
            now=now,
        ),
        starts_at=talk.starts_at,
        ends_at=talk.over_at,
        has_open_offer=talk.has_open_offer,
        confirm_from=_confirm_from(talk, space, playbook),
        is_confirmed=talk.is_confirmed,
        is_debriefed=talk.is_debriefed,
        is_thanked=talk.is_thanked,
    )


def _confirm_from(talk: Talk, space: Space, playbook: Playbook) -> datetime | None:
    """Return when the note of the day before may be written; None where none is needed."""
    if talk.starts_at is None or talk.agreed_at is None:
        return None
    zone = known_zone(talk.their_zone, space.time_zone)
    return confirmation_due(
        agreed_at=talk.agreed_at,
        starts_at=talk.starts_at,
        zone=zone.key,
        days_before=playbook.confirm_days_before,
    )


def _matter(kind: Kind, talk: Talk, space: Space, now: datetime, playbook: Playbook) -> Matter:
    zone = ZoneInfo(space.time_zone)
    since = _since(kind, talk, now).astimezone(zone).date()
    return Matter(
        kind=kind,
        about=(talk.id, *_what_it_hangs_on(kind, talk)),
        since=since,
        words=partial(_words, kind, talk, space, now, playbook),
        person=talk.person,
        person_id=talk.person_id,
        subject=talk.id,
    )


def _since(kind: Kind, talk: Talk, now: datetime) -> datetime:
    """Return since when it is my turn; a conversation that is to come is of today."""
    if kind in AFTERWARDS and talk.over_at:
        return talk.over_at
    return talk.created_at if kind is Kind.OFFER else now


def _what_it_hangs_on(kind: Kind, talk: Talk) -> tuple[object, ...]:
    """Another time is another row: what was put off for Monday's talk says nothing of Friday's."""
    moves = kind in {Kind.TALK, Kind.PREPARE, Kind.CONFIRM} and talk.starts_at
    return (int(talk.starts_at.timestamp()),) if moves and talk.starts_at else ()


def _words(kind: Kind, talk: Talk, space: Space, now: datetime, playbook: Playbook) -> Words:
    zone = ZoneInfo(space.time_zone)
    if kind in {Kind.TALK, Kind.PREPARE}:
        return sentences.of_talk(
            talk.person,
            when=(talk.started_at or talk.starts_at or now).astimezone(zone),
            today=now.astimezone(zone).date(),
            questions=talk.questions or 0,
            where=_where(talk),
            starts_soon=kind is Kind.TALK,
        )
    if kind is Kind.THANKS:
        theirs = known_zone(talk.their_zone, space.time_zone)
        due_at = thanks_due(talk.over_at or now, theirs, hour=playbook.thanks_hour)
        return sentences.of_thanks(talk.person, due_at=due_at, now=now)
    return PLAIN[kind](talk.person)


def _where(talk: Talk) -> str:
    mode = str(MODES.get(talk.mode, ""))
    return f"{mode}, {talk.place}" if mode and talk.place else mode or talk.place


AFTERWARDS = {Kind.DEBRIEF, Kind.THANKS}
PLAIN = {
    Kind.CONFIRM: sentences.of_confirmation,
    Kind.OFFER: sentences.of_offer,
    Kind.DEBRIEF: sentences.of_debrief,
}
