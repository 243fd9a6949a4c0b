"""What was heard in one exploration, light enough for every page that counts voices.

Claims and evidence come as plain tuples: a page with hundreds of them needs their numbers, not
their rows. The exploration was found by its owner, so all that hangs on it is theirs.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from askaround.accounts.models import Space
from askaround.conversations.models import Note
from askaround.insight.models import Claim, Evidence
from askaround.insight.queries.circles import circles_of
from askaround.insight.queries.keys import Keys, as_text
from askaround.insight.rules.independence import Circles
from askaround.insight.rules.saturation import Saturation, saturation
from askaround.research.models import Exploration
from askaround.scheduling.models import Conversation


class Said(NamedTuple):
    """One voice about one claim; without a conversation it was said elsewhere."""

    claim: UUID
    person: UUID
    conversation: UUID | None
    stance: str

    @property
    def agrees(self) -> bool:
        return self.stance == Evidence.Stance.FOR


class About(NamedTuple):
    """What one claim is about."""

    claim: UUID
    question: UUID | None
    path: UUID | None


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

    conversations: list[Conversation]
    claims: list[About]
    said: list[Said]
    circles: Circles[UUID]

    @cached_property
    def by_claim(self) -> dict[UUID, list[Said]]:
        found: dict[UUID, list[Said]] = defaultdict(list)
        for each in self.said:
            found[each.claim].append(each)
        return found

    def voices(self, claim: UUID) -> Voices:
        """Count the independent voices on both sides of a claim."""
        said = self.by_claim.get(claim, [])
        return Voices(
            agree=self.circles.voices(each.person for each in said if each.agrees),
            disagree=self.circles.voices(each.person for each in said if not each.agrees),
        )

    def everybody(self, claims: Iterable[UUID]) -> int:
        """Count the independent voices behind several claims, on whichever side."""
        return self.circles.voices(
            each.person for claim in claims for each in self.by_claim.get(claim, [])
        )

    def saturation(
        self, claims: Iterable[UUID], *, among: Sequence[UUID] | None = None
    ) -> Saturation:
        """Return how much the last conversations taught about these claims.

        ``among`` are the conversations that count, in their order: all of them, or those in
        which a question came up.
        """
        order = [each.pk for each in self.conversations] if among is None else among
        place = {conversation: number for number, conversation in enumerate(order)}
        first = [
            min(places)
            for claim in claims
            if (places := self._places(claim, place))  # said elsewhere only: no conversation
        ]
        return saturation(first, conversations=len(order))

    def _places(self, claim: UUID, place: dict[UUID, int]) -> list[int]:
        said = self.by_claim.get(claim, [])
        return [place[each.conversation] for each in said if each.conversation in place]


def held(exploration: Exploration, now: datetime) -> list[Conversation]:
    """Return the conversations that took place, or from which there are notes, in their order."""
    begun = Q(started_at__isnull=False) | Q(ended_at__isnull=False)
    by_the_clock = Q(agreed_at__isnull=False, cancelled_at__isnull=True, starts_at__lte=now)
    noted = Exists(Note.objects.filter(conversation=OuterRef("pk")))
    return list(
        exploration.conversations.select_related("person")
        .filter(begun | by_the_clock | noted)
        .order_by(Coalesce("started_at", "starts_at", "created_at"), "id")
    )


def heard(exploration: Exploration, *, space: Space, now: datetime) -> Heard:
    """Return what was heard in an exploration. Eight queries, however much that is."""
    claims = Claim.objects.filter(exploration=exploration).order_by("id")
    said = Evidence.objects.filter(claim__exploration=exploration).order_by("id")
    keys = Keys()
    rows = said.values_list(
        as_text("claim"), as_text("person"), as_text("conversation"), "stance", named=False
    )
    found = [
        Said(keys[claim], keys[person], keys.of(talk), stance)
        for claim, person, talk, stance in rows
    ]
    about = claims.values_list(as_text("id"), as_text("question"), as_text("path"))
    return Heard(
        conversations=held(exploration, now),
        claims=[About(keys[claim], keys.of(asked), keys.of(path)) for claim, asked, path in about],
        said=found,
        circles=circles_of(
            space, {each.person for each in found}, now=now, exploration=exploration
        ),
    )
