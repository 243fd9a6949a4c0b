"""The words of an offer: each window in their clock and in mine, and "any time that works for you".

The sentences stand in ``scheduling/languages/<language>/offers.toml``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from askaround.core.word_files import word_file
from askaround.scheduling.rules.wall_time import WallTime, moment, seen_from

LANGUAGES = Path(__file__).parents[1] / "languages"
NOON = 12


@dataclass(frozen=True, slots=True)
class Offered:
    when: WallTime
    minutes: int


def words(language: str) -> dict[str, Any]:
    """Return the words of one language, English where we do not have it."""
    return word_file(LANGUAGES, language, "offers.toml")


def offer_text(windows: Sequence[Offered], *, mine: str, theirs: str, language: str = "en") -> str:
    """Return the windows in both zones, one a line, and the openness to any other time.

    >>> three = WallTime(date(2026, 3, 5), time(15), "Europe/Berlin")
    >>> print(offer_text([Offered(three, 30)], mine="Europe/Berlin", theirs="America/New_York"))
    Would this time work for you?
    <BLANKLINE>
    - Thursday, March 5, 9:00 to 9:30 a.m. in New York (3:00 to 3:30 p.m. in Berlin)
    <BLANKLINE>
    Any other time that works better for you is just as good; I am happy to work around it.
    """
    said = words(language)
    lines = [window_words(each, mine=mine, theirs=theirs, language=language) for each in windows]
    intro = said["intro"]["one" if len(lines) == 1 else "several"]
    listed = "\n".join(f"{said['bullet']} {line}" for line in lines)
    if not lines:
        return str(said["intro"]["none"])
    return f"{intro}\n\n{listed}\n\n{said['outro']}"


def window_words(window: Offered, *, mine: str, theirs: str, language: str = "en") -> str:
    """Say one span in their clock first, and in mine where it shows something else."""
    said = words(language)
    start = moment(window.when)
    if start is None:
        return ""
    there = _span(start, window.minutes, theirs, said)
    here = _span(start, window.minutes, mine, said)
    if there == here:
        return str(said["line"]["same"]).format(day=there[0], span=there[1], place=city(theirs))
    pattern = said["line"]["both" if there[0] == here[0] else "both_days"]
    return str(pattern).format(
        day=there[0],
        span=there[1],
        place=city(theirs),
        my_day=here[0],
        my_span=here[1],
        my_place=city(mine),
    )


def city(zone: str) -> str:
    """Return the place that a zone is named after.

    >>> city("America/Argentina/Buenos_Aires"), city("UTC")
    ('Buenos Aires', 'UTC')
    """
    return zone.rsplit("/", 1)[-1].replace("_", " ")


def day_words(day: date, said: dict[str, Any]) -> str:
    return str(said["day"]).format(
        weekday=said["weekdays"][day.weekday()],
        month=said["months"][day.month - 1],
        number=day.day,
    )


def span_words(start: time, end: time, said: dict[str, Any]) -> str:
    """Say from when to when, "a.m." or "p.m." only once where it is the same.

    >>> span_words(time(11, 30), time(12), words("en"))
    '11:30 a.m. to 12:00 p.m.'
    """
    half, end_half = _half(start, said), _half(end, said)
    pattern = said["span"]["same_half" if half == end_half else "other_half"]
    return str(pattern).format(start=_clock(start), end=_clock(end), half=half, end_half=end_half)


def _span(start: datetime, minutes: int, zone: str, said: dict[str, Any]) -> tuple[str, str]:
    begins = seen_from(start, zone)
    ends = seen_from(start + timedelta(minutes=minutes), zone)
    return day_words(begins.day, said), span_words(begins.clock, ends.clock, said)


def _half(clock: time, said: dict[str, Any]) -> str:
    return str(said["before_noon" if clock.hour < NOON else "after_noon"])


def _clock(clock: time) -> str:
    return f"{clock.hour % NOON or NOON}:{clock.minute:02}"
