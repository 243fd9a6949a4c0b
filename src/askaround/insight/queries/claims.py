"""Claims as a page shows them: both sides next to each other, with who speaks and how they know."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from askaround.conversations.models import Note
from askaround.core.prepared import prepared
from askaround.insight.models import Claim, Evidence
from askaround.insight.queries.heard import Voices
from askaround.insight.queries.lines import COLUMNS, Corrections, Line
from askaround.insight.queries.speakers import Speaker, speakers
from askaround.insight.rules.independence import Circles

NOTE = tuple(f"note__{column}" for column in COLUMNS)


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice about a claim; ``pk`` is the key of its evidence.

    ``note`` is the key of the line it came from, ``line`` that line as it stands today, ``quote``
    its words; they are empty for what was said elsewhere. ``off_record``: the line, or its
    correction, may not be shared.
    """

    pk: UUID
    stance: str
    speaker: Speaker
    note: UUID | None
    line: Line | None
    quote: str
    off_record: bool

    @property
    def agrees(self) -> bool:
        return self.stance == Evidence.Stance.FOR

    @property
    def stance_name(self) -> str:
        return str(Evidence.Stance(self.stance).label)

    @property
    def volunteered(self) -> bool:
        return bool(self.line and self.line.volunteered)

    @property
    def is_opinion(self) -> bool:
        return bool(self.line and self.line.kind == Note.Kind.OPINION)


@dataclass(frozen=True)
class ClaimShown:
    """A claim with its voices on both sides, and how many of them are independent."""

    claim: Claim
    agree: list[Voice]
    disagree: list[Voice]
    voices: Voices

    @property
    def is_disputed(self) -> bool:
        return bool(self.agree and self.disagree)


def shown(
    claims: QuerySet[Claim], *, circles: Circles[str], corrections: Corrections, today: date
) -> list[ClaimShown]:
    """Return claims as pages show them, with everything that is said about them: four queries."""
    about = claims.select_related("question", "path", "organization")
    found = list(
        about.only(
            "text",
            "exploration_id",
            "question__text",
            "organization__name",
            "path__name",
            "path__state",
            "path__state_reason",
        )
    )
    voices = _voices([each.pk for each in found], corrections, today)
    return [_shown(claim, voices[claim.pk], circles) for claim in found]


def _shown(claim: Claim, voices: Iterable[Voice], circles: Circles[str]) -> ClaimShown:
    known = list(voices)
    agree = [voice for voice in known if voice.agrees]
    disagree = [voice for voice in known if not voice.agrees]
    return ClaimShown(
        claim,
        agree,
        disagree,
        Voices(
            agree=circles.voices(voice.speaker.pk.hex for voice in agree),
            disagree=circles.voices(voice.speaker.pk.hex for voice in disagree),
        ),
    )


def _voices(
    claims: Collection[UUID], corrections: Corrections, today: date
) -> dict[UUID, list[Voice]]:
    """Return the voices of each claim in the order in which they came, in three queries."""
    rows = _said_about(tuple(claims))
    people = speakers({person for _claim, _key, person, *_rest in rows})
    found: dict[UUID, list[Voice]] = defaultdict(list)
    for claim, key, person, stance, quote, *columns in rows:
        told = Line(*columns) if columns[0] else None
        line = corrections.standing(told) if told else None
        voice = Voice(
            pk=key,
            stance=stance,
            speaker=people.of(person, on=today),
            note=told.pk if told else None,
            line=line,
            quote=_words(quote, told, line),
            off_record=any(each.off_record for each in (told, line) if each),
        )
        found[claim].append(voice)
    return found


@prepared
def _said_about(claims: tuple[UUID, ...]) -> QuerySet[Evidence, tuple[Any, ...]]:
    found = Evidence.objects.filter(claim__in=claims).order_by("id")
    return found.values_list("claim_id", "pk", "person_id", "stance", "quote", *NOTE)


def _words(quote: str, told: Line | None, line: Line | None) -> str:
    """Return the quote; one that is the whole line follows the line when that is corrected."""
    whole = not quote or (told is not None and quote == told.text)
    return line.text if line is not None and whole else quote
