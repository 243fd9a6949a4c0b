"""Questions about people: who is here, who is meant, who is who, and what happened."""

from askaround.people.queries.alike import Alike, alike
from askaround.people.queries.choosing import (
    DORMANT_YEARS,
    Filters,
    Names,
    Order,
    Page,
    chosen,
    dormant_before,
    names_to_choose_from,
    page,
    with_rows,
)
from askaround.people.queries.organizations import (
    OrganizationPage,
    organizations_by_name,
    organizations_called,
    people_at,
)
from askaround.people.queries.persons import (
    Introductions,
    introductions,
    people_by_circle,
    roles_newest_first,
    tags_of,
    timeline,
)
from askaround.people.queries.searching import Found, Place, places, search

__all__ = [
    "DORMANT_YEARS",
    "Alike",
    "Filters",
    "Found",
    "Introductions",
    "Names",
    "Order",
    "OrganizationPage",
    "Page",
    "Place",
    "alike",
    "chosen",
    "dormant_before",
    "introductions",
    "names_to_choose_from",
    "organizations_by_name",
    "organizations_called",
    "page",
    "people_at",
    "people_by_circle",
    "places",
    "roles_newest_first",
    "search",
    "tags_of",
    "timeline",
    "with_rows",
]
