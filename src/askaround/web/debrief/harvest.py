"""What the lines of one conversation became, what they may become, and the presses for it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from askaround import access
from askaround.conversations.queries.debriefs import HeardLine
from askaround.followup import actions as followup
from askaround.followup.actions import harvest
from askaround.followup.rules.harvest import Offered, Use, offered, shortened
from askaround.insight.actions import claims
from askaround.web.http import SpaceRequest

if TYPE_CHECKING:
    from askaround.conversations.models import Note
    from askaround.followup.models import Referral
    from askaround.insight.models import Evidence
    from askaround.scheduling.models import Conversation

AnyRow = TypeVar("AnyRow", bound=Model)
REFUSALS = (followup.CannotRefer, claims.CannotClaim)


def use_names() -> dict[Use, str]:
    """Return what a line can become, in words."""
    return {
        Use.ADVICE: _("Advice"),
        Use.MY_PROMISE: _("My promise"),
        Use.THEIR_PROMISE: _("Their promise"),
        Use.REFERRAL: _("Suggested person"),
        Use.OPENING: _("Opening"),
        Use.PATH: _("Path"),
        Use.CLAIM: _("Claim"),
    }


@dataclass(frozen=True, slots=True)
class Became:
    """One thing that a line became; ``url`` is its page, ``hint`` the step that is missing."""

    use: Use
    label: str
    key: UUID
    text: str
    url: str
    hint: str = ""
    hint_url: str = ""


@dataclass(frozen=True, slots=True)
class Press:
    use: Use
    label: str


@dataclass(frozen=True, slots=True)
class LineShown:
    """A line with what it became, and the presses that it still offers."""

    heard: HeardLine
    became: list[Became] = field(default_factory=list)
    first: list[Press] = field(default_factory=list)
    others: list[Press] = field(default_factory=list)

    @property
    def note(self) -> "Note":
        return self.heard.note


def shown(
    request: SpaceRequest, conversation: "Conversation", lines: Iterable[HeardLine]
) -> list[LineShown]:
    """Return lines with what they became, in six queries."""
    became = _became(request, conversation)
    return [_shown(request, line, became) for line in lines]


def _shown(request: SpaceRequest, line: HeardLine, became: dict[UUID, list[Became]]) -> LineShown:
    done = {each.key: each for key in line.keys for each in became.get(key, [])}
    uses = {each.use for each in done.values()}
    may = offered(
        kind=line.note.kind,
        text=line.note.text,
        off_record=line.note.off_record,
        language=request.space.language,
    )
    return LineShown(line, list(done.values()), *_presses(may, uses))


def _presses(may: Offered, done: set[Use]) -> tuple[list[Press], list[Press]]:
    names = use_names()
    first = [Press(use, names[use]) for use in may.first if use not in done]
    others = [Press(use, names[use]) for use in may.others if use not in done]
    return first, others


Found = Iterator[tuple[UUID | None, Became]]


def _became(request: SpaceRequest, conversation: "Conversation") -> dict[UUID, list[Became]]:
    """Return what the lines of a conversation became, by the line that it came from."""
    found: dict[UUID, list[Became]] = defaultdict(list)
    for note, each in chain(_left(request, conversation), _learned(request, conversation)):
        if note is not None:
            found[note].append(each)
    return found


def _left(request: SpaceRequest, talk: "Conversation") -> Found:
    """Give what is owed, and whom and what they named."""
    space = request.space
    for advice in _of_a_line(access.advice(space), talk):
        yield advice.note_id, _piece(Use.ADVICE, advice.pk, advice.text, "followup:advice")
    for promise in _of_a_line(access.promises(space), talk):
        use = Use.MY_PROMISE if promise.mine else Use.THEIR_PROMISE
        yield promise.note_id, _piece(use, promise.pk, promise.text, "followup:promise")
    for opening in _of_a_line(access.openings(space), talk):
        yield opening.note_id, _piece(Use.OPENING, opening.pk, opening.text, "followup:opening")
    for referral in _of_a_line(access.referrals(space), talk).select_related("to", "organization"):
        yield referral.note_id, _referral(referral)


def _learned(request: SpaceRequest, talk: "Conversation") -> Found:
    """Give what a line says about the work: claims and paths."""
    space = request.space
    for evidence in _of_a_line(access.evidence(space), talk).select_related("claim"):
        url = reverse("insight:claim", args=[evidence.claim_id])
        label = use_names()[Use.CLAIM]
        yield evidence.note_id, Became(Use.CLAIM, label, evidence.pk, evidence.claim.text, url)
    notes = access.notes(space).filter(conversation=talk, path__isnull=False)
    for note in notes.select_related("path"):
        if note.path is not None:
            yield note.pk, _piece(Use.PATH, note.path.pk, note.path.name, "research:path")


def _of_a_line(rows: "QuerySet[AnyRow]", talk: "Conversation") -> "QuerySet[AnyRow]":
    return rows.filter(note__conversation=talk).order_by("id")


def _piece(use: Use, key: UUID, text: str, page: str) -> Became:
    return Became(use, use_names()[use], key, text, reverse(page, args=[key]))


def _referral(referral: "Referral") -> Became:
    name = referral.to.full_name if referral.to else referral.sought
    place = f", {referral.organization}" if referral.organization else ""
    unknown = referral.to is None
    return Became(
        Use.REFERRAL,
        use_names()[Use.REFERRAL],
        referral.pk,
        f"{name}{place}",
        reverse("followup:referral", args=[referral.pk]),
        hint=_("Who is it?") if unknown else "",
        hint_url=reverse("debrief:suggested", args=[referral.pk]) if unknown else "",
    )


def become(request: SpaceRequest, line: HeardLine, use: Use) -> None:
    """Let a line become something. Raises one of ``REFUSALS``."""
    by, note, keys = request.author, line.note, line.keys
    match use:
        case Use.ADVICE:
            harvest.keep_advice(by=by, note=note, keys=keys)
        case Use.MY_PROMISE | Use.THEIR_PROMISE:
            harvest.keep_promise(by=by, note=note, keys=keys, mine=use is Use.MY_PROMISE)
        case Use.REFERRAL:
            harvest.keep_referral(by=by, note=note, keys=keys)
        case Use.OPENING:
            harvest.keep_opening(by=by, note=note, keys=keys)
        case Use.PATH:
            harvest.keep_path(by=by, note=note, keys=keys)
        case Use.CLAIM:
            _claim(request, line)


def _claim(request: SpaceRequest, line: HeardLine) -> None:
    """Make a claim of a line, once. What is off the record is told to nobody."""
    note = line.note
    if note.off_record:
        raise claims.CannotClaim(_("This was told off the record, so it is no evidence."))
    if access.evidence(request.space).filter(note__in=line.keys).exists():
        return
    claims.add_claim(
        by=request.author,
        exploration=note.conversation.exploration,
        text=shortened(note.text, claims.LONGEST_CLAIM),
        note=note,
    )


def take_back(request: SpaceRequest, line: HeardLine, use: Use, key: UUID) -> None:
    """Take back what a line became; what is gone already stays gone."""
    by, space = request.author, request.space
    of_line = {"pk": key, "note__in": line.keys}
    if use is Use.PATH:
        harvest.forget_path(by=by, note=line.note, keys=line.keys)
    elif use is Use.CLAIM:
        for evidence in access.evidence(space).filter(**of_line).select_related("claim"):
            _forget_claim(request, evidence)
    elif use is Use.REFERRAL:
        for referral in access.referrals(space).filter(**of_line):
            followup.remove_referral(by=by, referral=referral)
    elif use is Use.ADVICE:
        for advice in access.advice(space).filter(**of_line):
            followup.remove_advice(by=by, advice=advice)
    else:
        _forget_promise_or_opening(request, of_line)


def _forget_promise_or_opening(request: SpaceRequest, of_line: dict[str, Any]) -> None:
    for promise in access.promises(request.space).filter(**of_line):
        followup.remove_promise(by=request.author, promise=promise)
    for opening in access.openings(request.space).filter(**of_line):
        followup.remove_opening(by=request.author, opening=opening)


def _forget_claim(request: SpaceRequest, evidence: "Evidence") -> None:
    """Take the line out of its claim; a claim that rests on it alone goes with it."""
    claim = evidence.claim
    rests_on_it_alone = (
        claim.evidence.count() == 1 and not claim.fits.exists() and not claim.reasons.exists()
    )
    if rests_on_it_alone:
        claims.remove_claim(by=request.author, claim=claim)
    else:
        claims.remove_evidence(by=request.author, evidence=evidence)
