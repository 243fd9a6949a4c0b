"""Who is here already, perhaps, when somebody is about to be added."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from askaround.accounts.models import Space
from askaround.people.models import ContactPoint, Person
from askaround.people.rules.duplicates import (
    FEWEST_POINTS,
    Known,
    Likeness,
    PossibleDuplicate,
    compare,
    name_words,
)
from askaround.search.models import SearchDocument
from askaround.search.queries import hits

MOST_COMPARED = 20
MOST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Alike:
    """Somebody who may be the same person; ``certain`` where they share an address too."""

    person: Person
    certain: bool


def alike(*, space: Space, among: QuerySet[Person], wanted: Known) -> list[Alike]:
    """Return at most three people who may be ``wanted``, the likeliest first."""
    candidates = _candidates(space, among, wanted)
    pairs = [
        (pair, person)
        for person in candidates
        if (pair := compare(wanted, _known(person))) and _is_worth_a_look(pair)
    ]
    pairs.sort(key=lambda each: -each[0].score)
    return [Alike(person, pair.certain) for pair, person in pairs[:MOST_SHOWN]]


def _is_worth_a_look(pair: PossibleDuplicate) -> bool:
    """A single name met twice is too little for the list of duplicates, but enough for a hint."""
    return pair.score >= FEWEST_POINTS or any(
        reason.code is Likeness.SAME_NAME for reason in pair.reasons
    )


def _candidates(space: Space, among: QuerySet[Person], wanted: Known) -> Iterable[Person]:
    keys = [*wanted.emails, *wanted.phones, *wanted.links]
    ids: set[UUID] = set()
    if keys:
        ids |= set(
            ContactPoint.objects.filter(person__in=among, key__in=keys).values_list(
                "person_id", flat=True
            )
        )
    ids |= _namesakes(space, wanted.full_name)
    people = among.filter(pk__in=ids).only("id", "full_name")
    return people.prefetch_related("contact_points", "roles__organization") if ids else []


def _namesakes(space: Space, name: str) -> set[UUID]:
    """People who have every word of the name, or one of its two longest."""
    parts = sorted(name_words(name), key=len)
    typed = {" ".join(parts), *parts[-2:]}
    return {
        hit.owner_id
        for words in typed
        for hit in hits(
            space=space, typed=words, kinds=[SearchDocument.Kind.PERSON], limit=MOST_COMPARED
        )
    }


def _known(person: Person) -> Known:
    keys = {
        kind: tuple(point.key for point in person.contact_points.all() if point.kind == kind)
        for kind in ContactPoint.Kind.values
    }
    return Known(
        person.pk,
        person.full_name,
        organizations=tuple(
            role.organization.name for role in person.roles.all() if role.organization
        ),
        emails=keys[ContactPoint.Kind.EMAIL],
        phones=keys[ContactPoint.Kind.PHONE],
        links=keys[ContactPoint.Kind.LINK],
    )
