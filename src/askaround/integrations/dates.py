"""Days and instants as people's files write them.

Month names are matched by their first three letters (accents and case aside) in English,
Spanish, Portuguese, French, German, Italian, Dutch, Polish, Turkish and Scandinavian; French
needs four for June and July. A year of two digits means 1970 to 2069.
"""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache

from askaround.core.text import fold

_MONTH_WORDS = {
    1: "jan ene gen sty oca",
    2: "feb fev lut sub fév",
    3: "mar mrz maa mär",
    4: "apr abr avr kwi nis",
    5: "may mai mei maj mag",
    6: "jun giu juin cze haz",
    7: "jul lug juil lip tem",
    8: "aug ago aou sie",
    9: "sep set wrz eyl",
    10: "oct okt ott out paz eki",
    11: "nov lis kas",
    12: "dec dez dic des gru ara",
}
MONTHS = {fold(word): month for month, words in _MONTH_WORDS.items() for word in words.split()}

_DAY_MONTH_YEAR = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|er|º|ª|°|\.)?[\s./-]*(?:de\s+|of\s+)?([^\W\d_]{3,})\.?"
    r"[\s,./-]*(?:del?\s+)?(\d{4}|\d{2})"
)
_MONTH_DAY_YEAR = re.compile(r"([^\W\d_]{3,})\.?\s*(\d{1,2})(?:st|nd|rd|th)?[\s,]+(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})(?:[-/.]|年\s?)(\d{1,2})(?:[-/.]|月\s?)(\d{1,2})日?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NUMERIC = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})")
_TIME = re.compile(
    r"(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([ap])?\.?\s?(?:m\b)?\.?"
    r"\s*(utc|gmt|z|[+-]\d{2}:?\d{2})?$",
    re.IGNORECASE,
)


def _year(digits: str) -> int:
    number = int(digits)
    if len(digits) > 2:
        return number
    return number + (1900 if number >= 70 else 2000)


def _month(word: str) -> int:
    folded = fold(word)
    return MONTHS.get(folded[:4]) or MONTHS.get(folded[:3]) or 0


def _numbers(text: str, day_first: bool) -> tuple[int, int, int] | None:
    """Return year, month and day as written, whether or not such a day exists."""
    if match := _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _DAY_MONTH_YEAR.fullmatch(text):
        return _year(match[3]), _month(match[2]), int(match[1])
    if match := _MONTH_DAY_YEAR.fullmatch(text):
        return _year(match[3]), _month(match[1]), int(match[2])
    if match := _NUMERIC.fullmatch(text):
        first, second = int(match[1]), int(match[3])
        if first > 12 or (day_first and second <= 12) or match[2] == ".":
            first, second = second, first
        return _year(match[4]), first, second
    return None


@lru_cache(maxsize=4096)
def parse_day(text: str, day_first: bool = False) -> date | None:
    """Return the day that ``text`` names, or ``None``; a time of day behind it is ignored.

    ``day_first`` decides about 3/4/2024 only; 3.4.2024 is always the third of April.

    >>> parse_day("12-may-24"), parse_day("5 de ene. de 2023"), parse_day("30 Feb 2026")
    (datetime.date(2024, 5, 12), datetime.date(2023, 1, 5), None)
    """
    text = " ".join(text.split())
    numbers = _numbers(text, day_first) or _numbers(_without_time(text), day_first)
    if numbers is None:
        return None
    try:
        return date(*numbers)
    except ValueError:
        return None


def _without_time(text: str) -> str:
    match = _TIME.search(text)
    return text[: match.start()].rstrip(" ,T") if match else text


@lru_cache(maxsize=4096)
def parse_instant(text: str, day_first: bool = False) -> datetime | None:
    """Return the instant that ``text`` names, in UTC; without a zone it is taken as UTC.

    >>> parse_instant("9/15/23, 5:40 PM")
    datetime.datetime(2023, 9, 15, 17, 40, tzinfo=datetime.timezone.utc)
    """
    text = " ".join(text.split())
    day = parse_day(text, day_first)
    if day is None:
        return None
    match = _TIME.search(text)
    if match is None:
        return datetime(day.year, day.month, day.day, tzinfo=UTC)
    try:
        return _at_time(day, match)
    except (ValueError, OverflowError):
        return None


def _at_time(day: date, match: re.Match[str]) -> datetime:
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    if half := (match[4] or "").lower():
        if not 1 <= hour <= 12:
            raise ValueError(hour)
        hour = hour % 12 + (12 if half == "p" else 0)
    zone = _zone(match[5] or "")
    return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=zone).astimezone(UTC)


def _zone(text: str) -> timezone:
    if text[:1] not in "+-" or not text:
        return UTC
    digits = text[1:].replace(":", "")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(offset if text[0] == "+" else -offset)


def days_come_first(texts: Iterable[str]) -> bool:
    """Tell from all dates of one column whether 3/4/2024 means the third of April.

    One date whose first number cannot be a month settles it; without any, months come first,
    as in LinkedIn's files.

    >>> days_come_first(["3/4/24", "25/12/23"])
    True
    """
    for text in texts:
        match = _NUMERIC.match(text.strip())
        if match and match[2] != "." and int(match[1]) > 12:
            return True
    return False
