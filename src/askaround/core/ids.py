"""Keys of rows: UUID version 7 (RFC 9562), sorted by the moment they were made."""

import os
import time
from uuid import UUID

_VERSION_7 = 0x7 << 76
_VARIANT = 0b10 << 62
_RANDOM_A = (1 << 12) - 1
_RANDOM_B = (1 << 62) - 1


def uuid7() -> UUID:
    """Return a new key: 48 bits of Unix milliseconds, then 74 random bits.

    A key says when a row was made, so it is never a secret; links carry tokens instead.
    """
    milliseconds = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10))
    value = (milliseconds & 0xFFFFFFFFFFFF) << 80
    value |= _VERSION_7 | ((random >> 62) & _RANDOM_A) << 64
    value |= _VARIANT | (random & _RANDOM_B)
    return UUID(int=value)
