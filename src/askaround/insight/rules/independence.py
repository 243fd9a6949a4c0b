"""How many voices really speak: people of one referral branch, or of one employer, count once.

Whoever was named by somebody I had met was chosen by them, and colleagues tell each other what
they think (domain rules, section 6). Both carry over: two branches that meet at one employer are
one voice. Who belongs together is settled once for everybody who spoke, so that one more voice
for a claim never makes it rest on fewer.
"""

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic

from askaround.followup.rules.tree import Key, independent


@dataclass(frozen=True)
class Circles(Generic[Key]):
    """Which branch somebody belongs to, and where they work now.

    Whoever is in neither stands alone.
    """

    branch_of: Mapping[Key, Key] = field(default_factory=dict)
    employers: Mapping[Key, Collection[Hashable]] = field(default_factory=dict)

    @cached_property
    def _group_of(self) -> dict[Key, Hashable]:
        everybody = dict.fromkeys((*self.branch_of, *self.branch_of.values(), *self.employers))
        groups = independent(everybody, branch_of=self.branch_of, employers=self.employers)
        return {person: place for place, group in enumerate(groups) for person in group}

    def voice(self, person: Key) -> Hashable:
        """Return the voice that somebody speaks with: the same for all who belong together."""
        return self._group_of.get(person, (person,))

    def voices(self, people: Iterable[Key]) -> int:
        """Return how many independent voices these people are.

        >>> Circles(branch_of={"Ana": "Ana", "Ben": "Ana"}).voices(["Ana", "Ben", "Cem"])
        2
        """
        return len({self.voice(person) for person in people})
