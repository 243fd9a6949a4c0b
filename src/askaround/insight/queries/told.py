"""What each conversation says to one question, line by line."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from askaround.conversations.models import Note
from askaround.core.prepared import prepared
from askaround.insight.queries.claims import ClaimShown
from askaround.insight.queries.lines import COLUMNS, Line, standing_lines
from askaround.insight.queries.speakers import Speaker, speakers


@dataclass(frozen=True, slots=True)
class LineShown:
    """A line, and the claims that rest on it."""

    line: Line
    claims: list[ClaimShown]


@dataclass(frozen=True, slots=True)
class Told:
    """What one conversation says to a question. ``hidden`` counts lines off the record."""

    conversation: UUID
    speaker: Speaker
    lines: list[LineShown]
    hidden: int


def told(
    exploration: UUID,
    question: UUID | None,
    *,
    claims: Iterable[ClaimShown],
    with_off_record: bool,
) -> list[Told]:
    """Put what answers a question, or none, under its conversations, the first one first.

    Three queries, however many lines there are.
    """
    resting = _resting(claims)
    under: dict[UUID, list[Line]] = {}
    begun: dict[UUID, tuple[UUID, datetime]] = {}
    for person, at, *columns in _answers(exploration, question):
        line = Line(*columns)
        under.setdefault(line.conversation, []).append(line)
        begun.setdefault(line.conversation, (person, at))
    people = speakers({person for person, _at in begun.values()})
    found = []
    for talk, lines in under.items():
        seen = [line for line in lines if with_off_record or not line.off_record]
        person, at = begun[talk]
        found.append(
            Told(
                conversation=talk,
                speaker=people.of(person, on=at.date()),
                lines=[LineShown(line, resting.get(line.pk, [])) for line in seen],
                hidden=len(lines) - len(seen),
            )
        )
    return found


@prepared
def _answers(exploration: UUID, question: UUID | None) -> QuerySet[Note, tuple[Any, ...]]:
    """Return the lines that answer a question; without one, those that answer none."""
    lines = standing_lines(exploration).filter(planned__question=question)
    return lines.values_list("conversation__person_id", "at", *COLUMNS)


def _resting(claims: Iterable[ClaimShown]) -> dict[UUID, list[ClaimShown]]:
    """Return which claims rest on which line."""
    found: dict[UUID, list[ClaimShown]] = {}
    for claim in claims:
        for voice in (*claim.agree, *claim.disagree):
            if voice.line is not None:
                found.setdefault(voice.line.pk, []).append(claim)
    return found
