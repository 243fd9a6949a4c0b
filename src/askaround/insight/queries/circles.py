"""Who belongs together: the branches of the referral tree, and the places where people work."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from askaround.accounts.models import Space
from askaround.core.prepared import prepared
from askaround.followup.queries import edges
from askaround.followup.rules.tree import branches
from askaround.insight.queries.keys import as_text
from askaround.insight.rules.independence import Circles
from askaround.people.models import Role
from askaround.research.models import Exploration


def circles_of(
    space: Space, people: Collection[str], *, now: datetime, exploration: Exploration | None = None
) -> Circles[str]:
    """Return the branches of an exploration, and where these people work now. Five queries.

    People go by their keys as text.
    """
    told = edges(space, now=now, exploration=exploration)
    found = [(source.hex, target.hex) for source, target in told]
    return Circles(branch_of=branches(found), employers=_employers(space, people))


def _employers(space: Space, people: Collection[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for person, organization in _present(space.pk, tuple(map(UUID, people))):
        found[person].add(organization)
    return found


@prepared
def _present(space: UUID, people: tuple[UUID, ...]) -> QuerySet[Role, tuple[Any, ...]]:
    roles = Role.objects.filter(space=space, ended="", organization__isnull=False)
    return roles.filter(person__in=people).values_list(as_text("person"), as_text("organization"))
