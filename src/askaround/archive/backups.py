"""Copies of the whole database, made while it is in use, and putting one back.

Only paths and SQLite: a backup must work when nothing else does. The face that puts one back
makes sure first that no server is running.
"""

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from importlib.resources import files
from pathlib import Path

from django.utils.translation import gettext as _

OUR_MIGRATIONS = "SELECT name FROM django_migrations WHERE app = 'askaround'"
WAIT_SECONDS = 20


class CannotBackUp(Exception):
    """No backup was made. The text is for the person."""


class CannotPutBack(Exception):
    """The database is as it was. The text is for the person."""


def dated(name: str, now: datetime) -> str:
    """Return the file name of a copy made at ``now``, the same on every platform.

    >>> dated("askaround", datetime(2026, 3, 2, 12, 4, 5))
    'askaround-2026-03-02-120405.sqlite3'
    """
    return f"{name}-{now:%Y-%m-%d-%H%M%S}.sqlite3"


def back_up(*, database: Path, target: Path) -> None:
    """Copy a database, also one in use, to a new file that only its owner may read.

    The copy is tested before it gets its name. Raises :class:`CannotBackUp`; then there is no
    file.
    """
    if target.exists():
        raise CannotBackUp(_("%s already exists. Choose another name.") % target)
    unfinished = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        unfinished.unlink(missing_ok=True)
        unfinished.touch(mode=0o600)
        with closing(_opened(database)) as connection:
            connection.execute("VACUUM INTO ?", [str(unfinished)])
        problem = why_unsound(unfinished)
        if problem:
            raise CannotBackUp(_("The copy is damaged (%s). Try another disk.") % problem)
        os.replace(unfinished, target)
    except (OSError, sqlite3.Error) as problem:
        raise CannotBackUp(
            _("The backup could not be written to %(place)s: %(problem)s.")
            % {"place": target, "problem": problem}
        ) from problem
    finally:
        unfinished.unlink(missing_ok=True)


def _opened(database: Path) -> sqlite3.Connection:
    """Open a database that exists, to read it."""
    return sqlite3.connect(
        f"{database.absolute().as_uri()}?mode=ro", uri=True, timeout=WAIT_SECONDS
    )


def why_unsound(database: Path) -> str:
    """Return the first thing SQLite finds wrong with a database; "" where all is well."""
    try:
        with closing(_opened(database)) as connection:
            found = str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])
            if found != "ok":
                return found
            dangling = connection.execute("PRAGMA foreign_key_check").fetchone()
            return f"a row in {dangling[0]} points to nothing" if dangling else ""
    except sqlite3.Error as problem:
        return str(problem)


def put_back(*, backup: Path, database: Path, now: datetime) -> Path | None:
    """Make ``backup`` the database. Return where the present one is kept, if there was one.

    Raises :class:`CannotPutBack` for a file that is no sound Askaround database, or while another
    program has the database open.
    """
    _refuse_what_is_none_of_ours(backup)
    unfinished = database.with_name("restoring.part")
    kept = database.with_name(dated("before-restore", now)) if database.exists() else None
    try:
        _copy_durably(backup, unfinished)
        problem = why_unsound(unfinished)
        if problem:
            raise CannotPutBack(
                _("%(file)s is damaged (%(problem)s). Use another backup.")
                % {"file": backup, "problem": problem}
            )
        if kept:
            _finish(database)
            _keep_aside(database, kept)
        os.replace(unfinished, database)
    except (OSError, sqlite3.Error) as problem:
        raise CannotPutBack(
            _("The backup was not restored: %(problem)s. Your data is unchanged.")
            % {"problem": problem}
        ) from problem
    finally:
        unfinished.unlink(missing_ok=True)
    return kept


def _refuse_what_is_none_of_ours(backup: Path) -> None:
    applied = applied_migrations(backup)
    if not applied:
        raise CannotPutBack(
            _(
                "%s is not an Askaround backup. A backup ends in .sqlite3 and is made with "
                "`askaround backup`; an archive ends in .zip."
            )
            % backup
        )
    if applied - known_migrations():
        raise CannotPutBack(_("%s was made by a newer Askaround. Update Askaround first.") % backup)


def applied_migrations(database: Path) -> set[str]:
    """Return the steps that made a database what it is; none for a file that is none of ours."""
    try:
        with closing(_opened(database)) as connection:
            return {name for (name,) in connection.execute(OUR_MIGRATIONS)}
    except sqlite3.Error:
        return set()


def known_migrations() -> set[str]:
    """Return the steps of the database's history that this version knows."""
    history = files("askaround.migrations")
    return {entry.name[:-3] for entry in history.iterdir() if entry.name[:4].isdecimal()}


def _copy_durably(source: Path, target: Path) -> None:
    """Copy, readable by its owner only, and wait until it is on the disk."""
    target.unlink(missing_ok=True)
    target.touch(mode=0o600)
    with source.open("rb") as original, target.open("wb") as copy:
        shutil.copyfileobj(original, copy, 1024 * 1024)
        copy.flush()
        os.fsync(copy.fileno())


def _finish(database: Path) -> None:
    """Bring everything into the one file, and make sure that nobody else has it open.

    SQLite locks out others only where there are none; its journal files go with the last one.
    """
    with closing(sqlite3.connect(database, timeout=1, isolation_level=None)) as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")


def _keep_aside(database: Path, kept: Path) -> None:
    """Give the present file a second name, so that there is never a moment without a database."""
    try:
        os.link(database, kept)
    except OSError:  # a file system without hard links
        shutil.copy2(database, kept)
