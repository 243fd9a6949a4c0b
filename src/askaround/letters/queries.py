"""Questions about letters: what is being written, what went out, who has which resume."""

from django.db.models import Count, Prefetch, Q, QuerySet

from askaround.letters.models import Letter
from askaround.preparation.models import Resume


def with_everything(letters: QuerySet[Letter]) -> QuerySet[Letter]:
    """Load what the page of a letter shows along with it."""
    return letters.select_related("space", "person", "exploration", "resume").prefetch_related(
        "person__contact_points"
    )


def drafts(letters: QuerySet[Letter]) -> QuerySet[Letter]:
    """Return what is being written, the oldest first."""
    return letters.filter(sent_at__isnull=True).select_related("person").order_by("id")


def gone_out(letters: QuerySet[Letter]) -> QuerySet[Letter]:
    """Return what went out, the newest first."""
    sent = letters.filter(sent_at__isnull=False)
    return sent.select_related("person", "resume").order_by("-sent_at", "-id")


def resumes_with_readers(resumes: QuerySet[Resume], letters: QuerySet[Letter]) -> QuerySet[Resume]:
    """Return every version, the newest first, with ``went_to``: the letters it went out with."""
    went = Prefetch("letters", queryset=gone_out(letters), to_attr="went_to")
    return resumes.prefetch_related(went).order_by("-made_on", "-id")


def counts(letters: QuerySet[Letter]) -> dict[str, int]:
    """Count what is being written and what went out."""
    return letters.aggregate(
        drafts=Count("pk", filter=Q(sent_at__isnull=True)),
        sent=Count("pk", filter=Q(sent_at__isnull=False)),
    )
