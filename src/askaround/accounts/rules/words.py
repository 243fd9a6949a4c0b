"""The words of playbooks, kept per language in ``accounts/languages/<language>/playbooks.toml``."""

from pathlib import Path
from typing import Any

from askaround.core.word_files import word_file

LANGUAGES = Path(__file__).parents[1] / "languages"


def words(language: str) -> dict[str, Any]:
    """Return the tables of one language, English where we do not have it."""
    return word_file(LANGUAGES, language, "playbooks.toml")


def rule_name(rule: str, language: str) -> str:
    """Return what people call the rule ``rule``."""
    return str(words(language)["rules"][rule]["name"])


def sentence(key: str, language: str, **values: object) -> str:
    """Return the sentence ``key`` with its values filled in."""
    return str(words(language)["sentences"][key]).format_map(values)
