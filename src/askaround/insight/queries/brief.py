"""What can be taken along: why this field, in other people's words and in stories.

Nothing said off the record is ever in it, neither the line nor its correction; nor any line from
which an opening was learned in confidence.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q, Value
from django.db.models.functions import Coalesce, NullIf

from askaround.accounts.models import Space
from askaround.conversations.models import Note
from askaround.followup.models import Opening
from askaround.insight.models import Claim
from askaround.insight.queries.claims import ClaimShown, Voice, shown
from askaround.insight.queries.heard import Voices, heard
from askaround.insight.queries.lines import Corrections, corrections_of, standing_lines
from askaround.insight.rules.keywords import Keyword, keywords
from askaround.preparation.models import Profile
from askaround.research.models import Exploration, Path

SKILL_TOPICS = ("skills", "entry-requirements", "resume-signals")
SAYS_WHAT_IS_NEEDED = (Note.Kind.FACT, Note.Kind.NUMBER, Note.Kind.ADVICE)


@dataclass(frozen=True)
class About:
    """What was heard about one path, or about none in particular (``path`` is None)."""

    path: Path | None
    claims: list[ClaimShown]


class Shared(NamedTuple):
    """One line that others may see, and who said it; ``topic`` is that of its question."""

    pk: UUID
    kind: str
    text: str
    person: UUID
    name: str
    topic: str


@dataclass(frozen=True)
class Brief:
    """Everything that goes along. ``needed`` are lines about skills, ``stories`` told ones."""

    people: int
    voices: int
    about: list[About]
    stories: list[Shared]
    needed: list[Shared]
    keywords: list[Keyword]
    skills: str


def brief(exploration: Exploration, *, space: Space, now: datetime, today: date) -> Brief:
    """Return what can be taken along of an exploration, those paths first that are chosen."""
    known = heard(exploration, space=space, now=now)
    corrections = corrections_of([each.pk for each in known.conversations])
    private = _private(exploration, corrections)
    claims = shown(
        Claim.objects.filter(exploration=exploration).order_by("id"),
        circles=known.circles,
        corrections=corrections,
        today=today,
    )
    open_claims = [found for claim in claims if (found := _shareable(claim, private))]
    lines = _shareable_lines(exploration, private)
    needed = [line for line in lines if _says_what_is_needed(line)]
    profile = Profile.objects.filter(space=space).first()
    skills = profile.skills if profile else ""
    speakers = {voice.speaker.pk.hex for each in open_claims for voice in _both_sides(each)}
    return Brief(
        people=len({each.person for each in known.conversations}),
        voices=known.circles.voices(speakers),
        about=_by_path(exploration, open_claims),
        stories=[line for line in lines if line.kind == Note.Kind.STORY],
        needed=needed,
        keywords=keywords(((line.person, line.text) for line in needed), skills=skills),
        skills=skills,
    )


def _private(exploration: Exploration, corrections: Corrections) -> set[UUID]:
    """Return the lines that nobody else may see, with whatever corrects them."""
    of_this = Q(conversation__exploration=exploration)
    confidential = Opening.objects.filter(of_this, confidential=True, note__isnull=False)
    off_record = Note.objects.filter(of_this, off_record=True)
    private = {key for key in confidential.values_list("note_id", flat=True) if key}
    waiting = [*private, *off_record.values_list("id", flat=True)]
    while waiting:
        key = waiting.pop()
        private.add(key)
        waiting += [each.pk for each in corrections.later.get(key, []) if each.pk not in private]
    return private


def _shareable(claim: ClaimShown, private: set[UUID]) -> ClaimShown | None:
    """Return a claim without what is private; None where nothing would stand behind it."""
    agree = [voice for voice in claim.agree if _may_be_told(voice, private)]
    disagree = [voice for voice in claim.disagree if _may_be_told(voice, private)]
    if not agree and not disagree:
        return None
    return ClaimShown(
        claim=claim.claim,
        agree=agree,
        disagree=disagree,
        voices=Voices(
            agree=min(claim.voices.agree, len(agree)),
            disagree=min(claim.voices.disagree, len(disagree)),
        ),
    )


def _may_be_told(voice: Voice, private: set[UUID]) -> bool:
    """A line that was struck out since is left out, too: it was not meant to stay."""
    if voice.note is None:
        return True
    was_private = voice.note in private
    return not (was_private or voice.off_record or voice.line is None or voice.line.pk in private)


def _both_sides(claim: ClaimShown) -> list[Voice]:
    return [*claim.agree, *claim.disagree]


def _shareable_lines(exploration: Exploration, private: set[UUID]) -> list[Shared]:
    open_lines = standing_lines(exploration.pk).filter(off_record=False)
    wanted = open_lines.filter(kind__in=(Note.Kind.STORY, *SAYS_WHAT_IS_NEEDED))
    topic = Coalesce(NullIf("planned__topic", Value("")), "planned__question__topic", Value(""))
    rows = wanted.values_list(
        "pk", "kind", "text", "conversation__person_id", "conversation__person__full_name", topic
    )
    return [Shared(*row) for row in rows if row[0] not in private]


def _says_what_is_needed(line: Shared) -> bool:
    return line.kind in SAYS_WHAT_IS_NEEDED and line.topic in SKILL_TOPICS


def _by_path(exploration: Exploration, claims: Iterable[ClaimShown]) -> list[About]:
    """Put claims under their paths: the chosen first, those ruled out last, then the rest."""
    order = {Path.State.CHOSEN: 0, Path.State.CONSIDERING: 1, Path.State.RULED_OUT: 2}
    known = list(claims)
    paths = sorted(exploration.paths.order_by("id"), key=lambda path: order[Path.State(path.state)])
    found = [
        About(path, [each for each in known if each.claim.path_id == path.pk]) for path in paths
    ]
    rest = About(None, [each for each in known if each.claim.path_id is None])
    return [about for about in (*found, rest) if about.claims]
