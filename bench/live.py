"""What the page of a conversation costs the server, and the lines that a device sends to it."""

import json
import re
import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

from bench.figures import Figure
from bench.filling import run_on
from bench.server import Server, serving

QUESTIONS, LINES = 30, 200
SENT = 20
"""How often 200 new lines are sent, each time to a conversation that has none yet."""
CPU_GOAL = 12.0  # milliseconds over the empty view
LINE_GOAL = 0.5  # milliseconds for a line that is new: it is stored, found by search, and undone
MANY = f"{QUESTIONS} questions, {LINES} lines"


def figures() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        long, empty = fill(data)
        with serving(data) as server:
            return [*_shown(server, long), _sent(server, empty)]


def fill(data: Path) -> tuple[str, list[str]]:
    """Write the conversations in a process of its own; returns the full one and the empty ones."""
    long, *empty = re.findall(r"[0-9a-f-]{36}", run_on(data, "bench.live"))
    return long, empty


def _shown(server: Server, key: str) -> list[Figure]:
    empty = server.cpu_milliseconds("/bench/empty/")
    page = server.cpu_milliseconds(f"/conversations/{key}/talk/")
    told = server.cpu_milliseconds(f"/conversations/{key}/talk/lines/")
    return [
        Figure(
            f"{name}: CPU of the server",
            spent - empty,
            CPU_GOAL,
            "ms",
            f"over the empty view, {empty:.2f} ms",
            f"{spent / empty:.1f} × the empty view, {MANY}",
        )
        for name, spent in [("talk", page), ("talk, told to a device", told)]
    ]


def _sent(server: Server, keys: list[str]) -> Figure:
    empty = server.cpu_milliseconds("/bench/empty/")
    first, *others = [f"/conversations/{key}/talk/lines/" for key in keys]
    _status, told = server.get(first)
    headers = {"Content-Type": "application/json", "X-CSRFToken": json.loads(told)["csrf"]}
    spent = server.cpu_of(
        (path, headers, json.dumps({"lines": _lines()}).encode()) for path in [first, *others]
    )
    return Figure(
        "talk, a line that a device sends: CPU of the server",
        (spent - empty) / LINES,
        LINE_GOAL,
        "ms",
        f"over the empty view, {empty:.2f} ms",
        f"{spent:.1f} ms for {LINES} new lines at once, {spent / empty:.0f} × the empty view",
    )


def _lines() -> list[dict[str, object]]:
    return [
        {"id": str(uuid4()), "does": "note", "kind": "fact", "text": f"Line {n}: {_WORDS}"}
        for n in range(LINES)
    ]


_WORDS = "what they said about it, in a sentence or so."


def _write() -> list[str]:
    """Fill the opened data: one conversation with questions and lines, and others without."""
    from askaround.cli import opened

    opened.open_data()
    from askaround.conversations.models import Brief, Goal, Note, PlannedQuestion
    from askaround.people.models import Person
    from askaround.research.models import Exploration
    from askaround.scheduling.models import Conversation

    by = opened.author()
    with by.change("Filled for a measurement") as change:
        person = change.add(Person(full_name="Grace Hopper"))
        exploration = change.add(Exploration(title="Could I live in consulting?"))
        talks = [
            change.add(Conversation(person=person, exploration=exploration, day=by.today))
            for _ in range(SENT + 1)
        ]
        talk = talks[0]
        talk.started_at = by.now - timedelta(minutes=10)
        change.save(talk)
        plan = [
            change.add(
                PlannedQuestion(conversation=talk, text=f"What did you do on day {n}?", position=n)
            )
            for n in range(QUESTIONS)
        ]
        for n in range(3):
            change.add(Goal(conversation=talk, text=f"Know what week {n} looks like"))
        change.add(Brief(conversation=talk, opening="Thank you for the time."))
        for n in range(LINES):
            change.add(
                Note(
                    conversation=talk,
                    planned=plan[n % QUESTIONS],
                    text=f"Line {n}: {_WORDS}",
                    at=by.now - timedelta(seconds=LINES - n),
                )
            )
    return [str(each.pk) for each in talks]


if __name__ == "__main__":
    sys.stdout.write("\n".join(_write()))
