"""Keys of rows in a query string."""

from uuid import UUID

from django.http import QueryDict


def key_in(asked: QueryDict, name: str) -> UUID | None:
    """Return the key, None where there is none or where it is no key."""
    try:
        return UUID(asked.get(name, ""))
    except ValueError:
        return None
