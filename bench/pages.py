"""What a page costs the server, with 50,000 people, against an empty page of the same server."""

import re
import sqlite3
import tempfile
import time
from pathlib import Path

from bench.figures import Figure
from bench.filling import run_on
from bench.server import Server, serving
from bench.synthetic import connections_file

PEOPLE = 50_000
CPU_GOAL = 12.0  # milliseconds
SEARCH_GOAL = 5.0  # times the raw query
MEMORY_GOAL = 120.0  # megabytes
TYPED = ["pri", "ashb", "data an", "northwind", "łuk"]
NAMED = ["new expl", "ask pri", "ashbruon"]
"""What else the palette is asked for: a verb, a verb with a name, and a slip."""
RAW = (
    "SELECT d.owner_id FROM askaround_searchindex i"
    " JOIN askaround_searchdocument d ON d.id = i.rowid"
    " WHERE askaround_searchindex MATCH ? ORDER BY bm25(askaround_searchindex) LIMIT 50"
)


def figures() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        fill(data)
        raw = _raw_search(data / "askaround.sqlite3")
        with serving(data) as server:
            return [*_pages(server), _search(server, raw), _palette(server), _memory(server)]


def fill(data: Path) -> None:
    """Import the invented people and the worked example, as a user would."""
    file = data.parent / "Connections.csv"
    file.write_bytes(connections_file(PEOPLE))
    run_on(data, "askaround", "import", str(file), "--yes")
    run_on(data, "bench.pages")


def _load_example() -> None:
    from askaround.cli import opened

    opened.open_data()
    from askaround.example.actions import load

    load(by=opened.author())


def _pages(server: Server) -> list[Figure]:
    empty = server.cpu_milliseconds("/bench/empty/")
    person = _first_person(server)
    pages = {
        "Today": "/",
        "people list": "/people/",
        "people list, a tag of filters": "/people/?circle=alumni&reachable=on",
        "one person": person,
        "organizations": "/organizations/",
        "asks": "/asks/",
    }
    return [
        Figure(
            f"{name}: CPU of the server",
            server.cpu_milliseconds(path),
            CPU_GOAL,
            "ms",
            f"empty view {empty:.2f} ms",
            f"{PEOPLE:,} people",
        )
        for name, path in pages.items()
    ]


def _first_person(server: Server) -> str:
    _status, page = server.get("/people/")
    found = re.search(rb'"(/people/[0-9a-f-]{36}/)"', page)
    if found is None:
        raise RuntimeError("The list of people shows nobody")
    return found[1].decode()


def _search(server: Server, raw: float) -> Figure:
    """Return what a keystroke costs at the view, beyond what an empty page costs."""
    empty = server.cpu_milliseconds("/bench/empty/")
    paths = [f"/people/?q={_escaped(typed)}" for typed in TYPED]
    header = {"HX-Request": "true", "HX-Target": "people"}
    at_view = sum(server.cpu_milliseconds(path, headers=header) for path in paths) / len(paths)
    return Figure(
        "search as you type: CPU at the view",
        (at_view - empty) / raw,
        SEARCH_GOAL,
        "×",
        "raw FTS5 query, ranked, 50 hits",
        f"({at_view:.2f} − {empty:.2f} ms of any request) / {raw:.2f} ms, {PEOPLE:,} people",
    )


def _palette(server: Server) -> Figure:
    """Return what a keystroke in the palette costs, on average."""
    paths = [f"/search/options/?q={_escaped(typed)}" for typed in ["", *TYPED, *NAMED]]
    costs = [server.cpu_milliseconds(path) for path in paths]
    dearest = max(zip(costs, ["nothing", *TYPED, *NAMED], strict=True))
    return Figure(
        "the palette as you type: CPU of the server",
        sum(costs) / len(costs),
        CPU_GOAL,
        "ms",
        f"empty view {server.cpu_milliseconds('/bench/empty/'):.2f} ms",
        f"{PEOPLE:,} people; most for “{dearest[1]}”: {dearest[0]:.2f} ms",
    )


def _escaped(typed: str) -> str:
    return typed.replace("ł", "%C5%82").replace(" ", "+")


def _raw_search(database: Path) -> float:
    """Return the CPU milliseconds of the same searches as plain SQL."""
    connection = sqlite3.connect(database)
    expressions = [
        " ".join(f'"{word}"' for word in typed.replace("ł", "l").split()) + "*" for typed in TYPED
    ]
    times = 20
    for expression in expressions:
        connection.execute(RAW, [expression]).fetchall()
    started = time.process_time()
    for _ in range(times):
        for expression in expressions:
            connection.execute(RAW, [expression]).fetchall()
    spent = time.process_time() - started
    connection.close()
    return spent / times / len(expressions) * 1000


def _memory(server: Server) -> Figure:
    return Figure(
        "resident memory after all these pages",
        server.resident_megabytes(),
        MEMORY_GOAL,
        "MB",
        detail=f"{PEOPLE:,} people",
    )


if __name__ == "__main__":
    _load_example()
