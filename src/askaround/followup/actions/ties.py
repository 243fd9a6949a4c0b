"""Ties: who somebody is for me, and how often I write. The next day is computed, never stored."""

from django.utils.translation import gettext as _

from askaround.followup.models import Tie
from askaround.journal.author import Author
from askaround.people.models import Person


def tie_with(*, by: Author, person: Person) -> Tie:
    """Return the tie with somebody; one that is not stored yet where nothing is said."""
    found = Tie.objects.filter(space=by.space, person=person).first()
    return found or Tie(space=by.space, person=person)


def keep_tie(*, by: Author, tie: Tie, version: int | None = None) -> None:
    """Store who they are for me. Raises `StaleWrite` for an old version."""
    with by.change(_("Noted how you stay in touch with %s") % tie.person) as change:
        change.keep(tie, version=version)


def let_rest(*, by: Author, person: Person) -> None:
    """Let the tie with somebody rest: it is not offered until it is taken up again."""
    tie = tie_with(by=by, person=person)
    tie.stage = Tie.Stage.RESTING
    keep_tie(by=by, tie=tie)


def take_up(*, by: Author, person: Person) -> None:
    """Stay in touch again with somebody whose tie was resting."""
    tie = tie_with(by=by, person=person)
    if tie.stage == Tie.Stage.RESTING:
        tie.stage = Tie.Stage.CONNECTION
    keep_tie(by=by, tie=tie)
