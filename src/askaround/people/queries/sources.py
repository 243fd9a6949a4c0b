"""What was read before: the dossier of a person, their organizations, and the paths."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from askaround.people.models import Person, Role, Source
from askaround.people.rules.reading import BasicKnown, basics
from askaround.research.models import Organization, Path


@dataclass(frozen=True)
class Read:
    """What was read about one thing, the latest first, with the first and the last day."""

    about: Person | Organization | Path
    known: str
    sources: list[Source]

    @property
    def first_read_on(self) -> date | None:
        return min((source.read_on for source in self.sources), default=None)

    @property
    def last_read_on(self) -> date | None:
        return max((source.read_on for source in self.sources), default=None)

    @property
    def basics(self) -> list[BasicKnown]:
        """What is known of a path; what I wrote down myself counts as a description of it."""
        kinds = {str(source.kind) for source in self.sources}
        return basics(kinds | ({"library"} if self.known.strip() else set()))

    @property
    def is_empty(self) -> bool:
        return not (self.sources or self.known.strip())


@dataclass(frozen=True)
class Dossier:
    """What was read about a person, where they work or worked, and the paths it is for."""

    person: Read
    organizations: list[Read]
    paths: list[Read]

    @property
    def all(self) -> list[Read]:
        return [self.person, *self.organizations, *self.paths]

    @property
    def text(self) -> str:
        """Everything that stands in it, for the check L16: what is known is not asked."""
        texts = [
            text
            for read in self.all
            for text in (read.known, *(f"{each.title}\n{each.text}" for each in read.sources))
        ]
        return "\n".join(filter(None, texts))


def about_one(sources: QuerySet[Source], about: Person | Organization | Path) -> Read:
    """Return what was read about one thing."""
    match about:
        case Person():
            found = sources.filter(person=about)
        case Organization():
            found = sources.filter(organization=about)
        case _:
            found = sources.filter(path=about)
    return Read(about, getattr(about, "known", ""), _latest_first(found))


def dossier(
    person: Person, *, sources: QuerySet[Source], roles: Iterable[Role], paths: Iterable[Path]
) -> Dossier:
    """Return the dossier of a person; ``roles`` are theirs, ``paths`` those of an exploration."""
    places = {role.organization.pk: role.organization for role in roles if role.organization}
    paths = list(paths)
    found = _latest_first(
        sources.filter(Q(person=person) | Q(organization__in=places) | Q(path__in=paths))
    )
    return Dossier(
        person=Read(person, "", [each for each in found if each.person_id == person.pk]),
        organizations=[
            Read(place, place.known, [each for each in found if each.organization_id == key])
            for key, place in places.items()
        ],
        paths=[
            Read(path, path.known, [each for each in found if each.path_id == path.pk])
            for path in paths
        ],
    )


def _latest_first(found: QuerySet[Source]) -> list[Source]:
    return list(found.order_by("-read_on", "-id"))
