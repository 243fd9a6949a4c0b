"""What can be found of the letters, drafts among them."""

from typing import Any

from askaround.accounts.models import Space
from askaround.journal.author import RowChange
from askaround.letters.models import Letter
from askaround.search.actions import Document
from askaround.search.findable import Findable, ids_of
from askaround.search.models import SearchDocument


def _letter(row: Letter) -> Document:
    return Document(SearchDocument.Kind.LETTER, row.pk, row.pk, row.subject, row.body)


LETTERS = Findable("letter", Letter.objects.exclude(subject="", body="").all, _letter)


def follow(*, space: Space, rows: list[RowChange], **signal: Any) -> None:
    """Bring the documents of changed letters up to date."""
    LETTERS.refresh(space=space, ids=ids_of(rows, LETTERS.model))


def rebuild(*, space: Space) -> None:
    """Make all of them again."""
    LETTERS.rebuild(space=space)
