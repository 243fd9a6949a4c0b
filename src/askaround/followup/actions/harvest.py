"""What the lines of a conversation become: advice, promises, referrals, openings, paths.

Each verb may be said twice about the same line; the second time nothing is added. A line that was
corrected is still that line, so ``keys`` names all lines that it corrects (its own included).
"""

from collections.abc import Collection
from datetime import date
from typing import TypedDict, TypeVar
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from askaround.conversations.models import Note
from askaround.followup.actions.advising import add_advice
from askaround.followup.actions.openings import add_opening
from askaround.followup.actions.promising import add_promise
from askaround.followup.actions.referring import LONGEST_SOUGHT, add_referral
from askaround.followup.models import Advice, LeftBehind, Opening, Promise, Referral
from askaround.followup.rules.harvest import named, shortened
from askaround.journal.author import Author
from askaround.people.models import Person
from askaround.research.actions import add_path
from askaround.research.models import Organization, Path
from askaround.scheduling.models import Conversation

LONGEST_ADVICE = LONGEST_PROMISE = 500
LONGEST_OPENING = 300
LONGEST_PATH = 200

Left = TypeVar("Left", bound=LeftBehind)


class _Origin(TypedDict):
    person: Person
    conversation: Conversation
    note: Note


def keep_advice(*, by: Author, note: Note, keys: Collection[UUID] = ()) -> Advice:
    """Keep what somebody advised in a line."""
    known = _known(Advice.objects.all(), by, note, keys)
    text = shortened(note.text, LONGEST_ADVICE)
    return known or add_advice(by=by, text=text, **_origin(note))


def keep_promise(
    *,
    by: Author,
    note: Note,
    mine: bool,
    due_on: date | None = None,
    keys: Collection[UUID] = (),
) -> Promise:
    """Keep in mind what I promised them (``mine``), or they me."""
    known = _known(Promise.objects.filter(mine=mine), by, note, keys)
    text = shortened(note.text, LONGEST_PROMISE)
    return known or add_promise(by=by, text=text, mine=mine, due_on=due_on, **_origin(note))


def keep_opening(*, by: Author, note: Note, keys: Collection[UUID] = ()) -> Opening:
    """Keep an opening that somebody told me of; in confidence where the line is off the record.

    It is taken to be where they work now, which is where people hear of openings.
    """
    return _known(Opening.objects.all(), by, note, keys) or add_opening(
        by=by,
        text=shortened(note.text, LONGEST_OPENING),
        organization=employer(note.conversation.person),
        confidential=note.off_record,
        heard_on=_day_of(by, note.conversation),
        **_origin(note),
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
    note: Note,
    to: Person | None = None,
    may_use_name: str = "",
    keys: Collection[UUID] = (),
) -> Referral:
    """Keep whom somebody suggested in a line: by name, or only a team or an organization (R26).

    The name that stands in it is taken, else the whole line; and the organization that it names,
    where that is one of mine. Raises `CannotRefer`.
    """
    guess = named(note.text, language=by.space.language)
    words = to.full_name if to else guess.person or note.text
    return _known(Referral.objects.all(), by, note, keys) or add_referral(
        by=by,
        to=to,
        sought=shortened(words, LONGEST_SOUGHT),
        organization=_organization_called(by, guess.organization),
        may_use_name=may_use_name,
        suggested_on=_day_of(by, note.conversation),
        **_origin(note),
    )


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


def _is_needed(path: Path) -> bool:
    said = path.known or path.state_reason or path.state != Path.State.CONSIDERING
    hangs_on_it = (path.notes, path.sources, path.claims, path.fits, path.beliefs, path.decisions)
    return bool(said) or any(rows.exists() for rows in hangs_on_it)


def _known(among: QuerySet[Left], by: Author, note: Note, keys: Collection[UUID]) -> Left | None:
    return among.filter(space=by.space, note__in={*keys, note.pk}).first()


def _origin(note: Note) -> _Origin:
    """Return who said it, where, and in which line."""
    talk = note.conversation
    return {"person": talk.person, "conversation": talk, "note": note}


def _day_of(by: Author, talk: Conversation) -> date:
    """Return the day of a conversation where I live, else today."""
    began = talk.started_at or talk.starts_at
    if began is None or began > by.now:
        return by.today
    return Author(space=by.space, now=began).today


def _organization_called(by: Author, name: str) -> Organization | None:
    if not name:
        return None
    return Organization.objects.filter(space=by.space, name__iexact=name).first()
