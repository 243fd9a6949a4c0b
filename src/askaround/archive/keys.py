"""The keys of restored rows: the same as before, or new ones where the old are taken."""

import re
from collections.abc import Iterable
from typing import Protocol
from uuid import UUID

from askaround.core.ids import uuid7

KEY = re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b")
RANDOM_BITS = 80


class Keys(Protocol):
    """Says what a row of the archive reads like under its keys here."""

    def line(self, text: str) -> str: ...


class SameKeys:
    """The rows keep their keys."""

    def line(self, text: str) -> str:
        return text


class NewKeys:
    """Every key of the archive gets a new one, wherever it stands in a row.

    The new keys keep the moments and the order of the old, because rows are sorted by key. What
    looks like a key but names no row of the archive is left alone.
    """

    def __init__(self, keys: Iterable[UUID]) -> None:
        old = sorted(set(keys))
        new = sorted(_of_the_same_moment(key) for key in old)
        self.new = {str(key): str(other) for key, other in zip(old, new, strict=True)}

    def line(self, text: str) -> str:
        return KEY.sub(lambda found: self.new.get(found[0], found[0]), text)


def _of_the_same_moment(key: UUID) -> UUID:
    random = (1 << RANDOM_BITS) - 1
    return UUID(int=key.int & ~random | uuid7().int & random)
