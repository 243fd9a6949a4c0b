"""Importing 30,000 connections, against csv and sqlite3 alone."""

import csv
import io
import json
import resource
import sqlite3
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from bench.figures import Figure
from bench.filling import run_on
from bench.synthetic import PREAMBLE, connections_file

ROWS = 30_000
MEMORY_GOAL = 250
RATIO_GOAL = 6


def figures() -> list[Figure]:
    data = connections_file(ROWS)
    with tempfile.TemporaryDirectory() as folder:
        ours = _ours(Path(folder), data)
        floor = _floor(data, Path(folder) / "data" / "askaround.sqlite3")
    flat = min(_flat_floor(data) for _ in range(3))
    detail = (
        f"{ours['cpu']:.2f} s of CPU ({ours['reading']:.2f} reading in the child,"
        f" {ours['planning']:.2f} first plan, {ours['applying']:.2f} plan again and write)"
        f" / {floor:.2f} s; {ours['cpu'] / flat:.0f} × one flat table ({flat:.2f} s)"
    )
    name = f"import of {ROWS:,} LinkedIn rows"
    return [
        Figure(
            name,
            ours["cpu"] / floor,
            RATIO_GOAL,
            "×",
            "csv + sqlite3.executemany of the same rows, columns and indexes",
            detail,
        ),
        Figure(
            f"{name}: peak memory",
            ours["peak"],
            MEMORY_GOAL,
            "MB",
            detail="program and child, the larger one",
        ),
    ]


def _floor(data: bytes, made: Path) -> float:
    """Return the CPU seconds of reading the file and writing the very rows that we wrote.

    The rows are taken from our database beforehand, so the floor decides nothing and computes
    nothing: no plan, no keys, no comparison, no full-text index.
    """
    source = sqlite3.connect(made)
    schema = source.execute(
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
        " AND tbl_name LIKE 'askaround%' AND tbl_name NOT LIKE '%searchindex%'"
        " ORDER BY type DESC"
    ).fetchall()
    tables = [name for name, sql in schema if sql.startswith("CREATE TABLE")]
    rows = {name: source.execute(f'SELECT * FROM "{name}"').fetchall() for name in tables}
    source.close()
    return min(_write(data, schema, rows) for _ in range(3))


def _write(
    data: bytes, schema: list[tuple[str, str]], rows: dict[str, list[tuple[object, ...]]]
) -> float:
    with tempfile.TemporaryDirectory() as folder:
        started = time.process_time()
        for _row in csv.reader(io.StringIO(data.decode())):
            pass
        database = sqlite3.connect(Path(folder) / "floor.sqlite3")
        database.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;")
        with database:
            for _name, sql in schema:
                database.execute(sql)
            for name, values in rows.items():
                if values:
                    marks = ", ".join("?" * len(values[0]))
                    database.executemany(f'INSERT INTO "{name}" VALUES ({marks})', values)
        database.close()
        return time.process_time() - started


def _flat_floor(data: bytes) -> float:
    """Return the CPU seconds of putting the file into one table as it is."""
    with tempfile.TemporaryDirectory() as folder:
        started = time.process_time()
        database = sqlite3.connect(Path(folder) / "floor.sqlite3")
        database.executescript(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
            "CREATE TABLE person (id INTEGER PRIMARY KEY, given, family, url, email, company,"
            " position, connected_on);"
            "CREATE INDEX by_name ON person (family, given);"
            "CREATE UNIQUE INDEX by_url ON person (url);"
            "CREATE INDEX by_email ON person (email);"
            "CREATE INDEX by_company ON person (company);"
            "CREATE INDEX by_day ON person (connected_on);"
        )
        rows = csv.reader(io.StringIO(data.decode().partition(PREAMBLE)[2]))
        next(rows)
        with database:
            database.executemany(
                "INSERT INTO person (given, family, url, email, company, position, connected_on)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                rows,
            )
        database.close()
        return time.process_time() - started


def _ours(folder: Path, data: bytes) -> dict[str, float]:
    """Import in a process of its own, so that its peak memory is its own."""
    file = folder / "Connections.csv"
    file.write_bytes(data)
    answer = run_on(folder / "data", "bench.importing", str(file))
    measured: dict[str, float] = json.loads(answer)
    return measured


def _import(file: Path) -> dict[str, float]:
    from askaround.cli import opened

    opened.open_data()
    from askaround.integrations.sandbox import read_in_child
    from askaround.people.imports import applying, batches, planning
    from askaround.people.rules.incoming import Reading

    by = opened.author()
    clock = [_cpu()]
    reading = read_in_child(file.name, file)
    if not isinstance(reading, Reading):
        raise TypeError("LinkedIn's own layout needs no mapping")
    clock.append(_cpu())
    batch = batches.begin(by=by, name=file.name, reading=reading)
    planning.plan(space=by.space, batch=batch)
    clock.append(_cpu())
    applying.apply_import(by=by, batch=batch)
    clock.append(_cpu())
    reading_cpu, planning_cpu, applying_cpu = (
        later - earlier for earlier, later in pairwise(clock)
    )
    peaks = [
        resource.getrusage(who).ru_maxrss / 1024
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    ]
    return {
        "cpu": clock[-1] - clock[0],
        "reading": reading_cpu,
        "planning": planning_cpu,
        "applying": applying_cpu,
        "peak": max(peaks),
    }


def _cpu() -> float:
    """CPU seconds of this process and of the children that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


if __name__ == "__main__":
    print(json.dumps(_import(Path(sys.argv[1]))))
