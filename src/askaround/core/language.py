"""The sentences of what runs without Django: the child that reads a file, and commands.

They stand in the catalogue of the pages. The standard library opens it here, when the first of
them is said.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import NullTranslations, translation
from pathlib import Path

CATALOGUES = Path(__file__).parents[1] / "web" / "locale"

_spoken = ContextVar("_spoken", default="en")


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Say every sentence in ``language`` meanwhile."""
    before = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(before)


def speak(language: str) -> None:
    """Say every sentence in ``language`` from now on."""
    _spoken.set(language)


def spoken() -> str:
    """Return the language of this moment, "es" for example."""
    return _spoken.get()


@cache
def _catalogue(language: str) -> NullTranslations:
    """Return the sentences of a language; without a catalogue they stay as they stand in code."""
    return translation("django", CATALOGUES, [language], fallback=True)


def gettext(sentence: str) -> str:
    return _catalogue(_spoken.get()).gettext(sentence)


def ngettext(one: str, many: str, number: int) -> str:
    return _catalogue(_spoken.get()).ngettext(one, many, number)


def pgettext(where: str, sentence: str) -> str:
    return _catalogue(_spoken.get()).pgettext(where, sentence)


def gettext_noop(sentence: str) -> str:
    """Return ``sentence`` as it is: `gettext` will get it when it is said."""
    return sentence


def grouped(number: int) -> str:
    """Return a number as people write it.

    >>> grouped(5000)
    '5,000'
    """
    return f"{number:,}".replace(",", pgettext("between thousands", ","))
