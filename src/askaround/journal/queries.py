"""The changes that can be taken back."""

from django.db.models import Q, QuerySet

from askaround.journal.models import Change


def newest_first(among: QuerySet[Change]) -> QuerySet[Change]:
    """What was done and not undone; what each change keeps of its rows is left in the database."""
    return among.filter(undone_at__isnull=True).order_by("-made_at", "-id").defer("rows")


def newer(change: Change) -> QuerySet[Change]:
    """What was done after this change and not undone."""
    later = Q(made_at__gt=change.made_at) | Q(made_at=change.made_at, id__gt=change.pk)
    return Change.objects.filter(later, space=change.space_id, undone_at__isnull=True)
