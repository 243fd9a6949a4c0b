"""Which parts of the work a plan asks about (R65): five groups of topics, counted.

Pure. The groups are those of G0; where a topic belongs is a house rule.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Group(StrEnum):
    REQUIREMENTS = "requirements"
    ENVIRONMENT = "environment"
    BENEFITS = "benefits"
    GROWTH = "growth"
    ADVICE = "advice"


TOPICS: dict[Group, frozenset[str]] = {
    Group.REQUIREMENTS: frozenset(
        {"path", "skills", "entry-requirements", "training", "hiring-process", "resume-signals"}
        | {"job-channels"}
    ),
    Group.ENVIRONMENT: frozenset(
        {"daily-work", "time-shares", "culture", "people-contact", "team-manager", "competitors"}
    ),
    Group.BENEFITS: frozenset(
        {"rewards", "frustrations", "pay-benefits", "workload-life", "values"}
    ),
    Group.GROWTH: frozenset({"advancement", "turnover", "trends"}),
    Group.ADVICE: frozenset({"alternatives", "closing"}),
}


@dataclass(frozen=True, slots=True)
class Covered:
    """How many questions ask about a group: in this plan, and in all conversations together."""

    group: Group
    here: int
    altogether: int

    @property
    def is_open(self) -> bool:
        return not (self.here or self.altogether)


def coverage(here: Iterable[str], altogether: Iterable[str] = ()) -> list[Covered]:
    """Count topics by group; ``altogether`` are those of the other conversations.

    >>> [each.here for each in coverage(["skills", "path", "rewards", ""])]
    [2, 0, 1, 0, 0]
    """
    here = list(here)
    everywhere = [*here, *altogether]
    return [
        Covered(
            group,
            sum(topic in topics for topic in here),
            sum(topic in topics for topic in everywhere),
        )
        for group, topics in TOPICS.items()
    ]
