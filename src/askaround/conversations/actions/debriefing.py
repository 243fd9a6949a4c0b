"""Looking back at a conversation: what stuck, how it was, and when it really took place."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypedDict, Unpack
from uuid import uuid4

from django.utils.translation import gettext as _

from askaround.conversations.actions.noting import CannotKeep, keep_lines
from askaround.conversations.models import Brief, Debrief, Goal, Note, PlannedQuestion
from askaround.conversations.rules.debrief import HIGHEST, LOWEST
from askaround.conversations.rules.lines import Line
from askaround.core.text import many_lines, one_line
from askaround.journal.author import Author, StaleWrite
from askaround.scheduling.actions import mark_held
from askaround.scheduling.models import Conversation


class CannotDebrief(Exception):
    """The message is written for the person at the screen."""


def own_debrief(*, by: Author, conversation: Conversation) -> Debrief:
    """Return the debrief of a conversation; one that is not stored yet where nothing is written."""
    found = Debrief.objects.filter(space=by.space, conversation=conversation).first()
    return found or Debrief(space=by.space, conversation=conversation)


def save_debrief(*, by: Author, debrief: Debrief, version: int | None = None) -> None:
    """Store what was written so far. Raises `StaleWrite` for an old version; 0 is a new one."""
    debrief.recall, debrief.surprises = many_lines(debrief.recall), many_lines(debrief.surprises)
    debrief.monday_why = one_line(debrief.monday_why)
    stored = Debrief.objects.filter(space=by.space, conversation=debrief.conversation_id).first()
    with by.change(_("Looked back at the talk with %s") % debrief.conversation.person) as change:
        if stored is None:
            if _says_something(debrief):
                change.add(debrief)
        elif stored.pk != debrief.pk:
            raise StaleWrite(stored)
        else:
            change.save(debrief, version=version)


def _says_something(debrief: Debrief) -> bool:
    said = ("recall", "surprises", "energy", "worry", "monday", "monday_why", "confidence")
    also = ("talk_share", "finished_at")
    return any(getattr(debrief, name) not in {"", None} for name in (*said, *also))


def finish_debrief(*, by: Author, debrief: Debrief) -> None:
    """Note that all is written down; more may follow. Raises :class:`CannotDebrief`.

    Where nobody said when it ended, it took place as it was agreed, or as it was begun.
    """
    if debrief.finished_at is not None:
        return
    debrief.finished_at = by.now
    with by.change(_("Finished looking back at %s") % debrief.conversation.person) as change:
        if debrief.conversation.ended_at is None:
            _took_place_as_agreed(by, debrief.conversation)
        change.keep(debrief)


def _took_place_as_agreed(by: Author, conversation: Conversation) -> None:
    agreed = conversation.starts_at if conversation.agreed_at else None
    began = conversation.started_at or agreed
    if began is None or began > by.now or conversation.cancelled_at is not None:
        raise CannotDebrief(
            _("First enter when you talked: the thank-you note and all other dates depend on it.")
        )
    length = timedelta(minutes=conversation.minutes + conversation.extended_minutes)
    note_times(by=by, conversation=conversation, started_at=began, ended_at=began + length)


def note_times(
    *,
    by: Author,
    conversation: Conversation,
    started_at: datetime,
    ended_at: datetime,
    version: int | None = None,
) -> Conversation:
    """Record when we really talked, also afterwards. Raises :class:`CannotDebrief`, `StaleWrite`.

    A minute of grace, because the clock of a form has no seconds.
    """
    stored = Conversation.objects.select_related("person").get(pk=conversation.pk, space=by.space)
    if version is not None and stored.version != version:
        raise StaleWrite(stored)
    if started_at > by.now:
        raise CannotDebrief(_("That time is still to come. Enter when you actually talked."))
    ended_at = max(started_at, min(ended_at, by.now))
    return mark_held(by=by, conversation=stored, started_at=started_at, ended_at=ended_at)


def say_confidence_before(*, by: Author, conversation: Conversation, confidence: int) -> None:
    """Say how sure I felt beforehand, from 1 to 5."""
    stored = Brief.objects.filter(space=by.space, conversation=conversation).first()
    brief = stored or Brief(conversation=conversation)
    brief.confidence = min(max(confidence, LOWEST), HIGHEST)
    with by.change(_("Noted how sure you felt before")) as change:
        change.keep(brief)


def judge_goal(*, by: Author, goal: Goal, reached: bool | None) -> None:
    """Say whether I came away with what I wanted; None leaves it open."""
    goal.reached = reached
    with by.change(_("Noted how far you got: %s") % goal.text) as change:
        change.save(goal)


def tick_question(*, by: Author, question: PlannedQuestion, asked: bool) -> None:
    """Note that a question was asked, or take that back; the moment of a first tick stays."""
    question.asked_at = (question.asked_at or by.now) if asked else None
    who = question.conversation.person
    sentence = _("Asked %s a question from the plan") if asked else _("Did not ask %s after all")
    with by.change(sentence % who) as change:
        change.save(question)


class LineDetails(TypedDict, total=False):
    """What may be said about a line besides its words."""

    kind: str
    scope: str
    planned: PlannedQuestion | None
    off_record: bool
    volunteered: bool


def write_line(
    *, by: Author, conversation: Conversation, text: str, **details: Unpack[LineDetails]
) -> Note:
    """Add a line afterwards. Raises `CannotKeep`."""
    return _kept(by, conversation, _line(text, **details))


def correct_line(*, by: Author, note: Note, text: str, **details: Unpack[LineDetails]) -> Note:
    """Put a corrected line in place of ``note``, which stays underneath. Raises `CannotKeep`.

    A line that says what it said is left alone.
    """
    line = replace(_line(text, **details), replaces=note.pk)
    compared = ("text", "kind", "scope", "off_record", "volunteered")
    is_same = all(getattr(line, name) == getattr(note, name) for name in compared)
    if is_same and line.about == note.planned_id:
        return note
    with by.change(_("Corrected a line about %s") % note.conversation.person) as change:
        corrected = _kept(by, note.conversation, line)
        if note.path_id is not None:
            corrected.path_id = note.path_id
            change.save(corrected)
    return corrected


def _line(
    text: str,
    *,
    planned: PlannedQuestion | None = None,
    kind: str = Note.Kind.FACT,
    scope: str = "",
    off_record: bool = False,
    volunteered: bool = False,
) -> Line:
    return Line(
        id=uuid4(),
        text=many_lines(text),
        kind=kind,
        scope=scope,
        about=planned.pk if planned else None,
        off_record=off_record,
        volunteered=volunteered,
    )


def strike_line(*, by: Author, note: Note) -> None:
    """Take a line out of the notes; what it became stays, and it can be undone."""
    line = Line(id=uuid4(), kind=note.kind, replaces=note.pk, struck=True)
    with by.change(_("Removed a line about %s") % note.conversation.person):
        _kept(by, note.conversation, line)


def _kept(by: Author, conversation: Conversation, line: Line) -> Note:
    report = keep_lines(by=by, conversation=conversation, lines=[line])
    if line.id in report.refused:
        raise CannotKeep(report.refused[line.id])
    return Note.objects.select_related("planned", "conversation__person").get(
        pk=report.kept[line.id]
    )
