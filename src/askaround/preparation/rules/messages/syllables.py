"""Syllables and the Flesch-Kincaid grade, from the spelling rules of each language."""

import re
from dataclasses import dataclass
from functools import lru_cache

from askaround.core.text import words
from askaround.preparation.languages import language_page

# Kincaid, Fishburne, Rogers and Chissom 1975: the years of American schooling that a text needs.
PER_SENTENCE, PER_WORD, BASE = 0.39, 11.8, 15.59


@dataclass(frozen=True, slots=True)
class Spelling:
    vowels: re.Pattern[str]
    fewer: tuple[re.Pattern[str], ...]
    more: tuple[re.Pattern[str], ...]
    exceptions: dict[str, int]


@lru_cache
def spelling(language: str) -> Spelling:
    page = language_page(language, "syllables")
    exceptions = page.table("exceptions")
    return Spelling(
        re.compile(page.text("vowels")),
        tuple(re.compile(pattern) for pattern in page.texts("fewer")),
        tuple(re.compile(pattern) for pattern in page.texts("more")),
        {word: exceptions.number(word) for word in exceptions.keys},
    )


def syllables(word: str, *, language: str = "en") -> int:
    """Count the syllables of one word, at least one. A number counts as one.

    >>> [syllables(word) for word in ("talk", "conversation", "museum")]
    [1, 4, 3]
    """
    rules = spelling(language)
    word = word.lower().replace("’", "'")
    if word in rules.exceptions:
        return rules.exceptions[word]
    word = word.removesuffix("'s")
    if word in rules.exceptions:
        return rules.exceptions[word]
    count = len(rules.vowels.findall(word))
    count -= sum(len(pattern.findall(word)) for pattern in rules.fewer)
    count += sum(len(pattern.findall(word)) for pattern in rules.more)
    return max(count, 1)


def reading_grade(sentences: list[str], *, language: str = "en") -> float:
    """Return the Flesch-Kincaid grade of some sentences; 0 for none, never below 0."""
    spoken = [word for sentence in sentences for word in words(sentence)]
    if not spoken:
        return 0.0
    counted = sum(syllables(word, language=language) for word in spoken)
    grade = PER_SENTENCE * len(spoken) / len(sentences) + PER_WORD * counted / len(spoken) - BASE
    return max(round(grade, 1), 0.0)
