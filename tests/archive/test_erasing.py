"""Erasing everything erases everything of this person, and nothing of anybody else."""

import pytest

from askaround.archive import derived, queries
from askaround.archive.erasing import erase_everything
from askaround.journal.models import Change
from askaround.models import SearchDocument
from askaround.search.queries import hits
from tests import factories
from tests.archive.spaces import contents

pytestmark = pytest.mark.django_db


def test_nothing_is_left_of_a_space_and_its_journal(ada):
    factories.one_of_everything(ada, "Dana")

    erase_everything(by=ada)

    assert queries.is_empty(ada.space)
    assert not Change.objects.filter(space=ada.space).exists()
    assert not SearchDocument.objects.filter(space=ada.space).exists()
    assert hits(space=ada.space, typed="Dana", kinds=["person", "note"]) == []


def test_the_space_next_door_is_untouched(ada):
    other = factories.author(factories.space("grace"))
    factories.one_of_everything(other, "Dana")
    factories.one_of_everything(ada, "Dana")
    before = contents(other.space)

    erase_everything(by=ada)

    assert contents(other.space) == before
    assert len(hits(space=other.space, typed="Dana", kinds=["person"])) == 2
    assert derived.differences(space=other.space) == []


def test_the_choices_are_forgotten_and_the_place_is_not(ada):
    ada.space.playbook, ada.space.time_zone = "academic", "Asia/Tokyo"
    ada.space.playbook_changes = {"minutes": 15}
    ada.space.save()

    erase_everything(by=ada)

    ada.space.refresh_from_db()
    assert (ada.space.playbook, ada.space.playbook_changes) == ("guides", {})
    assert ada.space.time_zone == "Asia/Tokyo"
