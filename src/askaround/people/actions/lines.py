"""People who arrive as typed lines: one by quick add, many by the memory jogger."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from askaround.core.text import fold
from askaround.journal.author import Author
from askaround.people.actions.acquaintances import add_acquaintance
from askaround.people.actions.persons import NeedsName, add_person
from askaround.people.models import Person
from askaround.people.rules.addresses import NotAnAddress, read_address
from askaround.people.rules.incoming import IncomingRole
from askaround.people.rules.names import sort_key
from askaround.people.rules.quick_add import Part, QuickLine, read_line

ADDRESSES = (Part.EMAIL, Part.PHONE, Part.LINK)


@dataclass
class WrittenDown:
    """Who came in, and who was here before under the same name."""

    added: list[Person] = field(default_factory=list)
    known: list[Person] = field(default_factory=list)


def add_from_line(*, by: Author, line: str, circle: str = "") -> Person:
    """Add the person that a line describes; no word of it is lost.

    ``circle`` holds where the line itself does not say. Raises :class:`NeedsName` and
    :class:`NameTooLong`.
    """
    read = read_line(line)
    if not read.one(Part.NAME):
        raise NeedsName
    introducer = _the_one_called(by, read.one(Part.INTRODUCER))
    with by.change(_("Added %s") % read.one(Part.NAME)):
        person = add_person(
            by=by,
            full_name=read.one(Part.NAME),
            roles=_roles(read),
            tags=read.all(Part.TAG),
            note="\n".join(_notes(by, read)),
            circle=read.one(Part.CIRCLE) or circle,
            closeness=_closeness(read),
            how_i_know=_how_i_know(read, with_introducer=introducer is None),
            emails=_addresses(by, read, Part.EMAIL),
            phones=_addresses(by, read, Part.PHONE),
            links=_addresses(by, read, Part.LINK),
        )
        if introducer:
            add_acquaintance(by=by, introducer=introducer, person=person)
    return person


def write_down(*, by: Author, lines: Iterable[str], circle: str) -> WrittenDown:
    """Add the people of a circle, one a line. Somebody who is here by that name is not doubled.

    A line that is there twice is one. Raises :class:`NeedsName` for no line, or one that names
    nobody, and :class:`NameTooLong`; then nobody has been added.
    """
    result, named = WrittenDown(), _each_once(lines)
    if not named:
        raise NeedsName
    sentence = ngettext("Wrote down %(count)d person", "Wrote down %(count)d people", len(named))
    with by.change(sentence % {"count": len(named)}) as change:
        for line in named:
            name = read_line(line).one(Part.NAME)
            if not name:
                raise NeedsName(line)
            known = _the_one_called(by, name)
            if known is None:
                result.added.append(add_from_line(by=by, line=line, circle=circle))
                continue
            known.circle = known.circle or circle
            change.save(known)
            result.known.append(known)
    return result


def _each_once(lines: Iterable[str]) -> list[str]:
    """Return the lines on which something stands, of the same ones the first."""
    seen: dict[str, str] = {}
    for line in filter(str.strip, lines):
        seen.setdefault(fold(line), line)
    return list(seen.values())


def _the_one_called(by: Author, name: str) -> Person | None:
    """Return the only person of that name, None where there is none or several."""
    if not name:
        return None
    found = Person.objects.filter(space=by.space, sort_name=sort_key(name))[:2]
    return found[0] if len(found) == 1 else None


def _roles(read: QuickLine) -> list[IncomingRole]:
    title, organizations = read.one(Part.TITLE), read.all(Part.ORGANIZATION)
    if not organizations:
        return [IncomingRole(title)] if title else []
    first, *others = organizations
    return [IncomingRole(title, first), *(IncomingRole("", other) for other in others)]


def _closeness(read: QuickLine) -> int | None:
    return int(read.one(Part.CLOSENESS)) if read.one(Part.CLOSENESS) else None


def _how_i_know(read: QuickLine, *, with_introducer: bool) -> str:
    told = list(read.all(Part.HOW_I_KNOW))
    if with_introducer and read.one(Part.INTRODUCER):
        told.append(_("through %s") % read.one(Part.INTRODUCER))
    return ", ".join(told)[:300]


def _addresses(by: Author, read: QuickLine, part: Part) -> list[str]:
    return [text for text in read.all(part) if _is_address(by, text, part)]


def _notes(by: Author, read: QuickLine) -> Iterator[str]:
    """Yield what fits nowhere: remarks, and what looks like an address but reaches nobody."""
    yield from read.all(Part.NOTE)
    for part in ADDRESSES:
        yield from (text for text in read.all(part) if not _is_address(by, text, part))


def _is_address(by: Author, text: str, part: Part) -> bool:
    try:
        read_address(text, kind=part.value, country=by.space.country)
    except NotAnAddress:
        return False
    return True
