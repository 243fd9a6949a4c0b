"""What a check says about a text: the one shape that question and message checks share."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much a finding asks of the writer. Only ``STOP`` holds a copy or a send back."""

    OPEN = "open"  # praise: the question invites a story
    INFO = "info"
    NOTE = "note"
    ADVISE = "advise"
    WARN = "warn"
    STOP = "stop"


@dataclass(frozen=True)
class Finding:
    """One remark of one check.

    ``start`` and ``end`` are character offsets into the checked text (equal where the remark
    concerns the whole); ``rewrites`` are complete texts that one press puts in its place.
    """

    check: str
    level: Level
    reason: str
    start: int = 0
    end: int = 0
    rewrites: tuple[str, ...] = ()
