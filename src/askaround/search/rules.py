"""From what somebody types, and from what is stored, to one form in which the two can meet."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from askaround.core.text import fold

MOST_WORDS = 12
LONGEST_WORD = 60  # characters
WRITTEN_WITHOUT_SPACES = re.compile("([\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])")
FIRST_OF_A_SYLLABLE = re.compile("([\u1100-\u1112])")
TOKEN = re.compile(r"[^\W_]+")
BEFORE, AFTER = 40, 90
"""How many characters of a line are shown on either side of what was found."""


def searchable(text: str) -> str:
    """Return ``text`` as the index reads it: without case and accents, one word to a sign.

    Chinese, Japanese and Korean names are written without spaces, so every sign (in Korean every
    syllable) is a word of its own; then a given name is found behind its family name.

    >>> searchable("Łukasz Ørsted"), searchable("山田太郎")
    ('lukasz orsted', '山 田 太 郎')
    """
    if text.isascii():
        return text.lower()
    spaced = WRITTEN_WITHOUT_SPACES.sub(r" \1 ", fold(text).casefold())
    return " ".join(TOKEN.findall(FIRST_OF_A_SYLLABLE.sub(r" \1", spaced)))


def match_expression(typed: str) -> str:
    """Return an FTS5 expression: every word must occur, and each may still be unfinished.

    Each word is quoted, so nothing that is typed can break the query; "" means that there is
    nothing to look for. What stands together ("dana@acme.org") is looked for as one phrase.

    >>> match_expression('Dána "data AND acm')
    '"dana"* "data"* "and"* "acm"*'
    """
    return " ".join(f"{phrase}*" for phrase in _phrases(typed))


def whole_words(text: str) -> str:
    """Return an FTS5 expression: every word of ``text`` must occur as it is written.

    >>> whole_words("Data Lead")
    '"data" "lead"'
    """
    return " ".join(_phrases(text))


def words_of(typed: str) -> list[str]:
    """Return the words of what is typed in the form of the index.

    >>> words_of("Dána W-T")
    ['dana', 'w', 't']
    """
    return [piece for word in typed.split()[:MOST_WORDS] for piece in _quotable(word).split()]


def _phrases(typed: str) -> list[str]:
    words = (_quotable(word) for word in typed.split())
    return [f'"{word}"' for word in words if word][:MOST_WORDS]


def _quotable(word: str) -> str:
    return " ".join(TOKEN.findall(searchable(word[:LONGEST_WORD])))


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The line that was found, around the word that was meant by ``found``."""

    before: str
    found: str
    after: str

    @property
    def text(self) -> str:
        return self.before + self.found + self.after


def excerpt(*, typed: str, title: str, body: str) -> Excerpt | None:
    """Return the line of ``body`` that says why it was found, None where the title says it.

    >>> excerpt(typed="dana lead", title="Dana Whitfield", body="Leeds\\nData Lead, Acme")
    Excerpt(before='Data ', found='Lead', after=', Acme')
    """
    tests = [_test(word) for word in typed.split() if _quotable(word)]
    unseen = [test for test in tests if not _first_word(title, [test])]
    found = [(_words_seen(line, unseen), -number, line) for number, line in _lines(body)]
    best = max(found, default=(0, 0, ""))
    return _around(best[2], unseen) if best[0] else None


def _lines(body: str) -> list[tuple[int, str]]:
    return [(number, line) for number, line in enumerate(body.splitlines()) if line.strip()]


def _test(typed_word: str) -> Callable[[str], bool]:
    """Return a test of whether a written word begins like the first piece of a typed one."""
    wanted = _quotable(typed_word).split()[0]
    return lambda word: any(piece.startswith(wanted) for piece in searchable(word).split())


def _words_seen(line: str, tests: Sequence[Callable[[str], bool]]) -> int:
    return sum(1 for test in tests if _first_word(line, [test]))


def _first_word(text: str, tests: Sequence[Callable[[str], bool]]) -> re.Match[str] | None:
    words = TOKEN.finditer(text)
    return next((word for word in words if any(test(word[0]) for test in tests)), None)


def _around(line: str, tests: Sequence[Callable[[str], bool]]) -> Excerpt | None:
    word = _first_word(line, tests)
    if word is None:
        return None
    before, after = line[: word.start()], line[word.end() :]
    if len(before) > BEFORE:
        before = "…" + before[-BEFORE:].partition(" ")[2]
    if len(after) > AFTER:
        after = after[:AFTER].rpartition(" ")[0] + "…"
    return Excerpt(before, word[0], after)


SHORTEST_WITH_A_SLIP, SHORTEST_WITH_TWO = 4, 8
"""From so many letters on a word may be wrong in one place, and in two (house rule)."""


def slips_allowed(word: str) -> int:
    return (len(word) >= SHORTEST_WITH_A_SLIP) + (len(word) >= SHORTEST_WITH_TWO)


def nearest(word: str, among: Mapping[str, int]) -> list[str]:
    """Return the beginnings of these words that may be meant by ``word``, the likeliest first.

    A slip is a letter too many, missing, wrong, or two that changed places. ``among`` says how
    often each word occurs; of what is equally near, the more frequent comes first.

    >>> nearest("whitfeild", {"whitfield": 1, "whitman": 9}), nearest("dan", {"dana": 1})
    (['whitfield', 'whitfiel'], [])
    """
    slips = slips_allowed(word)
    if not slips:
        return []
    often: Counter[str] = Counter()
    for term, times in among.items():
        for length in {min(len(term), len(word) + more) for more in (-1, 0, 1)}:
            often[term[:length]] += times
    near = process.extract(word, list(often), scorer=OSA.distance, score_cutoff=slips, limit=None)
    near.sort(key=lambda each: (each[1], -often[each[0]], -len(each[0])))
    return [beginning for beginning, _slips, _place in near]


def likeliest(word: str, among: Mapping[str, int]) -> str | None:
    """Return the likeliest of the :func:`nearest`, None where nothing comes near."""
    return next(iter(nearest(word, among)), None)


def suits(typed: str, text: str) -> int | None:
    """Return how well ``text`` answers what is typed, 0 best; None where it does not.

    Every typed word must be the beginning of another word of ``text``, or nearly; there are few
    words to choose from, so short ones are not guessed at.

    >>> suits("new expl", "New exploration"), suits("exploratoin", "New exploration")
    (0, 1)
    >>> suits("export", "New exploration") is None
    True
    """
    words, wrong = searchable(text).split(), 0
    for wanted in words_of(typed):
        here = next((word for word in words if word.startswith(wanted)), None)
        if here is None and len(wanted) > SHORTEST_WITH_A_SLIP:
            meant = likeliest(wanted, dict.fromkeys(words, 1))
            here = next((word for word in words if meant and word.startswith(meant)), None)
            wrong += 1
        if here is None:
            return None
        words.remove(here)
    return wrong
