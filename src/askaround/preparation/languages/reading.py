"""Finds the page of a language among those that ship with the program."""

from functools import lru_cache
from importlib.resources import files

from askaround.preparation.languages.page import FaultyPage, Page, read_page


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that ship with the program, such as ``en``."""
    folders = (entry for entry in files(__package__).iterdir() if entry.is_dir())
    return tuple(sorted(f.name for f in folders if not f.name.startswith(("_", "."))))


@lru_cache
def language_page(language: str, name: str) -> Page:
    """Return the page ``<language>/<name>.toml``."""
    if language not in languages():
        raise FaultyPage(f"There is no language {language!r}; there is {', '.join(languages())}.")
    return read_page(files(__package__), language, f"{name}.toml")
