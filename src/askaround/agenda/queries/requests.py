"""What the requests of a space want of me today."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import (
    Case,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
    Window,
)
from django.db.models.functions import Coalesce, RowNumber

from askaround.accounts.models import Space
from askaround.accounts.rules import Playbook
from askaround.agenda import sentences
from askaround.agenda.queries.rows import Row, row
from askaround.agenda.rules import (
    MOST_ROWS,
    THANKS_FOR_A_NO,
    AskFacts,
    Kind,
    may_be_due,
    step_of_ask,
)
from askaround.agenda.sentences import Words
from askaround.outreach.drafting import playbook_in_force, state
from askaround.outreach.models import Ask, Message
from askaround.outreach.queries import standing
from askaround.outreach.rules.pace import Move, NextMove
from askaround.outreach.rules.states import AskState

MORE_THAN_ENOUGH = 2 * MOST_ROWS
"""So many requests of each sort are looked at, those first that have waited longest. Twice as many
as are shown, because a holiday or a rule of its own may say that one is not due after all."""

SENT = Q(sent_at__isnull=False)
OPEN = Q(answer="", closed_at__isnull=True)
SILENT = {Kind.REMIND, Kind.SECOND_PERSON, Kind.REST}


def request_rows(space: Space, today: date, *, set_aside: int) -> list[Row]:
    """Return a row for each request where it is my turn.

    ``set_aside`` is how many rows are away, and so must not use up the room of others. People
    whom I never ask again are left alone.
    """
    found = _worth_a_look(space, today, limit=MORE_THAN_ENOUGH + set_aside)
    requests = [_seen(ask, space, today) for ask in found]
    steps = [(step_of_ask(each.facts, today=today), each) for each in requests]
    return [_row(kind, request, today) for kind, request in steps if kind is not None]


def _worth_a_look(space: Space, today: date, *, limit: int) -> QuerySet[Ask]:
    """Return the requests that may want something, the longest wait first, so many of each sort."""
    sent = Message.objects.filter(ask=OuterRef("pk"), sent_at__isnull=False)
    last = sent.order_by("-sent_at", "-pk")
    asked_since = Ask.objects.filter(person=OuterRef("person"), pk__gt=OuterRef("pk"))
    return (
        Ask.objects.filter(space=space, person__never_again=False)
        .annotate(
            they_wrote_last=Subquery(last.values("incoming")[:1]),
            last_at=Coalesce(Subquery(last.values("sent_at")[:1]), F("created_at")),
            reminded=Exists(sent.filter(kind=Message.Kind.FOLLOW_UP)),
            asked_since=Exists(asked_since),
        )
        .annotate(sort=_sort(space, today))
        .filter(sort__isnull=False)
        .annotate(
            place=Window(RowNumber(), partition_by=["sort"], order_by=[F("last_at"), F("pk")])
        )
        .filter(place__lte=limit)
        .select_related("person")
        .prefetch_related(
            Prefetch(
                "messages", Message.objects.only("ask_id", "kind", "incoming", "sent_at", "space")
            )
        )
    )


def _sort(space: Space, today: date) -> Case:
    """Tell the sorts of requests apart that Today may show; nothing for all others."""
    a_day_more = THANKS_FOR_A_NO + timedelta(days=1)
    noon = datetime(today.year, today.month, today.day, 12, tzinfo=ZoneInfo(space.time_zone))
    waits_for_me = Q(answer__in=[Ask.Answer.YES, Ask.Answer.OTHER]) | Q(
        answer__in=[Ask.Answer.NO, Ask.Answer.NOT_NOW], answered_at__gte=noon - a_day_more
    )
    again = Q(answer=Ask.Answer.NOT_NOW, ask_again_on__lte=today, asked_since=False)
    sorts = [
        OPEN & ~SENT,
        waits_for_me & Q(closed_at__isnull=True, they_wrote_last=True),
        again,
        OPEN & SENT & Q(reminded=False),
        OPEN & SENT & Q(reminded=True),
    ]
    return Case(
        *(When(sort, then=Value(number)) for number, sort in enumerate(sorts)),
        default=None,
        output_field=IntegerField(),
    )


@dataclass(frozen=True, slots=True)
class _Request:
    """A request as Today sees it: its facts, the next move, and the days in the user's zone."""

    ask: Ask
    facts: AskFacts
    move: NextMove
    playbook: Playbook
    reminders: int
    last_on: date
    last_message: UUID | None


def _seen(ask: Ask, space: Space, today: date) -> _Request:
    zone = ZoneInfo(space.time_zone)
    sent = [message for message in ask.messages.all() if message.sent_at]
    last = max(sent, key=lambda message: (message.sent_at, message.pk), default=None)
    last_on = (last.sent_at if last and last.sent_at else ask.created_at).astimezone(zone).date()
    playbook = playbook_in_force(space, ask.playbook_changes)
    move = NextMove(Move.NONE)
    where = state(ask)
    if where is AskState.SENT and may_be_due(last_on=last_on, today=today, playbook=playbook):
        move = standing(ask, space=space, today=today).move
    facts = AskFacts(
        state=where,
        move=move.move,
        owes_reply=bool(last and last.incoming),
        answered_on=ask.answered_at.astimezone(zone).date() if ask.answered_at else None,
        ask_again_on=None if ask.asked_since else ask.ask_again_on,  # type: ignore[attr-defined] # annotated
    )
    return _Request(
        ask,
        facts,
        move,
        playbook,
        reminders=sum(message.kind == Message.Kind.FOLLOW_UP for message in sent),
        last_on=last_on,
        last_message=last.pk if last else None,
    )


def _row(kind: Kind, request: _Request, today: date) -> Row:
    ask = request.ask
    about, since = _name_and_day(kind, request)
    return row(
        kind=kind,
        about=(ask.pk, *about),
        since=since or today,
        today=today,
        words=_words(kind, request, today),
        person=ask.person.full_name,
        person_id=ask.person_id,
        subject=ask.pk,
    )


def _name_and_day(kind: Kind, request: _Request) -> tuple[tuple[object, ...], date | None]:
    """Return what tells this row from earlier ones about the same request, and since when it is."""
    if kind is Kind.FINISH:
        return (), request.last_on
    if kind is Kind.ASK_AGAIN:
        day = request.facts.ask_again_on
        return (day,), day
    if kind in SILENT:
        return (request.move.number or request.reminders,), request.move.due_on
    return (request.last_message,), request.facts.answered_on


def _words(kind: Kind, request: _Request, today: date) -> Words:
    person = request.ask.person.full_name
    days = (today - request.last_on).days
    rules = request.playbook
    if kind is Kind.FINISH:
        return sentences.of_draft(person)
    if kind is Kind.ASK_AGAIN:
        return sentences.of_asking_again(person, request.facts.ask_again_on or today)
    if kind is Kind.REMIND:
        earlier = request.reminders
        wait = rules.reminders[earlier]
        return sentences.of_reminder(person, days=days, earlier=earlier, wait=wait)
    if kind is Kind.SECOND_PERSON and rules.second_person_after:
        return sentences.of_second_person(person, days=days, wait=rules.second_person_after)
    if kind is Kind.REST:
        return sentences.of_rest(person, days=days)
    return sentences.of_reply(kind, person)
