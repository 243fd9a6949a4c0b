"""What somebody said, and what was said about an organization, for their pages."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from askaround.accounts.models import Space
from askaround.insight.models import Claim, Evidence
from askaround.insight.queries.circles import circles_of
from askaround.insight.queries.claims import ClaimShown, shown
from askaround.insight.queries.keys import as_text
from askaround.insight.queries.lines import corrections_of
from askaround.people.models import Person
from askaround.research.models import Organization

SHOWN = 12


@dataclass(frozen=True)
class SaidByThem:
    """What one person said: claims on either side, the latest first, and how many there are."""

    evidence: list[Evidence]
    more: int


def said_by(evidence: QuerySet[Evidence], person: Person) -> SaidByThem:
    """Return what somebody said, in one query."""
    rows = evidence.filter(person=person).select_related("claim", "note").order_by("-id")
    found = list(rows[: SHOWN + 1])
    return SaidByThem(found[:SHOWN], more=max(0, len(found) - SHOWN))


def about_organization(
    claims: QuerySet[Claim],
    organization: Organization,
    *,
    space: Space,
    now: datetime,
    today: date,
) -> list[ClaimShown]:
    """Return what was said about an organization, whoever said it, in whichever exploration.

    Claims about a path of the same name count, too.
    """
    here = Q(organization=organization) | Q(path__name__iexact=organization.name)
    near = list(claims.filter(here).order_by("-id").values_list("pk", flat=True)[:SHOWN])
    if not near:
        return []
    said = Evidence.objects.filter(claim__in=near)
    talks = said.filter(conversation__isnull=False).values_list("conversation_id", flat=True)
    people = set(said.values_list(as_text("person"), flat=True))
    return shown(
        claims.filter(pk__in=near).order_by("-id"),
        circles=circles_of(space, people, now=now),
        corrections=corrections_of(list(talks)),
        today=today,
    )
