"""Words kept per language: a folder of TOML files for each, beside the code that reads them."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def word_file(languages: Path, language: str, file: str) -> dict[str, Any]:
    """Return the tables of ``languages/<language>/<file>``, the English ones where it has none.

    Read once per process.
    """
    chosen = languages / language / file
    path = chosen if chosen.is_file() else languages / "en" / file
    return tomllib.loads(path.read_text(encoding="utf-8"))
