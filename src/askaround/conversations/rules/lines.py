"""Lines as they come from a device: what each says, whether it can be kept, and which stand.

Pure. A line carries a key that the device made, so the same line may arrive twice and is one.
Lines are added, never rewritten: a correction is a line that replaces another one.

House rules, each far beyond what anybody types during a conversation:
    4,000 characters in a line        about a page and a half
    200 lines at once                 the device sends the rest with its next breath
    2 minutes                         a clock that is so far off still counts as right
    1 year                            a line that claims to be older comes from a wrong clock
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from uuid import UUID, uuid5

from askaround.core.text import many_lines

LONGEST_LINE = 4_000
LONGEST_QUESTION = 500
LONGEST_ADDRESS = 300
MOST_AT_ONCE = 200
MOST_EXTRA_MINUTES = 180
FORGIVEN_SKEW = timedelta(minutes=2)
LONGEST_AWAY = timedelta(days=366)


class Does(StrEnum):
    """What a line in the queue of a device does."""

    NOTE = "note"
    START = "start"
    END = "end"
    RESUME = "resume"
    EXTEND = "extend"
    TICK = "tick"
    UNTICK = "untick"
    CONSENT = "consent"
    GOAL = "goal"
    CONTACT = "contact"
    QUESTION = "question"
    WELCOME = "welcome"


NEEDS_TEXT = {
    Does.NOTE: LONGEST_LINE,
    Does.QUESTION: LONGEST_QUESTION,
    Does.CONTACT: LONGEST_ADDRESS,
}
"""What cannot be without words, and how many characters it may have."""


class Refusal(StrEnum):
    """Why a line cannot be kept."""

    NONSENSE = "nonsense"
    EMPTY = "empty"
    TOO_LONG = "too-long"


class NotKept(ValueError):
    """A line that cannot be read; ``limit`` is the number of characters it may have."""

    def __init__(self, refusal: Refusal, limit: int = 0) -> None:
        super().__init__(refusal)
        self.refusal, self.limit = refusal, limit


@dataclass(frozen=True)
class Line:
    """One thing said on a device. ``id`` was made there; ``at`` is its clock, None for now.

    ``about`` is a planned question or a goal, ``replaces`` an earlier line, ``minutes`` all that
    they gave on top of what was agreed, ``answer`` what they said about taking notes ("" to a
    goal: not reached after all).
    """

    id: UUID
    does: Does = Does.NOTE
    at: datetime | None = None
    text: str = ""
    kind: str = "fact"
    scope: str = ""
    about: UUID | None = None
    replaces: UUID | None = None
    off_record: bool = False
    volunteered: bool = False
    struck: bool = False
    minutes: int = 0
    answer: str = ""


def read_line(said: Mapping[str, object]) -> Line:
    """Read a line of a device. Unknown keys are passed over; raises :class:`NotKept`."""
    key, does = read_key(said.get("id")), _does(said.get("does", Does.NOTE))
    if key is None or does is None:
        raise NotKept(Refusal.NONSENSE)
    line = Line(
        id=key,
        does=does,
        at=read_moment(said.get("at")),
        text=_text(said.get("text")),
        kind=_word(said.get("kind")) or "fact",
        scope=_word(said.get("scope")),
        about=read_key(said.get("about")),
        replaces=read_key(said.get("replaces")),
        off_record=said.get("off_record") is True,
        volunteered=said.get("volunteered") is True,
        struck=said.get("struck") is True,
        minutes=_minutes(said.get("minutes")),
        answer=_word(said.get("answer")),
    )
    refuse_unkeepable(line)
    return line


def refuse_unkeepable(line: Line) -> None:
    """Raise :class:`NotKept` for a line without words, or with far too many."""
    limit = NEEDS_TEXT.get(line.does)
    if limit is None:
        return
    if not line.text and not line.struck:
        raise NotKept(Refusal.EMPTY)
    if len(line.text) > limit:
        raise NotKept(Refusal.TOO_LONG, limit)


def read_key(value: object) -> UUID | None:
    try:
        return UUID(value) if isinstance(value, str) else None
    except ValueError:
        return None


def read_moment(value: object) -> datetime | None:
    """Read a moment in ISO 8601; without a zone it is UTC. None for anything else."""
    try:
        read = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    if read is None:
        return None
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def _does(value: object) -> Does | None:
    try:
        return Does(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _text(value: object) -> str:
    """Return the words, with half characters (lone surrogates), which no file can hold, marked."""
    if not isinstance(value, str):
        return ""
    whole = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return many_lines(whole)


def _word(value: object) -> str:
    return value if isinstance(value, str) and value.isascii() and len(value) <= 20 else ""


def _minutes(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        return 0
    return min(max(value, 0), MOST_EXTRA_MINUTES)


def moment(at: datetime | None, *, sent_at: datetime | None, now: datetime) -> datetime:
    """Return when something was written, by our clock.

    ``sent_at`` is the clock of the device as it sends: what it is off by is taken off again, which
    leaves the order and the distances. Never later than now; a line is never refused for its time.

    >>> noon = datetime(2026, 3, 2, 12, tzinfo=UTC)
    >>> late = noon + timedelta(hours=3)
    >>> moment(late - timedelta(minutes=5), sent_at=late, now=noon).strftime("%H:%M")
    '11:55'
    """
    if at is None:
        return now
    off = now - sent_at if sent_at else timedelta()
    since = at - now
    if abs(off) > FORGIVEN_SKEW:
        since += off
    return now + min(max(since, -LONGEST_AWAY), timedelta())


def another_key(key: UUID, *parts: object) -> UUID:
    """Return the key for other words under a key that is taken: the same whenever they arrive."""
    return uuid5(key, "\x1f".join(map(str, parts)))


@dataclass(frozen=True)
class Written:
    """What decides whether a stored line stands."""

    id: UUID
    replaces: UUID | None = None
    struck: bool = False


def standing(lines: Iterable[Written]) -> set[UUID]:
    """Return the lines that are neither replaced nor struck out."""
    lines = list(lines)
    replaced = {line.replaces for line in lines}
    return {line.id for line in lines if not line.struck and line.id not in replaced}


def rivals(lines: Iterable[Written]) -> dict[UUID, UUID]:
    """Return, for lines that correct the same one and all stand, the line that they began from.

    Both are kept when two devices corrected a line without knowing of each other.
    """
    lines = list(lines)
    before = {line.id: line.replaces for line in lines}
    families: dict[UUID, list[UUID]] = defaultdict(list)
    for key in standing(lines):
        if before[key] is not None:  # what corrects nothing has no other version
            families[_root(key, before)].append(key)
    return {key: root for root, keys in families.items() if len(keys) > 1 for key in keys}


def _root(key: UUID, before: Mapping[UUID, UUID | None]) -> UUID:
    seen = {key}
    while (earlier := before.get(key)) is not None and earlier not in seen:
        seen.add(earlier)
        key = earlier
    return key
