"""Whether the five things that every guide asks about have come up at all (G0; R65).

The three essentials (R68) are a part of them: entry-level work, the skills it needs, a typical day.
"""

from collections.abc import Iterable

from askaround.preparation.rules.categories import TOPICS, Category

ESSENTIAL_TOPICS = ("daily-work", "skills", "entry-requirements")
FIRST_CONVERSATIONS = 3
"""By then the essentials should have come up (R68)."""


def covered(topics: Iterable[tuple[str, int]]) -> dict[Category, int]:
    """Return in how many conversations each category came up; ``topics`` are (topic, so often).

    >>> covered([("skills", 2), ("culture", 1)])[Category.REQUIREMENTS]
    2
    """
    known = list(topics)
    return {
        category: max((count for topic, count in known if topic in names), default=0)
        for category, names in TOPICS.items()
    }


def missing_essentials(topics: Iterable[tuple[str, int]]) -> list[str]:
    """Return the essential topics that have not come up in any conversation."""
    heard = {topic for topic, count in topics if count}
    return [topic for topic in ESSENTIAL_TOPICS if topic not in heard]
