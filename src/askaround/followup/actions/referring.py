"""Referrals: somebody suggested somebody. Giving them a name, and telling how it went."""

from datetime import date

from django.utils.translation import gettext as _

from askaround.core.text import one_line
from askaround.followup.models import Referral
from askaround.journal.author import Author
from askaround.outreach.actions import begin_ask, begin_introduction
from askaround.outreach.models import Ask, Introduction
from askaround.people.actions import add_event
from askaround.people.models import Event, Person
from askaround.research.models import Exploration, Organization
from askaround.research.queries import current
from askaround.scheduling.models import Conversation


class CannotRefer(Exception):
    """The message is written for the person at the screen."""


def add_referral(
    *,
    by: Author,
    person: Person,
    sought: str = "",
    to: Person | None = None,
    organization: Organization | None = None,
    may_use_name: str = "",
    suggested_on: date | None = None,
    conversation: Conversation | None = None,
) -> Referral:
    """Keep whom ``person`` suggested: somebody of mine, or only words such as a unit's name."""
    _refuse_themselves(person, to)
    words = one_line(sought) or (to.full_name if to else "")
    if not words:
        raise CannotRefer(_("Say whom they suggested: a name, a team or a place is enough."))
    referral = Referral(
        person=person,
        to=to,
        sought=words,
        organization=organization,
        may_use_name=may_use_name,
        suggested_on=suggested_on or by.today,
        conversation=conversation,
    )
    with by.change(_("Kept whom %s suggested") % person) as change:
        return change.add(referral)


def edit_referral(*, by: Author, referral: Referral, version: int | None = None) -> None:
    """Store what was written about it. Raises `StaleWrite` for an old version."""
    _refuse_themselves(referral.person, referral.to)
    with by.change(_("Changed whom %s suggested") % referral.person) as change:
        change.save(referral, version=version)


def name_person(*, by: Author, referral: Referral, person: Person) -> None:
    """Say who it is that was suggested."""
    _refuse_themselves(referral.person, person)
    referral.to = person
    names = {"who": referral.person, "person": person}
    with by.change(_("%(person)s is whom %(who)s suggested") % names) as change:
        change.save(referral)


def begin_request(*, by: Author, referral: Referral) -> Ask:
    """Begin a request to whoever was suggested, which names who suggested it where I may.

    Raises :class:`CannotRefer`, or `outreach.actions.CannotAsk`.
    """
    if referral.to is None:
        raise CannotRefer(_("Say first who it is."))
    silent = referral.may_use_name == Referral.MayUseName.NO
    return begin_ask(
        by=by,
        person=referral.to,
        exploration=_exploration(by, referral),
        referrer=None if silent else referral.person,
    )


def ask_for_introduction(*, by: Author, referral: Referral) -> Introduction:
    """Prepare to ask whoever suggested them to bring us together, also without a name.

    Raises `outreach.actions.CannotIntroduce`.
    """
    return begin_introduction(
        by=by,
        introducer=referral.person,
        person=referral.to,
        sought="" if referral.to else referral.sought,
        exploration=_exploration(by, referral),
    )


def _exploration(by: Author, referral: Referral) -> Exploration:
    """Return what it belongs to: the exploration of its conversation, else the current one."""
    if referral.conversation is not None:
        return referral.conversation.exploration
    found = current(Exploration.objects.filter(space=by.space))
    if found is None:
        raise CannotRefer(_("Begin an exploration first, so that you know what to ask about."))
    return found


def close_referral(*, by: Author, referral: Referral) -> None:
    """Decide not to follow it, which is fine."""
    referral.closed_on = by.today
    with by.change(_("Let go of a suggestion by %s") % referral.person) as change:
        change.save(referral)


def reopen_referral(*, by: Author, referral: Referral) -> None:
    referral.closed_on = referral.told_on = None
    with by.change(_("Took up a suggestion by %s again") % referral.person) as change:
        change.save(referral)


def note_told(*, by: Author, referral: Referral, on: date | None = None) -> None:
    """Note that I told them how it went with whom they suggested; a line of their timeline."""
    if referral.told_on is not None:
        return
    referral.told_on = on or by.today
    with by.change(_("Told %s how it went") % referral.person) as change:
        change.save(referral)
        add_event(
            by=by,
            person=referral.person,
            kind=Event.Kind.MESSAGE,
            direction=Event.Direction.OUT,
            at=by.now,
            text=_("Told them how it went with %s") % (referral.to or referral.sought),
            about=referral.pk,
        )


def remove_referral(*, by: Author, referral: Referral) -> None:
    with by.change(_("Removed a suggestion by %s") % referral.person) as change:
        change.remove(referral)


def _refuse_themselves(person: Person, to: Person | None) -> None:
    if to is not None and to.pk == person.pk:
        raise CannotRefer(_("Nobody suggests themselves. Choose whom %s sent you to.") % person)
