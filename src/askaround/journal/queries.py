"""The changes that can be taken back."""

from django.db.models import QuerySet

from askaround.journal.models import Change


def newest_first(among: QuerySet[Change]) -> QuerySet[Change]:
    """What was done and not undone; what each change keeps of its rows is left in the database."""
    return among.filter(undone_at__isnull=True).order_by("-made_at", "-id").defer("rows")
