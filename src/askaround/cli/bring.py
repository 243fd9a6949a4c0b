"""``askaround import``: show what a file would bring, ask, and bring it; or take it back."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from askaround.cli import machine, opened, options, printing
from askaround.core.language import gettext as _
from askaround.core.language import gettext_noop, grouped, ngettext, spoken
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
    "new": gettext_noop("new people"),
    "possible": gettext_noop(
        "people who may be here already (they come in and wait under Duplicates)"
    ),
    "changed": gettext_noop("people with something new or corrected"),
    "same": gettext_noop("people about whom it says nothing new"),
    "twin": gettext_noop("further rows about the same people"),
    "kept": gettext_noop("people about whom it says something else than you: your word stays"),
    "events": gettext_noop("messages and invitations"),
    "known_events": gettext_noop("messages and invitations that are here already"),
    "strangers": gettext_noop(
        "people who only appear in messages (left out here; see Import in the browser)"
    ),
    "unclear_events": gettext_noop("messages of people with the same name (left out)"),
    "unreadable": gettext_noop("lines that cannot be read"),
}
"""What the plan counts, in words."""
NOT_ASKED = gettext_noop("Nothing was imported. Add --yes to import without being asked.")


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
        raise click.UsageError(
            _("Name the files to import, or --undo to take the newest one back.")
        )
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
                _(
                    "%(given)s is not COLUMN=MEANING. The meanings are: %(meanings)s; or nothing, "
                    "to leave the column out."
                )
                % {"given": repr(text), "meanings": ", ".join(Field)},
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
        found = read_in_child(file.name, file, sheet=sheet, language=spoken())
        if isinstance(found, NeedsMapping):
            mapping = _mapping(file, found, overrides)
            found = read_in_child(file.name, file, mapping, sheet=sheet, language=spoken())
    except Unreadable as problem:
        raise machine.refuse(f"{file}: {problem}") from problem
    except OSError as problem:
        sentence = _("%(file)s cannot be read: %(problem)s.")
        said = {"file": file, "problem": problem.strerror}
        raise machine.refuse(sentence % said) from problem
    if isinstance(found, NeedsMapping):
        raise machine.refuse(_("%s: its columns cannot be told apart.") % file)
    return found


def _mapping(file: Path, table: "NeedsMapping", overrides: Mapping[str, str]) -> "dict[int, Field]":
    """Return what each column means: as --map says, else as guessed. Somebody must have a name."""
    from askaround.integrations.fields import NAME_FIELDS, Field

    headings = [heading.casefold().strip() for heading in table.headings]
    unknown = overrides.keys() - set(headings)
    if unknown:
        sentence = _("%(file)s has no column %(names)s.")
        said = {"file": file, "names": ", ".join(sorted(unknown))}
        raise machine.refuse(f"{sentence % said} {_its_columns(table)}")
    mapping = dict(table.guess)
    for index, heading in enumerate(headings):
        if heading in overrides:
            mapping.pop(index, None)
            if overrides[heading]:
                mapping[index] = Field(overrides[heading])
    if not NAME_FIELDS & set(mapping.values()):
        sentence = _(
            "%(file)s: no column is known to hold names. Say which one does, for example --map "
            '"%(column)s=full_name".'
        )
        said = {"file": file, "column": table.headings[0]}
        raise machine.refuse(f"{sentence % said} {_its_columns(table)}")
    return mapping


def _its_columns(table: "NeedsMapping") -> str:
    return _("Its columns are: %s.") % ", ".join(table.headings)


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
        click.echo(_("There is nothing new in this file."))
    elif yes or _agreed():
        from rich.progress import Progress

        with Progress(transient=True, disable=not sys.stdout.isatty()) as bar:
            task = bar.add_task(_("Importing"), total=None)
            _apply(by, file, reading, lambda done, of: bar.update(task, completed=done, total=of))
        click.echo(_("Imported. `%s import --undo` takes it back.") % command())
    else:
        click.echo(_("Nothing was imported."))


def _agreed() -> bool:
    try:
        return click.confirm(_("Bring this in?"), default=True)
    except click.Abort as nobody_there:
        raise machine.refuse(_(NOT_ASKED)) from nobody_there


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
    click.echo(_("%(file)s (%(source)s) would bring:") % {"file": file, "source": plan.source})
    for name, words in WOULD_BRING.items():
        if found[name]:
            click.echo(f"  {grouped(found[name]):>7}  {_(words)}")
    for problem in plan.unreadable[:PROBLEMS_SHOWN]:
        place = _("line %(number)s") % {"number": problem.line}
        place = f"{problem.file} {place}" if problem.file else place
        printing.remark(f"  {place}: {problem.reason}")
    if len(plan.unreadable) > PROBLEMS_SHOWN:
        more = grouped(len(plan.unreadable) - PROBLEMS_SHOWN)
        printing.remark("  " + _("… and %s more.") % more)


def _take_back(by: "Author", *, yes: bool) -> None:
    """Take back the newest import that is still here."""
    from askaround import access
    from askaround.people.imports import batches, undoing

    applied = access.imports(by.space).filter(state="applied")
    newest = batches.newest_first(applied).first()
    if newest is None:
        raise machine.refuse(_("There is no import to take back."))
    if not yes:
        click.confirm(_("Take back everything that came from “%s”?") % newest, abort=True)
    try:
        result = undoing.undo_import(by=by, batch=newest)
    except undoing.CannotTakeBack as problem:
        raise machine.refuse(str(problem)) from problem
    sentence = ngettext(
        "Taken back: %(n)s person from “%(file)s”.",
        "Taken back: %(n)s people from “%(file)s”.",
        result.people,
    )
    click.echo(sentence % {"n": grouped(result.people), "file": newest})
    if result.stayed:
        sentence = ngettext(
            "You have worked with %(n)s of them since, so that person stayed: %(names)s.",
            "You have worked with %(n)s of them since, so they stayed: %(names)s.",
            result.stayed,
        )
        said = {"n": grouped(result.stayed), "names": ", ".join(result.names)}
        printing.remark(sentence % said)
