"""The tree of who led me to whom: in one exploration, from one person, or altogether."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import Min, Q

from askaround.accounts.models import Space
from askaround.followup.models import Referral
from askaround.followup.queries.facts import Talk, day_in, talks
from askaround.followup.queries.suggesting import Suggestion, edges_in, suggestions
from askaround.followup.rules.tree import (
    Generation,
    Place,
    branches,
    generations,
    independent,
    places,
)
from askaround.outreach.models import Ask
from askaround.people.models import Event, Person, Role
from askaround.research.models import Exploration


class NodeState(StrEnum):
    KNOWN = "known"  # led me to somebody, and was not talked with
    UNNAMED = "unnamed"  # suggested, and not among my people
    SUGGESTED = "suggested"
    ASKED = "asked"
    MET = "met"


@dataclass(frozen=True, slots=True)
class Node:
    """One place of the tree; ``person`` is empty where only words such as a team are known.

    ``name`` is theirs, or those words. ``root`` is the person with whom the branch begins.
    """

    place: Place[UUID]
    person: UUID | None
    name: str
    root: UUID
    state: NodeState
    work: str


@dataclass(frozen=True, slots=True)
class Tree:
    """The whole picture. ``voices`` counts independent groups among the people ``met``.

    ``branches_met`` counts branches with somebody met. ``reached`` are the names of those whom I
    could only reach because somebody suggested them.
    """

    nodes: list[Node]
    generations: list[Generation]
    met: int
    branches_met: int
    voices: int
    reached: list[str]


def tree(
    space: Space,
    *,
    now: datetime,
    exploration: Exploration | None = None,
    around: Person | None = None,
) -> Tree:
    """Return the tree of an exploration, of one person with those above and below, or of all.

    People whom I found by myself and met are branches of their own. The number of queries does
    not depend on how many people there are.
    """
    every = talks(space, now)
    had = [each for each in every if _is_in(each.exploration, exploration)]
    told = suggestions(space, every)
    graph = _graph(space, told, had, exploration)
    where = places(graph.edges)
    if around is not None:
        where = _around(where, around.pk)
    keys = {place.person for place in where}
    people, (work, employers) = _people(space, keys), _work(space, keys)
    asked, roots = _asked(space, exploration), branches(graph.edges)
    nodes = [
        Node(
            place=place,
            person=place.person if place.person in people else None,
            name=_name(place.person, people, graph.unnamed),
            root=roots[place.person],
            state=_state(place, people, asked, graph.met),
            work=work.get(place.person, ""),
        )
        for place in where
    ]
    here = [node.place.person for node in nodes if node.state is NodeState.MET]
    return Tree(
        nodes=nodes,
        generations=generations(where, asked=asked, met=graph.met),
        met=len(here),
        branches_met=len({roots[person] for person in here}),
        voices=len(independent(here, branch_of=roots, employers=employers)),
        reached=_reached(space, nodes, people, told),
    )


@dataclass(frozen=True, slots=True)
class _Graph:
    """Edges by key, who was met, and the words of suggestions without a name."""

    edges: list[tuple[UUID, UUID]]
    met: set[UUID]
    unnamed: dict[UUID, tuple[UUID, str]]


def _graph(
    space: Space, told: list[Suggestion], had: list[Talk], exploration: Exploration | None
) -> _Graph:
    """Put people with a name, suggestions without one, and those met by myself into one graph."""
    met = {talk.person for talk in had if talk.held}
    unnamed = _unnamed(space, exploration)
    return _Graph(
        edges=[
            *edges_in(told, exploration.pk if exploration else None),
            *((source, key) for key, (source, _words) in unnamed.items()),
            *((person, person) for person in _in_order(met, had)),
        ],
        met=met,
        unnamed=unnamed,
    )


def _name(key: UUID, people: dict[UUID, Person], unnamed: dict[UUID, tuple[UUID, str]]) -> str:
    return people[key].full_name if key in people else unnamed[key][1]


def _is_in(exploration: UUID, wanted: Exploration | None) -> bool:
    return wanted is None or exploration == wanted.pk


def _in_order(met: Collection[UUID], had: Iterable[Talk]) -> list[UUID]:
    return list(dict.fromkeys(talk.person for talk in had if talk.person in met))


def _unnamed(space: Space, exploration: Exploration | None) -> dict[UUID, tuple[UUID, str]]:
    """Return suggestions without a name, by their own key: who made it, and their words."""
    rows = Referral.objects.filter(space=space, to__isnull=True)
    if exploration is not None:
        rows = rows.filter(Q(conversation__isnull=True) | Q(conversation__exploration=exploration))
    return {
        pk: (source, words)
        for pk, source, words in rows.order_by("id").values_list("pk", "person_id", "sought")
    }


def _around(where: list[Place[UUID]], person: UUID) -> list[Place[UUID]]:
    """Keep one person, those who led to them, and everybody to whom they led.

    Places are in rows from the top, so those below follow at once. Rows are counted anew.
    """
    found = {place.person: place for place in where}
    if person not in found:
        return []
    here = found[person]
    above: list[Place[UUID]] = []
    parent = here.parent
    while parent is not None:
        above.append(found[parent])
        parent = found[parent].parent
    kept = [*reversed(above), here]
    for place in where[here.row + 1 :]:
        if place.generation <= here.generation:
            break
        kept.append(place)
    return [
        Place(place.person, place.parent, place.generation, row, place.led_to)
        for row, place in enumerate(kept)
    ]


def _people(space: Space, keys: Collection[UUID]) -> dict[UUID, Person]:
    found = Person.objects.filter(space=space, pk__in=keys)
    return {each.pk: each for each in found.only("id", "full_name", "circle")}


def _asked(space: Space, exploration: Exploration | None) -> set[UUID]:
    rows = Ask.objects.filter(space=space, sent_at__isnull=False)
    if exploration is not None:
        rows = rows.filter(exploration=exploration)
    return set(rows.values_list("person_id", flat=True))


def _work(space: Space, keys: Collection[UUID]) -> tuple[dict[UUID, str], dict[UUID, set[UUID]]]:
    """Return what people do now, in words, and by whom they are employed."""
    words: dict[UUID, str] = {}
    employers: dict[UUID, set[UUID]] = {}
    rows = Role.objects.filter(space=space, person__in=keys, ended="")
    for role in rows.select_related("organization").order_by("-started", "-id"):
        words.setdefault(role.person_id, str(role))
        if role.organization_id:
            employers.setdefault(role.person_id, set()).add(role.organization_id)
    return words, employers


def _state(
    place: Place[UUID], people: Collection[UUID], asked: Collection[UUID], met: Collection[UUID]
) -> NodeState:
    if place.person not in people:
        return NodeState.UNNAMED
    if place.person in met:
        return NodeState.MET
    if place.person in asked:
        return NodeState.ASKED
    return NodeState.KNOWN if place.parent is None else NodeState.SUGGESTED


def _reached(
    space: Space, nodes: Iterable[Node], people: dict[UUID, Person], told: Iterable[Suggestion]
) -> list[str]:
    """Return who could be reached only through a suggestion.

    They belong to no circle of mine, and there was no contact before somebody suggested them.
    """
    first_told: dict[UUID, date] = {}
    for each in told:
        first_told.setdefault(each.target, each.on)
    contacts = Event.objects.filter(space=space, kind__in=Event.CONTACTS, person__in=first_told)
    first_contact = {
        person: day_in(space, at)
        for person, at in contacts.order_by().values_list("person").annotate(Min("at"))
    }
    return [
        node.name
        for node in nodes
        if node.person is not None
        and node.place.parent is not None
        and not people[node.person].circle
        and first_contact.get(node.person, date.max) >= first_told.get(node.person, date.min)
    ]
