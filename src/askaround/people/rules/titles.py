"""What a job title suggests: how far along somebody is, and which kind of work they do.

Both are guesses that a person may correct, and empty where a title says nothing. Coverage on
real titles is measured in ``docs/measurements/names.md``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from askaround.core.text import fold
from askaround.people.rules.levels import Level
from askaround.people.rules.title_words import BREAKS, TOKEN, Phrase, TitleWords, title_words


@dataclass(frozen=True, slots=True)
class TitleGuess:
    """``level`` is None and ``function`` is empty where the title says nothing about it.

    ``function`` is a code of `levels.function_names`.
    """

    level: Level | None = None
    function: str = ""


class Found(NamedTuple):
    """A phrase and where it stands among the tokens of a title."""

    phrase: Phrase
    start: int
    end: int


def guess_title(title: str, *, language: str = "en") -> TitleGuess:
    """Guess level and function from a job title.

    >>> guess_title("Head of Data")
    TitleGuess(level=<Level.EXECUTIVE: 'executive'>, function='data')
    >>> guess_title("Wizard of Light")
    TitleGuess(level=None, function='')
    """
    words = title_words(language)
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
    words = title_words(language)
    tokens = _tokens(text, words)
    if not tokens:
        return False
    end = next((i for i, token in enumerate(tokens) if token in words.links), len(tokens))
    return tokens[0] in words.openers or (end > 0 and _names_a_worker(tokens[end - 1], words))


def _level(phrases: list[Found], tokens: list[str], words: TitleWords) -> Level | None:
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
    phrase: Phrase, start: int, end: int, tokens: list[str], words: TitleWords
) -> Iterator[Level]:
    if phrase in words.anywhere:
        yield words.anywhere[phrase]
    if start == 0 and phrase in words.first:
        yield words.first[phrase]
    if phrase in words.last and (end == len(tokens) or tokens[end] in words.links):
        yield words.last[phrase]


def _function(phrases: list[Found], tokens: list[str], words: TitleWords) -> str:
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


def _is_work(phrases: list[Found], words: TitleWords) -> bool:
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


def _names_a_worker(token: str, words: TitleWords) -> bool:
    if token in words.not_nouns:
        return False
    return token in words.nouns or (token.endswith(words.endings) and (token,) in words.functions)


def _tokens(text: str, words: TitleWords) -> list[str]:
    """Return folded words and separators; a hyphen stays only where the word lists know it."""
    tokens: list[str] = []
    for token in TOKEN.findall(fold(text).replace(".", "")):
        known = "-" not in token or words.has((token,))
        tokens += [token] if known else token.split("-")
    return tokens


def _without_what_follows(tokens: list[str], words: TitleWords) -> list[str]:
    """Cut a title before words about somebody else: an employer, or the CEO whom one assists."""
    for position, token in enumerate(tokens[1:], start=1):
        serves = token in words.before_somebody_else and tokens[position - 1] in words.serving
        if serves or token in words.before_employer:
            return tokens[:position]
    return tokens


def _phrases(tokens: list[str], longest: int) -> Iterator[Found]:
    """Yield every run of at most ``longest`` words that crosses no comma or bar."""
    for start in range(len(tokens)):
        for end in range(start + 1, min(start + longest, len(tokens)) + 1):
            if tokens[end - 1] in BREAKS:
                break
            yield Found(tuple(tokens[start:end]), start, end)
