"""The words, patterns and sentences that the checks and drafts need, one folder per language.

A folder such as ``en/`` holds TOML files and no code. A further language is a further folder with
the same keys: a missing one is an error that names file and key.
"""

from functools import lru_cache
from importlib.resources import files

from askaround.preparation.languages.page import FaultyPage, Page, parse_page, read_page

__all__ = ["FaultyPage", "Page", "language_page", "languages", "parse_page"]


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that ship with the program, such as ``en``."""
    folders = (entry for entry in files(__name__).iterdir() if entry.is_dir())
    return tuple(sorted(f.name for f in folders if not f.name.startswith(("_", "."))))


@lru_cache
def language_page(language: str, name: str) -> Page:
    """Return the page ``<language>/<name>.toml``."""
    if language not in languages():
        raise FaultyPage(f"There is no language {language!r}; there is {', '.join(languages())}.")
    return read_page(files(__name__), language, f"{name}.toml")
