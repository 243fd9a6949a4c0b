from datetime import timedelta

import pytest
from django.db import connection

from askaround.journal import actions, queries
from askaround.journal.author import StaleWrite
from askaround.journal.models import Change
from askaround.outreach.models import Ask, Introduction
from askaround.people import actions as people
from askaround.people import joining
from askaround.people.models import ContactPoint, Event, Person, Role
from askaround.people.rules.incoming import IncomingRole
from askaround.research.models import Exploration, Organization
from tests import factories
from tests.journal.lists import found

LONG_AGO = factories.MONDAY_NOON - timedelta(days=25, microseconds=1)


def test_undoing_an_addition_takes_the_row_out_again(ada):
    factories.person(ada, "Grace Hopper")

    actions.undo(by=ada, change=ada.changes[-1])

    assert not Person.objects.exists()
    assert found(ada.space, "grace") == []


def test_an_exploration_comes_back_with_a_request_that_answered_an_introduction(ada):
    """The request goes with the exploration, and lets go of the introduction that goes too."""
    with ada.change("Made all") as change:
        exploration = change.add(Exploration(title="Could I live in consulting?"))
        introducer, person = (change.add(Person(full_name=name)) for name in ("Ada", "Grace"))
        introduction = change.add(
            Introduction(
                exploration=exploration, introducer=introducer, person=person, state_at=ada.now
            )
        )
        change.add(Ask(person=person, exploration=exploration, introduction=introduction))
    with ada.change("Removed the exploration") as change:
        change.remove(exploration)

    actions.undo(by=ada, change=ada.changes[-1])

    assert Ask.objects.get().introduction == introduction


def test_undoing_an_edit_brings_the_old_words_back(ada):
    grace = factories.person(ada, "Grace Hopper")
    grace.full_name = "Grace Murray"
    with ada.change("Renamed") as change:
        change.save(grace)
    assert found(ada.space, "murray") == ["Grace Murray"]

    actions.undo(by=ada, change=ada.changes[-1])

    grace.refresh_from_db()
    assert grace.full_name == "Grace Hopper"
    assert found(ada.space, "hopper") == ["Grace Hopper"]


def test_undoing_a_removal_brings_back_all_that_hung_on_the_row(ada):
    grace = factories.person(ada, "Grace Hopper")
    key = grace.pk
    with ada.change("Added more") as change:
        change.add(Role(person=grace, title="Admiral"))
        change.add(ContactPoint(person=grace, kind="email", value="g@x.org", key="g@x.org"))
        change.add(Event(person=grace, kind="met", at=ada.now, text="At the fair"))
    with ada.change("Removed Grace") as change:
        change.remove(grace)
    assert not Role.objects.exists()

    actions.undo(by=ada, change=ada.changes[-1])

    restored = Person.objects.get()
    assert restored.pk == key
    assert restored.roles.get().title == "Admiral"
    assert restored.contact_points.get().value == "g@x.org"
    assert restored.last_contact_at == ada.now
    assert found(ada.space, "admiral") == ["Grace Hopper"]


def test_what_was_changed_again_later_is_not_undone_over_it(ada):
    grace = factories.person(ada, "Grace Hopper")
    for name in ("Grace Murray", "Rear Admiral Hopper"):
        grace.full_name = name
        with ada.change("Renamed") as change:
            change.save(grace)

    with pytest.raises(actions.CannotUndo, match="changed again later"):
        actions.undo(by=ada, change=ada.changes[1])

    grace.refresh_from_db()
    assert grace.full_name == "Rear Admiral Hopper"


def test_an_addition_that_something_hangs_on_is_not_undone(ada):
    grace = factories.person(ada, "Grace Hopper")
    added = ada.changes[-1]
    with ada.change("Added a role") as change:
        change.add(Role(person=grace, title="Admiral"))

    with pytest.raises(actions.CannotUndo, match="since added something"):
        actions.undo(by=ada, change=added)

    assert Role.objects.exists()


def test_nothing_is_undone_twice(ada):
    factories.person(ada)
    actions.undo(by=ada, change=ada.changes[-1])

    with pytest.raises(actions.CannotUndo, match="already"):
        actions.undo(by=ada, change=ada.changes[-1])


def test_a_change_inside_a_change_is_part_of_it(ada):
    with ada.change("Added two"):
        factories.person(ada, "Grace Hopper")
        factories.person(ada, "Katherine Johnson")

    assert [change.sentence for change in ada.changes] == ["Added two"]
    actions.undo(by=ada, change=ada.changes[-1])
    assert not Person.objects.exists()


