"""Opening an archive that came from anywhere: everything is checked before a row is read.

Nothing is ever unpacked to disk. A ZIP that would grow out of proportion, a part that is not
what the manifest promises, and a name that points outside are refused.
"""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath, PureWindowsPath
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile, ZipInfo
from zlib import error as DeflateError  # noqa: N812 (its own name says nothing)

from django.utils.translation import gettext as _

from askaround.archive import manifest
from askaround.archive.manifest import Manifest, NotRestorable, Part
from askaround.archive.rows import Values

MEGABYTE = 1024 * 1024
MOST_UNPACKED = 8 * 1024 * MEGABYTE
SURELY_HARMLESS = 64 * MEGABYTE
MOST_GROWTH = 100
"""Rows carry random keys, so that real archives grow 5 to 15 times; a bomb grows a thousandfold."""
LONGEST_ROW = 64 * MEGABYTE
ENCRYPTED = 0x1
BROKEN = (BadZipFile, LargeZipFile, DeflateError, EOFError, NotImplementedError, OSError)


class Archive:
    """An opened archive whose manifest has been read."""

    def __init__(self, zip_file: ZipFile, contents: Manifest) -> None:
        self._zip = zip_file
        self.contents = contents

    def check(self) -> None:
        """Raise :class:`NotRestorable` unless every part is there and unharmed."""
        for part in self.contents.parts:
            digest, size = hashlib.sha256(), 0
            with self._entry(part.name) as entry:
                while piece := entry.read(MEGABYTE):
                    digest.update(piece)
                    size += len(piece)
            if (size, digest.hexdigest()) != (part.size, part.sha256):
                raise damaged(part.name)

    def part(self, kind: str) -> Part | None:
        return next((part for part in self.contents.parts if part.kind == kind), None)

    def lines(self, part: Part) -> Iterator[str]:
        """Give the rows of a part as they stand there."""
        with self._entry(part.name) as entry:
            while line := entry.readline(LONGEST_ROW):
                if len(line) == LONGEST_ROW:
                    raise damaged(part.name)
                yield line.decode()

    @contextmanager
    def _entry(self, name: str) -> Iterator[IO[bytes]]:
        try:
            with self._zip.open(name) as entry:
                yield entry
        except (*BROKEN, KeyError, UnicodeDecodeError) as problem:
            raise damaged(name) from problem


def parse_row(line: str) -> Values:
    """Return one row. Raises ValueError where the line is none."""
    values = json.loads(line, parse_constant=_no_constant)
    if not isinstance(values, dict):
        raise ValueError("not an object")
    return values


def _no_constant(name: str) -> float:
    raise ValueError(f"{name} is not JSON")


def damaged(name: str) -> NotRestorable:
    return NotRestorable(
        _(
            "This archive is damaged: the part %(name)s is missing or was changed. Nothing was "
            "changed here. Use another copy."
        )
        % {"name": name}
    )


@contextmanager
def opened(file: IO[bytes]) -> Iterator[Archive]:
    """Open an archive. Raises :class:`NotRestorable` where ``file`` is none, or is not safe."""
    try:
        zip_file = ZipFile(file)
    except BROKEN as problem:
        raise NotRestorable(
            _("This is not an Askaround archive: it is not a ZIP file, or its end is missing.")
        ) from problem
    with zip_file:
        _refuse_what_is_not_safe(zip_file, size=file.seek(0, 2))
        yield Archive(zip_file, _contents(zip_file))


def _contents(zip_file: ZipFile) -> Manifest:
    try:
        with zip_file.open(manifest.NAME) as entry:
            return manifest.parse(entry.read(manifest.MOST_BYTES))
    except KeyError as problem:
        raise NotRestorable(
            _(
                "This ZIP is not an Askaround archive: it does not contain %s. To bring in people "
                "from another program, use “Bring people in”."
            )
            % manifest.NAME
        ) from problem
    except BROKEN as problem:
        raise damaged(manifest.NAME) from problem


def _refuse_what_is_not_safe(zip_file: ZipFile, *, size: int) -> None:
    entries = zip_file.infolist()
    for entry in entries:
        if _points_outside(entry.filename):
            raise NotRestorable(
                _("This ZIP is not safe: it points to a place outside itself (%s).")
                % entry.filename
            )
        if _cannot_be_read(entry):
            raise NotRestorable(
                _(
                    "This ZIP is encrypted or packed in an unusual way, which an Askaround archive"
                    " never is. Unpack it and pack it again without a password."
                )
            )
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MOST_UNPACKED or unpacked > max(SURELY_HARMLESS, MOST_GROWTH * size):
        raise NotRestorable(
            _("This ZIP would become far too large when unpacked, so it is not opened.")
        )


def _points_outside(name: str) -> bool:
    paths = (PurePosixPath(name), PureWindowsPath(name))
    return any(path.is_absolute() or path.drive or ".." in path.parts for path in paths)


def _cannot_be_read(entry: ZipInfo) -> bool:
    return bool(entry.flag_bits & ENCRYPTED) or entry.compress_type not in {
        ZIP_STORED,
        ZIP_DEFLATED,
    }
