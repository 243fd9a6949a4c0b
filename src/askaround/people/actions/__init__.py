"""What can be done with people: bring them, describe them, remember what happened, let them go."""

from askaround.people.actions.acquaintances import (
    CannotIntroduce,
    add_acquaintance,
    remove_acquaintance,
)
from askaround.people.actions.contact_points import (
    CannotReach,
    add_contact_point,
    remove_contact_point,
)
from askaround.people.actions.lines import add_from_line, write_down
from askaround.people.actions.organizations import (
    CannotRename,
    add_organization,
    edit_organization,
    find_or_add_organization,
    remove_organization,
)
from askaround.people.actions.persons import (
    NameTooLong,
    NeedsName,
    add_person,
    edit_person,
    erase_person,
    mark_never_again,
    remove_people,
    remove_person,
)
from askaround.people.actions.roles import NeedsRole, add_role, edit_role, remove_role
from askaround.people.actions.saved_views import NameTaken, remove_view, rename_view, save_view
from askaround.people.actions.sources import add_source, edit_source, remove_source
from askaround.people.actions.tags import add_tag, remove_tag, tag_people, untag_people
from askaround.people.actions.timeline import (
    add_event,
    add_note,
    day_of,
    edit_event,
    moment_of,
    remove_event,
)

__all__ = [
    "CannotIntroduce",
    "CannotReach",
    "CannotRename",
    "NameTaken",
    "NameTooLong",
    "NeedsName",
    "NeedsRole",
    "add_acquaintance",
    "add_contact_point",
    "add_event",
    "add_from_line",
    "add_note",
    "add_organization",
    "add_person",
    "add_role",
    "add_source",
    "add_tag",
    "day_of",
    "edit_event",
    "edit_organization",
    "edit_person",
    "edit_role",
    "edit_source",
    "erase_person",
    "find_or_add_organization",
    "mark_never_again",
    "moment_of",
    "remove_acquaintance",
    "remove_contact_point",
    "remove_event",
    "remove_organization",
    "remove_people",
    "remove_person",
    "remove_role",
    "remove_source",
    "remove_tag",
    "remove_view",
    "rename_view",
    "save_view",
    "tag_people",
    "untag_people",
    "write_down",
]
