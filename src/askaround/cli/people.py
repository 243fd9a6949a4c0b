"""``askaround people``: list or search."""

from typing import TYPE_CHECKING, Any

import click

from askaround.cli import opened, options, printing
from askaround.core.language import gettext as _
from askaround.core.started import command

if TYPE_CHECKING:
    from askaround.people.queries import Line


@click.command()
@click.argument("query", nargs=-1)
@options.wants_json
@options.limit
def people(query: tuple[str, ...], *, wants_json: bool, limit: int) -> None:
    """List your people by name, or search them.

    Every word of QUERY must occur in a name, a role, an organization, an address, a tag or a
    note; every word may be a beginning. The best hits come first.

    \b
    Examples:
      askaround people                     the first twenty by name
      askaround people lakeside nurse      who has to do with both
      askaround people --json --limit 500  for another program
    """
    opened.open_data()
    found, more = _found(" ".join(query), limit)
    if wants_json:
        printing.as_json([_entry(line) for line in found])
    else:
        printing.table([_("Name"), _("Role"), _("Circle"), _("Last contact")], map(_line, found))
    if more:
        printing.remark(_("There are more. Add --limit %d to see them.") % (limit * 5))
    elif not found and not wants_json:
        printing.remark(_nobody(query))


def _nobody(query: tuple[str, ...]) -> str:
    if query:
        typed = " ".join(query)
        return _("Nobody found for “%s”. Try fewer or shorter words.") % typed
    return _("Nobody here yet. Bring your people with `%s import FILE`.") % command()


def _found(typed: str, limit: int) -> tuple[list["Line"], bool]:
    """Return the lines of at most ``limit`` people, and whether there are more."""
    from askaround import access
    from askaround.people import queries

    space = opened.author().space
    everybody = access.people(space)
    if typed:
        found = queries.search(space=space, typed=typed, among=everybody, limit=limit + 1)
        return found[:limit], len(found) > limit
    page = queries.page(everybody, size=limit)
    return page.lines, page.after is not None


def _line(line: "Line") -> list[str]:
    last = line.person.last_contact_at
    return [
        line.person.full_name,
        "; ".join(map(str, line.roles)),
        line.person.get_circle_display(),
        f"{last:%Y-%m-%d}" if last else "",
    ]


def _entry(line: "Line") -> dict[str, Any]:
    person, last = line.person, line.person.last_contact_at
    return {
        "id": str(person.pk),
        "name": person.full_name,
        "roles": [
            {"title": role.title, "organization": role.organization or None} for role in line.roles
        ],
        "circle": person.circle,
        "closeness": person.closeness,
        "place": person.location,
        "tags": line.tags,
        "last_contact_at": last.isoformat() if last else None,
    }
