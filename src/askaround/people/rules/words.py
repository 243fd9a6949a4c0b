"""The word lists behind the rules about people: TOML files, one folder per language.

A list that belongs to no single language (particles and titles in names, legal forms of
companies) lies beside the folders. Every file is read once per process.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = Path(__file__).parents[1] / "languages"


@cache
def word_lists(file: str, *, language: str = "") -> dict[str, Any]:
    """Return the tables of one file, ``word_lists("levels.toml", language="en")`` for example."""
    return tomllib.loads((LANGUAGES / language / file).read_text(encoding="utf-8"))


def available_languages(file: str) -> list[str]:
    """Return the languages that have ``file``, sorted.

    >>> "en" in available_languages("circles.toml")
    True
    """
    return sorted(path.parent.name for path in LANGUAGES.glob(f"*/{file}"))
