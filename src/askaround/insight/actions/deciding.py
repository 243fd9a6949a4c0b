"""Decisions: what I concluded, from which claims, how sure, and when I look again."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from askaround.accounts.queries import playbook_in_force
from askaround.core.text import many_lines
from askaround.insight.models import Claim, Decision, Reason
from askaround.insight.rules.due import look_again_on as day_after
from askaround.journal.author import Author
from askaround.research.actions import edit_path
from askaround.research.models import Exploration, Path


class CannotDecide(Exception):
    """The message is written for the person at the screen."""


def decide(
    *,
    by: Author,
    exploration: Exploration,
    text: str,
    path: Path | None = None,
    state: str = "",
    criteria: str = "",
    percent: int = 70,
    would_change: str = "",
    look_again_on: date | None = None,
    claims: Mapping[UUID, bool] | None = None,
) -> Decision:
    """Record a decision. With a ``path`` and a ``state`` the path becomes chosen or ruled out.

    ``claims`` are those weighed: key to whether it speaks for the decision. Without a day to look
    again, the playbook's is taken (90 days).
    """
    text = many_lines(text)
    if not text:
        raise CannotDecide(_("Say in a sentence what you decide."))
    days = playbook_in_force(by.space).look_again_days
    decision = Decision(
        exploration=exploration,
        path=path,
        text=text,
        criteria=many_lines(criteria),
        percent=percent,
        would_change=many_lines(would_change),
        decided_on=by.today,
        look_again_on=look_again_on or day_after(decided_on=by.today, days=days),
    )
    with by.change(_("Decided: %s") % text[:200]) as change:
        change.add(decision)
        weigh(by=by, decision=decision, claims=claims or {})
        if path is not None and state:
            _set_state(by, path, state, because=text)
    return decision


def _set_state(by: Author, path: Path, state: str, *, because: str) -> None:
    path.state = Path.State(state)
    path.state_reason = because
    edit_path(by=by, path=path)


def edit_decision(*, by: Author, decision: Decision, version: int | None = None) -> None:
    """Store the changed columns of ``decision``. Raises `StaleWrite` for an old version."""
    with by.change(_("Changed a decision")) as change:
        change.save(decision, version=version)


def weigh(*, by: Author, decision: Decision, claims: Mapping[UUID, bool]) -> None:
    """Let exactly these claims stand behind a decision, each for it or against it."""
    present = {reason.claim_id: reason for reason in decision.reasons.all()}
    known = _of_the_same(decision, claims)
    with by.change(_("Saved what speaks for and against your decision")) as change:
        for key, reason in present.items():
            if key not in claims:
                change.remove(reason)
        for claim in known:
            speaks_for = claims[claim.pk]
            if claim.pk not in present:
                change.add(Reason(decision=decision, claim=claim, speaks_for=speaks_for))
            elif present[claim.pk].speaks_for != speaks_for:
                present[claim.pk].speaks_for = speaks_for
                change.save(present[claim.pk])


def _of_the_same(decision: Decision, keys: Iterable[UUID]) -> list[Claim]:
    """Return the claims of these keys that belong to the same exploration."""
    return list(Claim.objects.filter(exploration=decision.exploration_id, pk__in=list(keys)))


def look_back(*, by: Author, decision: Decision, text: str, again_on: date | None = None) -> None:
    """Note what I think of a decision now; with a day, it is looked at once more."""
    decision.looking_back = many_lines(text)
    decision.looked_on = by.today
    if again_on is not None:
        decision.look_again_on = again_on
        decision.looked_on = None
    with by.change(_("Looked back at a decision")) as change:
        change.save(decision)


def remove_decision(*, by: Author, decision: Decision) -> None:
    """Remove a decision; what became of the path stays, to be changed there."""
    with by.change(_("Removed a decision")) as change:
        change.remove(decision)
