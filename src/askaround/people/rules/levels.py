"""How far along somebody is, and which kinds of work there are.

Both place people in the sampling plan (level × function × organization) and choose fitting
questions. Words live in ``people/languages/<language>/levels.toml``.
"""

from enum import StrEnum

from askaround.people.rules.words import word_lists


class Level(StrEnum):
    """How far along somebody is: the nine levels that questions are written for."""

    STUDENT = "student"
    EARLY = "early"
    CONTRIBUTOR = "contributor"
    MANAGER = "manager"
    EXECUTIVE = "executive"
    OWNER = "owner"
    RECRUITER = "recruiter"
    LEFT = "left"
    ACADEMIC = "academic"


def function_names(*, language: str = "en") -> dict[str, str]:
    """Return the codes of the kinds of work with their names for reading, in a fixed order."""
    tables = word_lists("levels.toml", language=language)["function"]
    return {table["code"]: table["name"] for table in tables}


def level_names(*, language: str = "en") -> dict[Level, str]:
    """Return the levels that a language names, with their names for reading."""
    tables = word_lists("levels.toml", language=language)["level"]
    return {Level(table["code"]): table["name"] for table in tables}
