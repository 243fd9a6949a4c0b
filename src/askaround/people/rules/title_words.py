"""The words of one language that say what a job title means, ready to be looked up.

They live in ``people/languages/<language>/levels.toml``; a further language is a further file.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from askaround.people.rules.levels import Level
from askaround.people.rules.words import word_lists

TOKEN = re.compile(r"[^\W_]+(?:[-'’&][^\W_]+)*|[,;|/()•·–—@]")
BREAKS = frozenset(",;|/()•·–—")

Phrase = tuple[str, ...]
"""One token or several."""


@dataclass(frozen=True, slots=True)
class TitleWords:
    """``longest`` is the number of tokens of the longest phrase in any of the mappings."""

    levels: tuple[Level, ...]
    anywhere: dict[Phrase, Level]
    first: dict[Phrase, Level]
    last: dict[Phrase, Level]
    exceptions: dict[Phrase, tuple[Level, ...]]
    functions: dict[Phrase, str]
    weak: frozenset[Phrase]
    suffixes: tuple[tuple[str, str], ...]
    general: frozenset[Phrase]
    nouns: frozenset[str]
    endings: tuple[str, ...]
    not_nouns: frozenset[str]
    openers: frozenset[str]
    links: frozenset[str]
    before_employer: frozenset[str]
    before_somebody_else: frozenset[str]
    serving: frozenset[str]
    longest: int

    def has(self, phrase: Phrase) -> bool:
        """Say whether one of the lists knows this phrase."""
        known = (self.anywhere, self.first, self.last, self.functions, self.general)
        return any(phrase in each for each in known)


@cache
def title_words(language: str) -> TitleWords:
    tables = word_lists("levels.toml", language=language)
    levels, functions, title = tables["level"], tables["function"], tables["title"]
    weak = {_phrase(word): each["code"] for each in functions for word in each.get("weak", ())}
    firm = {_phrase(word): each["code"] for each in functions for word in each["words"]}
    said = {kind: _levels_by_phrase(levels, kind) for kind in ("words", "first", "last")}
    exceptions = _exceptions(levels)
    everything = (*firm, *weak, *exceptions, *said["words"], *said["first"], *said["last"])
    single = {phrase[0] for phrase in said["words"] if len(phrase) == 1}
    return TitleWords(
        levels=tuple(Level(each["code"]) for each in levels),
        anywhere=said["words"],
        first=said["first"],
        last=said["last"],
        exceptions=exceptions,
        functions=firm | weak,
        weak=frozenset(weak),
        suffixes=tuple((end, each["code"]) for each in functions for end in each["suffixes"]),
        general=frozenset(map(_phrase, title["words"])),
        nouns=frozenset({*title["words"], *title["people"], *single}),
        endings=tuple(title["endings"]),
        not_nouns=frozenset(title["not_people"]),
        openers=frozenset(title["first"]),
        links=BREAKS | frozenset(title["links"]),
        before_employer=frozenset(title["before_employer"]),
        before_somebody_else=frozenset(title["before_somebody_else"]),
        serving=frozenset(title["serving"]),
        longest=max(map(len, everything)),
    )


def _exceptions(levels: list[dict[str, Any]]) -> dict[Phrase, tuple[Level, ...]]:
    """Map a phrase to the levels that a word inside it does not name ("student recruitment")."""
    phrases = {phrase for each in levels for phrase in each["except"]}
    return {
        _phrase(phrase): tuple(Level(each["code"]) for each in levels if phrase in each["except"])
        for phrase in phrases
    }


def _levels_by_phrase(levels: list[dict[str, Any]], kind: str) -> dict[Phrase, Level]:
    """Map phrases to levels; the earlier level keeps a phrase that two of them list."""
    return {_phrase(word): Level(each["code"]) for each in reversed(levels) for word in each[kind]}


def _phrase(words: str) -> Phrase:
    return tuple(TOKEN.findall(words))
