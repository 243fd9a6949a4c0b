"""What can be taken along: why this field, in other people's words and in stories.

Nothing said off the record is ever in it, neither the line nor its correction; nor any line from
which an opening was learned in confidence.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from askaround.accounts.models import Space
from askaround.conversations.models import Note
from askaround.followup.models import Opening
from askaround.insight.models import Claim
from askaround.insight.queries.claims import (
    ClaimShown,
    Corrections,
    Voice,
    corrections_of,
    shown,
    with_evidence,
)
from askaround.insight.queries.heard import heard
from askaround.insight.queries.lines import standing_lines
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


@dataclass(frozen=True)
class Brief:
    """Everything that goes along. ``needed`` are lines about skills, ``stories`` told ones."""

    people: int
    voices: int
    about: list[About]
    stories: list[Note]
    needed: list[Note]
    keywords: list[Keyword]
    skills: str


def brief(exploration: Exploration, *, space: Space, now: datetime, today: date) -> Brief:
    """Return what can be taken along of an exploration, those paths first that are chosen."""
    known = heard(exploration, space=space, now=now)
    corrections = corrections_of([each.pk for each in known.conversations])
    private = _private(exploration, corrections)
    claims = shown(
        with_evidence(Claim.objects.filter(exploration=exploration).order_by("id")),
        circles=known.circles,
        corrections=corrections,
        today=today,
    )
    open_claims = [found for claim in claims if (found := _shareable(claim, private))]
    lines = _shareable_lines(exploration, private)
    needed = [line for line in lines if _says_what_is_needed(line)]
    profile = Profile.objects.filter(space=space).first()
    skills = profile.skills if profile else ""
    speakers = {voice.evidence.person_id for each in open_claims for voice in _both_sides(each)}
    return Brief(
        people=len({each.person_id for each in known.conversations}),
        voices=known.circles.voices(speakers),
        about=_by_path(exploration, open_claims),
        stories=[line for line in lines if line.kind == Note.Kind.STORY],
        needed=needed,
        keywords=keywords(
            ((line.conversation.person_id, line.text) for line in needed), skills=skills
        ),
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
        voices_for=min(claim.voices_for, len(agree)),
        voices_against=min(claim.voices_against, len(disagree)),
    )


def _may_be_told(voice: Voice, private: set[UUID]) -> bool:
    """A line that was struck out since is left out, too: it was not meant to stay."""
    if voice.evidence.note_id is None:
        return True
    was_private = voice.evidence.note_id in private
    return not (was_private or voice.off_record or voice.line is None or voice.line.pk in private)


def _both_sides(claim: ClaimShown) -> list[Voice]:
    return [*claim.agree, *claim.disagree]


def _shareable_lines(exploration: Exploration, private: set[UUID]) -> list[Note]:
    lines = standing_lines(exploration).filter(off_record=False)
    wanted = Q(kind=Note.Kind.STORY) | Q(kind__in=SAYS_WHAT_IS_NEEDED)
    found = lines.filter(wanted).select_related("conversation__person", "planned__question")
    return [line for line in found if line.pk not in private]


def _says_what_is_needed(line: Note) -> bool:
    if line.planned is None or line.kind not in SAYS_WHAT_IS_NEEDED:
        return False
    topic = line.planned.topic or (line.planned.question.topic if line.planned.question else "")
    return topic in SKILL_TOPICS


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
