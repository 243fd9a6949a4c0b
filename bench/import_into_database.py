"""How long a LinkedIn export takes from file to database: ``python -m bench.import_into_database``.

Imports invented connections (30,000, or as many as named) into a new database, imports them
again, and takes them back. The floor is csv and sqlite3 alone: the same values, written with
executemany into empty copies of the same tables and their indexes, in the same run. All times are
seconds of CPU, the child process included.
"""

import csv
import os
import resource
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

FOLDER = tempfile.mkdtemp(prefix="askaround-bench-")
os.environ["ASKAROUND_DATA"] = FOLDER
os.environ["DJANGO_SETTINGS_MODULE"] = "askaround.config.settings"

import django  # noqa: E402

django.setup()


from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.utils.timezone import now  # noqa: E402

from askaround.accounts.actions import make_space  # noqa: E402
from askaround.integrations.sandbox import read_in_child  # noqa: E402
from askaround.journal.author import Author  # noqa: E402
from askaround.people.imports import applying, batches, planning, undoing  # noqa: E402
from askaround.people.rules.incoming import Reading  # noqa: E402
from bench.synthetic import HEADINGS, connections_file  # noqa: E402

TABLES = (
    "askaround_person",
    "askaround_role",
    "askaround_organization",
    "askaround_contactpoint",
    "askaround_importedrecord",
    "askaround_searchdocument",
)


def cpu_seconds() -> float:
    """Return what this process and its children have used; other programs do not disturb it."""
    return sum(os.times()[:4])


def timed(name: str, work: Callable[[], Any]) -> tuple[float, Any]:
    start = cpu_seconds()
    result = work()
    took = cpu_seconds() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{name:<34}{took:6.2f} s   (at most {memory} MB so far)")
    return took, result


def read(data: bytes) -> Reading:
    reading = read_in_child("Connections.csv", data)
    assert isinstance(reading, Reading)
    return reading


def floor(data: bytes, schema: list[str], written: dict[str, list[Any]]) -> None:
    """Read the rows with csv and write what the import wrote, table by table."""
    rows = list(csv.reader(data.decode().splitlines()))
    assert HEADINGS in rows
    copy = sqlite3.connect(Path(FOLDER) / "floor.sqlite3")
    copy.execute("PRAGMA journal_mode=WAL")
    copy.execute("PRAGMA synchronous=FULL")
    for sql in schema:
        copy.execute(sql)
    for table, values in written.items():
        marks = ", ".join("?" * len(values[0]))
        copy.executemany(f"INSERT INTO {table} VALUES ({marks})", values)
    copy.execute(
        "INSERT INTO askaround_searchindex (rowid, title, body, kind)"
        " SELECT id, title, body, kind FROM askaround_searchdocument"
    )
    copy.commit()
    copy.close()


def measure(count: int) -> None:
    by = Author(space=make_space(username="ada"), now=now())
    data = connections_file(count)
    start = cpu_seconds()
    _, reading = timed("read in the child process", lambda: read(data))
    _, batch = timed("keep it", lambda: batches.begin(by=by, name="c.csv", reading=reading))
    timed("plan, to show it", lambda: planning.plan(space=by.space, batch=batch).counts)
    timed("plan and write", lambda: applying.apply_import(by=by, batch=batch).counts)
    whole = cpu_seconds() - start
    print(f"{'file to database':<34}{whole:6.2f} s")
    again = Author(space=by.space, now=now())
    second = batches.begin(by=again, name="c.csv", reading=reading)
    del reading
    _, counts = timed(
        "plan the same file again", lambda: planning.plan(space=by.space, batch=second).counts
    )
    print({name: number for name, number in counts.items() if number})
    schema, written = schema_and_rows()
    took, _ = timed("floor: csv and sqlite3 alone", lambda: floor(data, schema, written))
    print(f"{whole / took:.1f} times the floor")
    timed("take it back", lambda: undoing.undo_import(by=again, batch=batch))


def schema_and_rows() -> tuple[list[str], dict[str, list[Any]]]:
    """Return how the tables and their indexes were made, and all that stands in the tables."""
    names = ", ".join(f"'{table}'" for table in TABLES)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sql FROM sqlite_master WHERE sql NOT NULL AND (name = 'askaround_searchindex'"
            f" OR (tbl_name IN ({names}) AND name NOT LIKE 'askaround_searchindex_%'))"
        )
        schema = [sql for (sql,) in cursor.fetchall()]
        return schema, {
            table: cursor.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES
        }


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    measure(int(sys.argv[1]) if len(sys.argv) > 1 else 30_000)
