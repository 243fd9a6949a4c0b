"""Whom to ask first in an exploration: the people who could be meant, judged and explained.

The rules are `people.rules.ranking`; here is where what they need comes from. With 50,000 people
not everybody can be judged on every page, so candidates are those for whom some term speaks.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Q, QuerySet

from askaround.accounts.models import Space
from askaround.outreach.models import Ask
from askaround.people.models import Acquaintance, ContactPoint, Person, Role
from askaround.people.queries import channels_of
from askaround.people.rules.circles import CLOSENESS_IN_CIRCLE
from askaround.people.rules.ranking import Candidate, Ranked, TermCode, content_words, rank
from askaround.people.rules.sampling import Cell, Plan
from askaround.research.models import Exploration, WantedVoice
from askaround.search.models import SearchDocument
from askaround.search.queries import mentioning

MOST_OF_A_KIND = 200
"""How many candidates each reason may bring: more than anybody reads, few enough to be quick."""
SHOWN = 12
MOST_WORDS = 24
ALL_TERMS = frozenset(TermCode)


@dataclass(frozen=True)
class Proposal:
    """Somebody to ask, and the reasons with their shares of the score.

    ``cell`` is where they stand in a plan, ``work`` what they do now.
    """

    person: Person
    ranked: Ranked
    cell: Cell
    work: str


def ask_first(
    *,
    space: Space,
    exploration: Exploration,
    about: str,
    people: QuerySet[Person],
    asks: QuerySet[Ask],
    now: datetime,
    terms: Collection[TermCode] = ALL_TERMS,
    wanted: Iterable[WantedVoice] = (),
    limit: int = SHOWN,
) -> list[Proposal]:
    """Return whom to ask, first to last, each with every term and its contribution.

    ``about`` says what the exploration is about (`research.queries.what_it_is_about`). People who
    were asked in this exploration already, who have an open request, or who must never be asked
    again are left out. ``wanted`` are the voices of the sampling plan. Six queries, however many
    people there are.
    """
    aim = content_words(about)
    earlier = _earlier(asks, exploration)
    found = _with_facts(people.filter(_possible(space, people, aim) | Q(pk__in=earlier.approached)))
    free = {key: each for key, each in found.items() if key not in earlier.approached}
    heard = tuple(each.cell for key, each in found.items() if key in earlier.approached)
    ranked = rank(
        [_candidate(each, earlier, now) for each in free.values()],
        plan=Plan(wanted=tuple(map(cell_of_wanted, wanted)), heard=heard, words=aim),
        enabled_terms=terms,
    )
    return [free[each.candidate_id].proposed(each) for each in ranked[:limit]]


@dataclass(frozen=True, slots=True)
class _Known:
    """Somebody, and what stands about them in other rows: their roles, the latest first."""

    person: Person
    roles: list[Role] = field(default_factory=list)
    points: list[ContactPoint] = field(default_factory=list)
    introducers: list[str] = field(default_factory=list)

    @property
    def cell(self) -> Cell:
        """Return where they stand in a plan."""
        places = (role.organization for role in self.roles if not role.ended)
        organization = next((place.name for place in places if place), "")
        return Cell(self.person.level, self.person.function, organization)

    def proposed(self, ranked: Ranked) -> Proposal:
        work = next((str(role) for role in self.roles if not role.ended), "")
        return Proposal(self.person, ranked, self.cell, work)


@dataclass(frozen=True)
class _Earlier:
    """What earlier requests say: whom not to propose now, and who was asked and agreed."""

    approached: set[UUID]
    asked: Counter[UUID]
    agreed: Counter[UUID]


def _earlier(asks: QuerySet[Ask], exploration: Exploration) -> _Earlier:
    earlier = _Earlier(set(), Counter(), Counter())
    columns = asks.values_list("person_id", "exploration_id", "sent_at", "answer", "closed_at")
    for person, about, sent_at, answer, closed_at in columns:
        is_open = not answer and closed_at is None
        if is_open or about == exploration.pk:
            earlier.approached.add(person)
        if sent_at is not None:
            earlier.asked[person] += 1
            earlier.agreed[person] += answer == Ask.Answer.YES
    return earlier


def _possible(space: Space, people: QuerySet[Person], aim: frozenset[str]) -> Q:
    """Return which people at least one term has something to say about."""
    kinds = [SearchDocument.Kind.PERSON, SearchDocument.Kind.NOTE]
    words = sorted(aim)[:MOST_WORDS]
    about = mentioning(space=space, words=words, kinds=kinds, limit=MOST_OF_A_KIND)
    known = people.filter(closeness__gte=Person.Closeness.MET).order_by("-closeness", "-id")
    in_circles = people.exclude(circle="").order_by("-id")
    silent = people.filter(last_contact_at__isnull=False).order_by("last_contact_at", "id")
    newest = people.order_by("-id")
    introduced = Acquaintance.objects.filter(space=space).order_by("-id")
    return Q(pk__in={document.owner_id for document in about}) | reduce(
        or_,
        (
            Q(pk__in=rows.values(key)[:MOST_OF_A_KIND])
            for rows, key in (
                (known, "pk"),
                (in_circles, "pk"),
                (silent, "pk"),
                (newest, "pk"),
                (introduced, "person_id"),
            )
        ),
    )


def _with_facts(people: QuerySet[Person]) -> dict[Hashable, _Known]:
    """Return people by their keys, in four queries."""
    found: dict[Hashable, _Known] = {
        person.pk: _Known(person) for person in people.filter(never_again=False)
    }
    of_them = Q(person__in=list(found))
    roles = Role.objects.filter(of_them).select_related("organization").order_by("-id")
    for role in roles.only("person_id", "title", "ended", "organization__name"):
        found[role.person_id].roles.append(role)
    for point in ContactPoint.objects.filter(of_them).only("person_id", "kind", "key"):
        found[point.person_id].points.append(point)
    routes = Acquaintance.objects.filter(of_them)
    for person, name in routes.values_list("person_id", "introducer__full_name"):
        found[person].introducers.append(name)
    return found


def _candidate(known: _Known, earlier: _Earlier, now: datetime) -> Candidate:
    person, said = known.person, map(str, known.roles)
    silent = (now - person.last_contact_at).days if person.last_contact_at else None
    return Candidate(
        id=person.pk,
        closeness=person.closeness,
        closeness_guess=CLOSENESS_IN_CIRCLE.get(person.circle),
        silent_days=silent if silent is not None else _days_known(person, now),
        introducers=tuple(known.introducers),
        cell=known.cell,
        words=content_words("\n".join([*said, person.how_i_know, person.only_they_know])),
        asked=earlier.asked[person.pk],
        agreed=earlier.agreed[person.pk],
        channels=frozenset(channels_of(known.points)),
        preferred_channel=person.preferred_channel,
        never_again=person.never_again,
    )


def _days_known(person: Person, now: datetime) -> int | None:
    """Return how long ago we connected, where nothing has happened since."""
    return (now.date() - person.known_since).days if person.known_since else None


def cell_of_wanted(voice: WantedVoice) -> Cell:
    """Return a wanted voice as the plan compares it; its organization should be at hand."""
    place = voice.organization.name if voice.organization else ""
    return Cell(level=voice.level, function=voice.function, organization=place)
