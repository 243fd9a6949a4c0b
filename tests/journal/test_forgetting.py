"""Whoever is erased goes from the list of changes with all that ever hung on them."""

import pytest

from askaround.conversations.models import Note
from askaround.journal import actions
from askaround.journal.models import Change
from askaround.people.actions import erase_person
from askaround.people.imports import batches
from askaround.people.models import ImportBatch
from askaround.scheduling.actions import remove_conversation
from tests import factories
from tests.people.imports.making import incoming, waiting

pytestmark = pytest.mark.django_db


@pytest.fixture
def dana(ada):
    """Somebody who told something."""
    return talked(ada, "Dana")


def talked(by, name):
    """Return a person with whom one talked; each step is a change of its own."""
    talk = factories.conversation(by, factories.person(by, name))
    with by.change(f"Moved the talk with {name}") as change:
        talk.minutes = 45
        change.save(talk)
    with by.change(f"Took notes while talking with {name}") as change:
        change.add(Note(conversation=talk, text=f"Secret of {name}", at=by.now))
    return talk


def remembered():
    return repr(list(Change.objects.values_list("sentence", "rows")))


def test_what_was_written_while_talking_with_them_goes_too(ada, dana):
    assert "Secret of Dana" in remembered()

    erase_person(by=ada, person=dana.person)

    assert "Dana" not in remembered()
    assert str(dana.pk) not in remembered()
    assert not [change for change in ada.changes if "Dana" in change.sentence]


def test_so_does_what_was_removed_before(ada, dana):
    person = dana.person
    remove_conversation(by=ada, conversation=dana)

    erase_person(by=ada, person=person)

    assert "Dana" not in remembered()


def test_what_hangs_on_others_can_still_be_undone(ada, dana):
    talked(ada, "Erin")
    of_erin = Change.objects.filter(sentence__contains="Erin").count()

    erase_person(by=ada, person=dana.person)

    assert Change.objects.filter(sentence__contains="Erin").count() == of_erin > 1
    assert "Secret of Erin" in remembered()


def test_a_file_that_was_removed_is_forgotten_with_whoever_may_stand_in_it(ada, dana):
    for name in ("first.csv", "second.csv"):
        batches.drop(by=ada, batch=waiting(ada, incoming("Dana"), name=name))
    actions.undo(by=ada, change=ada.changes[-1])
    batches.drop(by=ada, batch=ImportBatch.objects.get())

    erase_person(by=ada, person=dana.person)

    assert not Change.objects.filter(rows__icontains="importbatch").exists()
    assert "without importing it" not in " ".join(map(str, [*Change.objects.all(), *ada.changes]))
