"""What people do and did, where, and from when to when."""

from django.utils.translation import gettext as _

from askaround.core.text import one_line
from askaround.journal.author import Author
from askaround.people.actions.guesses import follow_roles
from askaround.people.actions.organizations import find_or_add_organization
from askaround.people.models import Person, Role
from askaround.people.rules.organizations import organization_key


class NeedsRole(ValueError):
    """A role says at least what, or where."""

    def __init__(self) -> None:
        super().__init__(_("Write what they do, or where."))


def add_role(
    *,
    by: Author,
    person: Person,
    title: str = "",
    organization_name: str = "",
    started: str = "",
    ended: str = "",
) -> Role:
    """Add what somebody does or did; an organization that is new is added with it.

    ``started`` and ``ended`` are as exact as known: "", 2019, 2019-05 or 2019-05-17.
    Raises :class:`NeedsRole`.
    """
    role = Role(person=person, started=started, ended=ended)
    with by.change(_("Added a role of %s") % person) as change:
        _describe(by, role, title, organization_name)
        with follow_roles(by=by, person=person):
            return change.add(role)


def edit_role(
    *,
    by: Author,
    role: Role,
    title: str,
    organization_name: str,
    started: str,
    ended: str,
    version: int | None = None,
) -> Role:
    """Say a role anew. Raises :class:`NeedsRole`, or `journal.author.StaleWrite`."""
    row = Role.objects.select_related("person").get(pk=role.pk, space=by.space)
    row.started, row.ended = started, ended
    with by.change(_("Changed a role of %s") % row.person) as change:
        _describe(by, row, title, organization_name)
        with follow_roles(by=by, person=row.person):
            change.save(row, version=version)
    return row


def remove_role(*, by: Author, role: Role) -> None:
    with by.change(_("Removed “%s”") % role) as change, follow_roles(by=by, person=role.person):
        change.remove(role)


def _describe(by: Author, role: Role, title: str, organization_name: str) -> None:
    """Fill in the role. What names no organization ("self-employed") becomes part of the title."""
    title, organization_name = one_line(title), one_line(organization_name)
    names_one = organization_key(organization_name)
    if not names_one:
        title = ", ".join(filter(None, [title, organization_name]))
    if not title and not names_one:
        raise NeedsRole
    role.title = title[:250]
    role.organization = (
        find_or_add_organization(by=by, name=organization_name) if names_one else None
    )
