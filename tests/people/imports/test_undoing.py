from datetime import timedelta

import pytest
from django.db import connection

from askaround.outreach.models import Ask
from askaround.people import actions, joining
from askaround.people.imports import applying, batches, undoing
from askaround.people.models import Event, ImportBatch, ImportedRecord, Person, Tag
from askaround.research.models import Organization
from askaround.search.models import SearchDocument
from askaround.search.queries import hits
from tests import factories
from tests.archive.spaces import contents
from tests.people.imports.making import bring, counts, incoming, message, waiting
from tests.people.imports.rows import everything
from tests.people.imports.test_importing import DANA, said


def later(by, days=1):
    """The same author on another day, so that another import has another moment."""
    return factories.author(by.space, by.now + timedelta(days=days))


def take_back(by, batch):
    return undoing.undo_import(by=by, batch=batch)


def ask(by, person):
    exploration = factories.exploration(by)
    with by.change("Asked") as change:
        change.add(Ask(person=person, exploration=exploration))


def test_taking_an_import_back_leaves_nothing_of_it(ada):
    batch = bring(ada, DANA, incoming("Bo"), events=[message(link=DANA.links[0])])

    result = take_back(later(ada), batch)

    assert (result.people, result.stayed) == (2, 0)
    for kind in (Person, Organization, Tag, Event, ImportedRecord, SearchDocument):
        assert not kind.objects.exists(), kind
    batch.refresh_from_db()
    assert batch.state == ImportBatch.State.UNDONE


def test_nothing_of_it_is_found_any_more(ada):
    batch = bring(ada, DANA)

    take_back(ada, batch)

    assert hits(space=ada.space, typed="dana", kinds=["person"]) == []


def test_somebody_told_apart_from_a_namesake_goes_too(ada):
    here = factories.person(ada, "Dana Whitfield")
    batch = waiting(ada, incoming("Dana Whitfield", key="d"))
    batches.decide(by=ada, batch=batch, decisions={"d": "new"})
    applying.apply_import(by=ada, batch=batch)

    assert take_back(later(ada), batch).people == 1
    assert Person.objects.get() == here
    connection.check_constraints()


def test_somebody_told_apart_afterwards_stays(ada):
    here = factories.person(ada, "Dana Whitfield")
    batch = bring(ada, incoming("Bo"))
    joining.tell_apart(by=later(ada), first=here, second=Person.objects.get(full_name="Bo"))

    assert take_back(later(ada), batch).names == ("Bo",)


def test_it_can_be_imported_again_afterwards(ada):
    take_back(ada, bring(ada, DANA))

    assert counts(ada, DANA) == {"new": 1}


def test_what_an_import_changed_returns_to_what_it_was(ada):
    bring(ada, DANA)
    newer = incoming(
        **{
            **said(DANA),
            "full_name": "Dana Smith",
            "location": "York",
            "role": ("Director", "Brook"),
            "note": "Changed",
            "emails": ("second@example.org",),
            "tags": ("go",),
        }
    )
    before = everything()

    batch = bring(later(ada), newer, events=[message(link=DANA.links[0])])
    assert everything() != before
    take_back(later(ada, 2), batch)

    assert everything() == before


def test_a_person_from_another_source_gets_back_their_blanks(ada):
    factories.person(ada, "Dana Whitfield")
    with ada.change("x") as change:
        from askaround.people.models import ContactPoint

        dana = Person.objects.get()
        change.add(ContactPoint(person=dana, kind="email", value="d@x.org", key="d@x.org"))
    before = everything()

    batch = bring(later(ada), incoming("Dana Whitfield", emails=("d@x.org",), location="Leeds"))
    assert Person.objects.get().location == "Leeds"
    take_back(later(ada), batch)

    assert everything() == before


def test_a_value_that_was_changed_again_since_stays(ada):
    bring(ada, DANA)
    batch = bring(later(ada), incoming(**{**said(DANA), "location": "York", "role": None}))
    actions.edit_person(by=ada, person=Person.objects.get(), location="Whitby")

    take_back(later(ada), batch)

    assert Person.objects.get().location == "Whitby"


