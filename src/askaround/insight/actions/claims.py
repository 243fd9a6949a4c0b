"""Claims: one sentence about what was heard, and who says so or otherwise."""

from django.utils.translation import gettext as _

from askaround.conversations.models import Note
from askaround.core.text import many_lines, one_line
from askaround.insight.models import Claim, Evidence
from askaround.journal.author import Author, Recorder
from askaround.people.models import Person
from askaround.research.models import Exploration, Organization, Path, Question

LONGEST_CLAIM = 300


class CannotClaim(Exception):
    """The message is written for the person at the screen."""


def add_claim(
    *,
    by: Author,
    exploration: Exploration,
    text: str,
    question: Question | None = None,
    path: Path | None = None,
    organization: Organization | None = None,
    note: Note | None = None,
    stance: str = Evidence.Stance.FOR,
) -> Claim:
    """Write down what was heard, in one sentence.

    A ``note`` brings its evidence: who said it, in which conversation, in which words. Without a
    ``question``, the one that the note answers is taken.
    """
    text = _one_sentence(text)
    if question is None and note is not None and note.planned is not None:
        question = note.planned.question
    with by.change(_("Wrote down what you heard: “%s”") % text) as change:
        claim = change.add(
            Claim(
                exploration=exploration,
                question=question,
                path=path,
                organization=organization,
                text=text,
            )
        )
        if note is not None:
            add_evidence(by=by, claim=claim, note=note, stance=stance)
    return claim


def add_evidence(
    *,
    by: Author,
    claim: Claim,
    note: Note | None = None,
    person: Person | None = None,
    stance: str = Evidence.Stance.FOR,
    quote: str = "",
) -> Evidence:
    """Say who speaks for a claim or against it: by a line of the notes, or by name.

    The words of a line that is off the record are not copied: they stay in that line, and with it
    out of everything that is shared.
    """
    if note is not None:
        person = note.conversation.person
        quote = "" if note.off_record else quote or note.text
        if claim.evidence.filter(note=note).exists():
            raise CannotClaim(_("This line is there already."))
    if person is None:
        raise CannotClaim(_("Choose who said it."))
    evidence = Evidence(
        claim=claim,
        person=person,
        conversation=note.conversation if note else None,
        note=note,
        stance=Evidence.Stance(stance),
        quote=many_lines(quote),
    )
    sentence = _("%(person)s says so: “%(claim)s”")
    if evidence.stance == Evidence.Stance.AGAINST:
        sentence = _("%(person)s sees it differently: “%(claim)s”")
    with by.change(sentence % {"person": person, "claim": claim}) as change:
        return change.add(evidence)


def turn_evidence(*, by: Author, evidence: Evidence) -> None:
    """Put what somebody says on the other side."""
    sides = Evidence.Stance
    evidence.stance = sides.FOR if evidence.stance == sides.AGAINST else sides.AGAINST
    with by.change(_("Moved what %s says to the other side") % evidence.person) as change:
        change.save(evidence)


def remove_evidence(*, by: Author, evidence: Evidence) -> None:
    with by.change(_("Removed what %s says") % evidence.person) as change:
        change.remove(evidence)


def edit_claim(*, by: Author, claim: Claim, version: int | None = None) -> None:
    """Store the changed columns of ``claim``. Raises `StaleWrite` for an old version."""
    claim.text = _one_sentence(claim.text)
    with by.change(_("Changed what you heard: “%s”") % claim.text) as change:
        change.save(claim, version=version)


def remove_claim(*, by: Author, claim: Claim) -> None:
    with by.change(_("Removed what you heard: “%s”") % claim) as change:
        change.remove(claim)


def join_claims(*, by: Author, claim: Claim, into: Claim) -> None:
    """Make one of two claims that say the same; ``into`` stays, with everything of both.

    Raises :class:`CannotClaim` for a claim with itself, or of another exploration.
    """
    if claim.pk == into.pk or claim.exploration_id != into.exploration_id:
        raise CannotClaim(_("Choose another claim of the same exploration."))
    both = {"one": claim.text, "other": into.text}
    with by.change(_("Merged “%(one)s” and “%(other)s”") % both) as change:
        into.question = into.question or claim.question
        into.path = into.path or claim.path
        into.organization = into.organization or claim.organization
        change.save(into)
        _move_evidence(change, claim, into)
        _move_fits(change, claim, into)
        _move_reasons(change, claim, into)
        change.remove(claim)


def _move_evidence(change: Recorder, claim: Claim, into: Claim) -> None:
    """Move all that is said, except a line that stands there already: it goes with its claim."""
    present = {each.note_id for each in into.evidence.all() if each.note_id}
    for evidence in claim.evidence.all():
        if evidence.note_id not in present:
            evidence.claim = into
            change.save(evidence)


def _move_fits(change: Recorder, claim: Claim, into: Claim) -> None:
    present = {(each.value_id, each.path_id) for each in into.fits.all()}
    for fit in claim.fits.all():
        if (fit.value_id, fit.path_id) not in present:
            fit.claim = into
            change.save(fit)


def _move_reasons(change: Recorder, claim: Claim, into: Claim) -> None:
    present = {each.decision_id for each in into.reasons.all()}
    for reason in claim.reasons.all():
        if reason.decision_id not in present:
            reason.claim = into
            change.save(reason)


def _one_sentence(text: str) -> str:
    text = one_line(text)[:LONGEST_CLAIM]
    if not text:
        raise CannotClaim(_("Say in one sentence what you heard."))
    return text
