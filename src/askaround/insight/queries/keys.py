"""Keys by the thousand, read as the text they are stored as: 32 letters, without hyphens.

Making a UUID of text takes longer than all the rest of reading a row, and so does comparing two
of them. A page about 2,000 lines counts with some 6,000 keys and shows a hundred.
"""

from functools import lru_cache

from django.db.models import CharField, ExpressionWrapper, F


@lru_cache
def as_text(field: str) -> "ExpressionWrapper[F]":
    """Return a column of keys as the text it is stored as."""
    return ExpressionWrapper(F(field), output_field=CharField())
