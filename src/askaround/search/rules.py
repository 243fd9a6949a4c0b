"""From what somebody types to what the full-text index understands."""

import re

TYPED_WORD = re.compile(r"\w+")
MOST_WORDS = 12


def match_expression(typed: str) -> str:
    """Return an FTS5 expression: every word must occur, the last may still be unfinished.

    Each word is quoted, so nothing that is typed can break the query; "" means that there is
    nothing to look for.

    >>> match_expression('dana "data AND acm')
    '"dana" "data" "AND" "acm"*'
    """
    words = TYPED_WORD.findall(typed.replace("\0", " "))[:MOST_WORDS]
    return " ".join(f'"{word}"' for word in words) + "*" if words else ""
