"""ZIP files from people we do not know: looked at before a single byte is unpacked."""

import zipfile
import zlib
from io import BytesIO
from pathlib import PurePosixPath

from askaround.core.language import gettext as _
from askaround.core.language import gettext_noop, grouped
from askaround.people.rules.incoming import Unreadable

MOST_ENTRIES = 5_000
MOST_BYTES_UNPACKED = 300 * 1024 * 1024
MOST_TIMES_SMALLER = 200  # text rarely shrinks to a 20th; a bomb shrinks to a 1,000th
SMALL_ENOUGH_FOR_ANY_RATIO = 10 * 1024 * 1024
DEEPEST_PATH = 12
LONGEST_DIRECTORY = 4 * 1024 * 1024  # bytes of the table of contents
CHUNK = 256 * 1024
DAMAGED = gettext_noop(
    "The ZIP file is damaged or was not downloaded completely. Download it again and choose the "
    "new file."
)


def open_archive(data: bytes) -> zipfile.ZipFile:
    """Return the archive in ``data`` after checking what it claims to hold; raises Unreadable."""
    _check_directory_size(data)
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise Unreadable(_(DAMAGED)) from error
    _check_entries(archive.infolist())
    return archive


def _check_directory_size(data: bytes) -> None:
    end = data.rfind(b"PK\x05\x06")
    size = int.from_bytes(data[end + 12 : end + 16], "little") if end >= 0 else 0
    if LONGEST_DIRECTORY < size < len(data):
        raise Unreadable(_("The ZIP file holds too many files to be an export of contacts."))


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_ENTRIES:
        raise Unreadable(
            _(
                "The ZIP file holds %(files)s files; more than %(most)s are not read. Unpack it "
                "and choose the file with your contacts."
            )
            % {"files": grouped(len(entries)), "most": grouped(MOST_ENTRIES)}
        )
    if sum(entry.file_size for entry in entries) > MOST_BYTES_UNPACKED:
        raise Unreadable(
            _(
                "The ZIP file claims to be far larger unpacked than an export of contacts ever is, "
                "so it was not opened. Unpack it yourself and choose the file with your contacts."
            )
        )
    for entry in entries:
        _check_entry(entry)


def _check_entry(entry: zipfile.ZipInfo) -> None:
    if entry.flag_bits & 0x1:
        raise Unreadable(
            _("The ZIP file is protected by a password. Unpack it and choose the file inside.")
        )
    path = PurePosixPath(entry.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or len(path.parts) > DEEPEST_PATH:
        raise Unreadable(
            _(
                "The ZIP file holds a file with a strange path (“%s”), so it was not opened. "
                "Download it again from where it came."
            )
            % entry.filename[:60]
        )
    suspicious = entry.file_size > MOST_TIMES_SMALLER * max(entry.compress_size, 1)
    if suspicious and entry.file_size > SMALL_ENOUGH_FOR_ANY_RATIO:
        raise Unreadable(
            _(
                "“%(file)s” in the ZIP file would grow %(times)d-fold or more when unpacked, which "
                "no export does; it was not opened."
            )
            % {"file": path.name, "times": MOST_TIMES_SMALLER}
        )


def read_member(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return one unpacked file, never more bytes than the archive announced; raises Unreadable."""
    announced = archive.getinfo(name).file_size
    chunks: list[bytes] = []
    left = announced
    try:
        with archive.open(name) as member:
            while left > 0 and (chunk := member.read(min(CHUNK, left))):
                chunks.append(chunk)
                left -= len(chunk)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
        ValueError,
    ) as error:
        raise Unreadable(_(DAMAGED)) from error
    return b"".join(chunks)


def base_names(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the files of the archive: lower-case name without folders → name in the archive.

    Folders, hidden files and what macOS adds are left out.
    """
    found: dict[str, str] = {}
    for entry in archive.infolist():
        path = PurePosixPath(entry.filename.replace("\\", "/"))
        if entry.is_dir() or "__MACOSX" in path.parts or path.name.startswith("."):
            continue
        found.setdefault(path.name.lower(), entry.filename)
    return found
