"""Keys of rows: UUID version 7 (RFC 9562), sorted by the moment they were made."""

import random
import time
from uuid import UUID

_VERSION_7 = 0x7 << 76
_VARIANT = 0b10 << 62
_CHANCE = random.Random()  # noqa: S311 (seeded by the system; keys are told apart, not kept secret)
_NANOSECONDS = 1_000_000  # in a millisecond
_FRACTIONS = 1 << 12


def uuid7() -> UUID:
    """Return a new key: Unix milliseconds, their 4096th part (RFC 9562, 6.2), 62 random bits.

    Rows made one after the other sort in that order. A key says when a row was made, so it is
    never a secret; links carry tokens instead.
    """
    milliseconds, rest = divmod(time.time_ns(), _NANOSECONDS)
    value = (milliseconds & 0xFFFFFFFFFFFF) << 80
    value |= _VERSION_7 | (rest * _FRACTIONS // _NANOSECONDS) << 64
    value |= _VARIANT | _CHANCE.getrandbits(62)
    return UUID(int=value)
