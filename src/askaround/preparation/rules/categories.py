"""The five things that every guide asks about (G0; R65), and the topics that belong to each.

Which topic belongs where is a house rule.
"""

from collections.abc import Mapping
from enum import StrEnum


class Category(StrEnum):
    REQUIREMENTS = "requirements"
    ENVIRONMENT = "environment"
    BENEFITS = "benefits"
    GROWTH = "growth"
    ADVICE = "advice"


TOPICS: Mapping[Category, frozenset[str]] = {
    Category.REQUIREMENTS: frozenset(
        {"path", "skills", "entry-requirements", "training", "hiring-process", "resume-signals"}
    ),
    Category.ENVIRONMENT: frozenset(
        {"daily-work", "time-shares", "culture", "people-contact", "team-manager", "values"}
    ),
    Category.BENEFITS: frozenset({"rewards", "frustrations", "pay-benefits", "workload-life"}),
    Category.GROWTH: frozenset({"advancement", "turnover", "trends", "competitors"}),
    Category.ADVICE: frozenset({"job-channels", "alternatives", "closing"}),
}
