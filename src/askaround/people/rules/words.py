"""The word lists behind the rules about people: TOML files, one folder per language.

A list that belongs to no single language (particles and titles in names, legal forms of
companies) lies beside the folders. Every file is read once per process.
"""

from pathlib import Path
from typing import Any

from askaround.core.word_files import word_file

LANGUAGES = Path(__file__).parents[1] / "languages"


def word_lists(file: str, *, language: str = "") -> dict[str, Any]:
    """Return the tables of one file, ``word_lists("levels.toml", language="en")`` for example."""
    return word_file(LANGUAGES, language, file)
