"""``askaround export``: people or everything, to files that are yours."""

import os
from pathlib import Path

import click

from askaround.cli import machine, opened, printing


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
    for file in files:
        with printing.working(f"Writing {file} …"):
            _write(file)
        click.echo(f"Written: {file}")


def _refuse_what_cannot_be_written(files: tuple[Path, ...], *, force: bool) -> None:
    for file in files:
        if file.suffix.lower() not in {".csv", ".xlsx", ".vcf", ".ics", ".zip"}:
            raise click.BadParameter(
                f"{file} needs one of these endings: .csv, .xlsx, .vcf, .ics or .zip.",
                param_hint="FILES",
            )
        if file.exists() and not force:
            raise machine.refuse(f"{file} is there already. Add --force to write over it.")
        if not file.absolute().parent.is_dir():
            raise machine.refuse(f"There is no folder {file.absolute().parent}. Make it first.")


def _write(file: Path) -> None:
    """Write beside the target and rename, so that there is never half a file."""
    from askaround.integrations.leaving import write_leaving

    unfinished = file.with_name(f".{file.name}.part")
    try:
        with open(unfinished, "wb", opener=_for_owner_only) as handle:
            write_leaving(by=opened.author(), ending=file.suffix.lower()[1:], file=handle)
        os.replace(unfinished, file)
    except OSError as problem:
        raise machine.refuse(f"{file} cannot be written: {problem.strerror}.") from problem
    finally:
        unfinished.unlink(missing_ok=True)


def _for_owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
