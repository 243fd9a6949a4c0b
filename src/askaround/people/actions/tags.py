"""Words that I put on people."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from askaround.core.text import fold, one_line
from askaround.journal.author import Author, Recorder
from askaround.people.models import Person, Tag, Tagging


def add_tag(*, by: Author, person: Person, name: str) -> None:
    """Put a tag on one person; a tag that is new is made, one that is there stays."""
    tag_people(by=by, people=[person], name=name)


def tag_people(*, by: Author, people: Sequence[Person], name: str) -> None:
    """Put a tag on people in one change. An empty name changes nothing."""
    shown = one_line(name).lstrip("#")[:60].strip()
    if not shown:
        return
    with by.change(_said(_("Tagged %(who)s “%(tag)s”"), people, shown)) as change:
        tag = _find_or_add(by, change, shown)
        tagged = set(Tagging.objects.filter(tag=tag).values_list("person_id", flat=True))
        for person in people:
            if person.pk not in tagged:
                change.add(Tagging(person=person, tag=tag))


def remove_tag(*, by: Author, person: Person, name: str) -> None:
    """Take a tag off one person; a tag that nobody wears any more goes."""
    untag_people(by=by, people=[person], name=name)


def untag_people(*, by: Author, people: Sequence[Person], name: str) -> None:
    """Take a tag off people in one change."""
    tag = _find(by, name)
    if tag is None:
        return
    with by.change(_said(_("Took “%(tag)s” off %(who)s"), people, tag.name)) as change:
        for tagging in Tagging.objects.filter(tag=tag, person__in=people):
            change.remove(tagging)
        if not tag.taggings.exists():
            change.remove(tag)


def _find_or_add(by: Author, change: Recorder, name: str) -> Tag:
    return _find(by, name) or change.add(Tag(name=name))


def _find(by: Author, name: str) -> Tag | None:
    """Return the tag that is written like this but for case and accents."""
    wanted = fold(name)
    among = Tag.objects.filter(space=by.space)
    return next((tag for tag in among if fold(tag.name) == wanted), None)


def _said(sentence: str, people: Sequence[Person], tag: str) -> str:
    return sentence % {"who": _who(people), "tag": tag}


def _who(people: Sequence[Person]) -> str:
    if len(people) == 1:
        return people[0].full_name
    return ngettext("%(count)d person", "%(count)d people", len(people)) % {"count": len(people)}
