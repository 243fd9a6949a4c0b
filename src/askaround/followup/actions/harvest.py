"""What the lines of a conversation become: advice, promises, referrals, openings, paths.

Each verb may be said twice about the same line; the second time nothing is added. A line that was
corrected is still that line, so ``keys`` names all lines that it corrects (its own included).
"""

from collections.abc import Collection
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from askaround.conversations.models import Note
from askaround.followup.actions.referring import CannotRefer
from askaround.followup.models import Advice, LeftBehind, Opening, Promise, Referral
from askaround.followup.rules.harvest import named, shortened
from askaround.journal.author import Author, Recorder
from askaround.people.actions import (
    add_acquaintance,
    add_person,
    find_or_add_organization,
    remove_acquaintance,
)
from askaround.people.models import Acquaintance, Person
from askaround.people.rules.incoming import IncomingRole
from askaround.research.actions import add_path
from askaround.research.models import Organization, Path
from askaround.scheduling.models import Conversation

LONGEST_ADVICE = LONGEST_PROMISE = 500
LONGEST_OPENING = 300
LONGEST_SOUGHT = LONGEST_PATH = 200

Left = TypeVar("Left", bound=LeftBehind)


class CannotHarvest(Exception):
    """The message is written for the person at the screen."""


def keep_advice(
    *,
    by: Author,
    text: str = "",
    note: Note | None = None,
    person: Person | None = None,
    keys: Collection[UUID] = (),
) -> Advice:
    """Keep what somebody advised, from a line or in words of its own."""
    if (found := _known(Advice.objects.all(), by, note, keys)) is not None:
        return found
    who, talk, words = _origin(note, person, text, LONGEST_ADVICE)
    with by.change(_("Kept advice from %s") % who) as change:
        return change.add(Advice(person=who, conversation=talk, note=note, text=words))


def keep_promise(
    *,
    by: Author,
    mine: bool,
    text: str = "",
    note: Note | None = None,
    person: Person | None = None,
    due_on: date | None = None,
    keys: Collection[UUID] = (),
) -> Promise:
    """Keep in mind what I promised them (``mine``), or they me."""
    if (found := _known(Promise.objects.filter(mine=mine), by, note, keys)) is not None:
        return found
    who, talk, words = _origin(note, person, text, LONGEST_PROMISE)
    sentence = _("Noted what you promised %s") if mine else _("Noted what %s promised")
    with by.change(sentence % who) as change:
        return change.add(
            Promise(person=who, conversation=talk, note=note, mine=mine, text=words, due_on=due_on)
        )


def keep_opening(
    *,
    by: Author,
    text: str = "",
    note: Note | None = None,
    person: Person | None = None,
    organization: Organization | None = None,
    keys: Collection[UUID] = (),
) -> Opening:
    """Keep an opening that somebody told me of; in confidence where the line is off the record.

    Without an ``organization`` it is where they work now, which is where people hear of openings.
    """
    if (found := _known(Opening.objects.all(), by, note, keys)) is not None:
        return found
    who, talk, words = _origin(note, person, text, LONGEST_OPENING)
    with by.change(_("Kept an opening that %s told you of") % who) as change:
        return change.add(
            Opening(
                person=who,
                conversation=talk,
                note=note,
                text=words,
                organization=organization or employer(who),
                confidential=note is not None and note.off_record,
                heard_on=_day_of(by, talk),
            )
        )


def employer(person: Person) -> Organization | None:
    """Return where somebody works now, as far as that is known."""
    role = (
        person.roles.filter(ended="", organization__isnull=False)
        .select_related("organization")
        .order_by("id")
        .last()
    )
    return role.organization if role else None


def keep_referral(
    *,
    by: Author,
    text: str = "",
    note: Note | None = None,
    person: Person | None = None,
    to: Person | None = None,
    organization: Organization | None = None,
    may_use_name: str = "",
    keys: Collection[UUID] = (),
) -> Referral:
    """Keep whom somebody suggested: by name, or only a team or an organization (R26).

    Without words of its own, the name that stands in the line is taken, else the whole line. An
    organization that the line names is taken where it is one of mine. Raises `CannotRefer`.
    """
    if (found := _known(Referral.objects.all(), by, note, keys)) is not None:
        return found
    guess = named(note.text, language=by.space.language) if note is not None else named("")
    words = text or (to.full_name if to else "") or guess.person
    who, talk, sought = _origin(note, person, words, LONGEST_SOUGHT)
    referral = Referral(
        person=who,
        conversation=talk,
        note=note,
        sought=sought,
        organization=organization or _organization_called(by, guess.organization),
        may_use_name=may_use_name,
        suggested_on=_day_of(by, talk),
    )
    with by.change(_("Kept whom %s suggested") % who) as change:
        change.add(referral)
        if to is not None:
            _give_name(by, change, referral, to)
    return referral


