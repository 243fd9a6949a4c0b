"""What follows from the rows of research: their search documents."""

from askaround.research.models import Organization, Question
from askaround.search.actions import Document
from askaround.search.findable import Findable, Findables
from askaround.search.models import SearchDocument


def _question(row: Question) -> Document:
    kind = SearchDocument.Kind.QUESTION
    return Document(kind, row.pk, row.exploration_id, row.text, row.answer)


def _organization(row: Organization) -> Document:
    body = f"{row.location}\n{row.known}".strip()
    return Document(SearchDocument.Kind.ORGANIZATION, row.pk, row.pk, row.name, body)


FINDABLE = Findables(
    (
        Findable("question", Question.objects.all, _question),
        Findable("organization", Organization.objects.all, _organization),
    )
)
follow, rebuild = FINDABLE.follow, FINDABLE.rebuild
