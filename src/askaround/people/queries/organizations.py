"""Organizations, and who works or worked there."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from askaround.accounts.models import Space
from askaround.people.models import Role
from askaround.research.models import Organization
from askaround.search.models import SearchDocument
from askaround.search.queries import hits

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
    more = len(rows) > PAGE_SIZE
    return OrganizationPage(
        _with_people_known(rows[:PAGE_SIZE]), rows[PAGE_SIZE - 1].pk if more else None
    )


def organizations_called(
    among: QuerySet[Organization], *, space: Space, typed: str, limit: int = PAGE_SIZE
) -> list[Organization]:
    """Return the organizations that hold every typed word, the best first."""
    kinds = [SearchDocument.Kind.ORGANIZATION]
    ids = [hit.object_id for hit in hits(space=space, typed=typed, kinds=kinds, limit=limit)]
    found = among.in_bulk(ids)
    return _with_people_known([found[key] for key in ids if key in found])


def _with_people_known(organizations: list[Organization]) -> list[Organization]:
    """Say how many people I know there, now or earlier, as ``people_known``."""
    roles = Role.objects.filter(organization__in=organizations).order_by()
    counted = roles.values_list("organization").annotate(Count("person", distinct=True))
    counts = dict(counted)
    for organization in organizations:
        organization.people_known = counts.get(organization.pk, 0)  # type: ignore[attr-defined]
    return organizations


def people_at(organization: Organization, *, limit: int = 200) -> tuple[list[Role], list[Role]]:
    """Return the roles held there now, by name, and those of earlier, the latest first."""
    found = organization.roles.select_related("person")
    present = list(found.filter(ended="").order_by("person__sort_name", "id")[:limit])
    past = list(found.exclude(ended="").order_by("-ended", "person__sort_name")[:limit])
    return present, past
