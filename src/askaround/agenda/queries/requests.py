"""What the requests of a space want of me today."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q, QuerySet

from askaround.accounts.models import Space
from askaround.accounts.queries import playbook_in_force
from askaround.accounts.rules import Playbook
from askaround.agenda import sentences
from askaround.agenda.queries.rows import Matter, belonging, enough
from askaround.agenda.rules import (
    THANKS_FOR_A_NO,
    AskFacts,
    Kind,
    may_be_due,
    step_of_ask,
)
from askaround.agenda.sentences import Words
from askaround.core.calendars import rest_day
from askaround.core.prepared import prepared
from askaround.outreach import queries as outreach
from askaround.outreach.models import Ask, Message
from askaround.outreach.rules.pace import Move, NextMove, next_move
from askaround.outreach.rules.states import AskState, ask_state
from askaround.scheduling.models import Conversation

ASKED = (
    "id",
    "created_at",
    "sent_at",
    "answer",
    "answered_at",
    "ask_again_on",
    "closed_at",
    "playbook_changes",
    "person_id",
    "person__full_name",
    "person__country",
)


class _Asked(NamedTuple):
    """The columns of a request that Today needs; plain values, because this page is seen often."""

    id: UUID
    created_at: datetime
    sent_at: datetime | None
    answer: str
    answered_at: datetime | None
    ask_again_on: date | None
    closed_at: datetime | None
    playbook_changes: dict[str, object]
    person_id: UUID
    person: str
    country: str


class _Sent(NamedTuple):
    """One message that went either way."""

    ask_id: UUID
    id: UUID
    kind: str
    incoming: bool
    sent_at: datetime


def request_matters(
    space: Space, today: date, *, without_example: bool, set_aside: int
) -> list[Matter]:
    """Return the requests where it is my turn.

    ``set_aside`` is how many rows are away, and so must not use up the room of others. People
    whom I never ask again are left alone.
    """
    oldest = datetime.combine(today - THANKS_FOR_A_NO, time.min, ZoneInfo(space.time_zone))
    found = _worth_a_look(
        space.pk, today, oldest, enough(set_aside), without_example=without_example
    )
    asks = [_Asked(*row) for row in found]
    sent = _sent([ask.id for ask in asks])
    requests = [_seen(ask, sent[ask.id], space, today) for ask in asks]
    steps = [(step_of_ask(each.facts, today=today), each) for each in requests]
    return [_matter(kind, request, today) for kind, request in steps if kind is not None]


def _sent(asks: list[UUID]) -> dict[UUID, list[_Sent]]:
    """Return what was sent either way in each request, in order."""
    messages = Message.objects.filter(ask__in=asks, sent_at__isnull=False)
    found: dict[UUID, list[_Sent]] = defaultdict(list)
    for row in messages.order_by("sent_at", "pk").values_list(*_Sent._fields):
        message = _Sent(*row)
        found[message.ask_id].append(message)
    return found


@prepared
def _worth_a_look(
    space: UUID, today: date, oldest: datetime, limit: int, *, without_example: bool
) -> QuerySet[Ask, tuple[Any, ...]]:
    """Return all drafts, and so many others of each sort, those that have waited longest.

    Silence that was never broken by a reminder comes before silence that was. A "no" from before
    ``oldest`` is worth no word of mine any more.
    """
    belongs = belonging(space, without_example=without_example)
    among = Ask.objects.filter(belongs, person__never_again=False)
    messages = Message.objects.filter(ask=OuterRef("pk"), sent_at__isnull=False)
    reminded = Exists(messages.filter(kind=Message.Kind.FOLLOW_UP))
    mine_since = messages.filter(incoming=False, sent_at__gt=OuterRef("answered_at"))
    replied = among.filter(_answered(oldest), ~Exists(mine_since), closed_at=None)
    looking = Conversation.objects.filter(ask=OuterRef("pk"))  # it has rows of its own
    replied = replied.exclude(Exists(looking), answer=Ask.Answer.YES)
    again = outreach.to_ask_again(among, today)
    silent = outreach.waiting(among).order_by(reminded, "sent_at")
    return among.filter(
        Q(sent_at=None, closed_at=None)
        | Q(pk__in=replied.order_by("answered_at").values("pk")[:limit])
        | Q(pk__in=again.values("pk")[:limit])
        | Q(pk__in=silent.values("pk")[: 2 * limit])
    ).values_list(*ASKED)


def _answered(oldest: datetime) -> Q:
    """Say which answers are worth a word of mine still."""
    return Q(answer__in=[Ask.Answer.YES, Ask.Answer.OTHER]) | Q(
        answer__in=[Ask.Answer.NO, Ask.Answer.NOT_NOW], answered_at__gte=oldest
    )


@dataclass(frozen=True, slots=True)
class _Request:
    """A request as Today sees it, with the days as they are where the user lives.

    ``last_on`` is the day of the last message either way, or that on which a draft was begun.
    """

    ask: _Asked
    facts: AskFacts
    move: NextMove
    playbook: Playbook
    reminders: int
    last_on: date
    last_message: UUID | None


def _seen(ask: _Asked, sent: list[_Sent], space: Space, today: date) -> _Request:
    day = partial(_day, zone=ZoneInfo(space.time_zone))
    playbook = playbook_in_force(space, ask.playbook_changes)
    reminded_on = [day(each.sent_at) for each in sent if each.kind == Message.Kind.FOLLOW_UP]
    last_on = day(sent[-1].sent_at if sent else ask.created_at)
    where = ask_state(
        sent=ask.sent_at is not None, answer=ask.answer, closed=ask.closed_at is not None
    )
    move = NextMove(Move.NONE)
    if where is AskState.SENT and may_be_due(last_on=last_on, today=today, playbook=playbook):
        move = next_move(
            sent_on=day(ask.sent_at or ask.created_at),
            reminded_on=reminded_on,
            replied=False,
            today=today,
            playbook=playbook,
            rests=rest_day(ask.country or space.country),
        )
    return _Request(
        ask=ask,
        facts=AskFacts(
            state=where,
            move=move.move,
            owes_reply=bool(sent) and sent[-1].incoming,
            answered_on=day(ask.answered_at) if ask.answered_at else None,
            ask_again_on=ask.ask_again_on,
        ),
        move=move,
        playbook=playbook,
        reminders=len(reminded_on),
        last_on=last_on,
        last_message=sent[-1].id if sent else None,
    )


def _day(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date()


def _matter(kind: Kind, request: _Request, today: date) -> Matter:
    ask = request.ask
    about, since = _name_and_day(kind, request)
    return Matter(
        kind=kind,
        about=(ask.id, *about),
        since=since or today,
        words=partial(_words, kind, request, today),
        person=ask.person,
        person_id=ask.person_id,
        subject=ask.id,
    )


def _name_and_day(kind: Kind, request: _Request) -> tuple[tuple[object, ...], date | None]:
    """Return what tells this row from earlier ones about the same request, and since when it is."""
    if kind is Kind.FINISH:
        return (), request.last_on
    if kind is Kind.ASK_AGAIN:
        day = request.facts.ask_again_on
        return (day,), day
    if request.move.is_mine:
        return (request.move.number or request.reminders,), request.move.due_on
    return (request.last_message,), request.facts.answered_on


def _words(kind: Kind, request: _Request, today: date) -> Words:
    person, rules = request.ask.person, request.playbook
    days = (today - request.last_on).days
    if kind is Kind.FINISH:
        return sentences.of_draft(person)
    if kind is Kind.ASK_AGAIN:
        return sentences.of_asking_again(person, request.facts.ask_again_on or today)
    if kind is Kind.REMIND:
        wait = rules.reminders[request.reminders]
        return sentences.of_reminder(person, days=days, earlier=request.reminders, wait=wait)
    if kind is Kind.SECOND_PERSON and rules.second_person_after:
        return sentences.of_second_person(person, days=days, wait=rules.second_person_after)
    if kind is Kind.REST:
        return sentences.of_rest(person, days=days)
    return sentences.of_reply(kind, person)
