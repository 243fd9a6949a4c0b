"""What was understood of a quick-add line, in words, before anything is saved."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from askaround.people.models import ContactPoint, Person
from askaround.people.rules.addresses import NotAnAddress, read_address
from askaround.people.rules.duplicates import Known
from askaround.people.rules.quick_add import Part, QuickLine

KINDS = ContactPoint.Kind


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that was understood."""

    label: str
    value: str


def facts(read: QuickLine) -> list[Fact]:
    """Return everything a line says, in the order of a person's page, labelled."""
    labels = {
        Part.TITLE: _("Does"),
        Part.ORGANIZATION: _("At"),
        Part.HOW_I_KNOW: _("How I know them"),
        Part.INTRODUCER: _("Through"),
        Part.CIRCLE: _("Circle"),
        Part.CLOSENESS: _("How well"),
        Part.EMAIL: _("E-mail"),
        Part.PHONE: _("Phone"),
        Part.LINK: _("Link"),
        Part.TAG: _("Tag"),
        Part.NOTE: _("Note"),
    }
    return [
        Fact(label, _in_words(part, read.one(part)))
        for part, label in labels.items()
        if read.one(part)
    ]


def _in_words(part: Part, value: str) -> str:
    if part is Part.CIRCLE:
        return str(Person.Circle(value).label)
    if part is Part.CLOSENESS:
        return str(Person.Closeness(int(value)).label)
    return value


def known(read: QuickLine, *, country: str) -> Known:
    """Return the line in the form in which it is compared with the people who are here."""
    return Known(
        key="",
        full_name=read.one(Part.NAME),
        organizations=read.all(Part.ORGANIZATION),
        emails=_keys(read, Part.EMAIL, country),
        phones=_keys(read, Part.PHONE, country),
        links=_keys(read, Part.LINK, country),
    )


def _keys(read: QuickLine, part: Part, country: str) -> tuple[str, ...]:
    keys = []
    for text in read.all(part):
        try:
            keys.append(read_address(text, kind=part.value, country=country).key)
        except NotAnAddress:
            continue
    return tuple(keys)
