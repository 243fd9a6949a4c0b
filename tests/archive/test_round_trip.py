"""Leaving and coming back: nothing is lost, nothing is added."""

import io
import json
from itertools import count
from uuid import UUID
from zipfile import ZipFile

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings

from askaround.accounts.models import Space
from askaround.archive import derived
from askaround.archive.erasing import erase_everything
from askaround.archive.restoring import read_archive
from askaround.archive.rows import NOT_ARCHIVED, archived_models
from askaround.archive.writing import write_archive
from askaround.journal.models import Change
from askaround.models import Event, ImportBatch, NotSamePerson, Person, SavedView, SearchDocument
from askaround.search.queries import hits
from tests import factories
from tests.architecture.test_promises import models
from tests.archive.spaces import contents, rows, store

pytestmark = pytest.mark.django_db
NUMBERS = count()


def archived(by):
    file = io.BytesIO()
    write_archive(by=by, file=file)
    return file


def new_author():
    return factories.author(factories.space(f"user-{next(NUMBERS)}"))


@pytest.fixture
def grace(ada):
    """A person with a timeline, in Ada's space."""
    grace = factories.person(ada, "Grace Hopper", only_they_know="How compilers began")
    with ada.change("Wrote a note") as change:
        change.add(Event(person=grace, kind="note", at=ada.now, text="Nanoseconds of wire"))
    return grace


def test_every_stored_thing_is_archived_or_has_a_reason_not_to_be():
    in_archive = {model.__name__ for model in archived_models()}

    assert in_archive | NOT_ARCHIVED.keys() == {model.__name__ for model in models()}
    assert not in_archive & NOT_ARCHIVED.keys()


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(made=rows())
def test_every_row_comes_back_as_it_was(made):
    by = new_author()
    store(by.space, made)
    before = contents(by.space)
    file = archived(by)
    erase_everything(by=by)

    restored = read_archive(by=by, file=file)

    assert contents(by.space) == before
    assert restored.counts == {name.lower(): len(found) for name, found in before.items()}
    assert restored.left_out == ()
    assert derived.differences(space=by.space) == []


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(made=rows())
def test_a_second_archive_of_the_restored_space_says_the_same(made):
    by = new_author()
    store(by.space, made)
    first = archived(by)
    erase_everything(by=by)
    read_archive(by=by, file=first)

    assert archived(by).getvalue() == first.getvalue()


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(made=rows())
def test_rows_get_new_keys_where_theirs_are_taken_and_still_belong_together(made):
    by, other = new_author(), new_author()
    store(by.space, made)
    before = contents(by.space)

    read_archive(by=other, file=archived(by))

    after = contents(other.space)
    new = {
        old["id"]: row["id"]
        for kind in before
        for old, row in zip(before[kind], after[kind], strict=True)
    }
    assert not new.keys() & set(new.values())
    renamed = {
        kind: [
            {
                name: new.get(value, value) if isinstance(value, UUID) else value
                for name, value in row.items()
            }
            for row in found
        ]
        for kind, found in before.items()
    }
    assert after == renamed
    assert contents(by.space) == before


def test_one_of_everything_comes_back(ada):
    factories.one_of_everything(ada, "Dana")
    before = contents(ada.space)
    assert all(before[kind] for kind in before if kind != "ImportedRecord")
    file = archived(ada)
    erase_everything(by=ada)

    read_archive(by=ada, file=file)

    assert contents(ada.space) == before


def test_new_keys_reach_references_inside_texts_and_documents(ada, grace):
    with ada.change("Prepared") as change:
        change.add(SavedView(name="Hers", query=f"via={grace.pk}&tag=unknown"))
        change.add(
            ImportBatch(name="a.csv", state="planned", decisions={"grace@navy": str(grace.pk)})
        )
        stranger = factories.person(ada, "Edsger Dijkstra")
        change.add(NotSamePerson(first=grace, second=stranger))
        change.add(Event(person=grace, kind="note", at=ada.now, text=f"Ticket {ada.space.pk}"))
    other = new_author()

    read_archive(by=other, file=archived(ada))

    hers = Person.objects.get(space=other.space, full_name="Grace Hopper")
    assert hers.pk != grace.pk
    assert SavedView.objects.get(space=other.space).query == f"via={hers.pk}&tag=unknown"
    assert ImportBatch.objects.get(space=other.space).decisions == {"grace@navy": str(hers.pk)}
    assert Event.objects.filter(space=other.space, text=f"Ticket {ada.space.pk}").exists()


def test_what_was_findable_is_findable_again(ada, grace):
    file = archived(ada)
    erase_everything(by=ada)

    read_archive(by=ada, file=file)

    found = hits(space=ada.space, typed="nanosec", kinds=[SearchDocument.Kind.NOTE])
    assert [hit.owner_id for hit in found] == [grace.pk]
    assert Person.objects.get(pk=grace.pk).sort_name == "grace hopper"


def test_the_choices_of_the_space_come_along(ada):
    Space.objects.filter(pk=ada.space.pk).update(
        time_zone="Asia/Tokyo", country="JP", playbook="3b7", playbook_changes={"minutes_asked": 15}
    )
    ada.space.refresh_from_db()
    other = new_author()

    read_archive(by=other, file=archived(ada))

    there = Space.objects.get(pk=other.space.pk)
    assert (there.time_zone, there.country, there.playbook) == ("Asia/Tokyo", "JP", "3b7")
    assert there.playbook_changes == {"minutes_asked": 15}


def test_the_journal_of_the_emptied_space_cannot_bring_old_rows_between_the_new(ada, grace):
    file = archived(ada)
    with ada.change("Removed Grace Hopper") as change:
        change.remove(grace)

    read_archive(by=ada, file=file)

    assert not Change.objects.filter(space=ada.space).exists()


def test_copies_for_people_travel_along(ada):
    file = io.BytesIO()
    write_archive(by=ada, file=file, copies={"people.csv": lambda entry: entry.write(b"name\r\n")})

    with ZipFile(file) as archive:
        assert archive.read("people.csv") == b"name\r\n"
        assert "diary" in archive.read("README.txt").decode()
        assert json.loads(archive.read("manifest.json"))["copies"] == ["people.csv"]


@pytest.mark.django_db(transaction=True)
def test_an_archive_outside_a_transaction_leaves_none_behind(ada, grace):
    file = archived(ada)

    erase_everything(by=ada)
    assert read_archive(by=ada, file=file).counts["person"] == 1
    assert not connection.connection.in_transaction
