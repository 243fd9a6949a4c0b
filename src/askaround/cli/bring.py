"""``askaround import``: show what a file would bring, ask, and bring it; or take it back."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from askaround.cli import machine, opened, options, printing
from askaround.core.started import command

if TYPE_CHECKING:
    from askaround.integrations.fields import Field
    from askaround.integrations.spreadsheet import NeedsMapping
    from askaround.journal.author import Author
    from askaround.people.imports.applying import Progress
    from askaround.people.imports.planning import ImportPlan
    from askaround.people.rules.incoming import Reading

PROBLEMS_SHOWN = 5
WOULD_BRING = {
    "new": "new people",
    "possible": "people who may be here already (they come in and wait under Duplicates)",
    "changed": "people with something new or corrected",
    "same": "people about whom it says nothing new",
    "twin": "further rows about the same people",
    "kept": "people about whom it says something else than you: your word stays",
    "events": "messages and invitations",
    "known_events": "messages and invitations that are here already",
    "strangers": "people who only appear in messages (left out here; see Import in the browser)",
    "unclear_events": "messages of people with the same name (left out)",
    "unreadable": "lines that cannot be read",
}
"""What the plan counts, in words."""
NOT_ASKED = "Nothing was imported. Add --yes to import without being asked."


@click.command("import")
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--map",
    "named",
    multiple=True,
    metavar="COLUMN=MEANING",
    help="Say what a column of a spreadsheet means; can be given several times.",
)
@click.option("--sheet", default="", help="Read this sheet of a workbook.")
@options.yes
@click.option("--undo", is_flag=True, help="Take the newest import back.")
@options.wants_json
def bring(
    files: tuple[Path, ...],
    named: tuple[str, ...],
    sheet: str,
    *,
    yes: bool,
    undo: bool,
    wants_json: bool,
) -> None:
    """Bring people from files: LinkedIn, Google, Outlook, Thunderbird, vCard, any spreadsheet.

    You see first what a file would bring, and are asked. The same file again brings only what is
    new, and never writes over what you typed. The whole import can be taken back.

    A column of a spreadsheet can mean: full_name, given_name, middle_name, family_name, suffix,
    title (the role), organization, started, ended, email, phone, link, location, known_since,
    met_on, how_i_know, circle, tags, note, key (a number of its own); or nothing, to leave it out.

    \b
    Examples:
      askaround import Connections.csv
      askaround import contacts.vcf alumni.xlsx --yes
      askaround import alumni.csv --map "Firm=organization" --map "Shoe size="
      askaround import --undo
    """
    if undo == bool(files):
        raise click.UsageError("Name the files to import, or --undo to take the newest one back.")
    overrides = _overrides(named)
    opened.open_data()
    by = opened.author()
    if undo:
        _take_back(by, yes=yes)
    elif wants_json:
        outcomes = [_quietly(by, file, _read(file, overrides, sheet), yes=yes) for file in files]
        printing.as_json(outcomes)
    else:
        for file in files:
            _aloud(by, file, _read(file, overrides, sheet), yes=yes)


def _overrides(named: tuple[str, ...]) -> dict[str, str]:
    """Return what --map says: the column's heading, without case, and its meaning or nothing."""
    from askaround.integrations.fields import Field

    found = {}
    for text in named:
        column, equals, meaning = text.rpartition("=")
        if not equals or (meaning and meaning not in set(Field)):
            raise click.BadParameter(
                f"{text!r} is not COLUMN=MEANING. The meanings are: {', '.join(Field)};"
                " or nothing, to leave the column out.",
                param_hint="--map",
            )
        found[column.casefold().strip()] = meaning
    return found


def _read(file: Path, overrides: Mapping[str, str], sheet: str) -> "Reading":
    """Read a file in a child process; columns that nobody knows are named by guess and --map."""
    from askaround.integrations.sandbox import read_in_child
    from askaround.integrations.spreadsheet import NeedsMapping
    from askaround.people.rules.incoming import Unreadable

    try:
        found = read_in_child(file.name, file, sheet=sheet)
        if isinstance(found, NeedsMapping):
            mapping = _mapping(file, found, overrides)
            found = read_in_child(file.name, file, mapping, sheet=sheet)
    except Unreadable as problem:
        raise machine.refuse(f"{file}: {problem}") from problem
    except OSError as problem:
        raise machine.refuse(f"{file} cannot be read: {problem.strerror}.") from problem
    if isinstance(found, NeedsMapping):
        raise machine.refuse(f"{file}: its columns cannot be told apart.")
    return found


