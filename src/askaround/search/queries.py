"""Search as you type."""

from askaround.accounts.models import Space
from askaround.search.actions import INDEX
from askaround.search.models import SearchDocument
from askaround.search.rules import match_expression

TITLE_WEIGHT, BODY_WEIGHT = 5.0, 1.0
"""A hit in the name counts five times a hit in the rest (house rule)."""
RANKED_AT_LEAST = 3
"""Shorter input matches so many rows that ordering them costs more than it tells."""
MOST_HITS = 50


def hits(
    *, space: Space, typed: str, kinds: list[str], limit: int = MOST_HITS
) -> list[SearchDocument]:
    """Return the documents that contain every typed word, the best first.

    Case and accents do not matter, and the last word may be a beginning.
    """
    expression = match_expression(typed)
    if not expression:
        return []
    marks = ", ".join(["%s"] * len(kinds))
    order = (
        f"bm25({INDEX}, {TITLE_WEIGHT}, {BODY_WEIGHT})"
        if len(typed.strip()) >= RANKED_AT_LEAST
        else "rowid"
    )
    table = SearchDocument._meta.db_table
    return list(
        SearchDocument.objects.raw(
            f"SELECT d.* FROM {INDEX} JOIN {table} d ON d.id = {INDEX}.rowid"  # noqa: S608 (our own names)
            f" WHERE {INDEX} MATCH %s AND d.space_id = %s AND d.kind IN ({marks})"
            f" ORDER BY {order} LIMIT %s",
            [expression, space.pk.hex, *kinds, limit],
        )
    )
