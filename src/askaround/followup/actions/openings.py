"""Positions that I heard of. The note about one goes out the day after, in a letter of its own."""

from datetime import date

from django.utils.translation import gettext as _

from askaround.conversations.models import Note
from askaround.core.text import one_line
from askaround.followup.models import Opening
from askaround.journal.author import Author
from askaround.people.models import Person
from askaround.research.models import Organization
from askaround.scheduling.models import Conversation


def add_opening(
    *,
    by: Author,
    person: Person,
    text: str,
    organization: Organization | None = None,
    confidential: bool = False,
    heard_on: date | None = None,
    conversation: Conversation | None = None,
    note: Note | None = None,
) -> Opening:
    """Keep an opening that ``person`` told me of."""
    opening = Opening(
        person=person,
        text=one_line(text),
        organization=organization,
        confidential=confidential,
        heard_on=heard_on or by.today,
        conversation=conversation,
        note=note,
    )
    with by.change(_("Saved an opening that %s told you about") % person) as change:
        return change.add(opening)


def edit_opening(*, by: Author, opening: Opening, version: int | None = None) -> None:
    """Store what was written about it. Raises `StaleWrite` for an old version."""
    with by.change(_("Changed an opening that %s told you about") % opening.person) as change:
        change.save(opening, version=version)


def answer_opening(*, by: Author, opening: Opening, interest: str) -> None:
    """Say whether I would like to apply; "" leaves it open."""
    opening.interest = Opening.Interest(interest) if interest else ""
    sentence = _("Decided about an opening that %s told you about")
    with by.change(sentence % opening.person) as change:
        change.save(opening)


def close_opening(*, by: Author, opening: Opening, result: str = "") -> None:
    """Note that it is over, and what came of it."""
    opening.closed_on, opening.result = by.today, one_line(result) or opening.result
    with by.change(_("Closed an opening that %s told you about") % opening.person) as change:
        change.save(opening)


def reopen_opening(*, by: Author, opening: Opening) -> None:
    opening.closed_on = None
    with by.change(_("Opened again: what %s told you about") % opening.person) as change:
        change.save(opening)


def remove_opening(*, by: Author, opening: Opening) -> None:
    with by.change(_("Removed an opening that %s told you about") % opening.person) as change:
        change.remove(opening)
