"""Clock times as people type them."""

import re
from datetime import time

NOON, MIDNIGHT = time(12), time(0)
WORDS = {"noon": NOON, "midday": NOON, "midnight": MIDNIGHT}
TYPED = re.compile(
    r"(?P<hour>\d{1,2})(?:\s*[:.h]\s*(?P<minute>\d{2})?|(?P<glued>\d{2}))?(?::\d{2})?"
    r"\s*(?:(?P<half>[ap])\.?\s*m?\.?)?(?:\s*(?:o'clock|o’clock|uhr))?",
    re.ASCII,
)
HALF_A_DAY = 12
LONGEST = 20


def parse_clock(text: str) -> time | None:
    """Return the time that was meant; None where it is not clear.

    Without "am" or "pm" the clock of 24 hours is meant.

    >>> parse_clock("3:30 p.m."), parse_clock("15h"), parse_clock("1530"), parse_clock("noon")
    (datetime.time(15, 30), datetime.time(15, 0), datetime.time(15, 30), datetime.time(12, 0))
    >>> parse_clock("25:00") is None, parse_clock("13 am") is None
    (True, True)
    """
    tidy = " ".join(text.casefold().split())
    if tidy in WORDS:
        return WORDS[tidy]
    found = TYPED.fullmatch(tidy) if len(tidy) <= LONGEST else None
    if found is None:
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or found["glued"] or 0)
    if found["half"]:
        if not 1 <= hour <= HALF_A_DAY:
            return None
        hour = hour % HALF_A_DAY + (HALF_A_DAY if found["half"] == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
