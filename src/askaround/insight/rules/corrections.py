"""Which line stands in the place of one that was corrected."""

from collections.abc import Callable, Sequence
from typing import TypeVar

Line = TypeVar("Line")

MOST_CORRECTIONS = 1000
"""Nobody corrects a line so often; a ring, which the phone of a fool may send, ends here."""


def standing(
    line: Line, *, later: Callable[[Line], Sequence[Line]], is_struck: Callable[[Line], bool]
) -> Line | None:
    """Follow a line through its corrections; None where it was taken out at last.

    Of two corrections of the same line the latest is followed, unless that one is struck and
    another one stands: ``later`` gives them in the order in which they were made.
    """
    for _step in range(MOST_CORRECTIONS):
        following = later(line)
        if not following:
            return None if is_struck(line) else line
        kept = [each for each in following if not is_struck(each) or later(each)]
        line = (kept or following)[-1]
    return line
