"""Playing the conversations of the example, from the agreed time to the thanks."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from askaround.conversations import actions as conversations
from askaround.conversations.actions import debriefing
from askaround.conversations.models import Brief, Debrief, Note, PlannedQuestion
from askaround.conversations.rules.lines import Does, Line
from askaround.core.calendars import is_weekend, next_working_day
from askaround.core.ids import uuid7
from askaround.example.leaving import leave_behind
from askaround.example.scenes import Stage, filled
from askaround.example.talks import Said, Talk, ToAsk
from askaround.journal.author import Author
from askaround.letters import actions as letters
from askaround.letters.rules.drafts import LetterFacts
from askaround.research.models import Question
from askaround.scheduling import actions as scheduling
from askaround.scheduling.models import Conversation
from askaround.scheduling.rules.wall_time import WallTime

THANKS_AT = time(9, 30)
DAY = timedelta(days=1)


def hold(stage: Stage, talk: Talk) -> None:
    """Play one conversation, as far as it has come by now."""
    planned = _agree(stage, talk)
    _prepare(stage, planned, talk)
    if not talk.lasted:
        return
    lines = _listen(stage, planned, talk)
    stage.lines[talk.who] = list(lines.values())
    if talk.debrief:
        _look_back(stage, planned, talk, lines)
    if talk.thanks:
        _thank(stage, planned, talk)


def day_of(by: Author, days_ago: int) -> date:
    """Return a working day so long ago; one still to come moves to the Monday after a weekend."""
    day = by.today - days_ago * DAY
    step = DAY if days_ago < 0 else -DAY
    while is_weekend(day):
        day += step
    return day


@contextmanager
def at(by: Author, day: date, clock: time) -> Iterator[None]:
    """Act as if it were that moment, and never later than now."""
    really = by.now
    moment = datetime.combine(day, clock, ZoneInfo(by.space.time_zone))
    by.now = min(moment, really)
    try:
        yield
    finally:
        by.now = really


def _agree(stage: Stage, talk: Talk) -> Conversation:
    by, ask = stage.by, stage.asks[talk.who]
    really = by.now
    by.now = really if talk.agreed_days_ago == 0 else min(ask.answered_at or really, really)
    planned = scheduling.begin_conversation(
        by=by, person=stage.people[talk.who], exploration=stage.exploration, ask=ask
    )
    try:
        return scheduling.agree(
            by=by,
            conversation=planned,
            when=WallTime(_day(really, stage, talk), talk.clock, by.space.time_zone),
            minutes=talk.minutes,
            mode=talk.mode,
            place=talk.place,
            link=talk.link,
            phone=stage.phone_of(talk.who) if talk.mode == Conversation.Mode.PHONE else "",
            travel_minutes=talk.travel_minutes,
        )
    finally:
        by.now = really


def _day(now: datetime, stage: Stage, talk: Talk) -> date:
    return day_of(Author(stage.by.space, now), talk.days_ago)


def _prepare(stage: Stage, planned: Conversation, talk: Talk) -> None:
    by = stage.by
    serves = {question.topic: question for question in stage.exploration.questions.all()}
    for goal in talk.goals:
        conversations.add_goal(by=by, conversation=planned, text=goal)
    for question in talk.plan:
        _plan(stage, planned, question, serves)
    conversations.save_brief(
        by=by,
        brief=Brief(
            space=by.space,
            conversation=planned,
            opening=talk.opening,
            background=talk.background,
            proof_points=talk.proof_points,
            closing=talk.closing,
            confidence=talk.debrief.before if talk.debrief else talk.before,
        ),
    )


def _plan(
    stage: Stage, planned: Conversation, question: ToAsk, serves: dict[str, Question]
) -> None:
    row = conversations.add_own_question(by=stage.by, conversation=planned, text=question.text)
    row.topic, row.priority = question.serves or row.topic, question.priority
    row.question, row.minutes = serves.get(question.serves), question.minutes
    if question.goal:
        row.goal = planned.goals.get(text=question.goal)
    conversations.edit_planned(by=stage.by, planned=row)


def _listen(stage: Stage, planned: Conversation, talk: Talk) -> dict[Said, Note]:
    """Take the notes, minute by minute; returns each line with its row."""
    day = planned.day or stage.by.today
    begun = datetime.combine(day, talk.clock, ZoneInfo(stage.by.space.time_zone))
    rows = {row.text: row for row in planned.planned_questions.all()}
    plan = [rows[question.text] for question in talk.plan]
    keys = {said: uuid7() for said in talk.lines}
    asked = [said.asks for said in talk.lines if said.asks is not None]
    lines = [
        Line(id=uuid7(), does=Does.START, at=begun),
        Line(id=uuid7(), does=Does.CONSENT, at=begun, answer=Conversation.Consent.NOTES.value),
        *(Line(id=uuid7(), does=Does.TICK, at=begun, about=plan[place].pk) for place in asked),
        *(_line(said, keys[said], begun, plan) for said in talk.lines),
        *([Line(id=uuid7(), does=Does.EXTEND, minutes=talk.extended)] if talk.extended else []),
        Line(id=uuid7(), does=Does.END, at=begun + timedelta(minutes=talk.lasted)),
    ]
    with at(stage.by, day, _later(talk.clock, talk.lasted)):
        conversations.keep_lines(by=stage.by, conversation=planned, lines=lines)
    planned.refresh_from_db()
    notes = Note.objects.in_bulk(list(keys.values()))
    return {said: notes[key] for said, key in keys.items()}


def _line(said: Said, key: UUID, begun: datetime, plan: list[PlannedQuestion]) -> Line:
    return Line(
        id=key,
        at=begun + timedelta(minutes=said.after),
        text=said.text,
        kind=said.kind,
        scope=said.scope,
        about=plan[said.asks].pk if said.asks is not None else None,
        off_record=said.off_record,
        volunteered=said.volunteered,
    )


def _later(clock: time, minutes: int) -> time:
    return (datetime.combine(date.min, clock) + timedelta(minutes=minutes)).time()


def _look_back(stage: Stage, planned: Conversation, talk: Talk, lines: dict[Said, Note]) -> None:
    felt, by = talk.debrief, stage.by
    if felt is None:
        return
    with at(by, planned.day or by.today, _later(talk.clock, talk.lasted + 10)):
        debrief = Debrief(
            space=by.space,
            conversation=planned,
            recall=felt.recall,
            surprises=felt.surprises,
            energy=felt.energy,
            worry=felt.worry,
            monday=felt.monday,
            monday_why=felt.monday_why,
            confidence=felt.after,
            talk_share=felt.talk_share,
        )
        debriefing.save_debrief(by=by, debrief=debrief)
        debriefing.finish_debrief(by=by, debrief=debrief)
        for said, note in lines.items():
            leave_behind(stage, planned, said, note)


def _thank(stage: Stage, planned: Conversation, talk: Talk) -> None:
    """Write and send the thanks on the morning after, with the two blanks filled."""
    thanks, by = talk.thanks, stage.by
    if thanks is None:
        return
    person = stage.people[talk.who]
    day_after = next_working_day((planned.day or by.today) + DAY, is_weekend)
    with at(by, day_after, THANKS_AT):
        letter = letters.begin_letter(
            by=by,
            person=person,
            kind="thanks",
            form=thanks.form,
            about=planned.pk,
            exploration=stage.exploration,
            facts=LetterFacts(
                person=person.greeting_name,
                learned=thanks.quote,
                learned_is_quote=True,
                will_do=thanks.will_do,
            ),
        )
        body = filled(letter.body, [thanks.word, thanks.view])
        letters.edit_letter(by=by, letter=letter, subject=letter.subject, body=body)
        letters.mark_sent(by=by, letter=letter)
