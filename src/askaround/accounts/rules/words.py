"""The words of playbooks, kept per language in ``accounts/languages/<language>/playbooks.toml``."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = Path(__file__).parents[1] / "languages"


@cache
def words(language: str) -> dict[str, Any]:
    """Return the tables of one language, English where we do not have it. Read once per process."""
    chosen = LANGUAGES / language / "playbooks.toml"
    path = chosen if chosen.is_file() else LANGUAGES / "en" / "playbooks.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def rule_name(rule: str, language: str) -> str:
    """Return what people call the rule ``rule``."""
    return str(words(language)["rules"][rule]["name"])


def sentence(key: str, language: str, **values: object) -> str:
    """Return the sentence ``key`` with its values filled in."""
    return str(words(language)["sentences"][key]).format_map(values)
