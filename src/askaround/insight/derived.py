"""What can be found of what was concluded: claims, beliefs and decisions."""

from askaround.insight.models import Belief, Claim, Decision
from askaround.search.actions import Document
from askaround.search.findable import Findable, Findables
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


FINDABLE = Findables(
    (
        Findable("claim", Claim.objects.all, _claim),
        Findable("belief", Belief.objects.all, _belief),
        Findable("decision", Decision.objects.all, _decision),
    )
)
follow, rebuild = FINDABLE.follow, FINDABLE.rebuild
