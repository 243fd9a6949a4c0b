"""Questions about people: who is here, who is meant, who is who, and what happened."""

from askaround.people.queries.alike import alike
from askaround.people.queries.choosing import (
    Filters,
    Names,
    Order,
    chosen,
    dormant_before,
    names_to_choose_from,
    page,
)
from askaround.people.queries.lines import Line, lines
from askaround.people.queries.organizations import (
    organizations_by_name,
    organizations_called,
    people_at,
)
from askaround.people.queries.persons import (
    channels_of,
    channels_to,
    contact_points,
    introductions,
    people_by_circle,
    roles_newest_first,
    tags_of,
    timeline,
)
from askaround.people.queries.searching import search
from askaround.people.queries.sources import Dossier, Read, about_one, dossier

__all__ = [
    "Dossier",
    "Filters",
    "Line",
    "Names",
    "Order",
    "Read",
    "about_one",
    "alike",
    "channels_of",
    "channels_to",
    "chosen",
    "contact_points",
    "dormant_before",
    "dossier",
    "introductions",
    "lines",
    "names_to_choose_from",
    "organizations_by_name",
    "organizations_called",
    "page",
    "people_at",
    "people_by_circle",
    "roles_newest_first",
    "search",
    "tags_of",
    "timeline",
]
