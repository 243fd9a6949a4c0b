from datetime import timedelta

import pytest

from askaround.journal import actions, queries
from askaround.journal.author import StaleWrite
from askaround.journal.models import Change
from askaround.people.models import ContactPoint, Event, Person, Role
from askaround.search.queries import hits
from tests import factories


def found(space, typed):
    return [hit.title for hit in hits(space=space, typed=typed, kinds=["person"])]


def test_undoing_an_addition_takes_the_row_out_again(ada):
    factories.person(ada, "Grace Hopper")

    actions.undo(by=ada, change=ada.changes[-1])

    assert not Person.objects.exists()
    assert found(ada.space, "grace") == []


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
