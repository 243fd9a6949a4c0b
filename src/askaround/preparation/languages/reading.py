"""Finds the page of a language among those that ship with the program.

A language of the interface in which no letters are written yet has one page, ``instead.toml``:
``language`` in it names the language whose pages serve until it has its own.
"""

from functools import lru_cache
from importlib.resources import files

from askaround.preparation.languages.page import FaultyPage, Page, read_page

INSTEAD = "instead.toml"


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that ship with the program, such as ``en``."""
    folders = (entry for entry in files(__package__).iterdir() if entry.is_dir())
    return tuple(sorted(f.name for f in folders if not f.name.startswith(("_", "."))))


@lru_cache
def language_page(language: str, name: str) -> Page:
    """Return the page ``<language>/<name>.toml``, or the one that serves in its place."""
    if language not in languages():
        raise FaultyPage(f"There is no language {language!r}; there is {', '.join(languages())}.")
    folder = files(__package__)
    has_own = folder.joinpath(language, f"{name}.toml").is_file()
    if not has_own and folder.joinpath(language, INSTEAD).is_file():
        return language_page(read_page(folder, language, INSTEAD).text("language"), name)
    return read_page(folder, language, f"{name}.toml")
