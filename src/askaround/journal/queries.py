"""The changes that can be undone or done again."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast

from askaround.journal.models import Change


def newest_first(among: QuerySet[Change]) -> QuerySet[Change]:
    """What was done and not undone; what each change keeps of its rows is left in the database."""
    return among.filter(undone_at__isnull=True).order_by("-made_at", "-id").defer("rows")


def lately(among: QuerySet[Change]) -> QuerySet[Change]:
    """What was done, newest first, and what was undone, unless a newer change says so itself."""
    undoing = Change.objects.filter(undoes=OuterRef("pk"), undone_at__isnull=True)
    undone = Q(undone_at__isnull=False, undoes__isnull=True) & ~Exists(undoing)
    shown = among.filter(Q(undone_at__isnull=True) | undone)
    return shown.order_by("-made_at", "-id").defer("rows")


def newer(change: Change) -> QuerySet[Change]:
    """What was done after this change and not undone."""
    later = Q(made_at__gt=change.made_at) | Q(made_at=change.made_at, id__gt=change.pk)
    return Change.objects.filter(later, space=change.space_id, undone_at__isnull=True)


def can_come_back(among: QuerySet[Change], key: UUID) -> bool:
    """Say whether a row that is not here was removed, and a change holds all that it said."""
    naming = among.annotate(text=Cast("rows", TextField())).filter(text__contains=str(key))
    return any(
        row["id"] == str(key) and row["after"] is None
        for rows in naming.values_list("rows", flat=True)
        for row in rows
    )
