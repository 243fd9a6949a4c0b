"""Opening the data for a command: settings, migrations and the one who acts."""

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from askaround.cli import machine
from askaround.config import environment
from askaround.core.language import gettext as _
from askaround.core.language import speak, spoken

if TYPE_CHECKING:
    from askaround.journal.author import Author


DATABASE = "askaround.sqlite3"


def data_folder(*, anywhere: bool = False) -> Path:
    """Return the folder that holds the database, which need not exist yet.

    ``anywhere`` leaves it to the caller to judge the place. Raises ``click.ClickException`` with a
    sentence where the folder or a setting will not do.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "askaround.config.settings")
    try:
        folder = environment.data_folder()
    except environment.BadSetting as problem:
        raise machine.refuse(str(problem)) from problem
    reason = "" if anywhere else machine.why_not_here(folder)
    if reason:
        raise machine.refuse(reason)
    return folder


def open_program(*, anywhere: bool = False) -> Path:
    """Make everything but the database ready, and return the data folder; see :func:`data_folder`.

    Whatever is written from here on can be read by its owner only.
    """
    folder = data_folder(anywhere=anywhere)
    os.umask(0o077)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        import django

        django.setup()
    except environment.BadSetting as problem:
        raise machine.refuse(str(problem)) from problem
    except OSError as problem:
        sentence = _(
            "%(folder)s cannot be written: %(problem)s. Choose another with ASKAROUND_DATA."
        )
        said = {"folder": folder, "problem": problem.strerror}
        raise machine.refuse(sentence % said) from problem
    _speak(spoken())
    return folder


def _speak(language: str) -> None:
    """Say all sentences in ``language``: those of the command and those of the steps."""
    from django.utils import translation

    speak(language)
    translation.activate(language)


def open_data(*, anywhere: bool = False) -> Path:
    """Make Django and the database ready, and return the data folder; see :func:`data_folder`."""
    folder = open_program(anywhere=anywhere)
    _bring_up_to_date(folder)
    return folder


def _bring_up_to_date(folder: Path) -> None:
    """Apply new migrations, after a copy of what was there."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    unknown = executor.loader.applied_migrations.keys() - executor.loader.disk_migrations.keys()
    if any(app == "askaround" for app, _name in unknown):
        raise machine.refuse(
            _(
                "%s was written by a newer Askaround, and an older one must not write into it. "
                "Update Askaround."
            )
            % folder
        )
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return
    database = folder / DATABASE
    if executor.loader.applied_migrations:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copy2(database, folder / "before-upgrade.sqlite3")
    call_command("migrate", verbosity=0)
    database.chmod(0o600)


def author() -> "Author":
    """Return the owner of this machine's space, acting now and reading in their language.

    Until the browser has come in for the first time, nobody has chosen one: the terminal decides.
    """
    from django.utils import timezone

    from askaround.accounts import actions
    from askaround.journal.author import Author

    space = actions.own_space(time_zone=machine.time_zone())
    if space.owner.last_login is not None:
        _speak(space.language)
    return Author(space=space, now=timezone.now())
