"""What can be found of what was concluded: the claims."""

from typing import Any

from askaround.accounts.models import Space
from askaround.conversations.derived import Findable
from askaround.insight.models import Claim
from askaround.journal.author import RowChange
from askaround.research.derived import ids_of
from askaround.search.actions import Document
from askaround.search.models import SearchDocument


def _claim(row: Claim) -> Document:
    return Document(SearchDocument.Kind.CLAIM, row.pk, row.pk, row.text)


CLAIMS = Findable("claim", Claim.objects.all, _claim)


def follow(*, space: Space, rows: list[RowChange], **signal: Any) -> None:
    """Bring the documents of changed claims up to date."""
    CLAIMS.refresh(space=space, ids=ids_of(rows, CLAIMS.model))


def rebuild(*, space: Space) -> None:
    """Make all of them again."""
    CLAIMS.rebuild(space=space)
