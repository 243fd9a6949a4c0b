"""What is undone out of turn, and doing again what was undone."""

from datetime import timedelta

import pytest

from askaround.journal import actions, queries
from askaround.journal.models import Change
from askaround.people import actions as people
from askaround.people import joining
from askaround.people.models import Person
from tests import factories
from tests.journal.lists import found, lately, standing


def weeks_later(by, weeks):
    return factories.author(by.space, by.now + timedelta(weeks=weeks))


def test_what_is_taken_back_out_of_turn_is_a_change_that_can_be_taken_back(ada):
    grace = factories.person(ada, "Grace Hopper")
    people.add_tag(by=ada, person=grace, name="Navy")
    tagged = ada.changes[-1]
    factories.person(ada, "Katherine Johnson")

    actions.undo(by=ada, change=tagged)
    assert not grace.taggings.exists()
    assert standing()[0] == f"Undid: {tagged}"

    actions.undo(by=ada, change=Change.objects.get(undoes=tagged))
    assert grace.taggings.get().tag.name == "Navy"
    assert standing()[1] == str(tagged)


def test_what_was_taken_back_and_done_again_says_so(ada):
    grace = factories.person(ada, "Grace Hopper")
    people.add_tag(by=ada, person=grace, name="Navy")
    tagged = ada.changes[-1]
    factories.person(ada, "Katherine Johnson")
    actions.undo(by=ada, change=tagged)
    factories.person(ada, "Dorothy Vaughan")

    actions.undo(by=ada, change=Change.objects.get(undoes=tagged))

    assert standing()[0] == f"Redid: {tagged}"
    assert str(tagged) in standing()


def test_what_was_undone_can_be_done_again(ada):
    grace = factories.person(ada, "Grace Hopper")
    grace.full_name = "Grace Murray"
    with ada.change("Renamed") as change:
        change.save(grace)
    for done in reversed(ada.changes):
        actions.undo(by=ada, change=done)
    assert not Person.objects.exists()

    for done in ada.changes:
        actions.redo(by=ada, change=done)

    assert Person.objects.get().full_name == "Grace Murray"
    assert found(ada.space, "murray") == ["Grace Murray"]
    assert standing() == ["Renamed", "Added Grace Hopper"]


def test_what_is_done_again_under_something_newer_is_a_change_that_can_be_undone(ada):
    factories.person(ada, "Grace Hopper")
    added = ada.changes[-1]
    actions.undo(by=ada, change=added)
    factories.person(ada, "Dorothy Vaughan")

    actions.redo(by=ada, change=added)
    assert standing()[0] == f"Redid: {added}"

    actions.undo(by=ada, change=Change.objects.get(undoes=added))
    assert standing() == ["Added Dorothy Vaughan"]
    assert lately() == ["Added Dorothy Vaughan", str(added)]


def test_doing_again_what_was_undone_out_of_turn_leaves_the_list_as_it_was(ada):
    factories.person(ada, "Grace Hopper")
    added = ada.changes[-1]
    factories.person(ada, "Dorothy Vaughan")
    before = lately()

    actions.undo(by=ada, change=added)
    assert lately() == [f"Undid: {added}", "Added Dorothy Vaughan"]
    actions.redo(by=ada, change=added)

    assert lately() == before


def test_what_was_changed_since_it_was_undone_is_not_done_again_over_it(ada):
    grace = factories.person(ada, "Grace Hopper")
    grace.full_name = "Grace Murray"
    with ada.change("Renamed") as renamed:
        renamed.save(grace)
    actions.undo(by=ada, change=ada.changes[-1])
    undone = ada.changes[-1]
    people.edit_person(by=ada, person=grace, full_name="Amazing Grace")

    with pytest.raises(actions.CannotUndo, match="changed again later"):
        actions.redo(by=ada, change=undone)

    grace.refresh_from_db()
    assert grace.full_name == "Amazing Grace"


def test_a_second_press_on_do_it_again_finds_it_done(ada):
    factories.person(ada)
    change = ada.changes[-1]
    actions.undo(by=ada, change=change)
    actions.redo(by=ada, change=change)

    with pytest.raises(actions.CannotUndo, match="already been done again"):
        actions.redo(by=ada, change=change)


def test_a_row_that_is_made_again_goes_on_counting_its_versions(ada):
    """By whichever way it went: undone in turn, or as the undoing of a doing again."""
    factories.person(ada, "Grace Hopper")
    added = ada.changes[-1]
    people.edit_person(by=ada, person=Person.objects.get(), location="Arlington")
    actions.undo(by=ada, change=ada.changes[-1])
    actions.undo(by=ada, change=added)
    factories.person(ada, "Dorothy Vaughan")
    actions.redo(by=ada, change=added)
    assert Person.objects.get(full_name="Grace Hopper").version == 4

    actions.undo(by=ada, change=Change.objects.get(undoes=added))
    actions.redo(by=ada, change=added)

    assert Person.objects.get(full_name="Grace Hopper").version == 5


def test_a_row_that_is_made_again_is_as_old_as_it_was(ada):
    added = factories.person(ada).created_at
    change = ada.changes[-1]
    factories.person(ada, "Dorothy Vaughan")
    actions.undo(by=ada, change=change)
    factories.person(ada, "Katherine Johnson")

    actions.undo(by=ada, change=Change.objects.get(undoes=change))

    assert Person.objects.get(full_name="Grace Hopper").created_at == added


def test_what_was_taken_back_stays_known_for_as_long_as_that_can_be_undone(ada):
    grace = factories.person(ada, "Grace Hopper")
    people.add_tag(by=ada, person=grace, name="Navy")
    tagged = ada.changes[-1]
    factories.person(ada, "Katherine Johnson")
    actions.undo(by=weeks_later(ada, 3), change=tagged)
    taken_back = Change.objects.get(undoes=tagged)
    factories.person(weeks_later(ada, 4), "Dorothy Vaughan")

    actions.forget_old(by=weeks_later(ada, 6))
    taken_back.refresh_from_db()
    actions.undo(by=weeks_later(ada, 6), change=taken_back)
    assert standing()[0] == f"Redid: {tagged}"

    actions.forget_old(by=weeks_later(ada, 20))
    assert not Change.objects.exists()


def test_an_old_removal_taken_back_does_not_lock_what_came_between(ada):
    """A tag that comes back hangs on a person whom a later change made: that one can go too."""
    grace, double = factories.person(ada, "Grace Hopper"), factories.person(ada, "Grace Hopper")
    people.add_tag(by=ada, person=double, name="Navy")
    people.remove_tag(by=ada, person=double, name="Navy")
    untagged = ada.changes[-1]
    joining.take_apart(by=ada, merge=joining.merge(by=ada, kept=grace, other=double))
    actions.undo(by=ada, change=untagged)

    while newest := queries.newest_first(Change.objects.all()).first():
        actions.undo(by=ada, change=newest)

    assert not Person.objects.exists()
