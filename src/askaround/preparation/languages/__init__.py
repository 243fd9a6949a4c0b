"""The words, patterns and sentences that the checks and drafts need, one folder per language.

A folder such as ``en/`` holds TOML files and no code. A further language is a further folder with
the same keys: a missing one is an error that names file and key.
"""

from askaround.preparation.languages.page import FaultyPage, Page, parse_page
from askaround.preparation.languages.questions import question_language, read_question_language
from askaround.preparation.languages.reading import (
    language_page,
    languages,
    own_reasons,
    written_in,
)

__all__ = [
    "FaultyPage",
    "Page",
    "language_page",
    "languages",
    "own_reasons",
    "parse_page",
    "question_language",
    "read_question_language",
    "written_in",
]
