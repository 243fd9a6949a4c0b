"""Who is meant by what somebody types, and why they were found."""

from dataclasses import replace
from uuid import UUID

from django.db.models import QuerySet

from askaround.accounts.models import Space
from askaround.people.models import Person
from askaround.people.queries.choosing import Filters, chosen
from askaround.people.queries.lines import Line, columns_of_a_line, lines
from askaround.search.models import SearchDocument
from askaround.search.queries import hits
from askaround.search.rules import excerpt

Kind = SearchDocument.Kind
NO_FILTERS = Filters()
MOST_FOUND = 30
"""More than that, and the next letter narrows it sooner than reading does."""


def search(
    *,
    space: Space,
    typed: str,
    among: QuerySet[Person],
    filters: Filters = NO_FILTERS,
    limit: int = MOST_FOUND,
) -> list[Line]:
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
    people = columns_of_a_line(among).in_bulk(list(best))
    found = [people[owner] for owner in best if owner in people]
    return [_with_reason(line, best[line.person.pk], typed) for line in lines(found)]


def _with_reason(line: Line, hit: SearchDocument, typed: str) -> Line:
    reason = excerpt(typed=typed, title=hit.title, body=hit.body)
    if reason is None or reason.text in {*map(str, line.roles), *line.tags}:
        return line
    return replace(line, reason=reason, in_a_note=hit.kind == Kind.NOTE)
