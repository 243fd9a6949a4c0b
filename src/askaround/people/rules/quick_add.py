"""Read one line about a person: "Dana Whitfield, data lead at Acme, met at the career fair".

Every piece says where in the line it was found, so that a page can show what was understood
before anything is saved. No word is lost: what fits nowhere becomes the note. The words that
give pieces away live in ``people/languages/<language>/quick_add.toml``.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from askaround.people.rules.cues import cues_of
from askaround.people.rules.line_reader import LineReader
from askaround.people.rules.pieces import Part, Piece

POSSESSIVE = re.compile(r"['’]s\s")
__all__ = ["Part", "Piece", "QuickLine", "read_line"]


@dataclass(frozen=True, slots=True)
class QuickLine:
    """A line and what was understood of it.

    ``pieces`` stand in the order of the line and do not overlap; all of the line outside them is
    white space and punctuation. ``hints`` (circle, closeness) lie inside other pieces.
    """

    line: str
    pieces: tuple[Piece, ...]
    hints: tuple[Piece, ...]

    def all(self, part: Part) -> tuple[str, ...]:
        """Return every value of a part, in the order of the line."""
        return tuple(piece.text for piece in (*self.pieces, *self.hints) if piece.part is part)

    def one(self, part: Part) -> str:
        """Return the values of a part as one text, empty where there are none."""
        return ", ".join(self.all(part))


def read_line(line: str, *, language: str = "en") -> QuickLine:
    """Read a line about one person.

    >>> line = read_line("Dana Whitfield, data lead at Acme, via Raj Patel #alumni")
    >>> line.one(Part.NAME), line.one(Part.TITLE), line.one(Part.ORGANIZATION)
    ('Dana Whitfield', 'data lead', 'Acme')
    >>> line.one(Part.INTRODUCER), line.one(Part.TAG), line.one(Part.CIRCLE)
    ('Raj Patel', 'alumni', 'alumni')
    """
    pieces = tuple(LineReader(line, language).read())
    return QuickLine(line, pieces, tuple(_hints(pieces, language)))


def _hints(pieces: tuple[Piece, ...], language: str) -> Iterator[Piece]:
    """Yield at most one circle and one closeness, from what says how we know each other.

    How close "my aunt's friend" is, her being my aunt does not say.
    """
    cues = cues_of(language)
    told = [piece for piece in pieces if piece.part in {Part.HOW_I_KNOW, Part.TAG}]
    direct = [piece for piece in told if not POSSESSIVE.search(piece.text)]
    yield from islice(_found(Part.CIRCLE, cues.circle, cues.circle_words, told), 1)
    yield from islice(_found(Part.CLOSENESS, cues.closeness, cues.closeness_words, direct), 1)


def _found(
    part: Part, pattern: re.Pattern[str], meanings: Mapping[str, str], pieces: list[Piece]
) -> Iterator[Piece]:
    for piece in pieces:
        for found in pattern.finditer(piece.text):
            start = piece.end - len(piece.text) + found.start()
            meaning = meanings[" ".join(found[0].casefold().split())]
            yield Piece(part, meaning, start, start + len(found[0]))
