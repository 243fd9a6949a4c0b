"""A reading as one compressed value, so that it can wait in the database for the user's yes."""

import json
import zlib
from io import BytesIO

from django.utils.translation import gettext as _

from askaround.people.rules.incoming import Reading, Unreadable
from askaround.people.rules.reading_lines import from_lines, to_lines

QUICK = 1
"""zlib's quickest level: a megabyte for 30,000 connections is small enough."""
MEGABYTE = 1024 * 1024
MOST_BYTES = 256 * MEGABYTE
"""More than the process that reads files ever answers (`integrations.child`)."""
NOT_A_READING = (ValueError, TypeError, LookupError, AttributeError, RecursionError)


def packed(reading: Reading) -> bytes:
    """Return ``reading`` as compressed lines of JSON."""
    pack = zlib.compressobj(QUICK)
    return b"".join([*map(pack.compress, to_lines(reading)), pack.flush()])


def unpacked(data: bytes) -> Reading:
    """Return the reading that :func:`packed` made into ``data``.

    Raises :class:`Unreadable` for anything else: the bytes may have come with an archive.
    """
    lines = BytesIO(inflated(data, most=MOST_BYTES))
    try:
        return from_lines(json.loads(lines.readline()), lines)
    except NOT_A_READING as problem:
        raise _not_kept_whole() from problem


def inflated(data: bytes, *, most: int) -> bytes:
    """Return what was compressed, at most so many bytes. Raises :class:`Unreadable` for more."""
    unpack = zlib.decompressobj()
    try:
        whole = unpack.decompress(data, most)
    except zlib.error as problem:
        raise _not_kept_whole() from problem
    if unpack.unconsumed_tail or not unpack.eof:
        raise _not_kept_whole()
    return whole


def _not_kept_whole() -> Unreadable:
    return Unreadable(
        _(
            "The saved copy of this file can no longer be read. Forget it, and choose the file "
            "again."
        )
    )
