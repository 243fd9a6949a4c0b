"""Readings and imports for tests."""

from datetime import UTC, datetime

from askaround.people.imports import applying, batches, planning
from askaround.people.rules.incoming import (
    IncomingEvent,
    IncomingPerson,
    IncomingRole,
    Problem,
    Reading,
)

LAST_YEAR = datetime(2025, 6, 1, 9, 30, tzinfo=UTC)


def incoming(full_name="Dana Whitfield", *, key="", role=None, line=2, **says):
    """One record; ``role`` is (title, organization)."""
    roles = (IncomingRole(*role),) if role else says.pop("roles", ())
    return IncomingPerson(
        key=key or full_name.casefold(), line=line, full_name=full_name, roles=roles, **says
    )


def reading(*people, source="linkedin", events=(), problems=()):
    """A file that holds these people and events."""
    return Reading(
        source,
        list(people),
        list(events),
        [Problem(line, reason) for line, reason in problems],
        rows=len(people) + len(events) + len(problems),
    )


def message(name="Dana Whitfield", *, key="m1", link="", text="Hello", outgoing=True, at=LAST_YEAR):
    return IncomingEvent(key, 2, "message", outgoing, at, name, link, text)


def waiting(by, *people, name="Connections.csv", **fields):
    """A batch that waits for a yes."""
    return batches.begin(by=by, name=name, reading=reading(*people, **fields))


def planned(by, batch):
    return planning.plan(space=by.space, batch=batch)


def bring(by, *people, **fields):
    """Import these people; return the batch."""
    batch = waiting(by, *people, **fields)
    applying.apply_import(by=by, batch=batch)
    batch.refresh_from_db()
    return batch


def counts(by, *people, **fields):
    """What importing these people would do: the counts that are not zero."""
    batch = waiting(by, *people, **fields)
    found = planned(by, batch).counts
    batch.delete()
    return {name: count for name, count in found.items() if count}
