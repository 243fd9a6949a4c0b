"""The words of `headings.toml`, folded, each with the field it means."""

import tomllib
from functools import cache
from pathlib import Path

from askaround.core.text import fold
from askaround.integrations.fields import Field


@cache
def synonyms() -> dict[str, Field]:
    """Return every known heading, folded, with its meaning."""
    words = tomllib.loads(Path(__file__).with_name("headings.toml").read_text("utf-8"))
    return {fold(word): Field(name) for name, several in words.items() for word in several}
