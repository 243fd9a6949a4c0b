"""The pace of one request, where it differs from the playbook."""

from datetime import date

from django.utils.translation import gettext as _

from askaround.accounts.rules import ImpossibleRule, Wait, playbook
from askaround.journal.author import Author
from askaround.outreach.actions.asking import CannotAsk
from askaround.outreach.models import Ask

REMINDERS, SECOND_PERSON = "reminders", "second_person_after"


def remind_after(*, by: Author, ask: Ask, wait: Wait | None) -> None:
    """Remind once, after ``wait``, whatever the playbook says; None is never."""
    waits = [[wait.amount, wait.days.value]] if wait else []
    _change(by, ask, {**ask.playbook_changes, REMINDERS: waits})


def follow_playbook(*, by: Author, ask: Ask) -> None:
    """Remind as the playbook says."""
    _change(by, ask, {key: at for key, at in ask.playbook_changes.items() if key != REMINDERS})


def ask_nobody_else(*, by: Author, ask: Ask) -> None:
    """Think no more of a second person beside this one."""
    _change(by, ask, {**ask.playbook_changes, SECOND_PERSON: None})


def put_off(*, by: Author, ask: Ask, until: date | None) -> None:
    """Change the day on which somebody who said "not now" may be asked again."""
    if ask.answer != Ask.Answer.NOT_NOW:
        raise CannotAsk(_("You can only set a day to ask again for somebody who said “not now”."))
    ask.ask_again_on = until
    with by.change(_("Changed when to ask %s again") % ask.person) as change:
        change.save(ask)


def _change(by: Author, ask: Ask, changes: dict[str, object]) -> None:
    """Store rules of one request. Raises `CannotAsk` with what would be right."""
    space = by.space
    try:
        playbook(space.playbook, {**space.playbook_changes, **changes}, language=space.language)
    except ImpossibleRule as problem:
        raise CannotAsk(str(problem)) from problem
    ask.playbook_changes = changes
    with by.change(_("Changed the pace of the request to %s") % ask.person) as change:
        change.save(ask)
