"""Keys of rows: UUID version 7 (RFC 9562), sorted by the moment they were made."""

import os
import time
from uuid import UUID

_VERSION_7 = 0x7 << 76
_VARIANT = 0b10 << 62
_RANDOM = (1 << 62) - 1
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
    value |= _VARIANT | (int.from_bytes(os.urandom(8)) & _RANDOM)
    return UUID(int=value)
