"""How a sentence opens its question, and where, behind "So," and "In your first year,"."""

import re
from dataclasses import dataclass
from enum import StrEnum
from re import Pattern
from typing import NamedTuple

from askaround.preparation.rules.questions.language import Openings

BOUNDARY = re.compile(r"[,;:–—]\s*|\s-+\s|--+\s*|\.\.+\s*|…\s*")
MARKS_BEFORE = re.compile(r"[\s¿¡\"'“‘«(\[*•–—-]*(?:\d+[.)]\s+)?")


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


class Start(NamedTuple):
    """Where a question begins, where its first words end, and what they make of it."""

    start: int
    opened: int
    opening: Opening


@dataclass(frozen=True, slots=True)
class Sentence:
    """The part of ``plain`` from ``start`` to ``end``, as character offsets."""

    plain: str
    start: int
    end: int
    openings: Openings

    @property
    def is_murmur(self) -> bool:
        return self.openings.murmur.fullmatch(self.plain, self.start, self.end) is not None

    def asked(self) -> Start | None:
        """Find the first place where a sentence with a question mark opens its question."""
        places = self._clauses()
        if inside := self.openings.inside.search(self.plain, self.start, self.end):
            places.append(inside.start())
        return next((found for found in map(self._opened_at, places) if found), None)

    def unmarked(self) -> Start | None:
        """Read a sentence without the mark: "Tell me …", or "do you like it" typed in haste."""
        for place in self._clauses():
            found = self._opened_at(place)
            if found and found.opening in {Opening.TELL, Opening.REQUEST}:
                return found
        found = self._opened_at(self.start)
        signs = (self.openings.preface, self.openings.unmarked)
        asks = found is not None and any(self._match(sign, found.start) for sign in signs)
        return found if asks else None

    def _clauses(self) -> list[int]:
        ends = BOUNDARY.finditer(self.plain, self.start, self.end)
        return [self.start, *(boundary.end() for boundary in ends)]

    def _opened_at(self, place: int) -> Start | None:
        start = self._after_fillers(place)
        leads = (
            (self.openings.preface, Opening.WIDE),
            (self.openings.request, Opening.REQUEST),
            (self.openings.tell, Opening.TELL),
        )
        for pattern, opening in leads:
            if lead := self._match(pattern, start):
                return Start(start, lead.end(), self._embedded(lead.end(), opening))
        return None if self._match(self.openings.clause, start) else self._plainly(start)

    def _plainly(self, start: int) -> Start | None:
        forms: tuple[tuple[Pattern[str], Opening], ...] = (
            (self.openings.story, Opening.WIDE),
            (self.openings.narrow, Opening.NARROW),
            (self.openings.wide, Opening.WIDE),
            (self.openings.permission, Opening.PERMISSION),
            (self.openings.negated, Opening.NEGATED),
            (self.openings.closed, Opening.CLOSED),
        )
        for pattern, opening in forms:
            if match := self._match(pattern, start):
                return Start(start, match.end(), opening)
        return None

    def _embedded(self, place: int, opening: Opening) -> Opening:
        """Say what follows "could you tell me": "if …" closes it, "how many …" narrows it."""
        place = self._after_fillers(place)
        if self._match(self.openings.whether, place):
            return Opening.CLOSED
        if self._match(self.openings.story, place):
            return opening
        return Opening.NARROW if self._match(self.openings.narrow, place) else opening

    def _after_fillers(self, place: int) -> int:
        place = after_marks(self.plain, place)
        while filler := self._match(self.openings.filler, place):
            place = after_marks(self.plain, max(filler.end(), place + 1))
        return min(place, self.end)

    def _match(self, pattern: Pattern[str], place: int) -> re.Match[str] | None:
        return pattern.match(self.plain, place, self.end)


def after_marks(plain: str, place: int) -> int:
    """Step over quotes, bullets, "¿" and "3." before a question."""
    match = MARKS_BEFORE.match(plain, place)
    return match.end() if match else place
