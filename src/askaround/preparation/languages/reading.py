"""Finds the page of a language among those that ship with the program.

A language of the interface in which no letters are written yet has one page, ``instead.toml``:
``language`` in it names the language whose pages serve until it has its own. What the checks say is
for whoever reads the pages: ``reasons.toml`` says it in that language.
"""

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from askaround.preparation.languages.page import FaultyPage, Page, read_page

INSTEAD = "instead.toml"
REASONS = "reasons.toml"


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that ship with the program, such as ``en``."""
    folders = (entry for entry in files(__package__).iterdir() if entry.is_dir())
    return tuple(sorted(f.name for f in folders if not f.name.startswith(("_", "."))))


@lru_cache
def written_in(language: str) -> str:
    """Return the language of the letters of somebody who reads the pages in ``language``."""
    folder = files(__package__)
    if not folder.joinpath(language, INSTEAD).is_file():
        return language
    return read_page(folder, language, INSTEAD).text("language")


@lru_cache
def language_page(language: str, name: str) -> Page:
    """Return the page ``<language>/<name>.toml``, or the one that serves in its place."""
    if language not in languages():
        raise FaultyPage(f"There is no language {language!r}; there is {', '.join(languages())}.")
    has_own = files(__package__).joinpath(language, f"{name}.toml").is_file()
    return read_page(
        files(__package__), language if has_own else written_in(language), f"{name}.toml"
    )


@lru_cache
def own_reasons(language: str, checked: str) -> Mapping[str, str]:
    """Return the reasons of the checks of ``checked`` that ``language`` words by itself.

    They are keyed as in the page of that name; where there is none, the page's own stands.
    """
    folder = files(__package__)
    if not folder.joinpath(language, REASONS).is_file():
        return {}
    page = read_page(folder, language, REASONS).table(checked)
    return {key: page.text(key) for key in page.keys}
