"""Where people work, study or meet."""

from django.utils.translation import gettext as _

from askaround.core.text import fold, many_lines, one_line
from askaround.journal.author import Author
from askaround.people.rules.organizations import organization_key
from askaround.research.models import Organization


class CannotRename(ValueError):
    """Another organization has this name already; ``other`` is that one."""

    def __init__(self, other: Organization) -> None:
        super().__init__(_("“%s” is here already.") % other)
        self.other = other


def find_or_add_organization(*, by: Author, name: str) -> Organization:
    """Return the organization of this name, in any of its spellings; a new one is added."""
    shown = one_line(name)[:250]
    key = _key(shown)
    found = Organization.objects.filter(space=by.space, key=key).first()
    if found:
        return found
    with by.change(_("Added %s") % shown) as change:
        return change.add(Organization(name=shown, key=key))


def _key(name: str) -> str:
    """Return the form to compare; a name such as "Freelance" counts when somebody insists."""
    return (organization_key(name) or fold(name))[:250]


def add_organization(
    *, by: Author, name: str, website: str = "", location: str = "", known: str = ""
) -> Organization:
    """Add an organization, or complete the one that has this name already."""
    with by.change(_("Added %s") % one_line(name)) as change:
        row = find_or_add_organization(by=by, name=name)
        row.website = website or row.website
        row.location = location or row.location
        row.known = many_lines(known) or row.known
        change.save(row)
    return row


def edit_organization(
    *,
    by: Author,
    organization: Organization,
    name: str,
    website: str,
    location: str,
    known: str,
    version: int | None = None,
) -> Organization:
    """Say what an organization is called, where it is, and what I have read about it.

    Raises :class:`CannotRename`, or `journal.author.StaleWrite`.
    """
    row = Organization.objects.get(pk=organization.pk, space=by.space)
    row.name, row.website, row.location = one_line(name)[:250], website, location
    row.known, row.key = many_lines(known), _key(name)
    other = Organization.objects.filter(space=by.space, key=row.key).exclude(pk=row.pk).first()
    if other:
        raise CannotRename(other)
    with by.change(_("Changed %s") % row) as change:
        change.save(row, version=version)
    return row


def remove_organization(*, by: Author, organization: Organization) -> None:
    """Remove an organization. Roles there stay, where they say what the person does."""
    with by.change(_("Removed %s") % organization) as change:
        for role in organization.roles.filter(title=""):
            change.remove(role)
        change.remove(organization)
