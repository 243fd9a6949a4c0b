"""What a command needs to know of the machine it runs on."""

import os
import sqlite3
import sys
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from askaround.core.language import gettext as _
from askaround.core.language import gettext_noop
from askaround.core.started import command

SYNCED = (
    "dropbox",
    "onedrive",
    "icloud",
    "mobile documents",
    "google drive",
    "nextcloud",
    "syncthing",
)
DAMAGED = gettext_noop("Your database is damaged. `%(command)s doctor` says what to do.")
DATABASE_TROUBLE = {
    "SQLITE_NOTADB": DAMAGED,
    "SQLITE_CORRUPT": DAMAGED,
    "SQLITE_FULL": gettext_noop(
        "The disk is full. Make room; what was being written was not kept by halves."
    ),
    "SQLITE_IOERR": gettext_noop(
        "The disk does not answer as it should. Look after it before you go on."
    ),
    "SQLITE_READONLY": gettext_noop(
        "Your database cannot be written. `%(command)s doctor` says where it is."
    ),
    "SQLITE_CANTOPEN": gettext_noop(
        "Your database cannot be opened. `%(command)s doctor` says where it is."
    ),
    "SQLITE_BUSY": gettext_noop(
        "Another program is writing into your database. Try again in a moment."
    ),
}
"""The first words of SQLite's names for trouble that comes from the machine, not from us."""
NETWORK_FILE_SYSTEMS = {"nfs", "nfs4", "cifs", "smbfs", "smb3", "afpfs", "fuse.sshfs", "9p", "ceph"}


def time_zone() -> str:
    """Return the IANA name of this machine's zone, "UTC" where it cannot be told."""
    candidates = [os.environ.get("TZ", "").lstrip(":")]
    link = Path("/etc/localtime")
    if link.is_symlink():
        candidates.append(str(link.resolve()).partition("zoneinfo/")[2])
    for name in candidates:
        try:
            if name and ZoneInfo(name):
                return name
        except (ZoneInfoNotFoundError, ValueError):
            continue
    return "UTC"


def why_not_here(folder: Path) -> str:
    """Say why a database must not live in this folder; "" where it may."""
    for part in folder.parts:
        if any(name in part.casefold() for name in SYNCED):
            return _(
                "%(folder)s lies in a synced folder (%(part)s). Two machines writing one database "
                "destroy it. Choose a folder on this machine with ASKAROUND_DATA, and use "
                "`%(command)s backup` to copy your data elsewhere."
            ) % {"folder": folder, "part": part, "command": command()}
    kind = _file_system(folder)
    if kind in NETWORK_FILE_SYSTEMS:
        return _(
            "%(folder)s lies on a network drive (%(kind)s), where a database is not safe. Choose a "
            "folder on this machine with ASKAROUND_DATA."
        ) % {"folder": folder, "kind": kind}
    return ""


def _file_system(folder: Path) -> str:
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return ""
    best, kind = "", ""
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        _device, point, found, *_rest = line.split(" ")
        point = point.replace("\\040", " ")
        inside = folder == Path(point) or Path(point) in folder.parents
        if inside and len(point) >= len(best):
            best, kind = point, found
    return kind


def has_browser() -> bool:
    """Tell whether a window can be opened here at all."""
    if sys.platform in {"darwin", "win32"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def refuse(sentence: str) -> click.ClickException:
    """Return the error that ends a command with one sentence and exit code 1."""
    return click.ClickException(sentence)


def trouble(problem: BaseException) -> str:
    """Say in one sentence what is wrong with the machine; "" where a mistake of ours shows."""
    while problem.__cause__ is not None:  # Django wraps what SQLite says
        problem = problem.__cause__
    if isinstance(problem, sqlite3.Error):
        name = getattr(problem, "sqlite_errorname", "")
        found = (text for code, text in DATABASE_TROUBLE.items() if name.startswith(code))
        return next((_(text) % {"command": command()} for text in found), "")
    if isinstance(problem, OSError) and problem.strerror:
        return ": ".join(filter(None, [str(problem.filename or ""), f"{problem.strerror}."]))
    return ""
