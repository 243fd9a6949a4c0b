"""When a debrief is due, and how sure I felt from one conversation to the next.

Pure: the moment is an argument.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

WITHIN = timedelta(minutes=10)
"""A week later two partners share 4.7 % of the details of a talk (A), so: right afterwards."""
FADED_AFTER = timedelta(days=7)
"""After that week little is left, and the page says so kindly. The same finding."""
LOWEST, HIGHEST = 1, 5
"""Energy, worry and confidence."""


class DebriefState(StrEnum):
    NOT_YET = "not-yet"  # the conversation is still to come, or goes on
    NOW = "now"  # the ten minutes
    MISSING = "missing"
    FADED = "faded"  # what is left is still worth a few lines
    DONE = "done"


@dataclass(frozen=True, slots=True)
class DebriefDue:
    """Where a debrief stands; ``due_at`` is when it should be written, None before the end."""

    state: DebriefState
    due_at: datetime | None = None


def debrief_due(
    *,
    ends_at: datetime | None,
    finished_at: datetime | None,
    now: datetime,
) -> DebriefDue:
    """Return whether a debrief is due. ``ends_at`` is the real end, else the agreed one.

    >>> from datetime import UTC
    >>> end = datetime(2026, 3, 5, 15, 30, tzinfo=UTC)
    >>> debrief_due(ends_at=end, finished_at=None, now=end + timedelta(minutes=9)).state.value
    'now'
    >>> debrief_due(ends_at=end, finished_at=None, now=end + timedelta(minutes=11)).state.value
    'missing'
    """
    due_at = ends_at + WITHIN if ends_at else None
    if finished_at is not None:
        return DebriefDue(DebriefState.DONE, due_at)
    if ends_at is None or due_at is None or now < ends_at:
        return DebriefDue(DebriefState.NOT_YET, due_at)
    if now <= due_at:
        return DebriefDue(DebriefState.NOW, due_at)
    faded = now > ends_at + FADED_AFTER
    return DebriefDue(DebriefState.FADED if faded else DebriefState.MISSING, due_at)


def ends(
    *,
    starts_at: datetime | None,
    minutes: int,
    started_at: datetime | None,
    ended_at: datetime | None,
) -> datetime | None:
    """Return when a conversation was over, or will be: the real end, else the agreed one."""
    if ended_at is not None:
        return ended_at
    began = started_at or starts_at
    return began + timedelta(minutes=minutes) if began else None


@dataclass(frozen=True, slots=True)
class Sureness:
    """How sure I felt before one conversation and after it, from 1 to 5; None where unsaid."""

    before: int | None
    after: int | None

    @property
    def gained(self) -> int | None:
        """How much surer it made me; None where one of the two is unsaid."""
        if self.before is None or self.after is None:
            return None
        return self.after - self.before


def mean_gain(said: Iterable[Sureness]) -> float | None:
    """Return what a conversation does to my confidence on average; None where nothing is known.

    >>> mean_gain([Sureness(2, 4), Sureness(3, 3), Sureness(None, 5)])
    1.0
    """
    gains = [each.gained for each in said if each.gained is not None]
    return sum(gains) / len(gains) if gains else None
