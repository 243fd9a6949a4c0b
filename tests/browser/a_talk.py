"""Makes conversations of today in the data of a program, and prints their keys."""

import subprocess
import sys

from askaround.cli import opened
from tests.browser.program import PROJECT, Program


def make() -> str:
    from askaround.conversations.models import Brief, Goal, PlannedQuestion  # once it is open
    from tests import factories

    by = opened.author()
    talk = factories.conversation(by, factories.person(by), on=by.today)
    with by.change("Planned") as change:
        first = PlannedQuestion(conversation=talk, text="What did last Tuesday look like?")
        change.add(first)
        change.add(PlannedQuestion(conversation=talk, text="Which part was dull?", parent=first))
        change.add(Goal(conversation=talk, text="Know what a week looks like"))
        change.add(Brief(conversation=talk, opening="Thank you for the time."))
    return str(talk.pk)


def made(program: Program, many: int = 1) -> list[str]:
    """Make them in the data of ``program``, in a process of its own; returns their paths."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.browser.a_talk", str(many)],
        cwd=PROJECT,
        env=program._environment() | {"PYTHONPATH": "src"},
        capture_output=True,
        text=True,
        check=True,
    )
    return [f"/conversations/{key}/talk/" for key in run.stdout.split()]


if __name__ == "__main__":
    opened.open_data()
    print(*(make() for _ in range(int(sys.argv[1]))))  # noqa: T201
