"""What a person chose for their space: its rules, its language, where they live.

They are changed as every row is, with an undo, and stand here because `accounts` comes before the
journal.
"""

from django.utils import translation
from django.utils.translation import gettext as _

from askaround.accounts.models import Space
from askaround.accounts.rules import as_changes, playbook
from askaround.accounts.rules.explanations import playbook_name, rule_name
from askaround.journal.author import Author


def choose_playbook(*, by: Author, name: str) -> None:
    """Put another playbook in force, without changes. Raises `ImpossibleRule`."""
    language = by.space.language
    playbook(name, language=language)
    said = _("Chose the playbook “%s”") % playbook_name(name, language=language)
    _set(by, said, playbook=name, playbook_changes={})


def change_rule(*, by: Author, rule: str, value: object) -> None:
    """Set one rule of the playbook in force to a plain value, as JSON would hold it.

    Raises `ImpossibleRule` with what would be right. A rule that says what the preset says is no
    change.
    """
    space = _as_stored(by)
    changes = {**space.playbook_changes, rule: value}
    changed = playbook(space.playbook, changes, language=space.language)
    said = _("Changed the rule “%s”") % rule_name(rule, language=space.language)
    _set(by, said, playbook_changes=as_changes(changed))


def reset_rule(*, by: Author, rule: str) -> None:
    """Let one rule say again what the preset says. Raises `ImpossibleRule`."""
    space = _as_stored(by)
    if rule not in space.playbook_changes:
        return
    changes = {key: value for key, value in space.playbook_changes.items() if key != rule}
    playbook(space.playbook, changes, language=space.language)
    said = _("Changed the rule “%s” back") % rule_name(rule, language=space.language)
    _set(by, said, playbook_changes=changes)


def live_in(*, by: Author, time_zone: str, country: str) -> None:
    """Say where this person lives: days and holidays follow."""
    _set(by, _("Changed where you live"), time_zone=time_zone, country=country)


def choose_language(*, by: Author, language: str) -> None:
    """Say in which language this person reads the pages. The sentence is in the new one."""
    with translation.override(language):
        # Translators: name your own language here.
        said = _("Changed the language to English")
    _set(by, said, language=language)


def _as_stored(by: Author) -> Space:
    """Return the author's space as it is now: another window may have chosen since it was read."""
    by.space.refresh_from_db()
    return by.space


def _set(by: Author, sentence: str, **choices: object) -> None:
    space = _as_stored(by)
    for name, chosen in choices.items():
        setattr(space, name, chosen)
    with by.change(sentence) as change:
        change.save(space)
