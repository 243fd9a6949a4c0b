"""The smallest valid things, with nothing surprising in them."""

from datetime import UTC, datetime

from askaround.accounts import actions as accounts
from askaround.accounts.models import Space
from askaround.journal.author import Author
from askaround.people.models import Person
from askaround.research.models import Exploration

MONDAY_NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def space(username: str = "ada", **fields: str) -> Space:
    return accounts.make_space(username=username, **fields)


def author(space: Space, now: datetime = MONDAY_NOON) -> Author:
    return Author(space=space, now=now)


def person(by: Author, full_name: str = "Grace Hopper", **fields: object) -> Person:
    with by.change(f"Added {full_name}") as change:
        return change.add(Person(full_name=full_name, **fields))


def exploration(
    by: Author, title: str = "Could I live in consulting?", **fields: object
) -> Exploration:
    with by.change(f"Began {title}") as change:
        return change.add(Exploration(title=title, **fields))
