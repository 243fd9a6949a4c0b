"""What reading a line about somebody yields: pieces, each with its place in the line."""

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """What a piece of the line was taken for."""

    NAME = "name"
    TITLE = "title"
    ORGANIZATION = "organization"
    HOW_I_KNOW = "how-i-know"
    INTRODUCER = "introducer"
    EMAIL = "email"
    PHONE = "phone"
    LINK = "link"
    TAG = "tag"
    NOTE = "note"
    CIRCLE = "circle"
    CLOSENESS = "closeness"


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing understood. ``line[start:end]`` is where, its cue ("at", "via") included.

    ``text`` is the value: words of the line; for a circle its code, for closeness "0" to "4".
    """

    part: Part
    text: str
    start: int
    end: int
