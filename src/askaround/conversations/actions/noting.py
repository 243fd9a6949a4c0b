"""Keeping what was written during a conversation, whenever it arrives and however often.

A device that was without network sends what it holds, and sends it again where it heard no
answer. So everything here may be said twice and is then said once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from askaround.conversations.models import Note, PlannedQuestion
from askaround.conversations.rules.lines import (
    Does,
    Line,
    NotKept,
    Refusal,
    another_key,
    moment,
    refuse_unkeepable,
)
from askaround.core.text import one_line
from askaround.journal.author import Author, Recorder
from askaround.people.actions import CannotReach, add_contact_point
from askaround.scheduling.actions import mark_held
from askaround.scheduling.models import Conversation
from askaround.scheduling.rules.states import LONGEST_TALK


class CannotKeep(ValueError):
    """Why one line was not kept; the message is written for the person at the screen."""


@dataclass
class KeptLines:
    """What became of the lines: under which key each is kept, or why it is not."""

    kept: dict[UUID, UUID] = field(default_factory=dict)
    refused: dict[UUID, str] = field(default_factory=dict)


def refusal(problem: NotKept) -> str:
    """Say in a sentence why a line cannot be kept."""
    return {
        Refusal.NONSENSE: _("Askaround does not know how to keep this."),
        Refusal.EMPTY: _("This line is empty."),
        Refusal.TOO_LONG: ngettext(
            "This line is longer than %d character. Cut it in two.",
            "This line is longer than %d characters. Cut it in two.",
            problem.limit,
        )
        % problem.limit,
    }[problem.refusal]


def keep_lines(
    *,
    by: Author,
    conversation: Conversation,
    lines: Sequence[Line],
    sent_at: datetime | None = None,
) -> KeptLines:
    """Keep all lines that can be kept, as one change, and say why others cannot.

    ``sent_at`` is the clock of the device when it sent them (see `rules.lines.moment`). The same
    line again is there already; other words under the same key are kept under another key.
    """
    report = KeptLines()
    with by.change(said_in_short(conversation, lines)) as change:
        desk = _Desk(by, change, conversation, lines, sent_at)
        for line in lines:
            try:
                refuse_unkeepable(line)
                report.kept[line.id] = desk.keep(line)
            except NotKept as problem:
                report.refused[line.id] = refusal(problem)
            except CannotKeep as problem:
                report.refused[line.id] = str(problem)
    return report


def said_in_short(conversation: Conversation, lines: Iterable[Line]) -> str:
    """Return the sentence by which the journal remembers these lines."""
    sentences = {
        Does.START: _("Started talking with %s"),
        Does.END: _("Talked with %s"),
        Does.RESUME: _("Kept talking with %s"),
        Does.EXTEND: _("Noted that %s offered more time"),
        Does.TICK: _("Asked %s a question from the plan"),
        Does.UNTICK: _("Unchecked a question for %s"),
        Does.CONSENT: _("Noted what %s said about taking notes"),
        Does.GOAL: _("Noted how far you got with %s"),
        Does.CONTACT: _("Added a way to reach %s"),
        Does.QUESTION: _("Asked %s a question that was not planned"),
        Does.WELCOME: _("Noted whether %s would like to hear from you"),
    }
    kinds = {line.does for line in lines}
    only = kinds.pop() if len(kinds) == 1 else Does.NOTE
    return sentences.get(only, _("Took notes while talking with %s")) % conversation.person


class _Desk:
    """Takes the lines of one conversation one after the other."""

    def __init__(
        self,
        by: Author,
        change: Recorder,
        conversation: Conversation,
        lines: Sequence[Line],
        sent_at: datetime | None,
    ) -> None:
        self._by, self._change, self._sent_at = by, change, sent_at
        self._talk = Conversation.objects.select_related("person", "space").get(
            pk=conversation.pk, space=by.space
        )
        self._known = {key for line in lines for key in (line.id, line.replaces) if key}
        self._notes = {note.pk: note for note in Note.objects.filter(pk__in=self._known)}
        self._plan = {each.pk: each for each in self._talk.planned_questions.all()}

    def keep(self, line: Line) -> UUID:
        """Keep one line; returns the key under which it stands. Raises :class:`CannotKeep`."""
        at = moment(line.at, sent_at=self._sent_at, now=self._by.now)
        match line.does:
            case Does.NOTE:
                return self._note(line, at)
            case Does.QUESTION:
                return self._question(line, at)
            case Does.TICK | Does.UNTICK:
                self._tick(line, at)
            case Does.GOAL:
                self._goal(line)
            case Does.CONTACT:
                self._contact(line)
            case Does.END:
                self._end(at)
            case Does.START | Does.RESUME | Does.EXTEND | Does.CONSENT:
                self._happened(line, at)
            case _:
                raise CannotKeep(refusal(NotKept(Refusal.NONSENSE)))
        return line.id

    def _note(self, line: Line, at: datetime) -> UUID:
        note = Note(
            id=line.id,
            space=self._by.space,
            conversation=self._talk,
            planned=self._plan.get(line.about) if line.about else None,
            replaces=self._replaced(line),
            kind=line.kind if line.kind in Note.Kind else Note.Kind.FACT,
            scope=line.scope if line.scope in Note.Scope else "",
            text=line.text,
            off_record=line.off_record,
            volunteered=line.volunteered,
            struck=line.struck,
            at=at,
        )
        if line.id in self._notes and _said_by(self._notes[line.id]) != _said_by(note):
            note.id = another_key(line.id, *_said_by(note))
        if not self._is_there(note):
            self._notes[note.pk] = self._change.add(note)
        return note.pk

    def _is_there(self, note: Note) -> bool:
        if note.pk in self._notes or note.pk in self._known:
            return note.pk in self._notes
        return Note.objects.filter(pk=note.pk).exists()

    def _replaced(self, line: Line) -> Note | None:
        """Return the line that is corrected. One that is not here cannot be struck out."""
        found = self._notes.get(line.replaces) if line.replaces else None
        if found is not None and found.conversation_id == self._talk.pk and found.pk != line.id:
            return found
        if line.struck:
            raise CannotKeep(_("The line you wanted to strike out is no longer here."))
        return None

    def _question(self, line: Line, at: datetime) -> UUID:
        """Write down a question that was not planned: it was asked the moment it came up."""
        known = PlannedQuestion.objects.filter(pk=line.id).first()
        key, said = line.id, (self._talk.pk, one_line(line.text))
        if known is not None and (known.conversation_id, known.text) != said:
            key = another_key(line.id, *said)
        if key in self._plan:
            return key
        last = self._talk.planned_questions.aggregate(last=Max("position"))["last"] or 0
        self._plan[key] = self._change.add(
            PlannedQuestion(
                id=key,
                conversation=self._talk,
                text=said[1],
                position=min(last + 1, 32_000),
                asked_at=at,
            )
        )
        return key

    def _tick(self, line: Line, at: datetime) -> None:
        question = self._plan.get(line.about) if line.about else None
        if question is None:
            raise CannotKeep(_("This question is no longer in the plan."))
        if line.does is Does.TICK and question.asked_at is None:
            question.asked_at = at
        elif line.does is Does.UNTICK and question.asked_at and question.asked_at <= at:
            question.asked_at = None
        self._change.save(question)

    def _goal(self, line: Line) -> None:
        goal = self._talk.goals.filter(pk=line.about).first() if line.about else None
        if goal is None:
            raise CannotKeep(_("This goal is no longer here."))
        goal.reached = {"yes": True, "no": False}.get(line.answer)
        self._change.save(goal)

    def _contact(self, line: Line) -> None:
        try:
            add_contact_point(by=self._by, person=self._talk.person, value=one_line(line.text))
        except CannotReach as problem:
            raise CannotKeep(str(problem)) from problem

    def _end(self, at: datetime) -> None:
        """Note the end. The later of two stands: somebody went on talking and ended once more."""
        talk = self._talk
        if talk.ended_at is not None and talk.ended_at >= at:
            return
        begun = talk.started_at or self._planned_start(at) or at
        self._talk = mark_held(
            by=self._by, conversation=talk, started_at=begun, ended_at=max(at, begun)
        )

    def _planned_start(self, at: datetime) -> datetime | None:
        """Return when it was to begin, where that can be when it did."""
        planned = self._talk.starts_at
        return planned if planned and planned <= at <= planned + LONGEST_TALK else None

    def _happened(self, line: Line, at: datetime) -> None:
        talk = self._talk
        if line.does is Does.START:
            talk.started_at = talk.started_at or at
        elif line.does is Does.RESUME and talk.ended_at and talk.ended_at <= at:
            talk.ended_at = None
        elif line.does is Does.EXTEND:
            talk.extended_minutes = line.minutes
        elif line.does is Does.CONSENT and (talk.consent_at is None or talk.consent_at <= at):
            if line.answer not in {"", *Conversation.Consent.values}:
                raise CannotKeep(refusal(NotKept(Refusal.NONSENSE)))
            talk.consent, talk.consent_at = line.answer, at if line.answer else None
        self._change.save(talk)


def _said_by(note: Note) -> tuple[object, ...]:
    """Return what makes a line this line: not its time, which is told by whatever clock."""
    return (
        note.conversation_id,
        str(note.kind),
        note.text,
        note.struck,
        note.off_record,
        note.volunteered,
    )
