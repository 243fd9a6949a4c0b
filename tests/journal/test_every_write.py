"""Nothing that a person changes is written past the journal, so all of it can be undone."""

import ast
import re

from tests.architecture.test_promises import ROOT

SOURCE = ROOT / "src" / "askaround"
WRITES = {"create", "get_or_create", "update_or_create", "bulk_create", "bulk_update"}
SQL = re.compile(r"\s*(INSERT|UPDATE|DELETE)\s")
PAST_THE_JOURNAL = {
    "journal/": "it is the journal",
    "accounts/actions.py": "the space, entry tokens, and the language of the browser that opens it",
    "archive/erasing.py": "erasing is meant to leave no trace",
    "archive/restoring.py": "coming back begins with nothing, so erasing takes it back",
    "people/imports/": "a batch is its own unit of undo; a file that waits changes nothing",
    "people/derived.py": "derived from rows, and made again after every change",
    "scheduling/derived.py": "derived from rows, and made again after every change",
    "search/": "derived from rows, and made again after every change",
    "scheduling/actions/calendars.py": "a revoked key to a feed must not come back",
}
"""Where rows are written in another way, and why that is right."""


def writes_by_itself(node):
    """Tell whether a call writes to the database, and not through the recorder of a change."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and bool(SQL.match(node.value))
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return False
    on, verb = ast.unparse(node.func.value), node.func.attr
    if verb in WRITES:
        return "objects" in on or "_default_manager" in on
    if verb == "update":
        return "objects" in on or "_default_manager" in on or ".filter(" in on
    return verb in {"save", "delete"} and not on.endswith(("change", "super()"))


def places():
    for path in sorted(SOURCE.rglob("*.py")):
        if "migrations" not in path.parts:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            if any(map(writes_by_itself, ast.walk(tree))):
                yield str(path.relative_to(SOURCE))


def test_whoever_writes_past_the_journal_has_a_reason():
    without = [place for place in places() if not place.startswith(tuple(PAST_THE_JOURNAL))]

    assert without == []


def test_every_reason_is_still_needed():
    found = list(places())

    unneeded = [
        reason
        for reason in PAST_THE_JOURNAL
        if not any(place.startswith(reason) for place in found)
    ]

    assert unneeded == []
