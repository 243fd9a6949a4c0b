"""Derived data can be made again from the rows, and a difference is noticed."""

import pytest
from django.db import connection

from askaround.archive import derived
from askaround.models import Person, SearchDocument
from askaround.search.actions import INDEX
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def everything(ada):
    return factories.one_of_everything(ada, "Dana")


def test_what_followed_the_changes_is_what_a_rebuild_would_make(ada, everything):
    assert derived.differences(space=ada.space) == []


def test_a_wrong_column_is_noticed_and_mended(ada, everything):
    Person.objects.filter(space=ada.space).update(sort_name="zzz")

    assert derived.differences(space=ada.space) == ["persons"]
    assert Person.objects.filter(sort_name="zzz").count() == 2

    derived.rebuild(space=ada.space)
    assert derived.differences(space=ada.space) == []


def test_a_missing_document_is_noticed(ada, everything):
    SearchDocument.objects.filter(kind="question").delete()

    assert "search documents" in derived.differences(space=ada.space)


def test_a_full_text_index_that_lost_its_words_is_noticed(ada, everything):
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {INDEX} ({INDEX}) VALUES ('delete-all')")

    assert derived.differences(space=ada.space) == ["full-text index"]
