"""Who led me to whom: a forest made of any graph of suggestions.

An edge is ``(who suggested, who was suggested)``; edges come in the order in which they happened.
Somebody suggested by several people hangs on the first, because that is who led me there; an
edge that would close a ring is passed over. So everybody has one place and one root.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


def parents(edges: Iterable[tuple[Key, Key]]) -> dict[Key, Key]:
    """Return who led me to each person who was suggested by somebody.

    >>> parents([("Ana", "Ben"), ("Cem", "Ben"), ("Ben", "Ana")])
    {'Ben': 'Ana'}
    """
    return _grown(edges)[0]


def branches(edges: Iterable[tuple[Key, Key]]) -> dict[Key, Key]:
    """Return, for everybody on any edge, the person with whom their branch begins.

    People of one branch are one independent voice: they were chosen by each other (domain rules,
    section 6). Whoever stands on no edge is not in the answer, and is a branch of their own.

    >>> branches([("Ana", "Ben"), ("Ben", "Cem")])
    {'Ana': 'Ana', 'Ben': 'Ana', 'Cem': 'Ana'}
    """
    roots = _grown(edges)[1]
    return {person: _root(person, roots) for person in list(roots)}


def _grown(edges: Iterable[tuple[Key, Key]]) -> tuple[dict[Key, Key], dict[Key, Key]]:
    """Return parents, and a chain from everybody towards their root, shortened on the way."""
    found: dict[Key, Key] = {}
    roots: dict[Key, Key] = {}
    for source, target in edges:
        roots.setdefault(source, source)
        roots.setdefault(target, target)
        above = _root(source, roots)
        if target not in found and above != target:
            found[target] = source
            roots[target] = above
    return found, roots


def _root(person: Key, roots: dict[Key, Key]) -> Key:
    while roots[person] != person:
        roots[person] = roots[roots[person]]
        person = roots[person]
    return person


@dataclass(frozen=True, slots=True)
class Place(Generic[Key]):
    """Where somebody stands in the drawing.

    ``generation`` counts suggestions from the root (0); ``row`` counts from the top, one person to
    a row, with everybody whom they led to right below. ``led_to`` is how many those are at once.
    """

    person: Key
    parent: Key | None
    generation: int
    row: int
    led_to: int


def places(edges: Iterable[tuple[Key, Key]]) -> list[Place[Key]]:
    """Return everybody on any edge from top to bottom; a branch stays together.

    Written without recursion: a chain of a thousand people has its places too.
    """
    known = list(edges)
    above, _roots = _grown(known)
    below: dict[Key, list[Key]] = defaultdict(list)
    for child, parent in above.items():
        below[parent].append(child)
    everybody = dict.fromkeys(person for edge in known for person in edge)
    waiting = [(person, 0) for person in reversed(everybody) if person not in above]
    found: list[Place[Key]] = []
    while waiting:
        person, generation = waiting.pop()
        children = below.get(person, [])
        found.append(Place(person, above.get(person), generation, len(found), led_to=len(children)))
        waiting.extend((child, generation + 1) for child in reversed(children))
    return found


@dataclass(frozen=True, slots=True)
class Generation:
    """What one generation yielded: so many people, of whom some were asked, met, led me on."""

    number: int
    people: int
    asked: int
    met: int
    led_on: int


def generations(
    where: Iterable[Place[Key]], *, asked: Collection[Key], met: Collection[Key]
) -> list[Generation]:
    """Count each generation, the roots first. Whoever was met was asked, in whatever way."""
    rows: dict[int, list[Place[Key]]] = defaultdict(list)
    for place in where:
        rows[place.generation].append(place)
    return [
        Generation(
            number=number,
            people=len(row),
            asked=sum(place.person in asked or place.person in met for place in row),
            met=sum(place.person in met for place in row),
            led_on=sum(place.led_to > 0 for place in row),
        )
        for number, row in sorted(rows.items())
    ]


def independent(
    people: Iterable[Key],
    *,
    branch_of: Mapping[Key, Key],
    employers: Mapping[Key, Collection[Hashable]],
) -> list[set[Key]]:
    """Return groups of people who count as one voice: of one branch, or of one employer.

    Both carry over: two branches that meet at one employer are one group. ``employers`` are those
    of each person now; somebody without one shares it with nobody.
    """
    groups: dict[Hashable, Hashable] = {}
    asked = list(dict.fromkeys(people))
    for person in asked:
        own = ("branch", branch_of.get(person, person))
        groups.setdefault(own, own)
        for employer in employers.get(person, ()):
            place = ("employer", employer)
            groups.setdefault(place, place)
            groups[_root(place, groups)] = _root(own, groups)
    voices: dict[Hashable, set[Key]] = defaultdict(set)
    for person in asked:
        voices[_root(("branch", branch_of.get(person, person)), groups)].add(person)
    return list(voices.values())
