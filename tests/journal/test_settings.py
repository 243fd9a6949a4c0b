"""What somebody chose for their space is taken back and done again like everything else."""

import pytest

from askaround.accounts.models import Space
from askaround.accounts.rules import ImpossibleRule
from askaround.journal import actions, settings
from tests import factories

CHOSEN = ("time_zone", "country", "language", "playbook", "playbook_changes")


def chosen(by):
    """Return what stands in the database."""
    stored = Space.objects.get(pk=by.space.pk)
    return {name: getattr(stored, name) for name in CHOSEN}


CHOICES = [
    pytest.param(
        lambda by: settings.choose_playbook(by=by, name="academic"),
        "Chose the playbook “",
        id="another playbook",
    ),
    pytest.param(
        lambda by: settings.change_rule(by=by, rule="minutes_asked", value=15),
        "Changed the rule “Minutes to ask for”",
        id="a rule",
    ),
    pytest.param(
        lambda by: settings.reset_rule(by=by, rule="rest_after"),
        "Changed the rule “",
        id="a rule as it was",
    ),
    pytest.param(
        lambda by: settings.live_in(by=by, time_zone="America/New_York", country="US"),
        "Changed where you live",
        id="another place",
    ),
    pytest.param(
        lambda by: settings.choose_language(by=by, language="es"),
        "Cambiaste el idioma a español",
        id="another language",
    ),
]


@pytest.mark.parametrize(("choose", "sentence"), CHOICES)
def test_every_choice_is_one_change_that_is_undone_and_done_again(ada, choose, sentence):
    settings.change_rule(by=ada, rule="rest_after", value=[30, "calendar"])
    before, count = chosen(ada), len(ada.changes)

    choose(ada)

    after = chosen(ada)
    assert after != before
    (change,) = ada.changes[count:]
    assert change.sentence.startswith(sentence)
    actions.undo(by=ada, change=change)
    assert chosen(ada) == before
    actions.redo(by=ada, change=change)
    assert chosen(ada) == after


def test_whoever_goes_on_working_knows_at_once_what_was_taken_back(ada):
    settings.live_in(by=ada, time_zone="Pacific/Kiritimati", country="KI")
    far_away = ada.today

    actions.undo(by=ada, change=ada.changes[-1])

    assert ada.space.time_zone == "UTC"
    assert ada.today != far_away


def test_what_was_chosen_already_is_no_change(ada):
    settings.choose_playbook(by=ada, name="guides")
    settings.change_rule(by=ada, rule="minutes_asked", value=20)
    settings.reset_rule(by=ada, rule="minutes_asked")
    settings.reset_rule(by=ada, rule="no such rule")
    settings.live_in(by=ada, time_zone="UTC", country="")
    settings.choose_language(by=ada, language="en")

    assert ada.changes == []


def test_what_cannot_be_changes_nothing(ada):
    with pytest.raises(ImpossibleRule):
        settings.choose_playbook(by=ada, name="none")
    with pytest.raises(ImpossibleRule):
        settings.change_rule(by=ada, rule="minutes_asked", value=2)

    assert ada.changes == []
    assert ada.space.playbook_changes == {}


def test_an_earlier_choice_is_not_undone_over_a_later_one(ada):
    settings.change_rule(by=ada, rule="minutes_asked", value=15)
    settings.change_rule(by=ada, rule="minutes_asked", value=25)

    with pytest.raises(actions.CannotUndo, match="changed again later"):
        actions.undo(by=ada, change=ada.changes[0])

    assert chosen(ada)["playbook_changes"] == {"minutes_asked": 25}


def test_choices_of_two_windows_at_once_both_stand(ada):
    other = factories.author(Space.objects.get(pk=ada.space.pk))
    settings.change_rule(by=ada, rule="minutes_asked", value=15)

    settings.change_rule(by=other, rule="rest_after", value=[30, "calendar"])
    settings.choose_language(by=ada, language="es")

    assert chosen(ada)["playbook_changes"].keys() == {"minutes_asked", "rest_after"}


def test_nobody_undoes_the_choices_of_somebody_else(ada):
    bob = factories.author(factories.space("bob"))
    settings.live_in(by=ada, time_zone="Europe/Berlin", country="DE")

    with pytest.raises(actions.Change.DoesNotExist):
        actions.undo(by=bob, change=ada.changes[-1])

    assert chosen(ada)["time_zone"] == "Europe/Berlin"
