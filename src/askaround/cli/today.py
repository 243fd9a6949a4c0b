"""``askaround today``: what is next, the first thing first."""

from typing import TYPE_CHECKING, Any

import click

from askaround.cli import opened, options, printing
from askaround.core.started import command

if TYPE_CHECKING:
    from askaround.agenda.queries import Agenda


@click.command()
@options.wants_json
def today(*, wants_json: bool) -> None:
    """Show what is next: at most seven things, each with its reason.

    It is the list of the page Today, computed anew from everything else.

    \b
    Examples:
      askaround today
      askaround today --json
    """
    opened.open_data()
    from askaround.agenda import queries

    by = opened.author()
    agenda = queries.today(space=by.space, now=by.now)
    if wants_json:
        printing.as_json(_whole(agenda))
    else:
        _show(agenda)


def _show(agenda: "Agenda") -> None:
    printing.table(
        ["Next", "Why", "Since"], [[row.sentence, row.why, row.age] for row in agenda.rows]
    )
    for remark in _remarks(agenda):
        printing.remark(remark)


def _remarks(agenda: "Agenda") -> list[str]:
    """Say what the rows do not: where to begin, who has something in hand, how far it has come."""
    said = [] if agenda.rows else ["Nothing is your turn today."]
    if not agenda.coverage:
        said.append(f"Write down what you want to find out: start `{command()}`.")
    if step := next((step for step in agenda.steps if not step.done), None):
        said.append(f"To begin with: {step.label}. Start `{command()}` to do it.")
    if agenda.more:
        said.append("There is more for another day.")
    if agenda.waiting.people:
        said.append(f"Waiting for {printing.count(agenda.waiting.people, 'answer', 'answers')}.")
    if agenda.coverage:
        found = agenda.coverage
        said.append(
            f"{found.exploration}: {found.settled} of"
            f" {printing.count(found.questions, 'question', 'questions')} settled,"
            f" {found.agreed} of {found.wanted} conversations agreed."
        )
    return said


def _whole(agenda: "Agenda") -> dict[str, Any]:
    return {
        "day": agenda.day,
        "rows": [
            {
                "name": row.name,
                "kind": row.kind,
                "sentence": row.sentence,
                "why": row.why,
                "since": row.since,
                "person": row.person,
                "person_id": row.person_id,
            }
            for row in agenda.rows
        ],
        "first_steps": [{"label": step.label, "done": step.done} for step in agenda.steps],
        "waiting": agenda.waiting.people,
        "more": agenda.more,
    }
