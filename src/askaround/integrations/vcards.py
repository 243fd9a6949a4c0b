"""People from contact cards, card by card: a broken one never takes its neighbors along."""

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import NamedTuple

from askaround.core.language import gettext as _
from askaround.integrations.collecting import Collector, RowProblem
from askaround.integrations.content_lines import unescaped
from askaround.integrations.dates import parse_day
from askaround.integrations.fields import join_name, person_key, shown, split_emails, unique
from askaround.integrations.links import tidy_link
from askaround.integrations.reading import clean_line, clean_lines
from askaround.integrations.vcard_lines import (
    Card,
    Property,
    read_cards,
    split_unescaped,
)
from askaround.people.rules.incoming import LONGEST_NAME, IncomingPerson, IncomingRole, Reading

SOURCE = "vcard"
NO_VOICE = frozenset({"FAX", "PAGER", "MODEM", "BBS", "ISDN", "TEXTPHONE"})
GROUP_NAMES = frozenset({"mycontacts", "my contacts", "starred"})
MET_ON = "X-ASKAROUND-MET-ON"
_OWN_ROLE = re.compile(r"ROLE\d+")


def read_vcards(data: bytes) -> Reading:
    """Return the people on all cards of ``data``.

    Pictures, fax numbers, birthdays and street addresses are not taken. A card without its end is
    read as far as it goes; a card within a card is a person of its own.
    """
    collector = Collector(Reading(SOURCE))
    for card in sorted(read_cards(data, collector.notice), key=lambda card: card.line):
        try:
            person = _person(card)
        except RowProblem as problem:
            collector.refused(card.line, str(problem))
        else:
            collector.person(person)
        for line, reason in card.notices:
            collector.notice(reason, line)
    return collector.reading


def _person(card: Card) -> IncomingPerson:
    """Return whom ``card`` is about; raises RowProblem for lists and for cards of nobody."""
    _refuse_list(card)
    remarks: list[str] = []
    emails, links = unique(_emails(card, remarks)), unique(_links(card, remarks))
    roles = tuple(_roles(card))
    organization = roles[0].organization if roles else ""
    name = _name(card)
    full_name = _full_name(card, name, organization, *emails)
    card.notices.extend((card.line, reason) for reason in remarks)
    return IncomingPerson(
        key=person_key(
            full_name=full_name,
            organization=organization,
            emails=emails,
            links=links,
            own=card.first("UID").removeprefix("urn:uuid:"),
        ),
        line=card.line,
        full_name=full_name,
        given_name=name.given,
        family_name=name.family,
        roles=roles,
        emails=emails,
        phones=unique(_phones(card)),
        links=links,
        location=_location(card),
        known_since=parse_day(card.first("X-ASKAROUND-KNOWN-SINCE")),
        how_i_know=card.first("X-ASKAROUND-HOW-I-KNOW"),
        note="\n".join(note for each in card.all("NOTE") if (note := clean_lines(each.text))),
        tags=unique(_tags(card)),
        circle=card.first("X-ASKAROUND-CIRCLE"),
        met_on=tuple(filter(None, (parse_day(each.text) for each in card.all(MET_ON)))),
    )


def _refuse_list(card: Card) -> None:
    kind = card.first("KIND") or card.first("X-ADDRESSBOOKSERVER-KIND")
    if kind.casefold() == "group":
        name = shown(card.first("FN"))
        raise RowProblem(_("“%s” is a list of contacts, not a person.") % name)


class _Name(NamedTuple):
    """The parts of a name, in the order in which a card has them."""

    family: str = ""
    given: str = ""
    middle: str = ""
    prefix: str = ""
    suffix: str = ""


def _name(card: Card) -> _Name:
    """Return the parts of the first name that has any."""
    for each in card.all("N"):
        parts = [_several(part) for part in split_unescaped(each.value, ";")]
        if any(parts):
            return _Name(*parts[:5])
    return _Name()


def _full_name(card: Card, name: _Name, *instead: str) -> str:
    """Return what a person is called; ``instead`` stands in for a name where there is none."""
    joined = join_name(name.given, name.middle, name.family, name.suffix)
    kept_whole_beside = (text[:LONGEST_NAME] for text in instead)
    for called in (card.first("FN"), joined, card.first("NICKNAME"), *kept_whole_beside):
        if called:
            return called
    raise RowProblem(_("The card names nobody: it has no name and no e-mail address."))


def _several(part: str) -> str:
    """Return a part of a name; an unescaped comma stands between several names."""
    return clean_line(" ".join(unescaped(each) for each in split_unescaped(part, ",")))


def _emails(card: Card, remarks: list[str]) -> Iterator[str]:
    for each in card.all("EMAIL"):
        if text := clean_line(each.text):
            yield from split_emails(text, remarks)


def _links(card: Card, remarks: list[str]) -> Iterator[str]:
    for each in card.all("URL", "X-SOCIALPROFILE"):
        text = clean_line(each.text)
        link = tidy_link(text)
        if text and not link and each.name == "URL":
            remarks.append(_("“%s” is not a web address and was left out.") % shown(text))
        yield link


def _phones(card: Card) -> Iterator[str]:
    for each in card.all("TEL"):
        text = clean_line(each.text).removeprefix("tel:").replace(";ext=", " ext. ")
        if any(letter.isdigit() for letter in text) and not each.types & NO_VOICE:
            yield text


def _roles(card: Card) -> Iterator[IncomingRole]:
    """Give our own groups ("role1") each as a role, else titles and organizations in order."""
    titles = card.all("TITLE") or card.all("ROLE")
    organizations = card.all("ORG")
    groups = unique(each.group for each in card.properties if _OWN_ROLE.fullmatch(each.group))
    if groups:
        pairs = [(_of_group(titles, group), _of_group(organizations, group)) for group in groups]
    else:
        pairs = list(zip_longest(titles, organizations))
        groups = ("",) * len(pairs)
    for group, (title, organization) in zip(groups, pairs, strict=True):
        role = IncomingRole(
            clean_line(title.text) if title else "",
            clean_line(organization.fields()[0]) if organization else "",
            _text_of_group(card.all("X-ASKAROUND-STARTED"), group),
            _text_of_group(card.all("X-ASKAROUND-ENDED"), group),
        )
        if role.title or role.organization:
            yield role


def _of_group(properties: Iterable[Property], group: str) -> Property | None:
    return next((each for each in properties if group and each.group == group), None)


def _text_of_group(properties: Iterable[Property], group: str) -> str:
    found = _of_group(properties, group)
    return clean_line(found.text) if found else ""


def _location(card: Card) -> str:
    """Return city, region and country of the first address that has any of them."""
    for each in card.all("ADR"):
        parts = [clean_line(part) for part in each.fields()] + [""] * 7
        if place := ", ".join(unique((parts[3], parts[4], parts[6]))):
            return place
    return ""


def _tags(card: Card) -> Iterator[str]:
    for each in card.all("CATEGORIES"):
        for text in each.fields(","):
            tag = clean_line(text)
            if tag.casefold() not in GROUP_NAMES:
                yield tag
