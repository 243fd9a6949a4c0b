"""What was heard in one exploration, light enough for every page that counts voices.

Claims and evidence come as plain tuples with keys as text: a page with hundreds of them needs
their numbers, not their rows. The exploration was found by its owner, so all that hangs on it is
theirs.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from askaround.accounts.models import Space
from askaround.conversations.models import Note
from askaround.core.prepared import prepared
from askaround.insight.models import Claim, Evidence
from askaround.insight.queries.circles import circles_of
from askaround.insight.queries.keys import as_text
from askaround.insight.rules.independence import Circles
from askaround.insight.rules.saturation import Saturation, saturation
from askaround.research.models import Exploration
from askaround.scheduling.models import Conversation


class Talk(NamedTuple):
    """One conversation that took place, and with whom."""

    pk: UUID
    person: UUID
    name: str


class Said(NamedTuple):
    """One voice about one claim; without a conversation it was said elsewhere."""

    claim: str
    person: str
    conversation: str | None
    stance: str

    @property
    def agrees(self) -> bool:
        return self.stance == Evidence.Stance.FOR


class About(NamedTuple):
    """What one claim is about."""

    claim: str
    question: str | None
    path: str | None


class Voices(NamedTuple):
    """How many independent voices say so, and how many otherwise."""

    agree: int
    disagree: int

    @property
    def is_disputed(self) -> bool:
        return self.agree > 0 and self.disagree > 0

    @property
    def rests_on_one(self) -> bool:
        return self.agree + self.disagree == 1


@dataclass(frozen=True)
class Heard:
    """The conversations of an exploration in their order, the claims, and who said what."""

    conversations: list[Talk]
    claims: list[About]
    said: list[Said]
    circles: Circles[str]

    @cached_property
    def by_claim(self) -> dict[str, list[Said]]:
        found: dict[str, list[Said]] = defaultdict(list)
        for each in self.said:
            found[each.claim].append(each)
        return found

    @cached_property
    def _sides(self) -> dict[str, tuple[set[Hashable], set[Hashable]]]:
        """Return which independent voices say so, and which otherwise, claim by claim."""
        found: dict[str, tuple[set[Hashable], set[Hashable]]] = {}
        voice = self.circles.voice
        for claim, person, _talk, stance in self.said:
            sides = found.get(claim)
            if sides is None:
                sides = found[claim] = set(), set()
            sides[stance != Evidence.Stance.FOR].add(voice(person))
        return found

    def voices(self, claim: str) -> Voices:
        """Count the independent voices on both sides of a claim."""
        agree, disagree = self._sides.get(claim, ((), ()))
        return Voices(len(agree), len(disagree))

    def everybody(self, claims: Iterable[str]) -> int:
        """Count the independent voices behind several claims, on whichever side."""
        known = (side for claim in claims for side in self._sides.get(claim, ()))
        return len(set[Hashable]().union(*known))

    def saturation(
        self, claims: Iterable[str], *, among: Sequence[str] | None = None
    ) -> Saturation:
        """Return how much the last conversations taught about these claims.

        ``among`` are the conversations that count, in their order: all of them, or those in
        which a question came up, and so every one in which one of its claims was heard.
        """
        order = self._order if among is None else among
        place = {conversation: number for number, conversation in enumerate(order)}
        heard_first = self._heard_first
        known = (heard_first.get(claim) for claim in claims)  # None: said elsewhere only
        first = [place[talk] for talk in known if talk in place]
        return saturation(first, conversations=len(order))

    @cached_property
    def _order(self) -> list[str]:
        return [each.pk.hex for each in self.conversations]

    @cached_property
    def _heard_first(self) -> dict[str, str]:
        """Return in which conversation each claim was heard first."""
        place = {conversation: number for number, conversation in enumerate(self._order)}
        found: dict[str, str] = {}
        for claim, _person, talk, _stance in self.said:
            if talk in place and (claim not in found or place[talk] < place[found[claim]]):
                found[claim] = talk
        return found


@prepared
def _held(exploration: UUID, now: datetime) -> QuerySet[Conversation, tuple[Any, ...]]:
    """Return the conversations that took place, or from which there are notes, in their order."""
    begun = Q(started_at__isnull=False) | Q(ended_at__isnull=False)
    by_the_clock = Q(agreed_at__isnull=False, cancelled_at__isnull=True, starts_at__lte=now)
    noted = Exists(Note.objects.filter(conversation=OuterRef("pk")))
    found = Conversation.objects.filter(begun | by_the_clock | noted, exploration=exploration)
    order = Coalesce("started_at", "starts_at", "created_at"), "id"
    return found.order_by(*order).values_list("pk", "person_id", "person__full_name")


@prepared
def _claims(exploration: UUID) -> QuerySet[Claim, tuple[Any, ...]]:
    found = Claim.objects.filter(exploration=exploration).order_by("id")
    return found.values_list(*map(as_text, ("id", "question", "path")))


@prepared
def _said(exploration: UUID) -> QuerySet[Evidence, tuple[Any, ...]]:
    found = Evidence.objects.filter(claim__exploration=exploration).order_by("id")
    return found.values_list(*map(as_text, ("claim", "person", "conversation")), "stance")


def heard(exploration: Exploration, *, space: Space, now: datetime) -> Heard:
    """Return what was heard in an exploration. Eight queries, however much that is."""
    said = [Said(*row) for row in _said(exploration.pk)]
    return Heard(
        conversations=[Talk(*row) for row in _held(exploration.pk, now)],
        claims=[About(*row) for row in _claims(exploration.pk)],
        said=said,
        circles=circles_of(space, {each.person for each in said}, now=now, exploration=exploration),
    )
