"""Claims as a page shows them: both sides next to each other, with who speaks and how they know."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from askaround.conversations.models import Note
from askaround.insight.models import Claim, Evidence
from askaround.insight.rules.corrections import standing
from askaround.insight.rules.independence import Circles
from askaround.insight.rules.tenure import Span, years
from askaround.people.models import Person, Role


@dataclass(frozen=True)
class Speaker:
    """Who said something: how far along, and for how many years now."""

    person: Person
    level: str
    years: int | None
    work: str


@dataclass(frozen=True)
class Voice:
    """One voice about a claim.

    ``line`` is the line of the notes as it stands today, ``quote`` its words; both are empty for
    what was said elsewhere. ``off_record``: the line, or its correction, may not be shared.
    """

    evidence: Evidence
    speaker: Speaker
    line: Note | None
    quote: str
    off_record: bool

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
    agree: list[Voice] = field(default_factory=list)
    disagree: list[Voice] = field(default_factory=list)
    voices_for: int = 0
    voices_against: int = 0

    @property
    def is_disputed(self) -> bool:
        return bool(self.agree and self.disagree)

    @property
    def is_one_voice(self) -> bool:
        return self.voices_for + self.voices_against == 1


def with_evidence(among: QuerySet[Claim]) -> QuerySet[Claim]:
    """Claims with everything that is said about them and by whom, in four queries."""
    evidence = Evidence.objects.select_related("person", "note", "conversation").order_by("id")
    roles = Role.objects.select_related("organization").order_by("-id")
    return among.select_related("question", "path", "organization").prefetch_related(
        Prefetch("evidence", evidence), Prefetch("evidence__person__roles", roles)
    )


def shown(
    claims: Iterable[Claim], *, circles: Circles[UUID], corrections: "Corrections", today: date
) -> list[ClaimShown]:
    """Return claims as pages show them; they should come from :func:`with_evidence`."""
    return [_shown(claim, circles, corrections, today) for claim in claims]


def _shown(
    claim: Claim, circles: Circles[UUID], corrections: "Corrections", today: date
) -> ClaimShown:
    sides: dict[str, list[Voice]] = defaultdict(list)
    for evidence in claim.evidence.all():
        sides[evidence.stance].append(_voice(evidence, corrections, today))
    agree, disagree = sides[Evidence.Stance.FOR], sides[Evidence.Stance.AGAINST]
    return ClaimShown(
        claim,
        agree,
        disagree,
        voices_for=circles.voices(voice.evidence.person_id for voice in agree),
        voices_against=circles.voices(voice.evidence.person_id for voice in disagree),
    )


def _voice(evidence: Evidence, corrections: "Corrections", today: date) -> Voice:
    line = corrections.standing(evidence.note) if evidence.note else None
    was_off = bool(evidence.note and evidence.note.off_record)
    return Voice(
        evidence=evidence,
        speaker=speaker(evidence.person, today),
        line=line,
        quote=_words(evidence, line),
        off_record=was_off or bool(line and line.off_record),
    )


def _words(evidence: Evidence, line: Note | None) -> str:
    """Return the quote; one that is the whole line follows the line when that is corrected."""
    was = evidence.note.text if evidence.note else ""
    if line is not None and evidence.quote in {"", was}:
        return line.text
    return evidence.quote


def speaker(person: Person, today: date) -> Speaker:
    """Return how far along somebody is; their roles should be prefetched."""
    roles = list(person.roles.all())
    present = next((role for role in roles if not role.ended), None)
    return Speaker(
        person=person,
        level=person.level,
        years=years([Span(role.started, role.ended) for role in roles], on=today),
        work=str(present or ""),
    )


@dataclass(frozen=True)
class Corrections:
    """Which line replaced which: from a line to those that came after it, in their order."""

    later: Mapping[UUID, list[Note]]

    def standing(self, note: Note) -> Note | None:
        """Return the line that stands in the place of a line today; None where it was struck."""
        return standing(
            note,
            later=lambda line: self.later.get(line.pk, []),
            is_struck=lambda line: line.struck,
        )


def corrections_of(conversations: Collection[UUID]) -> Corrections:
    """Return the corrections made in these conversations, in one query."""
    later: dict[UUID, list[Note]] = defaultdict(list)
    corrected = Note.objects.filter(conversation__in=conversations, replaces__isnull=False)
    for line in corrected.order_by("at", "id"):
        if line.replaces_id:
            later[line.replaces_id].append(line)
    return Corrections(later)
