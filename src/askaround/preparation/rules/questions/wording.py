"""How a question is put: where it starts behind what leads up to it, and how it opens."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from askaround.preparation.rules.questions.language import QuestionLanguage
from askaround.preparation.rules.questions.opening import Opening, Sentence, Start, after_marks

SENTENCE_END = re.compile(r"[.!?…？]+[\"'”’)\]]*(?=\s|$)|\n\s*\n|\n(?=\s*[-*•])")
LAST_WORD = re.compile(r"[^\s(]+$")
QUESTION_MARKS = "?？"
MARKS_AFTER = " \t\n\r?!.…？\"'”’»)]*–—-,"
APOSTROPHES = str.maketrans("’ʼ´`", "''''")


@dataclass(frozen=True, slots=True)
class Question:
    """One question inside a text, as character offsets.

    ``start`` is where the question itself begins, after "In your team," and the like;
    ``opened`` is where its first words end; ``end`` is where its words end, before a tag and
    the question mark; ``stop`` is where its sentence ends.
    """

    start: int
    opened: int
    end: int
    stop: int
    opening: Opening
    tag: tuple[int, int] | None = None


@dataclass(frozen=True)
class Wording:
    """A text and the questions in it. ``plain`` is the text with straight apostrophes."""

    text: str
    language: QuestionLanguage
    plain: str = field(init=False)
    questions: tuple[Question, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "plain", self.text.translate(APOSTROPHES))
        object.__setattr__(self, "questions", tuple(_questions(self.plain, self.language)))

    @property
    def main(self) -> Question | None:
        """The question that will be answered: the last one, for it is the one remembered."""
        return self.questions[-1] if self.questions else None

    @property
    def openness(self) -> Literal["open", "closed", "none"]:
        if self.main is None:
            return "none"
        return "open" if self.main.opening.is_open else "closed"


def _questions(plain: str, language: QuestionLanguage) -> Iterator[Question]:
    for start, stop in _sentences(plain, language):
        question = _question(plain, start, stop, language)
        if question is not None:
            yield question


def _sentences(plain: str, language: QuestionLanguage) -> Iterator[tuple[int, int]]:
    start = 0
    for mark in SENTENCE_END.finditer(plain):
        if _ends_a_sentence(plain, mark, language):
            yield start, mark.end()
            start = mark.end()
    if plain[start:].strip():
        yield start, len(plain)


def _ends_a_sentence(plain: str, mark: re.Match[str], language: QuestionLanguage) -> bool:
    if "?" in mark.group() or "\n" in mark.group():
        return True
    following = plain[mark.end() : mark.end() + 2].strip()
    if following[:1].islower():
        return False
    word = LAST_WORD.search(plain[max(0, mark.start() - 20) : mark.start()])
    return word is None or word.group().casefold() not in language.abbreviations


def _question(plain: str, start: int, stop: int, language: QuestionLanguage) -> Question | None:
    start = after_marks(plain, start)
    marked = any(mark in plain[start:stop] for mark in QUESTION_MARKS)
    tag = language.tag.search(plain, start, stop) if marked else None
    end = start + len(plain[start : tag.start() if tag else stop].rstrip(MARKS_AFTER))
    sentence = Sentence(plain, start, end, language.openings)
    if end <= start or sentence.is_murmur:
        return None
    found = (sentence.asked() if marked else None) or sentence.unmarked()
    if found is None and marked:
        found = Start(start, start, Opening.STATEMENT)
    if found is None:
        return None
    return Question(*found[:2], end, stop, found.opening, tag.span() if tag else None)