@pytest.mark.parametrize(
    "work",
    [
        lambda by, who: actions.add_note(by=by, person=who, text="Kind"),
        lambda by, who: actions.add_tag(by=by, person=who, name="mentor"),
        lambda by, who: actions.edit_person(by=by, person=who, circle="friend"),
        lambda by, who: actions.add_role(by=by, person=who, title="Chair"),
        lambda by, who: actions.edit_event(
            by=by, event=who.events.filter(kind="note").get(), text="Mine"
        ),
        ask,
    ],
    ids=["note", "tag", "edit", "role", "edited note", "ask"],
)
def test_somebody_you_have_worked_with_stays_and_is_named(work, ada):
    batch = bring(ada, DANA, incoming("Bo", emails=("bo@x.org",)))
    work(ada, Person.objects.get(full_name="Dr. Dana Whitfield"))

    result = take_back(later(ada), batch)

    assert (result.people, result.stayed, result.names) == (1, 1, ("Dr. Dana Whitfield",))
    dana = Person.objects.get()
    assert dana.contact_points.count() == 3
    assert dana.location == "Leeds"


def test_somebody_who_stayed_is_known_again_when_the_file_comes_back(ada):
    batch = bring(ada, DANA)
    actions.edit_person(by=ada, person=Person.objects.get(), location="Whitby")
    take_back(ada, batch)

    assert counts(ada, DANA) == {"same": 1}


def test_an_import_on_which_a_later_one_rests_is_taken_back_second(ada):
    first = bring(ada, DANA)
    google = incoming("Dana Whitfield", emails=("dana@example.org",), how_i_know="Choir")
    second = bring(later(ada), google, source="google", name="contacts.csv")

    with pytest.raises(undoing.CannotTakeBack, match=r"contacts\.csv"):
        take_back(ada, first)
    take_back(ada, second)
    take_back(ada, first)

    assert not Person.objects.exists()


def test_organizations_that_something_else_uses_stay(ada):
    batch = bring(ada, DANA)
    actions.add_role(
        by=ada,
        person=factories.person(ada, "Tom"),
        title="Cook",
        organization_name="Lakeside",
    )

    take_back(later(ada), batch)

    assert [place.name for place in Organization.objects.all()] == ["Lakeside"]


def test_an_import_is_taken_back_once(ada):
    batch = bring(ada, DANA)
    take_back(ada, batch)

    with pytest.raises(undoing.CannotTakeBack):
        take_back(ada, batch)


def test_what_a_record_says_of_the_time_before_reaches_into_no_other_space(ada):
    grace = factories.author(factories.space("grace"))
    hers = bring(grace, DANA, events=[message(link=DANA.links[0])])
    person = Person.objects.get(space=grace.space)
    role, point = person.roles.get(), person.contact_points.first()
    note = person.events.first()
    before = contents(grace.space)
    bring(ada, incoming("Bo"))
    batch = bring(later(ada), incoming("Bo", location="York"))
    record = ImportedRecord.objects.get(space=ada.space)
    values = [role.title, str(role.organization_id), role.started, role.ended]
    record.before["made"] = {
        "roles": [str(role.pk)],
        "points": [str(point.pk)],
        "taggings": [str(person.taggings.first().pk)],
    }
    record.before["roles"] = [
        {"id": str(role.pk), "before": ["Thief", None, "", ""], "after": values, "version": 0}
    ]
    record.before["note"] = {
        "id": str(note.pk), "before": "Taken", "after": note.text, "version": 0
    }  # fmt: skip
    record.before["record"]["batch"] = str(hers.pk)
    record.save()

    take_back(later(ada, 2), batch)

    assert contents(grace.space) == before
    assert not ImportedRecord.objects.filter(space=ada.space, batch=hers).exists()


@pytest.mark.parametrize(
    "before",
    [
        "x",
        [5],
        {"turn": "last"},
        {"texts": {"full_name": ["Dana", "Dana"]}},
        {"texts": {"full_name": 5}, "version": 1},
        {"texts": {"shoe_size": ["1", "2"]}, "version": 1},
        {"texts": {"known_since": ["soon", "2026"]}, "version": 1},
        {"roles": [{"id": "7"}]},
        {"note": {"id": "7", "before": "", "after": "", "version": 1}},
        {"made": {"roles": ["7"]}},
        {"record": {"batch": "7"}},
        {"record": 5},
    ],
)
def test_an_import_that_an_archive_brought_in_disorder_is_left_as_it_is(ada, before):
    actions.add_person(by=ada, full_name="Dana Whitfield", emails=["dana@example.org"])
    batch = bring(ada, incoming("Dana Whitfield", emails=("dana@example.org",), location="Leeds"))
    ImportedRecord.objects.update(before=before)
    stored = contents(ada.space)

    with pytest.raises(undoing.CannotTakeBack, match="no longer knows"):
        take_back(later(ada), batch)

    assert contents(ada.space) == stored
