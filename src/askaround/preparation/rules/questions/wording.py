"""How a question is put: where it starts behind what leads up to it, and how it opens."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from re import Pattern
from typing import Literal

from askaround.preparation.rules.questions.language import Openings, QuestionLanguage

SENTENCE_END = re.compile(r"[.!?…？]+[\"'”’)\]]*(?=\s|$)|\n\s*\n|\n(?=\s*[-*•])")
LAST_WORD = re.compile(r"[^\s(]+$")
BOUNDARY = re.compile(r"[,;:–—]\s*|\s-+\s|--+\s*|\.\.+\s*|…\s*")
MARKS_BEFORE = re.compile(r"[\s¿¡\"'“‘«(\[*•–—-]*(?:\d+[.)]\s+)?")
MARKS_AFTER = " \t\n\r?!.…？\"'”’»)]*–—-,"
APOSTROPHES = str.maketrans("’ʼ´`", "''''")


class Opening(StrEnum):
    """The forms a question can take."""

    WIDE = "wide"
    TELL = "tell"
    REQUEST = "request"
    NARROW = "narrow"
    CLOSED = "closed"
    NEGATED = "negated"
    PERMISSION = "permission"
    STATEMENT = "statement"

    @property
    def is_open(self) -> bool:
        return self in {Opening.WIDE, Opening.TELL, Opening.REQUEST}

    @property
    def is_closed(self) -> bool:
        """Whether yes or no answers it."""
        return not self.is_open and self is not Opening.NARROW


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
    start = _match_end(MARKS_BEFORE, plain, start)
    asked = "?" in plain[start:stop] or "？" in plain[start:stop]
    tag = language.tag.search(plain, start, stop) if asked else None
    end = start + len(plain[start : tag.start() if tag else stop].rstrip(MARKS_AFTER))
    if end <= start or language.openings.murmur.fullmatch(plain, start, end):
        return None
    found = _opened(plain, start, end, language.openings) if asked else None
    found = found or _unmarked(plain, start, end, language.openings)
    if found is None and asked:
        found = start, start, Opening.STATEMENT
    if found is None:
        return None
    return Question(found[0], found[1], end, stop, found[2], tag.span() if tag else None)


def _opened(
    plain: str, start: int, end: int, openings: Openings
) -> tuple[int, int, Opening] | None:
    """Find the first place in a sentence where a question opens."""
    places = [start, *(mark.end() for mark in BOUNDARY.finditer(plain, start, end))]
    if inside := openings.inside.search(plain, start, end):
        places.append(inside.start())
    for place in places:
        if found := _opening_at(plain, place, end, openings):
            return found
    return None


def _unmarked(
    plain: str, start: int, end: int, openings: Openings
) -> tuple[int, int, Opening] | None:
    """Read a sentence without a question mark: "Tell me …", or "do you like it" typed in haste."""
    found = _opening_at(plain, start, end, openings)
    if found is None:
        return None
    asks = found[2] in {Opening.TELL, Opening.REQUEST} or openings.preface.match(
        plain, found[0], end
    )
    return found if asks or openings.unmarked.match(plain, found[0], end) else None


def _opening_at(
    plain: str, place: int, end: int, openings: Openings
) -> tuple[int, int, Opening] | None:
    start = _after_fillers(plain, place, end, openings)
    if lead := openings.preface.match(plain, start, end):
        return start, lead.end(), _embedded(plain, lead.end(), end, openings, Opening.WIDE)
    for pattern, opening in ((openings.request, Opening.REQUEST), (openings.tell, Opening.TELL)):
        if lead := pattern.match(plain, start, end):
            return start, lead.end(), _embedded(plain, lead.end(), end, openings, opening)
    if openings.clause.match(plain, start, end):
        return None
    return _plainly(plain, start, end, openings)


def _plainly(
    plain: str, start: int, end: int, openings: Openings
) -> tuple[int, int, Opening] | None:
    forms: tuple[tuple[Pattern[str], Opening], ...] = (
        (openings.story, Opening.WIDE),
        (openings.narrow, Opening.NARROW),
        (openings.wide, Opening.WIDE),
        (openings.permission, Opening.PERMISSION),
        (openings.negated, Opening.NEGATED),
        (openings.closed, Opening.CLOSED),
    )
    for pattern, opening in forms:
        if match := pattern.match(plain, start, end):
            return start, match.end(), opening
    return None


def _embedded(plain: str, place: int, end: int, openings: Openings, opening: Opening) -> Opening:
    """Say what follows "could you tell me": "if …" closes it, "how many …" narrows it."""
    place = _after_fillers(plain, place, end, openings)
    if openings.whether.match(plain, place, end):
        return Opening.CLOSED
    return Opening.NARROW if openings.narrow.match(plain, place, end) else opening


def _after_fillers(plain: str, place: int, end: int, openings: Openings) -> int:
    place = _match_end(MARKS_BEFORE, plain, place)
    while filler := openings.filler.match(plain, place, end):
        if filler.end() == place:
            break
        place = _match_end(MARKS_BEFORE, plain, filler.end())
    return min(place, end)


def _match_end(pattern: Pattern[str], plain: str, place: int) -> int:
    match = pattern.match(plain, place)
    return match.end() if match else place
