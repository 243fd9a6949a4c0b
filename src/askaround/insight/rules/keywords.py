"""Which words come up when people say what is needed, and which of them are mine already."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from askaround.people.rules.ranking import content_words

SHORTEST = 3
MOST_WORDS = 24


@dataclass(frozen=True, slots=True)
class Keyword:
    """One word, by how many people it was said, and whether it stands in my own skills."""

    word: str
    people: int
    mine: bool


def keywords(said: Iterable[tuple[Hashable, str]], *, skills: str) -> list[Keyword]:
    """Return the words of what was said, each (who, text), said by most people first.

    >>> keywords([("Ana", "Learn SQL"), ("Ben", "SQL and patience")], skills="patience")[0]
    Keyword(word='sql', people=2, mine=False)
    """
    by_word: dict[str, set[Hashable]] = defaultdict(set)
    for person, text in said:
        for word in content_words(text):
            if len(word) >= SHORTEST and not word.isdigit():
                by_word[word].add(person)
    mine = content_words(skills)
    found = [Keyword(word, len(people), word in mine) for word, people in by_word.items()]
    return sorted(found, key=lambda each: (-each.people, each.word))[:MOST_WORDS]
