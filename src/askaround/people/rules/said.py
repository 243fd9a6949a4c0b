"""What a source says about one person, as plain values that can be kept and compared later.

Silence is no news: a later file that leaves something out does not unsay it.
"""

from functools import cache
from typing import Any

from askaround.core.text import fold
from askaround.people.rules.addresses import Address, Kind, NotAnAddress, read_address
from askaround.people.rules.circles import circles
from askaround.people.rules.incoming import LONGEST_NAME, IncomingPerson, IncomingRole
from askaround.people.rules.organizations import organization_key

Said = dict[str, Any]
"""JSON values by name: texts (see :data:`TEXTS`), ``note``, and the lists ``emails``, ``phones``,
``links``, ``tags``, ``met_on`` and ``roles`` (title, organization, from, until). What is not said
is absent."""

TEXTS = {
    "full_name": LONGEST_NAME,
    "given_name": 100,
    "family_name": 100,
    "location": 200,
    "how_i_know": 300,
    "circle": 20,
    "known_since": 10,
}
"""The texts of a person that a source may say, with the most characters that are stored."""
LISTS_OF_ADDRESSES = {"emails": Kind.EMAIL, "phones": Kind.PHONE, "links": Kind.LINK}
LONGEST_ADDRESS = 500
LONGEST_TAG = 60
LONGEST_ROLE, LONGEST_ORGANIZATION = 250, 250


def said_by(record: IncomingPerson) -> Said:
    """Return all that ``record`` says. A circle that we do not know becomes a tag."""
    circle = circle_named(record.circle)
    tags = [*record.tags, *([record.circle] if record.circle and not circle else [])]
    said: Said = {
        "full_name": record.full_name,
        "given_name": record.given_name,
        "family_name": record.family_name,
        "location": record.location,
        "how_i_know": record.how_i_know,
        "circle": circle,
        "known_since": record.known_since.isoformat() if record.known_since else "",
    }
    said = {name: text[: TEXTS[name]] for name, text in said.items() if text}
    lists = {
        "emails": record.emails,
        "phones": record.phones,
        "links": record.links,
        "tags": [tag[:LONGEST_TAG] for tag in tags],
        "met_on": [day.isoformat() for day in record.met_on],
    }
    said |= {name: list(dict.fromkeys(texts)) for name, texts in lists.items() if texts}
    roles = [_role(role) for role in record.roles if role.title or role.organization]
    whole = {"roles": roles, "note": _note(record)}
    return said | {name: value for name, value in whole.items() if value}


def _note(record: IncomingPerson) -> str:
    """Return the note, below a name for which there is no room."""
    if len(record.full_name) <= LONGEST_NAME:
        return record.note
    return f"{record.full_name}\n{record.note}".strip()


def _role(role: IncomingRole) -> list[str]:
    """Return a role as a list; what is no organization ("Self-employed") belongs to the title."""
    title, organization = role.title, role.organization
    if organization and not organization_key(organization):
        title = f"{title} ({organization})" if title else organization
        organization = ""
    return [title[:LONGEST_ROLE], organization[:LONGEST_ORGANIZATION], role.started, role.ended]


def roles_in(said: Said) -> list[IncomingRole]:
    return [IncomingRole(*parts) for parts in said.get("roles", ())]


def said_since(before: Said, now: Said) -> Said:
    """Return what a source has said so far, once it also says ``now``.

    Addresses, tags and days add up; of roles and texts the newest word counts.

    >>> said_since({"location": "Bern", "tags": ["a"]}, {"tags": ["b"]})
    {'location': 'Bern', 'tags': ['a', 'b']}
    """
    together = before | now
    for name in (*LISTS_OF_ADDRESSES, "tags", "met_on"):
        if name in together:
            together[name] = list(dict.fromkeys([*before.get(name, ()), *now.get(name, ())]))
    return together


def addresses_in(said: Said, *, country: str) -> tuple[Address, ...]:
    """Return every address that ``said`` names, each once.

    What is not spelled like an address is kept as it stands, links excepted: those must be safe
    to press.
    """
    found = {
        (address.kind, address.key): address
        for name, kind in LISTS_OF_ADDRESSES.items()
        for text in said.get(name, ())
        if (address := _address(text, kind, country))
    }
    return tuple(found.values())


def _address(text: str, kind: Kind, country: str) -> Address | None:
    try:
        return read_address(text, kind=kind, country=country)
    except NotAnAddress:
        kept = text[:LONGEST_ADDRESS]
        return None if kind is Kind.LINK else Address(kind, kept, fold(kept)[:LONGEST_ADDRESS])


def circle_named(text: str) -> str:
    """Return the code of the circle that ``text`` names: its code, its name or one of its words.

    >>> circle_named("classmate"), circle_named("Chess club")
    ('alumni', '')
    """
    return _circles_by_word().get(fold(text), "") if text else ""


@cache
def _circles_by_word() -> dict[str, str]:
    return {
        fold(word): circle.code
        for circle in circles()
        for word in (*circle.people_after_my, *circle.people, circle.name, circle.code)
    }