def name_suggested(
    *, by: Author, referral: Referral, to: Person, organization: str = "", may_use_name: str = ""
) -> Referral:
    """Say that it is somebody of mine. Whoever suggested them could introduce me.

    Raises `CannotRefer` for whoever suggested it, and for somebody of another space.
    """
    names = {"who": referral.person, "person": to}
    with by.change(_("%(person)s is whom %(who)s suggested") % names) as change:
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
    words = shortened(sought, LONGEST_SOUGHT)
    if not words:
        raise CannotRefer(_("Say whom they suggested: a name, a team or a place is enough."))
    with by.change(_("Changed whom %s suggested") % referral.person) as change:
        referral.sought = words
        _describe(by, referral, organization, may_use_name)
        change.save(referral)
    return referral


def keep_path(*, by: Author, note: Note, name: str = "", keys: Collection[UUID] = ()) -> Path:
    """Put what was discovered in a line under consideration (R16); known ones are only named."""
    exploration = note.conversation.exploration
    family = Note.objects.filter(space=by.space, pk__in={*keys, note.pk}, path__isnull=False)
    known = family.select_related("path").first()
    if known is not None and known.path is not None:
        return known.path
    words = shortened(name or note.text, LONGEST_PATH)
    with by.change(_("Added the path “%s”") % words) as change:
        path = exploration.paths.filter(name__iexact=words).first() or add_path(
            by=by, exploration=exploration, name=words
        )
        note.path = path
        change.save(note)
    return path


def forget_path(*, by: Author, note: Note, keys: Collection[UUID] = ()) -> None:
    """Take back that a path was discovered in a line. It goes, unless something else needs it."""
    lines = Note.objects.filter(space=by.space, pk__in={*keys, note.pk}, path__isnull=False)
    with by.change(_("Took back a path discovered in a line")) as change:
        for line in lines.select_related("path"):
            path = line.path
            line.path = None
            change.save(line)
            if path is not None and not _is_needed(path):
                change.remove(path)


def forget_referral(*, by: Author, referral: Referral) -> None:
    """Take back a suggestion; the person stays, who could introduce me does not."""
    with by.change(_("Removed a suggestion by %s") % referral.person) as change:
        if referral.to is not None:
            for known in Acquaintance.objects.filter(
                space=by.space, introducer=referral.person, person=referral.to, how=_how()
            ):
                remove_acquaintance(by=by, acquaintance=known)
        change.remove(referral)


def _is_needed(path: Path) -> bool:
    said = path.known or path.state_reason or path.state != Path.State.CONSIDERING
    hangs_on_it = (path.notes, path.sources, path.claims, path.fits, path.beliefs, path.decisions)
    return bool(said) or any(rows.exists() for rows in hangs_on_it)


def _known(
    among: QuerySet[Left], by: Author, note: Note | None, keys: Collection[UUID]
) -> Left | None:
    if note is None:
        return None
    return among.filter(space=by.space, note__in={*keys, note.pk}).first()


def _origin(
    note: Note | None, person: Person | None, text: str, limit: int
) -> tuple[Person, Conversation | None, str]:
    """Return who said it, where, and in which words. Raises :class:`CannotHarvest`."""
    talk = note.conversation if note is not None else None
    who = person or (talk.person if talk else None)
    words = shortened(text or (note.text if note is not None else ""), limit)
    if who is None:
        raise CannotHarvest(_("Say first who said it."))
    if not words:
        raise CannotHarvest(_("Say in a few words what it is."))
    return who, talk, words


def _day_of(by: Author, talk: Conversation | None) -> date:
    """Return the day of a conversation where I live, else today."""
    began = (talk.started_at or talk.starts_at) if talk else None
    if began is None or began > by.now:
        return by.today
    return Author(space=by.space, now=began).today


def _organization_called(by: Author, name: str) -> Organization | None:
    if not name:
        return None
    return Organization.objects.filter(space=by.space, name__iexact=name).first()


def _describe(by: Author, referral: Referral, organization: str, may_use_name: str) -> None:
    if organization.strip():
        referral.organization = find_or_add_organization(by=by, name=organization)
    if may_use_name in Referral.MayUseName:
        referral.may_use_name = may_use_name


def _give_name(by: Author, change: Recorder, referral: Referral, to: Person) -> None:
    if to.pk == referral.person_id:
        raise CannotRefer(
            _("Nobody suggests themselves. Choose whom %s sent you to.") % referral.person
        )
    referral.to = to
    change.save(referral)
    known = Acquaintance.objects.filter(introducer=referral.person, person=to)
    if not known.exists():
        add_acquaintance(by=by, introducer=referral.person, person=to, how=_how())


def _how() -> str:
    return _("suggested them in a conversation")
