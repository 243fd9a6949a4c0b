"""``askaround backup`` and ``askaround restore``."""

from datetime import datetime
from pathlib import Path

import click

from askaround.cli import machine, opened, options, printing
from askaround.core.language import gettext as _
from askaround.core.language import grouped, ngettext


@click.command()
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path | None) -> None:
    """Copy your whole database to one file, also while Askaround is running.

    Without FILE the copy lies in the folder "backups" beside your data, with the day and time in
    its name. The copy is tested before it gets its name. Keep one on another disk as well.

    \b
    Examples:
      askaround backup
      askaround backup /media/stick/askaround.sqlite3
    """
    from askaround.archive import backups

    folder = opened.data_folder()
    database = folder / opened.DATABASE
    if not database.exists():
        raise machine.refuse(_("There is nothing to copy yet: %s holds no database.") % folder)
    opened.open_program()
    target = file or folder / "backups" / backups.dated("askaround", datetime.now().astimezone())
    try:
        with printing.working(_("Copying and testing …")):
            backups.back_up(database=database, target=target)
    except backups.CannotBackUp as problem:
        raise machine.refuse(str(problem)) from problem
    click.echo(_("Copied and tested: %s") % target)


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@options.yes
def restore(file: Path, *, yes: bool) -> None:
    """Put a backup back in place, or bring an archive (.zip) back.

    A backup takes the place of everything that is here; what was here is kept beside it under a
    name with the day and time. Stop Askaround first. An archive comes back only into an empty
    space.

    \b
    Examples:
      askaround restore askaround-2026-03-02-120405.sqlite3
      askaround restore everything.zip
    """
    if file.suffix.lower() == ".zip":
        _bring_back(file)
    else:
        _put_back(file, yes=yes)


def _bring_back(file: Path) -> None:
    opened.open_data()
    from askaround.archive import restoring
    from askaround.archive.manifest import NotRestorable

    by = opened.author()
    try:
        with file.open("rb") as archive, printing.working(_("Bringing everything back …")):
            restored = restoring.read_archive(by=by, file=archive)
    except NotRestorable as problem:
        raise machine.refuse(str(problem)) from problem
    people, rows = restored.counts.get("person", 0), sum(restored.counts.values())
    sentence = ngettext(
        "Everything is back: %(people)s person, %(rows)s rows in all.",
        "Everything is back: %(people)s people, %(rows)s rows in all.",
        people,
    )
    click.echo(sentence % {"people": grouped(people), "rows": grouped(rows)})
    if restored.left_out:
        sentence = _("This version has no place for some of it, which was left out: %s.")
        printing.remark(sentence % ", ".join(restored.left_out))


def _put_back(file: Path, *, yes: bool) -> None:
    from askaround.archive import backups
    from askaround.cli.start import running_port

    folder = opened.data_folder()
    if running_port(folder) is not None:
        raise machine.refuse(
            _("Askaround is running. Stop it first (Ctrl-C where it was started).")
        )
    database = folder / opened.DATABASE
    if database.exists() and not yes:
        question = _("Put %(file)s in the place of everything in %(folder)s?")
        click.confirm(question % {"file": file, "folder": folder}, abort=True)
    opened.open_program()
    try:
        with printing.working(_("Testing the backup and putting it in place …")):
            now = datetime.now().astimezone()
            kept = backups.put_back(backup=file, database=database, now=now)
    except backups.CannotPutBack as problem:
        raise machine.refuse(str(problem)) from problem
    click.echo(_("%s is your data now.") % file)
    if kept:
        click.echo(_("What was here before is kept: %s") % kept)
