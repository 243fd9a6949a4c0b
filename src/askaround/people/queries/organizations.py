"""Organizations, and who works or worked there."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from askaround.people.models import Role
from askaround.research.models import Organization

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class OrganizationPage:
    """Some organizations, each with ``people_known``; ``after`` starts the next page, or None."""

    organizations: list[Organization]
    after: UUID | None


def organizations_by_name(
    among: QuerySet[Organization], *, after: UUID | None = None
) -> OrganizationPage:
    """Return one page in order of their names; legal forms and case do not count."""
    last = among.filter(pk=after).first() if after else None
    found = among.order_by("key", "id")
    if last:
        found = found.filter(Q(key__gt=last.key) | Q(id__gt=last.pk), key__gte=last.key)
    rows = list(found[: PAGE_SIZE + 1])
    counts = dict(
        Role.objects.filter(organization__in=rows)
        .order_by()
        .values_list("organization")
        .annotate(Count("person", distinct=True))
    )
    for row in rows:
        row.people_known = counts.get(row.pk, 0)  # type: ignore[attr-defined] # for the template
    more = len(rows) > PAGE_SIZE
    return OrganizationPage(rows[:PAGE_SIZE], rows[PAGE_SIZE - 1].pk if more else None)


def people_at(
    roles: QuerySet[Role], organization: Organization, *, limit: int = 200
) -> tuple[list[Role], list[Role]]:
    """Return the roles held there now, by name, and those of earlier, the latest first."""
    found = roles.filter(organization=organization).select_related("person")
    present = list(found.filter(ended="").order_by("person__sort_name", "id")[:limit])
    past = list(found.exclude(ended="").order_by("-ended", "person__sort_name")[:limit])
    return present, past
