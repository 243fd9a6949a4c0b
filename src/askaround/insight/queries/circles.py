"""Who belongs together: the branches of the referral tree, and the places where people work."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from askaround.accounts.models import Space
from askaround.followup.queries import edges
from askaround.followup.rules.tree import branches
from askaround.insight.rules.independence import Circles
from askaround.people.models import Role
from askaround.research.models import Exploration


def circles_of(
    space: Space, people: Collection[UUID], *, now: datetime, exploration: Exploration | None = None
) -> Circles[UUID]:
    """Return the branches of an exploration, and where these people work now. Five queries."""
    found = edges(space, now=now, exploration=exploration)
    return Circles(branch_of=branches(found), employers=_employers(space, people))


def _employers(space: Space, people: Collection[UUID]) -> dict[UUID, set[UUID]]:
    present = Role.objects.filter(
        space=space, person__in=people, ended="", organization__isnull=False
    )
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for person, organization in present.values_list("person_id", "organization_id"):
        if organization:
            found[person].add(organization)
    return found
