"""Referrals: somebody suggested somebody. Saying who it is, and telling how it went.

Whoever suggested somebody could introduce me to them, which is noted as soon as I say who it is.
"""

from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from askaround.conversations.models import Note
from askaround.followup.models import Referral
from askaround.followup.rules.harvest import shortened
from askaround.journal.author import Author, Recorder
from askaround.outreach.actions import begin_ask, begin_introduction
from askaround.outreach.models import Ask, Introduction
from askaround.people.actions import (
    add_acquaintance,
    add_event,
    add_person,
    find_or_add_organization,
    remove_acquaintance,
)
from askaround.people.models import Acquaintance, Event, Person
from askaround.people.rules.incoming import IncomingRole
from askaround.research.models import Exploration, Organization
from askaround.research.queries import current
from askaround.scheduling.models import Conversation

LONGEST_SOUGHT = 200


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
    note: Note | None = None,
) -> Referral:
    """Keep whom ``person`` suggested: somebody of mine, or only words such as a unit's name."""
    referral = Referral(
        person=person,
        sought=_words(sought or (to.full_name if to else "")),
        organization=organization,
        may_use_name=may_use_name,
        suggested_on=suggested_on or by.today,
        conversation=conversation,
        note=note,
    )
    with by.change(_("Saved who %s suggested") % person) as change:
        change.add(referral)
        if to is not None:
            _give_name(by, change, referral, to)
    return referral


def edit_referral(*, by: Author, referral: Referral, version: int | None = None) -> None:
    """Store what was written about it. Raises `StaleWrite` for an old version."""
    _refuse_themselves(referral.person, referral.to)
    with by.change(_("Changed who %s suggested") % referral.person) as change:
        change.save(referral, version=version)


def name_suggested(
    *, by: Author, referral: Referral, to: Person, organization: str = "", may_use_name: str = ""
) -> Referral:
    """Say that it is somebody of mine.

    Raises `CannotRefer` for whoever suggested it, and for somebody of another space.
    """
    names = {"who": referral.person, "person": to}
    with by.change(_("Noted that %(who)s suggested %(person)s") % names) as change:
        _describe(by, referral, organization, may_use_name)
        _give_name(by, change, referral, to)
    return referral


def add_suggested(
    *,
    by: Author,
    referral: Referral,
    full_name: str,
    organization: str = "",
    may_use_name: str = "",
) -> Referral:
    """Add the person who was suggested, with who suggested them. Raises `NeedsName`."""
    with by.change(_("Added %s") % full_name) as change:
        _describe(by, referral, organization, may_use_name)
        place = referral.organization
        to = add_person(
            by=by,
            full_name=full_name,
            roles=[IncomingRole(organization=place.name)] if place else [],
            how_i_know=_("suggested by %s") % referral.person.full_name,
        )
        _give_name(by, change, referral, to)
    return referral


def describe_suggested(
    *, by: Author, referral: Referral, sought: str, organization: str = "", may_use_name: str = ""
) -> Referral:
    """Leave it without a person: a team or a place is a suggestion too. Raises `CannotRefer`."""
    referral.sought = _words(sought)
    with by.change(_("Changed who %s suggested") % referral.person) as change:
        _describe(by, referral, organization, may_use_name)
        change.save(referral)
    return referral


def begin_request(*, by: Author, referral: Referral) -> Ask:
    """Begin a request to whoever was suggested, which names who suggested it where I may.

    Raises :class:`CannotRefer`, or `outreach.actions.CannotAsk`.
    """
    if referral.to is None:
        raise CannotRefer(_("First say who it is."))
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
        raise CannotRefer(_("Start an exploration first, so you know what to ask about."))
    return found


def close_referral(*, by: Author, referral: Referral) -> None:
    """Decide not to follow it, which is fine."""
    referral.closed_on = by.today
    with by.change(_("Let a suggestion from %s go") % referral.person) as change:
        change.save(referral)


def reopen_referral(*, by: Author, referral: Referral) -> None:
    referral.closed_on = referral.told_on = None
    with by.change(_("Took up a suggestion from %s again") % referral.person) as change:
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
    """Take back a suggestion; the person stays, who could introduce me does not."""
    with by.change(_("Removed a suggestion from %s") % referral.person) as change:
        _take_back_acquaintance(by, referral)
        change.remove(referral)


def _words(sought: str) -> str:
    words = shortened(sought, LONGEST_SOUGHT)
    if not words:
        raise CannotRefer(_("Say who they suggested: a name, a team or a place is enough."))
    return words


def _describe(by: Author, referral: Referral, organization: str, may_use_name: str) -> None:
    if organization.strip():
        referral.organization = find_or_add_organization(by=by, name=organization)
    if may_use_name in Referral.MayUseName:
        referral.may_use_name = may_use_name


def _give_name(by: Author, change: Recorder, referral: Referral, to: Person) -> None:
    _refuse_themselves(referral.person, to)
    if referral.to_id != to.pk:
        _take_back_acquaintance(by, referral)
    referral.to = to
    change.save(referral)
    known = Acquaintance.objects.filter(introducer=referral.person, person=to)
    if not known.exists():
        add_acquaintance(by=by, introducer=referral.person, person=to, how=_how())


def _take_back_acquaintance(by: Author, referral: Referral) -> None:
    """Note no longer that whoever suggested somebody could introduce me, if that was all."""
    for known in Acquaintance.objects.filter(
        space=by.space, introducer=referral.person_id, person=referral.to_id, how__in=_hows()
    ):
        remove_acquaintance(by=by, acquaintance=known)


def _how() -> str:
    return _("suggested them in a conversation")


def _hows() -> list[str]:
    """Return these words in every language: it may have been another when they were written."""
    hows = []
    for code, _name in settings.LANGUAGES:
        with override(code):
            hows.append(_how())
    return hows


def _refuse_themselves(person: Person, to: Person | None) -> None:
    if to is not None and to.pk == person.pk:
        raise CannotRefer(
            _("People do not suggest themselves. Choose who %s sent you to.") % person
        )
