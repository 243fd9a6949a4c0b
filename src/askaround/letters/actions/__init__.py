"""The verbs of letters. Nothing here sends anything: a person does, and says so."""

from askaround.letters.actions.resumes import (
    CannotKeepResume,
    add_resume,
    edit_resume,
    remove_resume,
)
from askaround.letters.actions.writing import (
    CannotWrite,
    begin_letter,
    drop_letter,
    edit_letter,
    mark_sent,
    reshape,
    start_over,
    why_not_write,
)
from askaround.letters.rules.drafts import LetterFacts

__all__ = [
    "CannotKeepResume",
    "CannotWrite",
    "LetterFacts",
    "add_resume",
    "begin_letter",
    "drop_letter",
    "edit_letter",
    "edit_resume",
    "mark_sent",
    "remove_resume",
    "reshape",
    "start_over",
    "why_not_write",
]
