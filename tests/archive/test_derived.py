"""Derived data can be made again from the rows, and a difference is noticed."""

import pytest
from django.db import connection

from askaround.archive import derived
from askaround.journal.actions import undo
from askaround.models import Note, Person, SearchDocument
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


def test_a_corrected_line_is_found_by_its_new_words_alone_until_that_is_undone(ada, everything):
    talk = everything["conversation"]
    with ada.change("Corrected a line") as change:
        change.add(
            Note(
                conversation=talk,
                replaces=everything["note"],
                text="Tenders take weeks",
                at=ada.now,
            )
        )

    def found():
        lines = SearchDocument.objects.filter(kind="line", owner_id=talk.pk)
        return list(lines.values_list("title", flat=True))

    assert found() == ["Tenders take weeks"]
    assert derived.differences(space=ada.space) == []

    undo(by=ada, change=ada.changes[-1])
    assert found() == ["Dana"]
    assert derived.differences(space=ada.space) == []


def test_a_line_that_was_struck_out_is_not_found(ada, everything):
    with ada.change("Took out a line") as change:
        change.add(
            Note(
                conversation=everything["conversation"],
                replaces=everything["note"],
                struck=True,
                at=ada.now,
            )
        )

    assert not SearchDocument.objects.filter(kind="line").exists()
    assert derived.differences(space=ada.space) == []


def test_a_line_off_the_record_is_found_under_a_kind_of_its_own(ada, everything):
    with ada.change("Noted a secret") as change:
        change.add(
            Note(
                conversation=everything["conversation"],
                text="Two people are leaving",
                off_record=True,
                at=ada.now,
            )
        )

    kinds = SearchDocument.objects.filter(title="Two people are leaving")
    assert list(kinds.values_list("kind", flat=True)) == ["off-record"]


@pytest.mark.parametrize(
    "kind",
    [
        *("debrief", "advice", "promise", "referral", "opening"),
        *("claim", "belief", "decision", "letter", "source"),
    ],
)
def test_what_a_conversation_left_behind_is_found_until_it_is_removed(ada, everything, kind):
    documents = SearchDocument.objects.filter(kind=kind, space=ada.space)
    assert documents.count() == 1

    with ada.change("Removed it") as change:
        change.remove(everything[kind])

    assert not documents.exists()
    assert derived.differences(space=ada.space) == []
