"""The lines of the notes that answer one question, or none."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from askaround.conversations.models import Note
from askaround.conversations.queries import lines as standing
from askaround.insight.queries.claims import ClaimShown, Speaker, speaker
from askaround.people.models import Role
from askaround.research.models import Exploration, Question
from askaround.scheduling.models import Conversation


def standing_lines(exploration: Exploration) -> QuerySet[Note]:
    """Return the lines of an exploration as they stand: neither corrected since nor struck out."""
    notes = Note.objects.filter(conversation__exploration=exploration)
    return standing(notes).order_by("at", "id")


def answering(lines: QuerySet[Note], question: Question | None) -> QuerySet[Note]:
    """Lines that answer a question; without one, those that answer none."""
    return lines.filter(planned__question=question)


@dataclass(frozen=True)
class Line:
    """A line, and the claims that rest on it."""

    note: Note
    claims: list[ClaimShown]


@dataclass(frozen=True)
class Told:
    """What one conversation says to a question. ``hidden`` counts lines off the record."""

    conversation: Conversation
    speaker: Speaker
    lines: list[Line]
    hidden: int


def told(
    lines: Iterable[Note], *, claims: Iterable[ClaimShown], with_off_record: bool
) -> list[Told]:
    """Put lines under their conversations, the first one first."""
    resting = _resting(claims)
    under: dict[UUID, list[Note]] = {}
    for note in lines:
        under.setdefault(note.conversation_id, []).append(note)
    found = []
    for notes in under.values():
        seen = [note for note in notes if with_off_record or not note.off_record]
        conversation = notes[0].conversation
        found.append(
            Told(
                conversation=conversation,
                speaker=speaker(conversation.person, notes[0].at.date()),
                lines=[Line(note, resting.get(note.pk, [])) for note in seen],
                hidden=len(notes) - len(seen),
            )
        )
    return found


def _resting(claims: Iterable[ClaimShown]) -> dict[UUID, list[ClaimShown]]:
    """Return which claims rest on which line."""
    found: dict[UUID, list[ClaimShown]] = {}
    for claim in claims:
        for voice in (*claim.agree, *claim.disagree):
            if voice.line is not None:
                found.setdefault(voice.line.pk, []).append(claim)
    return found


def with_speakers(lines: QuerySet[Note]) -> QuerySet[Note]:
    """Lines with who said them and how far along they are, in two queries."""
    roles = Role.objects.select_related("organization").order_by("-id")
    return lines.select_related("conversation__person").prefetch_related(
        Prefetch("conversation__person__roles", roles)
    )
