"""Bringing people in, correcting what is said about them, and letting them go."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from askaround.core.text import many_lines, one_line
from askaround.journal.actions import forget_kind, forget_row
from askaround.journal.author import Author
from askaround.people.actions.contact_points import add_contact_point
from askaround.people.actions.guesses import follow_name, guess_name
from askaround.people.actions.roles import add_role
from askaround.people.actions.tags import add_tag
from askaround.people.actions.timeline import add_note
from askaround.people.models import ContactPoint, ImportBatch, Person
from askaround.people.rules.incoming import LONGEST_NAME, IncomingRole


class NeedsName(ValueError):
    """A person without a name cannot be found again. ``line`` is what was written instead."""

    def __init__(self, line: str = "") -> None:
        nowhere = _("There is no name in “%s”. Write: name, role, organization.")
        short = Truncator(line).chars(60)
        super().__init__(nowhere % short if line else _("Write at least one name."))


class NameTooLong(ValueError):
    """More is written than a name has room for: most likely the rest belongs elsewhere."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _(
                "“%s…” is too long for a name. Write the name, then a comma, then the rest. "
                "Nobody was added yet."
            )
            % name[:40].rstrip()
        )


class PersonDetails(TypedDict, total=False):
    """What may be said about a person. Everything but the name may stay away."""

    given_name: str
    family_name: str
    addressed_as: str
    circle: str
    closeness: int | None
    how_i_know: str
    known_since: date | None
    level: str
    function: str
    location: str
    country: str
    time_zone: str
    preferred_channel: str
    only_they_know: str


def add_person(
    *,
    by: Author,
    full_name: str,
    roles: Iterable[IncomingRole] = (),
    emails: Iterable[str] = (),
    phones: Iterable[str] = (),
    links: Iterable[str] = (),
    tags: Iterable[str] = (),
    note: str = "",
    **details: Unpack[PersonDetails],
) -> Person:
    """Add one person with all that is known of them; the parts of the name are guessed.

    Raises :class:`NeedsName`, :class:`NameTooLong`, and :class:`CannotReach` for an address that
    is none; then nothing has been added.
    """
    person = Person(**details)
    person.full_name = _name(full_name)
    guess_name(person)
    with by.change(_("Added %s") % person) as change:
        change.add(person)
        for role in roles:
            add_role(
                by=by,
                person=person,
                title=role.title,
                organization_name=role.organization,
                started=role.started,
                ended=role.ended,
            )
        kinds = ContactPoint.Kind
        _add_addresses(by, person, {kinds.EMAIL: emails, kinds.PHONE: phones, kinds.LINK: links})
        for tag in tags:
            add_tag(by=by, person=person, name=tag)
        if note.strip():
            add_note(by=by, person=person, text=note)
    return person


def _add_addresses(by: Author, person: Person, by_kind: Mapping[str, Iterable[str]]) -> None:
    for kind, texts in by_kind.items():
        for text in texts:
            add_contact_point(by=by, person=person, kind=kind, value=text)


def edit_person(
    *,
    by: Author,
    person: Person,
    version: int | None = None,
    full_name: str | None = None,
    **details: Unpack[PersonDetails],
) -> Person:
    """Say something else about a person.

    Parts of the name that were still guesses follow a new name. With ``version``, a row that was
    written since raises `journal.author.StaleWrite`.
    """
    row = Person.objects.get(pk=person.pk, space=by.space)
    old_name = row.full_name
    for field, value in details.items():
        setattr(row, field, value)
    row.only_they_know = many_lines(row.only_they_know)
    if full_name is not None:
        row.full_name = _name(full_name)
        follow_name(row, old_name=old_name)
    with by.change(_("Changed what is said about %s") % row) as change:
        change.save(row, version=version)
    return row


def _name(full_name: str) -> str:
    name = one_line(full_name)
    if not name:
        raise NeedsName
    if len(name) > LONGEST_NAME:
        raise NameTooLong(name)
    return name


def mark_never_again(*, by: Author, person: Person, never: bool) -> None:
    """Note that a person must not be asked again, or may be asked after all."""
    row = Person.objects.get(pk=person.pk, space=by.space)
    row.never_again = never
    sentence = _("Marked %s: never ask again") if never else _("%s may be asked again")
    with by.change(sentence % row) as change:
        change.save(row)


def remove_person(*, by: Author, person: Person) -> None:
    """Remove a person with everything that hangs on them; undo brings all of it back."""
    with by.change(_("Removed %s") % person) as change:
        change.remove(person)


def remove_people(*, by: Author, people: Sequence[Person]) -> None:
    """Remove several people in one change."""
    if len(people) == 1:
        return remove_person(by=by, person=people[0])
    count = len(people)
    sentence = ngettext("Removed %(count)d person", "Removed %(count)d people", count)
    with by.change(sentence % {"count": count}) as change:
        for person in people:
            change.remove(person)
    return None


@transaction.atomic
def erase_person(*, by: Author, person: Person) -> None:
    """Erase a person at once and for good, as they may demand.

    Every change that remembers them is forgotten too, so nothing can bring them back; so are
    files that were removed without importing them, in which they may stand.
    """
    key = person.pk
    remove_person(by=by, person=person)
    forget_row(by=by, key=key)
    forget_kind(by=by, model=ImportBatch)
