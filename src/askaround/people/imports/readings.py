"""A reading as one compressed value, so that it can wait in the database for the user's yes."""

import json
import zlib
from io import BytesIO

from askaround.people.rules.incoming import Reading
from askaround.people.rules.reading_lines import from_lines, to_lines

QUICK = 1
"""zlib's quickest level: a megabyte for 30,000 connections is small enough."""


def packed(reading: Reading) -> bytes:
    """Return ``reading`` as compressed lines of JSON."""
    pack = zlib.compressobj(QUICK)
    return b"".join([*map(pack.compress, to_lines(reading)), pack.flush()])


def unpacked(data: bytes) -> Reading:
    """Return the reading that :func:`packed` made into ``data``."""
    lines = BytesIO(zlib.decompress(data))
    return from_lines(json.loads(lines.readline()), lines)
