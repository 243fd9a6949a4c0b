"""How many voices really speak: people of one referral branch, or of one employer, count once.

Whoever was named by somebody I had met was chosen by them, and colleagues tell each other what
they think (domain rules, section 6). Both carry over: two branches that meet at one employer are
one voice.
"""

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic

from askaround.followup.rules.tree import Key, independent


@dataclass(frozen=True, slots=True)
class Circles(Generic[Key]):
    """Which branch somebody belongs to, and where they work now.

    Whoever is in neither stands alone.
    """

    branch_of: Mapping[Key, Key] = field(default_factory=dict)
    employers: Mapping[Key, Collection[Hashable]] = field(default_factory=dict)

    def groups(self, people: Iterable[Key]) -> list[set[Key]]:
        """Return the people in groups, each of which is one voice."""
        return independent(people, branch_of=self.branch_of, employers=self.employers)

    def voices(self, people: Iterable[Key]) -> int:
        """Return how many independent voices these people are.

        >>> Circles(branch_of={"Ana": "Ana", "Ben": "Ana"}).voices(["Ana", "Ben", "Cem"])
        2
        """
        asked = set(people)
        return len(asked) if len(asked) < 2 else len(self.groups(asked))
