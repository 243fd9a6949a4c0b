"""Writing an archive: one pass over the rows, in constant memory."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from askaround import __version__
from askaround.archive import manifest
from askaround.archive.manifest import Manifest, Part
from askaround.archive.rows import (
    Values,
    all_rows,
    archived_models,
    columns,
    plain,
    settings_columns,
)
from askaround.journal.author import Author
from askaround.journal.images import label

Copy = Callable[[IO[bytes]], None]
"""Writes a copy for people to read, a table for example, to a file that cannot be rewound."""

OWNER_ONLY = 0o600 << 16
README = gettext_noop("""\
This is everything that was in one Askaround space.

Any spreadsheet opens people.csv, and any address book opens people.vcf.
The folder data/ holds every row, one JSON object per line; manifest.json says what is in it.
To bring it back: Askaround, Settings, "My data", or `askaround restore FILE`.

Nothing in here is encrypted. Keep it where you would keep a diary.
""")


def write_archive(
    *, by: Author, file: IO[bytes], copies: Mapping[str, Copy] | None = None
) -> Manifest:
    """Write everything of the author's space to ``file`` as one ZIP, and return what is in it.

    ``copies`` are further files by name, for people to read; they are not read back.
    """
    copies = copies or {}
    with _one_state(), ZipFile(file, "w", ZIP_DEFLATED) as archive:
        sink = _Sink(archive, by.now)
        sink.text("README.txt", _(README))
        settings = plain(by.space, settings_columns())
        parts = [sink.part(manifest.SETTINGS_PART, [settings])]
        for kind in archived_models():
            fields = columns(kind)
            rows = (plain(row, fields) for row in all_rows(kind, by.space))
            parts.append(sink.part(label(kind), rows))
        for name, copy in copies.items():
            with sink.entry(name) as entry:
                copy(entry)
        contents = Manifest(by.now, __version__, tuple(parts), tuple(copies))
        sink.text(manifest.NAME, contents.as_json())
    return contents


@contextmanager
def _one_state() -> Iterator[None]:
    """Read one state of the database, and keep nobody from writing meanwhile.

    `atomic` would hold SQLite's only write lock for as long as the archive takes.
    """
    if connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


@dataclass
class _Sink:
    """Puts one file after another into the ZIP, dated ``made_at``."""

    archive: ZipFile
    made_at: datetime

    @contextmanager
    def entry(self, name: str) -> Iterator[IO[bytes]]:
        info = ZipInfo(name, self.made_at.timetuple()[:6])
        info.compress_type = ZIP_DEFLATED
        info.external_attr = OWNER_ONLY
        with self.archive.open(info, "w", force_zip64=True) as entry:
            yield entry

    def text(self, name: str, text: str) -> None:
        with self.entry(name) as entry:
            entry.write(text.encode())

    def part(self, kind: str, rows: Iterable[Values]) -> Part:
        """Write rows as lines, and return what they add up to."""
        name, count, size, digest = f"data/{kind}.jsonl", 0, 0, hashlib.sha256()
        with self.entry(name) as entry:
            for row in rows:
                line = json.dumps(row, ensure_ascii=False).encode() + b"\n"
                entry.write(line)
                digest.update(line)
                count, size = count + 1, size + len(line)
        return Part(name=name, kind=kind, rows=count, size=size, sha256=digest.hexdigest())
