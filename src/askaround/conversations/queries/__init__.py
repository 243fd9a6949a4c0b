"""The questions other code may ask about plans and notes.

Each takes the rows the asker may see, so none can leak somebody else's.
"""

from askaround.conversations.queries.lines import StandingLine, lines, lines_with_rivals

__all__ = ["StandingLine", "lines", "lines_with_rivals"]
