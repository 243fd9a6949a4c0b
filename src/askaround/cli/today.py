"""``askaround today``: what is next, the first thing first."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from askaround.cli import opened, options, printing
from askaround.core.language import gettext as _
from askaround.core.language import grouped, ngettext
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
        [_("Next"), _("Why"), _("Since")], [[row.sentence, row.why, row.age] for row in agenda.rows]
    )
    for remark in _remarks(agenda):
        printing.remark(remark)


def _remarks(agenda: "Agenda") -> list[str]:
    """Say what the rows do not: where to begin, who has something in hand, how far it has come."""
    said = [] if agenda.rows else [_("Nothing is your turn today.")]
    if not agenda.coverage:
        said.append(_("Write down what you want to find out: start `%s`.") % command())
    if step := next((step for step in agenda.steps if not step.done), None):
        sentence = _("To begin with: %(step)s. Start `%(command)s` to do it.")
        said.append(sentence % {"step": step.label, "command": command()})
    if agenda.more:
        said.append(_("There is more for another day."))
    if agenda.waiting.people:
        people = agenda.waiting.people
        sentence = ngettext("Waiting for %s answer.", "Waiting for %s answers.", people)
        said.append(sentence % grouped(people))
    if agenda.coverage:
        found = agenda.coverage
        sentence = ngettext(
            "%(exploration)s: %(settled)d of %(questions)d question settled, %(agreed)d of "
            "%(wanted)d conversations agreed.",
            "%(exploration)s: %(settled)d of %(questions)d questions settled, %(agreed)d of "
            "%(wanted)d conversations agreed.",
            found.questions,
        )
        said.append(sentence % asdict(found))
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
