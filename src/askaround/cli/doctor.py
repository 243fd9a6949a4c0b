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
from askaround.core.language import gettext as _
from askaround.core.language import speaking, spoken
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
        yield Finding(_("Data"), Level.OK, _("none yet; the first start makes the folder"))
        return
    yield _permissions(folder)
    yield _free_space(folder)
    database = folder / opened.DATABASE
    if not database.exists():
        yield Finding(_("Database"), Level.OK, _("none yet; the first start makes it"))
        return
    yield from _database(database)
    yield _newest_backup(folder)


def _program() -> Finding:
    python = ".".join(map(str, sys.version_info[:3]))
    text = _("Askaround %(version)s on Python %(python)s") % {
        "version": __version__,
        "python": python,
    }
    if sys.version_info < OLDEST_PYTHON:
        return Finding(_("Program"), Level.FAIL, text, _("Install Python 3.11 or newer."))
    return Finding(_("Program"), Level.OK, text)


def _sqlite() -> Finding:
    text = _("version %s") % sqlite3.sqlite_version
    advice = _("Install a Python that brings a newer SQLite; those from python.org do.")
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        return Finding("SQLite", Level.FAIL, _("%s is too old") % text, advice)
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE words USING fts5(word)")
        except sqlite3.OperationalError:
            return Finding(
                "SQLite", Level.FAIL, _("%s cannot search (FTS5 is missing)") % text, advice
            )
    return Finding("SQLite", Level.OK, _("%s, with full-text search") % text)


def _place(folder: Path) -> Finding:
    reason = machine.why_not_here(folder)
    if reason:
        return Finding(_("Data folder"), Level.FAIL, str(folder), reason)
    return Finding(_("Data folder"), Level.OK, str(folder))


def _port(folder: Path) -> Finding:
    from askaround.cli.start import HOST, USUAL_PORT, running_port

    running = running_port(folder)
    if running is not None:
        return Finding(_("Port"), Level.OK, _("Askaround is running on %d") % running)
    with closing(socket.socket(socket.AF_INET, socket.SOCK_STREAM)) as probe:
        if probe.connect_ex((HOST, USUAL_PORT)) == 0:
            return Finding(
                _("Port"),
                Level.WARN,
                _("%d is taken by another program") % USUAL_PORT,
                _("Nothing to do: Askaround takes another one. ASKAROUND_PORT chooses it."),
            )
    return Finding(_("Port"), Level.OK, _("%d is free") % USUAL_PORT)


def _permissions(folder: Path) -> Finding:
    if os.name != "posix":
        return Finding(_("Privacy"), Level.OK, _("as your user account is set up"))
    private = [folder, *(path for path in folder.iterdir() if path.is_file())]
    open_ones = [path for path in private if path.stat().st_mode & 0o077]
    if open_ones:
        advice = f"chmod go-rwx {' '.join(str(path) for path in open_ones)}"
        return Finding(
            _("Privacy"), Level.WARN, _("other users of this machine can look in"), advice
        )
    return Finding(_("Privacy"), Level.OK, _("only you can read the folder"))


def _free_space(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free
    text = _("%.1f GB free") % (free / 1024**3)
    advice = _("Make room: without it, nothing new can be saved.")
    if free < TOO_LITTLE_SPACE:
        return Finding(_("Disk"), Level.FAIL, text, advice)
    return Finding(_("Disk"), Level.WARN if free < LITTLE_SPACE else Level.OK, text)


def _database(database: Path) -> Iterator[Finding]:
    """Look at the file first; ask Django only where the file is sound and of this version."""
    from askaround.archive import backups

    problem = backups.why_unsound(database)
    if problem:
        advice = _("Put a backup back: `%s restore FILE`. The present file is kept.") % command()
        yield Finding(_("Database"), Level.FAIL, _("damaged (%s)") % problem, advice)
        return
    megabytes = database.stat().st_size / 1024**2
    yield Finding(_("Database"), Level.OK, _("sound, %.1f MB") % megabytes)
    version = _version(backups.applied_migrations(database), backups.known_migrations())
    yield version
    if version.level is Level.OK:
        yield _derived()


def _version(applied: set[str], known: set[str]) -> Finding:
    if applied - known:
        return Finding(
            _("Structure"),
            Level.FAIL,
            _("the database was written by a newer Askaround"),
            _("Update Askaround: an older one must not write into it."),
        )
    if known - applied:
        return Finding(
            _("Structure"),
            Level.WARN,
            _("the database is of an older version"),
            _("Start Askaround: it keeps a copy and brings the database up to date."),
        )
    return Finding(_("Structure"), Level.OK, _("up to date"))


def _mend() -> None:
    opened.open_data()
    from askaround.archive import derived

    derived.rebuild(space=opened.author().space)


def _derived() -> Finding:
    opened.open_data(anywhere=True)
    from askaround.archive import derived

    with speaking(spoken()):  # the report ends in the language in which it began
        space = opened.author().space
    found = derived.differences(space=space)
    if found:
        return Finding(
            _("Derived data"),
            Level.WARN,
            _("not what the rows say: %s") % ", ".join(found),
            _("Nothing you wrote is lost. `%s doctor --mend` makes it again.") % command(),
        )
    return Finding(_("Derived data"), Level.OK, _("agrees with the rows"))


def _newest_backup(folder: Path) -> Finding:
    copies = [path.stat().st_mtime for path in (folder / "backups").glob("*.sqlite3")]
    advice = _("Make one now: `%s backup`, and keep it on another disk.") % command()
    if not copies:
        return Finding(_("Backup"), Level.WARN, _("none in the folder of backups"), advice)
    made = datetime.fromtimestamp(max(copies)).astimezone()
    text = _("the newest is of %s") % f"{made:%Y-%m-%d}"
    if datetime.now().astimezone() - made > BACKUP_AGE:
        return Finding(_("Backup"), Level.WARN, text, advice)
    return Finding(_("Backup"), Level.OK, text)
