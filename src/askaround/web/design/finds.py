"""What the palette of the living page has found."""

from collections.abc import Sequence

from askaround.web.search.found import Find, Found, Group

TYPED = 3
"""So many letters of the first name were typed."""


def found(labels: Sequence[str], names: Sequence[str], notes: Sequence[str], ids: str) -> Found:
    """Find two people and three pages; ``ids`` keeps those of the frames apart."""
    first, second = names[:2]
    people = [
        Find("#finding", "user", "", first[:TYPED], first[TYPED:], notes[0]),
        Find("#finding", "user", second, note=notes[1], is_warning=True),
    ]
    pages = [Find("#finding", "compass", label) for label in labels[1:]]
    groups = [Group(f"people{ids}", labels[1], people), Group(f"pages{ids}", labels[0], pages)]
    return Found("", groups)
