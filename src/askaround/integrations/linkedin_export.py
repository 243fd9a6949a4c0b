"""LinkedIn's export as one ZIP: connections, messages and invitations in a single reading."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from zipfile import ZipFile

from askaround.core.language import gettext as _
from askaround.integrations.archives import base_names, open_archive, read_member
from askaround.integrations.linkedin import (
    SOURCE,
    is_connections,
    is_invitations,
    is_messages,
    read_connections,
)
from askaround.integrations.linkedin_messages import read_invitations, read_messages
from askaround.integrations.linkedin_rows import Owner, owner_in_profile
from askaround.integrations.reading import decode
from askaround.integrations.tables import Table, find_table
from askaround.people.rules.incoming import Problem, Reading, Unreadable

WITH_PEOPLE = ("connections.csv", "messages.csv", "invitations.csv")
LINKEDIN_SIGNS = frozenset({*WITH_PEOPLE, "profile.csv", "positions.csv", "skills.csv"})


def read_export(data: bytes) -> Reading:
    """Return what the whole export holds; the other files in it are about the owner alone.

    Raises Unreadable where none of the three files with people is inside.
    """
    whole = Reading(SOURCE)
    with open_archive(data) as archive:
        names = base_names(archive)
        present = [name for name in WITH_PEOPLE if name in names]
        if not present:
            raise Unreadable(
                _(
                    "This LinkedIn export has no Connections.csv, messages.csv or "
                    "Invitations.csv. Ask LinkedIn for the archive again with “Connections” ticked."
                )
            )
        owner = _owner(archive, names.get("profile.csv", ""))
        for name in present:
            _merge(whole, _read_part(archive, names[name], owner), name)
    return whole


def _owner(archive: ZipFile, profile: str) -> Owner | None:
    if not profile:
        return None
    table = _table(archive, profile, lambda headings: "first name" in headings)
    return owner_in_profile(table) if table else None


def _table(archive: ZipFile, path: str, knows: Callable[[Sequence[str]], bool]) -> Table | None:
    return find_table(decode(read_member(archive, path)), knows)


def _read_part(archive: ZipFile, path: str, owner: Owner | None) -> Reading:
    if table := _table(archive, path, is_connections):
        return read_connections(table)
    if table := _table(archive, path, is_messages):
        return read_messages(table, owner)
    if table := _table(archive, path, is_invitations):
        return read_invitations(table)
    reading = Reading(SOURCE)
    reading.problems.append(
        Problem(0, _("The headings of this file are not known, so it was left out."))
    )
    return reading


def _merge(whole: Reading, part: Reading, file: str) -> None:
    whole.people.extend(part.people)
    whole.events.extend(part.events)
    whole.problems.extend(replace(problem, file=file) for problem in part.problems)
    whole.rows += part.rows
    whole.blank_rows += part.blank_rows
