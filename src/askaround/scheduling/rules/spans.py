"""Spans of time in UTC, and which of them overlap."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """From a moment to another, in UTC. It ends before ``end``."""

    start: datetime
    end: datetime


class Kind(StrEnum):
    """What takes a span of my time."""

    BUSY = "busy"  # a calendar of mine says so, and nothing more
    AGREED = "agreed"  # another conversation
    HELD = "held"  # offered to somebody else and not answered yet


class Taken(NamedTuple):
    """A span of my time that is not free; ``about`` names the other person, or the calendar."""

    span: Span
    kind: Kind
    about: str = ""


def span(start: datetime, minutes: int) -> Span:
    return Span(start, start + timedelta(minutes=minutes))


def overlap(one: Span, other: Span) -> bool:
    """Say whether two spans share any time; one that begins as the other ends shares none."""
    return one.start < other.end and other.start < one.end


def conflicts(wanted: Span, taken: Iterable[Taken]) -> list[Taken]:
    """Return what stands in the way of a span, in the order in which it begins."""
    return sorted(
        (each for each in taken if overlap(wanted, each.span)), key=lambda each: each.span
    )


def read_busy(pairs: Sequence[object]) -> list[Span]:
    """Return the spans of a busy calendar as they are stored; a pair that is none is left out.

    >>> len(read_busy([["2026-03-02T09:00:00Z", "2026-03-02T10:00:00Z"], ["x", "y"], 3]))
    1
    """
    return [found for pair in pairs if (found := _read_pair(pair)) is not None]


def _read_pair(pair: object) -> Span | None:
    if not isinstance(pair, list | tuple) or len(pair) != 2:
        return None
    try:
        start, end = (_moment(each) for each in pair)
    except (ValueError, OverflowError):
        return None
    return Span(start, end) if start < end else None


def _moment(text: object) -> datetime:
    found = datetime.fromisoformat(str(text))
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
