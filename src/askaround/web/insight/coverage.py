"""What has come up so far, as a page shows it."""

from dataclasses import dataclass

from askaround.insight.queries.next import NextBest
from askaround.insight.rules.coverage import (
    FIRST_CONVERSATIONS,
    covered,
    missing_essentials,
)
from askaround.preparation import names


@dataclass(frozen=True)
class Coverage:
    """How often each category came up, and which essentials nobody was asked about yet."""

    categories: list[tuple[str, int]]
    missing: list[str]
    is_late: bool


def coverage(found: NextBest) -> Coverage:
    """Return what came up in all conversations together."""
    topics = [
        (row.question.topic, row.saturation.conversations) for row in found.rows if row.question
    ]
    named = names.topics()
    held = len(found.heard.conversations)
    return Coverage(
        categories=[(names.category(each), count) for each, count in covered(topics).items()],
        missing=[named.get(topic, topic) for topic in missing_essentials(topics)],
        is_late=held >= FIRST_CONVERSATIONS,
    )