def test_a_failing_change_leaves_nothing_behind(ada):
    with pytest.raises(RuntimeError), ada.change("Added one") as change:
        change.add(Person(full_name="Grace Hopper"))
        raise RuntimeError

    assert not Person.objects.exists()
    assert not Change.objects.exists()
    factories.person(ada)
    assert len(ada.changes) == 1


def test_a_stale_write_is_refused_with_the_stored_row(ada):
    grace = factories.person(ada, "Grace Hopper")
    grace.full_name = "Grace Murray"
    with ada.change("Renamed") as change:
        change.save(grace, version=1)
    stale = Person(pk=grace.pk, space=ada.space, full_name="G. Hopper")

    with pytest.raises(StaleWrite) as refused, ada.change("Renamed") as change:
        change.save(stale, version=1)

    assert refused.value.stored.full_name == "Grace Murray"


def test_saving_what_is_stored_already_is_no_change(ada):
    grace = factories.person(ada)
    with ada.change("Nothing") as change:
        change.save(grace)

    assert len(ada.changes) == 1


def test_removed_rows_are_forgotten_after_a_month(ada):
    grace = factories.person(ada)
    with ada.change("Removed") as change:
        change.remove(grace)
    later = factories.author(ada.space, ada.now + timedelta(days=31))

    actions.forget_old(by=later)

    assert not queries.newest_first(Change.objects.all()).exists()


def test_a_moment_comes_back_to_the_microsecond(ada):
    grace = factories.person(ada)
    moment = ada.now + timedelta(microseconds=123_456)
    with ada.change("Noted") as change:
        event = change.add(Event(person=grace, kind="met", at=moment))
    with ada.change("Removed Grace") as change:
        change.remove(grace)

    actions.undo(by=ada, change=ada.changes[-1])

    assert Event.objects.get(pk=event.pk).at == moment


def test_a_name_that_was_taken_anew_does_not_come_back_twice(ada):
    first = people.save_view(by=ada, name="Friends", query="circle=friend")
    people.remove_view(by=ada, view=first)
    removal = ada.changes[-1]
    people.save_view(by=ada, name="Friends", query="closeness=3")

    with pytest.raises(actions.CannotUndo, match="added again since"):
        actions.undo(by=ada, change=removal)


def test_nobody_comes_back_to_an_organization_that_is_gone(ada):
    grace = people.add_person(by=ada, full_name="Grace Hopper", roles=[IncomingRole("", "Navy")])
    people.remove_person(by=ada, person=grace)
    removal = ada.changes[-1]
    people.remove_organization(by=ada, organization=Organization.objects.get())

    with pytest.raises(actions.CannotUndo, match="it belonged to has been removed"):
        actions.undo(by=ada, change=removal)

    assert not Person.objects.exists()
    connection.check_constraints()


def test_a_second_press_on_undo_finds_it_undone(ada):
    factories.person(ada)
    change = ada.changes[-1]
    pressed_twice = Change.objects.get(pk=change.pk)
    actions.undo(by=ada, change=change)

    with pytest.raises(actions.CannotUndo, match="undone already"):
        actions.undo(by=ada, change=pressed_twice)


def test_somebody_told_apart_since_is_not_taken_out_by_an_undo(ada):
    grace = factories.person(ada, "Grace Hopper")
    addition = ada.changes[-1]
    joining.tell_apart(by=ada, first=grace, second=factories.person(ada, "Grace Hooper"))

    with pytest.raises(actions.CannotUndo, match="you have since added something"):
        actions.undo(by=ada, change=addition)


def test_a_row_that_comes_back_goes_on_counting_its_versions(ada):
    """A calendar elsewhere would take a lower number for an older invitation (ADR 9)."""
    person = factories.person(ada)
    person.location = "Arlington"
    with ada.change("Moved") as change:
        change.save(person)
    with ada.change("Removed") as change:
        change.remove(person)
    assert person.version == 2

    actions.undo(by=ada, change=ada.changes[-1])

    assert Person.objects.get().version == 3


def test_a_row_that_comes_back_is_as_old_as_it_was(ada):
    """Ages and due days count from it: a draft of weeks ago is not of today."""
    person = factories.person(ada)
    Person.objects.update(created_at=LONG_AGO)
    with ada.change("Removed") as change:
        change.remove(Person.objects.get())

    actions.undo(by=ada, change=ada.changes[-1])

    assert Person.objects.get(pk=person.pk).created_at == LONG_AGO


def test_a_removal_that_says_nothing_of_its_age_is_undone_as_before(ada):
    person = factories.person(ada)
    with ada.change("Removed") as change:
        change.remove(Person.objects.get())
    removal = ada.changes[-1]
    for row in removal.rows:
        del row["created_at"]  # as journals had it until this was told
    removal.save()

    actions.undo(by=ada, change=removal)

    assert Person.objects.get() == person
