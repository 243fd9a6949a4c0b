"""What the pages of what was heard cost the server: 24 conversations, 40 questions, 2,000 lines.

``python -m bench.insight`` fills a data folder; the figures come from `figures`, as elsewhere.
"""

import re
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bench.figures import Figure
from bench.filling import run_on
from bench.server import Server, serving

if TYPE_CHECKING:
    from askaround.conversations.models import Note
    from askaround.insight.models import Claim
    from askaround.journal.author import Recorder
    from askaround.research.models import Exploration, Question

CONVERSATIONS, QUESTIONS, LINES, CLAIMS = 24, 40, 2_000, 120
PATHS, VALUES = 3, 5
CPU_GOAL = 12.0  # milliseconds
MANY = (
    f"{CONVERSATIONS} conversations × {QUESTIONS} questions, {LINES:,} lines, {CLAIMS} claims,"
    f" {PATHS} paths × {VALUES} values"
)


def figures() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        run_on(data, "bench.insight")
        with serving(data) as server:
            return _pages(server)


def _pages(server: Server) -> list[Figure]:
    empty = server.cpu_milliseconds("/bench/empty/")
    exploration = _first(server, "/explorations/", rb'"(/explorations/[0-9a-f-]{36}/)"')
    question = _first(server, f"{exploration}heard/", rb'"(/questions/[0-9a-f-]{36}/heard/)"')
    pages = {
        "matrix": f"{exploration}heard/",
        "one question": question,
        "paths": f"{exploration}paths/",
        "whom next": f"{exploration}next/",
    }
    return [
        Figure(
            f"{name}: CPU of the server",
            server.cpu_milliseconds(path),
            CPU_GOAL,
            "ms",
            f"empty view {empty:.2f} ms",
            MANY,
        )
        for name, path in pages.items()
    ]


def _first(server: Server, path: str, address: bytes) -> str:
    _status, page = server.get(path)
    found = re.search(address, page)
    if found is None:
        raise RuntimeError(f"{path} leads nowhere")
    return found[1].decode()


def _write() -> None:
    """Fill the opened data: every question in every conversation, with about two lines each."""
    from askaround.cli import opened

    opened.open_data()
    by = opened.author()
    with by.change("Filled for a measurement") as change:
        exploration, questions = _asked(change)
        notes = [
            note
            for number in range(CONVERSATIONS)
            for note in _talk(change, exploration, questions, number, by.now)
        ]
        claims = [
            _claim(change, exploration, questions[number % QUESTIONS], number, notes)
            for number in range(CLAIMS)
        ]
        _compare(change, exploration, claims)


def _asked(change: "Recorder") -> tuple["Exploration", list["Question"]]:
    """Add what I want to find out."""
    from askaround.research.models import Exploration, Question

    exploration = change.add(Exploration(title="Could I live in consulting?"))
    questions = [
        change.add(Question(exploration=exploration, text=f"Question {n}?", position=n))
        for n in range(QUESTIONS)
    ]
    return exploration, questions


def _talk(
    change: "Recorder",
    exploration: "Exploration",
    questions: "list[Question]",
    number: int,
    now: datetime,
) -> "list[Note]":
    """Hold one conversation in which everything was asked; returns its lines."""
    from askaround.conversations.models import Note, PlannedQuestion
    from askaround.people.models import Person
    from askaround.scheduling.models import Conversation

    began = now - timedelta(days=60 - number)
    person = change.add(Person(full_name=f"Somebody {number}", level="manager"))
    times = {"started_at": began, "ended_at": began + timedelta(minutes=30)}
    talk = change.add(Conversation(person=person, exploration=exploration, **times))
    planned = [
        change.add(
            PlannedQuestion(conversation=talk, question=each, text=each.text, asked_at=began)
        )
        for each in questions
    ]
    return [
        change.add(
            Note(
                conversation=talk,
                planned=planned[line % QUESTIONS],
                text=f"Line {line}: what they said about it, in a sentence or so.",
                at=began,
            )
        )
        for line in range(LINES * number // CONVERSATIONS, LINES * (number + 1) // CONVERSATIONS)
    ]


def _claim(
    change: "Recorder",
    exploration: "Exploration",
    about: "Question",
    number: int,
    notes: "list[Note]",
) -> "Claim":
    """Make one claim of up to four lines; of every fifth the last line says otherwise."""
    from askaround.insight.models import Claim, Evidence

    text = f"Claim {number}."
    claim = change.add(Claim(exploration=exploration, question=about, text=text))
    for place, note in enumerate(notes[number * 7 :: LINES // 4][:4]):
        talk = note.conversation
        stance = "against" if number % 5 == 0 and place == 3 else "for"
        change.add(
            Evidence(claim=claim, person=talk.person, conversation=talk, note=note, stance=stance)
        )
    return claim


def _compare(change: "Recorder", exploration: "Exploration", claims: "list[Claim]") -> None:
    """Let each claim count for a path, and every fourth against it, by one thing that matters."""
    from askaround.insight.models import Fit, Value
    from askaround.research.models import Path

    paths = [change.add(Path(exploration=exploration, name=f"Path {n}")) for n in range(PATHS)]
    values = [change.add(Value(name=f"Value {n}", position=n)) for n in range(VALUES)]
    for number, claim in enumerate(claims):
        claim.path = paths[number % PATHS]
        change.save(claim)
        value, sign = values[number % VALUES], -1 if number % 4 == 0 else 1
        change.add(Fit(value=value, path=claim.path, claim=claim, sign=sign))


if __name__ == "__main__":
    _write()
