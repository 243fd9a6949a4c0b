"""What I read, where and when: about a person, an organization or a path."""

from datetime import date

from django.utils.translation import gettext as _

from askaround.core.text import many_lines, one_line
from askaround.journal.author import Author
from askaround.people.models import Person, Source
from askaround.research.models import Organization, Path

LONGEST_TITLE = 250


def add_source(
    *,
    by: Author,
    about: Person | Organization | Path,
    title: str,
    kind: str = Source.Kind.WEB,
    link: str = "",
    read_on: date | None = None,
    text: str = "",
) -> Source:
    """Keep something that was read; ``text`` stays here, because pages change."""
    source = Source(
        kind=kind,
        title=one_line(title)[:LONGEST_TITLE],
        link=link,
        read_on=read_on or by.today,
        text=many_lines(text),
    )
    match about:
        case Person():
            source.person = about
        case Organization():
            source.organization = about
        case Path():
            source.path = about
    with by.change(_("Noted what you read about %s") % about) as change:
        return change.add(source)


def edit_source(*, by: Author, source: Source, version: int | None = None) -> None:
    """Store the changed columns of ``source``. Raises `StaleWrite` for an old version."""
    source.title = one_line(source.title)[:LONGEST_TITLE]
    source.text = many_lines(source.text)
    with by.change(_("Changed what you read")) as change:
        change.save(source, version=version)


def remove_source(*, by: Author, source: Source) -> None:
    with by.change(_("Removed what you read")) as change:
        change.remove(source)
