"""Which goal a question serves (R6): a guess from the words they share, which a person may change.

Pure. House rule: words of five letters and more are compared by their first five, so that
"travel" meets "travelling", and small words meet nothing.
"""

from collections.abc import Sequence

from askaround.core.text import fold, words

COMPARED_LETTERS = 5


def goal_for(text: str, goals: Sequence[str]) -> int | None:
    """Return the place of the goal that shares most words with ``text``, None where none does.

    >>> goal_for("How much do you travel?", ["Learn the pay range", "Find out about travelling"])
    1
    """
    asked = _beginnings(text)
    shared = [len(asked & _beginnings(goal)) for goal in goals]
    best = max(shared, default=0)
    return shared.index(best) if best else None


def _beginnings(text: str) -> set[str]:
    return {word[:COMPARED_LETTERS] for word in words(fold(text)) if len(word) >= COMPARED_LETTERS}
