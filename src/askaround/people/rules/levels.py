"""What a job title suggests: how far along somebody is, and which kind of work they do.

Both are guesses that a person may correct, and empty where a title says nothing. They place
people in the sampling plan (level × function × organization) and choose fitting questions.
Words live in ``people/languages/<language>/levels.toml``; a further language is a further file.
Coverage on real titles is measured in ``docs/measurements/names.md``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from askaround.core.text import fold
from askaround.people.rules.words import word_lists


class Level(StrEnum):
    """How far along somebody is: the nine levels that questions are written for."""

    STUDENT = "student"
    EARLY = "early"
    CONTRIBUTOR = "contributor"
    MANAGER = "manager"
    EXECUTIVE = "executive"
    OWNER = "owner"
    RECRUITER = "recruiter"
    LEFT = "left"
    ACADEMIC = "academic"


@dataclass(frozen=True, slots=True)
class TitleGuess:
    """``level`` is None and ``function`` is empty where the title says nothing about it.

    ``function`` is a code of :func:`function_names`.
    """

    level: Level | None = None
    function: str = ""


NOTHING = TitleGuess()
TOKEN = re.compile(r"[^\W_]+(?:[-'’&][^\W_]+)*|[,;|/()•·–—@]")
BREAKS = frozenset(",;|/()•·–—")


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of one language, arranged for looking up phrases of one title.

    Each mapping goes from a phrase (a tuple of tokens) to what it says.
    """

    levels: tuple[Level, ...]
    anywhere: dict[tuple[str, ...], Level]
    first: dict[tuple[str, ...], Level]
    last: dict[tuple[str, ...], Level]
    exceptions: dict[tuple[str, ...], tuple[Level, ...]]
    functions: dict[tuple[str, ...], str]
    weak: frozenset[tuple[str, ...]]
    suffixes: tuple[tuple[str, str], ...]
    general: frozenset[tuple[str, ...]]
    nouns: frozenset[str]
    endings: tuple[str, ...]
    not_nouns: frozenset[str]
    openers: frozenset[str]
    links: frozenset[str]
    before_employer: frozenset[str]
    before_somebody_else: frozenset[str]
    serving: frozenset[str]
    longest: int


def guess_title(title: str, *, language: str = "en") -> TitleGuess:
    """Guess level and function from a job title.

    >>> guess_title("Head of Data")
    TitleGuess(level=<Level.EXECUTIVE: 'executive'>, function='data')
    >>> guess_title("Wizard of Light")
    TitleGuess(level=None, function='')
    """
    words = _words(language)
    tokens = _without_what_follows(_tokens(title, words), words)
    phrases = list(_phrases(tokens, words.longest))
    level = _level(phrases, tokens, words)
    function = _function(phrases, tokens, words)
    if level is None and (function or _is_work(phrases, words)):
        level = Level.CONTRIBUTOR
    if level is Level.RECRUITER:
        function = "people"
    return TitleGuess(level, function)


def looks_like_title(text: str, *, language: str = "en") -> bool:
    """Say whether a text reads as somebody's work rather than as the name of an organization.

    >>> looks_like_title("Senior Data Engineer"), looks_like_title("Acme Data")
    (True, False)
    """
    words = _words(language)
    tokens = _tokens(text, words)
    if not tokens:
        return False
    end = next((i for i, token in enumerate(tokens) if token in words.links), len(tokens))
    return tokens[0] in words.openers or (end > 0 and _names_a_worker(tokens[end - 1], words))


def function_names(*, language: str = "en") -> dict[str, str]:
    """Return the codes of the kinds of work with their names for reading, in a fixed order."""
    tables = word_lists("levels.toml", language=language)["function"]
    return {table["code"]: table["name"] for table in tables}


def level_names(*, language: str = "en") -> dict[Level, str]:
    """Return the levels that a language names, with their names for reading."""
    tables = word_lists("levels.toml", language=language)["level"]
    return {Level(table["code"]): table["name"] for table in tables}


def _level(
    phrases: list[tuple[tuple[str, ...], int, int]], tokens: list[str], words: _Words
) -> Level | None:
    """Return the first level, in the order of the file, that a phrase of the title names."""
    excepted = [
        (level, start, end)
        for phrase, start, end in phrases
        for level in words.exceptions.get(phrase, ())
    ]
    found = {
        level
        for phrase, start, end in phrases
        for level in _said_by(phrase, start, end, tokens, words)
        if not any(level is other and a <= start and end <= b for other, a, b in excepted)
    }
    return next((level for level in words.levels if level in found), None)


