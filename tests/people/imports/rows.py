"""All rows about people as plain values, to compare before and after."""

from askaround.accounts.models import Kept
from askaround.journal.images import image
from askaround.people.models import (
    Acquaintance,
    ContactPoint,
    Event,
    ImportedRecord,
    NotSamePerson,
    Person,
    Role,
    Tag,
    Tagging,
)
from askaround.research.models import Organization
from askaround.search.models import SearchDocument

KINDS: tuple[type[Kept], ...] = (
    Person,
    Role,
    ContactPoint,
    Tag,
    Tagging,
    Event,
    Acquaintance,
    NotSamePerson,
    Organization,
    ImportedRecord,
)


def everything():
    """Every row but for its bookkeeping (when it was written, how often), and what is findable."""
    rows = {
        (kind.__name__, str(row.pk)): image(row) | derived(row)
        for kind in KINDS
        for row in kind.objects.all()
    }
    documents = SearchDocument.objects.values_list("object_id", "kind", "owner_id", "title", "body")
    found = {
        ("document", str(key)): (kind, owner, title, sorted(body.split("\n")))
        for key, kind, owner, title, body in documents
    }
    return rows | found


def derived(row):
    return {name: str(getattr(row, name)) for name in row.derived}
