"""What was read as a page shows it, where else to look, and what people there told me."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from askaround.conversations.models import Note
from askaround.conversations.queries import lines
from askaround.core.text import is_web_address
from askaround.people.models import Person, Role
from askaround.people.queries import Read
from askaround.people.rules.reading import business_search, occupation_search
from askaround.research.models import Organization, Path
from askaround.web.prepare.words import BASICS

if TYPE_CHECKING:
    from django.db.models import QuerySet

MOST_HEARD = 60


@dataclass(frozen=True)
class Link:
    """A plain link that the person opens; no page opens it by itself."""

    label: str
    url: str


@dataclass(frozen=True)
class ShownRead:
    """What was read about one thing, with what everybody could know, and where to look."""

    read: Read
    basics: list[tuple[str, bool]]
    links: list[Link]


def shown(read: Read, *, place: str = "") -> ShownRead:
    basics = []
    if isinstance(read.about, Path):
        basics = [(str(BASICS[each.basic]), each.known) for each in read.basics]
    return ShownRead(read, basics, links_for(read.about, place=place))


def links_for(about: Person | Organization | Path, *, place: str = "") -> list[Link]:
    """Return where one can read on: their own site, O*NET, the Business Finder."""
    match about:
        case Organization():
            own = [Link(_("Their own site"), about.website)] if about.website else []
            found = business_search(about.name, about.location or place)
            return [
                *(link for link in own if is_web_address(link.url)),
                Link(_("Look them up in the CareerOneStop Business Finder"), found),
            ]
        case Path():
            return [
                Link(
                    _("Look it up in O*NET, the occupation database"), occupation_search(about.name)
                ),
                Link(
                    _("Find employers in the CareerOneStop Business Finder"),
                    business_search(about.name, place),
                ),
            ]
    return []


def heard_at(
    organization: Organization, *, notes: "QuerySet[Note]", roles: "QuerySet[Role]"
) -> list[Note]:
    """Return what people who are or were there told me about the place, the latest first."""
    people = roles.filter(organization=organization).values("person")
    found = lines(notes).filter(scope=Note.Scope.ORGANIZATION, conversation__person__in=people)
    return list(found.select_related("conversation__person").order_by("-at", "-id")[:MOST_HEARD])
