"""``askaround export``: people or everything, to files that are yours."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from askaround.cli import machine, opened, printing
from askaround.core.language import gettext as _

if TYPE_CHECKING:
    from askaround.journal.author import Author


@click.command("export")
@click.argument("files", nargs=-1, required=True, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Write over a file that is there already.")
def leave(files: tuple[Path, ...], *, force: bool) -> None:
    """Write your people, or everything, to files that other programs read.

    The ending of each name says what it becomes: .csv or .xlsx a table of people with names,
    roles, addresses, meeting dates and notes; .vcf cards for an address book; .ics a calendar of
    what is planned; .zip the archive of everything, which comes back with `askaround restore`.

    \b
    Examples:
      askaround export people.xlsx
      askaround export everything.zip people.vcf planned.ics
      askaround export --force people.csv
    """
    _refuse_what_cannot_be_written(files, force=force)
    opened.open_data()
    by = opened.author()
    for file in files:
        with printing.working(_("Writing %s …") % file):
            _write(by, file)
        click.echo(_("Written: %s") % file)


def _refuse_what_cannot_be_written(files: tuple[Path, ...], *, force: bool) -> None:
    for file in files:
        if file.suffix.lower() not in {".csv", ".xlsx", ".vcf", ".ics", ".zip"}:
            raise click.BadParameter(
                _("%s needs one of these endings: .csv, .xlsx, .vcf, .ics or .zip.") % file,
                param_hint="FILES",
            )
        if file.exists() and not force:
            raise machine.refuse(_("%s is there already. Add --force to write over it.") % file)
        if not file.absolute().parent.is_dir():
            folder = file.absolute().parent
            raise machine.refuse(_("There is no folder %s. Make it first.") % folder)


def _write(by: "Author", file: Path) -> None:
    """Write beside the target and rename, so that there is never half a file."""
    from askaround.integrations.leaving import write_leaving

    unfinished = file.with_name(f".{file.name}.part")
    try:
        with open(unfinished, "wb", opener=_for_owner_only) as handle:
            write_leaving(by=by, ending=file.suffix.lower()[1:], file=handle)
        os.replace(unfinished, file)
    except OSError as problem:
        sentence = _("%(file)s cannot be written: %(problem)s.")
        said = {"file": file, "problem": problem.strerror}
        raise machine.refuse(sentence % said) from problem
    finally:
        unfinished.unlink(missing_ok=True)


def _for_owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
