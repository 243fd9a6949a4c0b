"""What can be found of the letters, drafts among them."""

from askaround.letters.models import Letter
from askaround.search.actions import Document
from askaround.search.findable import Findable, Findables
from askaround.search.models import SearchDocument


def _letter(row: Letter) -> Document:
    return Document(SearchDocument.Kind.LETTER, row.pk, row.pk, row.subject, row.body)


FINDABLE = Findables(
    (Findable("letter", Letter.objects.exclude(subject="", body="").all, _letter),)
)
follow, rebuild = FINDABLE.follow, FINDABLE.rebuild
