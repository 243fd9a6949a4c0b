"""Keys by the thousand: read as text, and each made into a key once.

Making a UUID of text takes longer than all the rest of reading a row, and a page about 2,000
lines reads some 6,000 of them, of which no more than a few hundred are different.
"""

from uuid import UUID

from django.db.models import CharField
from django.db.models.functions import Cast


def as_text(field: str) -> Cast:
    """Return a column of keys as the text it is stored as."""
    return Cast(field, CharField(max_length=32))


class Keys(dict[str, UUID]):
    """From the stored text to the key; every key is one object."""

    def __missing__(self, text: str) -> UUID:
        key = self[text] = UUID(text)
        return key

    def of(self, text: str | None) -> UUID | None:
        return None if text is None else self[text]
