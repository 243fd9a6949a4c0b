"""What can be found of what was concluded: claims, beliefs and decisions."""

from typing import Any

from askaround.accounts.models import Space
from askaround.insight.models import Belief, Claim, Decision
from askaround.journal.author import RowChange
from askaround.search.actions import Document
from askaround.search.findable import Findable, ids_of
from askaround.search.models import SearchDocument


def _claim(row: Claim) -> Document:
    return Document(SearchDocument.Kind.CLAIM, row.pk, row.pk, row.text)


def _belief(row: Belief) -> Document:
    """The page that shows a belief is that of its exploration."""
    return Document(SearchDocument.Kind.BELIEF, row.pk, row.exploration_id, row.text, row.lesson)


def _decision(row: Decision) -> Document:
    said = [row.criteria, row.would_change, row.looking_back]
    return Document(
        SearchDocument.Kind.DECISION, row.pk, row.pk, row.text, "\n".join(filter(None, said))
    )


FINDABLE = (
    Findable("claim", Claim.objects.all, _claim),
    Findable("belief", Belief.objects.all, _belief),
    Findable("decision", Decision.objects.all, _decision),
)


def follow(*, space: Space, rows: list[RowChange], **signal: Any) -> None:
    """Bring the documents of what was concluded up to date."""
    for kind in FINDABLE:
        kind.refresh(space=space, ids=ids_of(rows, kind.model))


def rebuild(*, space: Space) -> None:
    """Make all of them again."""
    for kind in FINDABLE:
        kind.rebuild(space=space)
