"""The questions other code may ask about plans and notes.

Each takes the rows the asker may see, so none can leak somebody else's.
"""

from askaround.conversations.queries.lines import StandingLine, lines, lines_with_rivals
from askaround.conversations.queries.plans import (
    Before,
    arranged,
    asked_before,
    askings,
    occasion_of,
    pool_of,
)

__all__ = [
    "Before",
    "StandingLine",
    "arranged",
    "asked_before",
    "askings",
    "lines",
    "lines_with_rivals",
    "occasion_of",
    "pool_of",
]
