"""One person on the way out: what a spreadsheet row or a contact card says about somebody."""

from dataclasses import dataclass
from datetime import date

from askaround.people.rules.incoming import IncomingRole


@dataclass(frozen=True, slots=True)
class OutgoingPerson:
    """Names, ways to reach them, when we met and what was noted: the row of a good notebook.

    ``uid`` is the person's id as text; a later import finds its own row by it. ``circle`` is the
    stored word ("co-worker"), not its translation. Roles have the shape in which they come in.
    """

    uid: str
    full_name: str
    given_name: str = ""
    family_name: str = ""
    roles: tuple[IncomingRole, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    location: str = ""
    met_on: tuple[date, ...] = ()
    known_since: date | None = None
    how_i_know: str = ""
    circle: str = ""
    tags: tuple[str, ...] = ()
    note: str = ""
