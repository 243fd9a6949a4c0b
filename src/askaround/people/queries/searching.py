"""Who is meant by what somebody types, and why they were found."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from askaround.accounts.models import Space
from askaround.people.models import Person, Role, Tagging
from askaround.people.queries.choosing import Filters, chosen, with_rows
from askaround.search.models import SearchDocument
from askaround.search.queries import MOST_HITS, any_hits, hits
from askaround.search.rules import Excerpt, excerpt

Kind = SearchDocument.Kind
NO_FILTERS = Filters()
SHOWN_ROLES, SHOWN_TAGS = 2, 3
"""How many of them ``people/row.html`` shows."""


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody who was found; ``reason`` is the line that says why.

    It is None where the name says it, or a role or tag that the list shows anyway.
    """

    person: Person
    reason: Excerpt | None
    in_a_note: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """An organization or a question that was found. ``page_id`` is the row whose page shows it."""

    kind: str
    title: str
    page_id: UUID


def search(
    *,
    space: Space,
    typed: str,
    among: QuerySet[Person],
    filters: Filters = NO_FILTERS,
    limit: int = MOST_HITS,
) -> list[Found]:
    """Return the people whose name, roles, addresses, tags or notes hold every typed word.

    ``among`` are the visible people; each is found once, for the best reason.
    """
    best: dict[UUID, SearchDocument] = {}
    for hit in hits(
        space=space,
        typed=typed,
        kinds=[Kind.PERSON, Kind.NOTE],
        among=chosen(among, filters) if filters else None,
        limit=limit,
    ):
        if hit.kind == Kind.PERSON or hit.owner_id not in best:
            best[hit.owner_id] = hit
    people = with_rows(among).in_bulk(list(best))
    return [_found(people[owner], hit, typed) for owner, hit in best.items() if owner in people]


def _found(person: Person, hit: SearchDocument, typed: str) -> Found:
    reason = excerpt(typed=typed, title=hit.title, body=hit.body)
    if reason and f"{reason.before}{reason.found}{reason.after}" in _shown_anyway(person):
        reason = None
    return Found(person, reason, in_a_note=hit.kind == Kind.NOTE)


def _shown_anyway(person: Person) -> set[str]:
    """Return what a line of the list says besides the name; `with_rows` has loaded it."""
    roles: list[Role] = getattr(person, "present_roles", [])
    tags: list[Tagging] = getattr(person, "put_tags", [])
    return {str(role) for role in roles[:SHOWN_ROLES]} | {str(tag) for tag in tags[:SHOWN_TAGS]}


def places(*, space: Space, typed: str, limit: int = 6) -> list[Place]:
    """Return some organizations and questions that hold every typed word."""
    found = any_hits(
        space=space, typed=typed, kinds=[Kind.ORGANIZATION, Kind.QUESTION], limit=limit
    )
    return [Place(hit.kind, hit.title, hit.owner_id) for hit in found]