def _mapping(file: Path, table: "NeedsMapping", overrides: Mapping[str, str]) -> "dict[int, Field]":
    """Return what each column means: as --map says, else as guessed. Somebody must have a name."""
    from askaround.integrations.fields import NAME_FIELDS, Field

    headings = [heading.casefold().strip() for heading in table.headings]
    unknown = overrides.keys() - set(headings)
    if unknown:
        raise machine.refuse(
            f"{file} has no column {', '.join(sorted(unknown))}. {_its_columns(table)}"
        )
    mapping = dict(table.guess)
    for index, heading in enumerate(headings):
        if heading in overrides:
            mapping.pop(index, None)
            if overrides[heading]:
                mapping[index] = Field(overrides[heading])
    if not NAME_FIELDS & set(mapping.values()):
        raise machine.refuse(
            f"{file}: no column is known to hold names. Say which one does, for example"
            f' --map "{table.headings[0]}=full_name". {_its_columns(table)}'
        )
    return mapping


def _its_columns(table: "NeedsMapping") -> str:
    return f"Its columns are: {', '.join(table.headings)}."


def _quietly(by: "Author", file: Path, reading: "Reading", *, yes: bool) -> dict[str, Any]:
    """Return the plan of a file as numbers; with ``yes``, carry it out."""
    plan = _plan(by, reading)
    imported = yes and plan.writes
    if imported:
        plan = _apply(by, file, reading)
    return {"file": str(file), "source": plan.source, "imported": imported, **plan.counts}


def _aloud(by: "Author", file: Path, reading: "Reading", *, yes: bool) -> None:
    """Show the plan of a file, ask, and carry it out with a bar that grows."""
    plan = _plan(by, reading)
    _show(file, plan)
    if not plan.writes:
        click.echo("There is nothing new in this file.")
    elif yes or _agreed():
        from rich.progress import Progress

        with Progress(transient=True, disable=not sys.stdout.isatty()) as bar:
            task = bar.add_task("Importing", total=None)
            _apply(by, file, reading, lambda done, of: bar.update(task, completed=done, total=of))
        click.echo(f"Imported. `{command()} import --undo` takes it back.")
    else:
        click.echo("Nothing was imported.")


def _agreed() -> bool:
    try:
        return click.confirm("Bring this in?", default=True)
    except click.Abort as nobody_there:
        raise machine.refuse(NOT_ASKED) from nobody_there


def _plan(by: "Author", reading: "Reading") -> "ImportPlan":
    from askaround.people.imports.planning import plan_reading

    return plan_reading(space=by.space, reading=reading, decisions={})


def _apply(
    by: "Author", file: Path, reading: "Reading", progress: "Progress | None" = None
) -> "ImportPlan":
    from askaround.people.imports import applying, batches

    batch = batches.begin(by=by, name=file.name, reading=reading)
    return applying.apply_import(by=by, batch=batch, progress=progress)


def _show(file: Path, plan: "ImportPlan") -> None:
    found = plan.counts
    click.echo(f"{file} ({plan.source}) would bring:")
    for name, words in WOULD_BRING.items():
        if found[name]:
            click.echo(f"  {found[name]:>7,}  {words}")
    for problem in plan.unreadable[:PROBLEMS_SHOWN]:
        place = f"{problem.file} line {problem.line}" if problem.file else f"line {problem.line}"
        printing.remark(f"  {place}: {problem.reason}")
    if len(plan.unreadable) > PROBLEMS_SHOWN:
        printing.remark(f"  … and {len(plan.unreadable) - PROBLEMS_SHOWN:,} more.")


def _take_back(by: "Author", *, yes: bool) -> None:
    """Take back the newest import that is still here."""
    from askaround import access
    from askaround.people.imports import batches, undoing

    applied = access.imports(by.space).filter(state="applied")
    newest = batches.newest_first(applied).first()
    if newest is None:
        raise machine.refuse("There is no import to take back.")
    if not yes:
        click.confirm(f"Take back everything that came from “{newest}”?", abort=True)
    try:
        result = undoing.undo_import(by=by, batch=newest)
    except undoing.CannotTakeBack as problem:
        raise machine.refuse(str(problem)) from problem
    click.echo(f"Taken back: {printing.count(result.people, 'person', 'people')} from “{newest}”.")
    if result.stayed:
        printing.remark(
            f"You have worked with {result.stayed:,} of them since, so they stayed:"
            f" {', '.join(result.names)}."
        )
