"""How often a plan asks about each of the five things that every guide asks about (R65)."""

from collections.abc import Iterable
from dataclasses import dataclass

from askaround.preparation.rules.categories import TOPICS, Category


@dataclass(frozen=True, slots=True)
class Covered:
    """How many questions ask about a category: in this plan, and in all conversations together."""

    category: Category
    here: int
    altogether: int

    @property
    def is_open(self) -> bool:
        return not (self.here or self.altogether)


def coverage(here: Iterable[str], altogether: Iterable[str] = ()) -> list[Covered]:
    """Count topics by category; ``altogether`` are those of the other conversations.

    >>> [each.here for each in coverage(["skills", "path", "rewards", ""])]
    [2, 0, 1, 0, 0]
    """
    here = list(here)
    everywhere = [*here, *altogether]
    return [
        Covered(
            category,
            sum(topic in topics for topic in here),
            sum(topic in topics for topic in everywhere),
        )
        for category, topics in TOPICS.items()
    ]