def _said_by(
    phrase: tuple[str, ...], start: int, end: int, tokens: list[str], words: _Words
) -> Iterator[Level]:
    if phrase in words.anywhere:
        yield words.anywhere[phrase]
    if start == 0 and phrase in words.first:
        yield words.first[phrase]
    if phrase in words.last and (end == len(tokens) or tokens[end] in words.links):
        yield words.last[phrase]


def _function(
    phrases: list[tuple[tuple[str, ...], int, int]], tokens: list[str], words: _Words
) -> str:
    """Return the function of the longest phrase, and of the last among equals; weak ones last."""
    found = [
        (0 if phrase in words.weak else end - start, end, words.functions[phrase])
        for phrase, start, end in phrases
        if phrase in words.functions
    ]
    found += [
        (1, position + 1, code)
        for position, token in enumerate(tokens)
        for suffix, code in words.suffixes
        if token.endswith(suffix) and (token,) not in words.functions
    ]
    return max(found)[2] if found else ""


def _is_work(phrases: list[tuple[tuple[str, ...], int, int]], words: _Words) -> bool:
    """Say whether a title without a listed kind of work names a worker: "Hat Checker"."""
    return any(
        phrase in words.general
        or (
            len(phrase) == 1
            and phrase[0].endswith(words.endings)
            and phrase[0] not in words.not_nouns
        )
        for phrase, _, _ in phrases
    )


def _names_a_worker(token: str, words: _Words) -> bool:
    if token in words.not_nouns:
        return False
    return token in words.nouns or (token.endswith(words.endings) and (token,) in words.functions)


def _tokens(text: str, words: _Words) -> list[str]:
    """Return folded words and separators; a hyphen stays only where the word lists know it."""
    tokens: list[str] = []
    for token in TOKEN.findall(fold(text).replace(".", "")):
        known = "-" not in token or any((token,) in each for each in _lookups(words))
        tokens += [token] if known else token.split("-")
    return tokens


def _lookups(words: _Words) -> tuple[Any, ...]:
    return words.anywhere, words.first, words.last, words.functions, words.general


def _without_what_follows(tokens: list[str], words: _Words) -> list[str]:
    """Cut a title before words about somebody else: an employer, or the CEO whom one assists."""
    for position, token in enumerate(tokens[1:], start=1):
        serves = token in words.before_somebody_else and tokens[position - 1] in words.serving
        if serves or token in words.before_employer:
            return tokens[:position]
    return tokens


def _phrases(tokens: list[str], longest: int) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """Yield every run of at most ``longest`` words that crosses no comma or bar."""
    for start in range(len(tokens)):
        for end in range(start + 1, min(start + longest, len(tokens)) + 1):
            if tokens[end - 1] in BREAKS:
                break
            yield tuple(tokens[start:end]), start, end


@cache
def _words(language: str) -> _Words:
    tables = word_lists("levels.toml", language=language)
    levels, functions, title = tables["level"], tables["function"], tables["title"]
    by_phrase = {
        _key(word): each["code"]
        for each in functions
        for word in (*each["words"], *each.get("weak", ()))
    }
    said = {kind: _levels_by_phrase(levels, kind) for kind in ("words", "first", "last")}
    exceptions = {
        _key(phrase): tuple(Level(each["code"]) for each in levels if phrase in each["except"])
        for table in levels
        for phrase in table["except"]
    }
    single = {key[0] for key in said["words"] if len(key) == 1}
    everything = (*by_phrase, *exceptions, *said["words"], *said["first"], *said["last"])
    return _Words(
        levels=tuple(Level(each["code"]) for each in levels),
        anywhere=said["words"],
        first=said["first"],
        last=said["last"],
        exceptions=exceptions,
        functions=by_phrase,
        weak=frozenset(_key(word) for each in functions for word in each.get("weak", ())),
        suffixes=tuple((end, each["code"]) for each in functions for end in each["suffixes"]),
        general=frozenset(_key(word) for word in title["words"]),
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


def _levels_by_phrase(levels: list[dict[str, Any]], kind: str) -> dict[tuple[str, ...], Level]:
    """Map phrases to levels; the earlier level keeps a phrase that two of them list."""
    return {_key(word): Level(each["code"]) for each in reversed(levels) for word in each[kind]}


def _key(phrase: str) -> tuple[str, ...]:
    return tuple(TOKEN.findall(phrase))
