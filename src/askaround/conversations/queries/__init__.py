"""The questions other code may ask about plans and notes.

Each takes the rows the asker may see, so none can leak somebody else's.
"""

from askaround.conversations.queries.lines import (
    LineInShort,
    lines,
    lines_in_short,
    lines_with_rivals,
)
from askaround.conversations.queries.plans import (
    Before,
    QuestionInShort,
    arranged,
    asked_before,
    askings,
    occasion_of,
    pool_of,
    questions_in_short,
)

__all__ = [
    "Before",
    "LineInShort",
    "QuestionInShort",
    "arranged",
    "asked_before",
    "askings",
    "lines",
    "lines_in_short",
    "lines_with_rivals",
    "occasion_of",
    "pool_of",
    "questions_in_short",
]
