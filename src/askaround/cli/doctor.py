"""``askaround doctor``: is everything in order, and what to do where it is not."""

import os
import shutil
import socket
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

import click

from askaround import __version__
from askaround.cli import machine, opened, options, printing
from askaround.core.started import command

OLDEST_PYTHON = (3, 11)
OLDEST_SQLITE = (3, 37, 0)
"""The oldest SQLite for which Django 5.2 and our searches are tested: 3.31 and 3.37 (FTS5)."""
LITTLE_SPACE, TOO_LITTLE_SPACE = 1024**3, 100 * 1024**2
BACKUP_AGE = timedelta(days=30)
"""House rule: a month of notes is as much as anybody should risk."""


class Level(StrEnum):
    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


COLORS = {Level.OK: "green", Level.WARN: "yellow", Level.FAIL: "red"}


@dataclass(frozen=True)
class Finding:
    """One line of the report; ``advice`` says what to do."""

    subject: str
    level: Level
    text: str
    advice: str = ""


@click.command()
@click.option("--mend", is_flag=True, help="Make derived data again, for example the search.")
@options.wants_json
@click.pass_context
def doctor(context: click.Context, *, mend: bool, wants_json: bool) -> None:
    """Check that everything is in order, and say what to do where it is not.

    Without --mend nothing is changed. The exit code is 0 when nothing failed, and 1 otherwise.

    \b
    Examples:
      askaround doctor
      askaround doctor --json
      askaround doctor --mend   when search misses somebody
    """
    if mend:
        _mend()
    findings = list(_examine())
    if wants_json:
        printing.as_json([asdict(finding) for finding in findings])
    else:
        for finding in findings:
            _say(finding)
    if any(finding.level is Level.FAIL for finding in findings):
        context.exit(1)


def _say(finding: Finding) -> None:
    mark = click.style(f"{finding.level:>4}", fg=COLORS[finding.level])
    click.echo(f"{mark}  {finding.subject}: {finding.text}")
    if finding.advice:
        click.echo(f"      → {finding.advice}")


def _examine() -> Iterator[Finding]:
    yield _program()
    yield _sqlite()
    folder = opened.data_folder(anywhere=True)
    yield _place(folder)
    yield _port(folder)
    if not folder.exists():
        yield Finding("Data", Level.OK, "none yet; the first start makes the folder")
        return
    yield _permissions(folder)
    yield _free_space(folder)
    database = folder / opened.DATABASE
    if not database.exists():
        yield Finding("Database", Level.OK, "none yet; the first start makes it")
        return
    yield from _database(database)
    yield _newest_backup(folder)


def _program() -> Finding:
    python = ".".join(map(str, sys.version_info[:3]))
    text = f"Askaround {__version__} on Python {python}"
    if sys.version_info < OLDEST_PYTHON:
        return Finding("Program", Level.FAIL, text, "Install Python 3.11 or newer.")
    return Finding("Program", Level.OK, text)


def _sqlite() -> Finding:
    text = f"version {sqlite3.sqlite_version}"
    advice = "Install a Python that brings a newer SQLite; those from python.org do."
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        return Finding("SQLite", Level.FAIL, f"{text} is too old", advice)
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE words USING fts5(word)")
        except sqlite3.OperationalError:
            return Finding("SQLite", Level.FAIL, f"{text} cannot search (FTS5 is missing)", advice)
    return Finding("SQLite", Level.OK, f"{text}, with full-text search")


def _place(folder: Path) -> Finding:
    reason = machine.why_not_here(folder)
    if reason:
        return Finding("Data folder", Level.FAIL, str(folder), reason)
    return Finding("Data folder", Level.OK, str(folder))


def _port(folder: Path) -> Finding:
    from askaround.cli.start import HOST, USUAL_PORT, running_port

    running = running_port(folder)
    if running is not None:
        return Finding("Port", Level.OK, f"Askaround is running on {running}")
    with closing(socket.socket(socket.AF_INET, socket.SOCK_STREAM)) as probe:
        if probe.connect_ex((HOST, USUAL_PORT)) == 0:
            return Finding(
                "Port",
                Level.WARN,
                f"{USUAL_PORT} is taken by another program",
                "Nothing to do: Askaround takes another one. ASKAROUND_PORT chooses it.",
            )
    return Finding("Port", Level.OK, f"{USUAL_PORT} is free")


def _permissions(folder: Path) -> Finding:
    if os.name != "posix":
        return Finding("Privacy", Level.OK, "as your user account is set up")
    private = [folder, *(path for path in folder.iterdir() if path.is_file())]
    open_ones = [path for path in private if path.stat().st_mode & 0o077]
    if open_ones:
        advice = f"chmod go-rwx {' '.join(str(path) for path in open_ones)}"
        return Finding("Privacy", Level.WARN, "other users of this machine can look in", advice)
    return Finding("Privacy", Level.OK, "only you can read the folder")


def _free_space(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free
    text = f"{free / 1024**3:,.1f} GB free"
    advice = "Make room: without it, nothing new can be saved."
    if free < TOO_LITTLE_SPACE:
        return Finding("Disk", Level.FAIL, text, advice)
    return Finding("Disk", Level.WARN if free < LITTLE_SPACE else Level.OK, text)


def _database(database: Path) -> Iterator[Finding]:
    """Look at the file first; ask Django only where the file is sound and of this version."""
    from askaround.archive import backups

    problem = backups.why_unsound(database)
    if problem:
        advice = f"Put a backup back: `{command()} restore FILE`. The present file is kept."
        yield Finding("Database", Level.FAIL, f"damaged ({problem})", advice)
        return
    megabytes = database.stat().st_size / 1024**2
    yield Finding("Database", Level.OK, f"sound, {megabytes:,.1f} MB")
    version = _version(backups.applied_migrations(database), backups.known_migrations())
    yield version
    if version.level is Level.OK:
        yield _derived()


def _version(applied: set[str], known: set[str]) -> Finding:
    if applied - known:
        return Finding(
            "Structure",
            Level.FAIL,
            "the database was written by a newer Askaround",
            "Update Askaround: an older one must not write into it.",
        )
    if known - applied:
        return Finding(
            "Structure",
            Level.WARN,
            "the database is of an older version",
            "Start Askaround: it keeps a copy and brings the database up to date.",
        )
    return Finding("Structure", Level.OK, "up to date")


def _mend() -> None:
    opened.open_data()
    from askaround.archive import derived

    derived.rebuild(space=opened.author().space)


def _derived() -> Finding:
    opened.open_data(anywhere=True)
    from askaround.archive import derived

    found = derived.differences(space=opened.author().space)
    if found:
        return Finding(
            "Derived data",
            Level.WARN,
            f"not what the rows say: {', '.join(found)}",
            f"Nothing you wrote is lost. `{command()} doctor --mend` makes it again.",
        )
    return Finding("Derived data", Level.OK, "agrees with the rows")


def _newest_backup(folder: Path) -> Finding:
    copies = [path.stat().st_mtime for path in (folder / "backups").glob("*.sqlite3")]
    advice = f"Make one now: `{command()} backup`, and keep it on another disk."
    if not copies:
        return Finding("Backup", Level.WARN, "none in the folder of backups", advice)
    made = datetime.fromtimestamp(max(copies)).astimezone()
    text = f"the newest is of {made:%Y-%m-%d}"
    if datetime.now().astimezone() - made > BACKUP_AGE:
        return Finding("Backup", Level.WARN, text, advice)
    return Finding("Backup", Level.OK, text)
