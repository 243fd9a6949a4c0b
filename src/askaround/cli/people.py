"""``askaround people``: list or search."""

from typing import Any

import click

from askaround.cli import opened, printing

USUAL_LIMIT = 20


@click.command()
@click.argument("query", nargs=-1)
@click.option("--json", "wants_json", is_flag=True, help="Print JSON, for other programs.")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=USUAL_LIMIT,
    show_default=True,
    help="Show at most so many.",
)
def people(query: tuple[str, ...], *, wants_json: bool, limit: int) -> None:
    """List your people by name, or search them.

    Every word of QUERY must occur in a name, a role, an organization, an address, a tag or a
    note; the last word may be a beginning. The best hits come first.

    \b
    Examples:
      askaround people                     the first twenty by name
      askaround people lakeside nurse      who has to do with both
      askaround people --json --limit 500  for another program
    """
    opened.open_data()
    found, more = _found(" ".join(query), limit)
    if wants_json:
        printing.as_json([_entry(person) for person in found])
    else:
        printing.table(["Name", "Role", "Circle", "Last contact"], map(_line, found))
    if more:
        printing.remark(f"There are more. Add --limit {limit * 5} to see them.")
    elif not found and not wants_json:
        printing.remark(_nobody(query))


def _nobody(query: tuple[str, ...]) -> str:
    if query:
        return f"Nobody found for “{' '.join(query)}”. Try fewer or shorter words."
    return "Nobody here yet. Bring your people with `askaround import FILE`."


def _found(typed: str, limit: int) -> tuple[list[Any], bool]:
    """Return at most ``limit`` people with their rows, and whether there are more."""
    from askaround import access
    from askaround.people import queries

    space = opened.author().space
    everybody = access.people(space)
    if typed:
        hits = queries.search(space=space, typed=typed, among=everybody, limit=limit + 1)
        people = [hit.person for hit in hits]
    else:
        people = list(queries.with_rows(everybody.order_by("sort_name", "id"))[: limit + 1])
    return people[:limit], len(people) > limit


def _line(person: Any) -> list[str]:
    last = person.last_contact_at
    return [
        person.full_name,
        "; ".join(str(role) for role in person.present_roles),
        person.get_circle_display(),
        f"{last:%Y-%m-%d}" if last else "",
    ]


def _entry(person: Any) -> dict[str, Any]:
    last = person.last_contact_at
    return {
        "id": str(person.pk),
        "name": person.full_name,
        "roles": [
            {"title": role.title, "organization": role.organization and role.organization.name}
            for role in person.present_roles
        ],
        "circle": person.circle,
        "closeness": person.closeness,
        "place": person.location,
        "tags": [tagging.tag.name for tagging in person.put_tags],
        "last_contact_at": last.isoformat() if last else None,
    }
