from datetime import UTC, date, datetime

import pytest

from askaround.people import actions, derived
from askaround.people.imports import applying, batches
from askaround.people.models import Event, ImportBatch, NotSamePerson, Person
from askaround.research.models import Organization
from askaround.search.models import SearchDocument
from askaround.search.queries import hits
from tests import factories
from tests.people.imports.making import bring, counts, incoming, message, planned, waiting

DANA = incoming(
    "Dr. Dana Whitfield",
    key="linkedin.com/in/dana",
    role=("Data Lead", "Lakeside"),
    emails=("Dana@example.org",),
    phones=("+44 20 7946 0000",),
    links=("https://www.linkedin.com/in/dana",),
    location="Leeds",
    known_since=date(2019, 5, 1),
    tags=("chess",),
    note="Met at the fair",
    met_on=(date(2024, 3, 2),),
    circle="classmate",
)


def test_a_new_person_arrives_with_all_that_the_record_says(ada):
    bring(ada, DANA)

    dana = Person.objects.get()
    assert (dana.given_name, dana.family_name, dana.location) == ("Dana", "Whitfield", "Leeds")
    assert (dana.known_since, dana.circle) == (date(2019, 5, 1), "alumni")
    assert [str(role) for role in dana.roles.all()] == ["Data Lead, Lakeside"]
    assert {point.key for point in dana.contact_points.all()} == {
        "dana@example.org",
        "+442079460000",
        "linkedin.com/in/dana",
    }
    assert [str(tagging) for tagging in dana.taggings.all()] == ["chess"]
    assert {(event.kind, event.text) for event in dana.events.all()} == {
        ("note", "Met at the fair"),
        ("met", ""),
    }


def test_a_name_that_has_no_room_is_whole_in_a_note(ada):
    whole = "Dana " + "Whitfield " * 30
    somebody = incoming(whole.strip(), note="Met at the fair")

    bring(ada, somebody)

    dana = Person.objects.get()
    assert dana.full_name == whole[:200].strip()
    assert dana.events.get().text == f"{whole.strip()}\nMet at the fair"
    assert counts(ada, somebody) == {"same": 1}


def test_an_import_writes_nothing_before_it_is_said_yes_to(ada):
    batch = waiting(ada, DANA)

    planned(ada, batch)

    assert not Person.objects.exists()
    assert not Organization.objects.exists()


def test_what_is_derived_is_the_same_as_when_it_is_made_again(ada):
    bring(ada, DANA, incoming("Élodie Ångström"), events=[message(link=DANA.links[0])])
    people = dict(Person.objects.values_list("id", "sort_name"))
    touched = dict(Person.objects.values_list("id", "last_contact_at"))
    documents = set(SearchDocument.objects.values_list("object_id", "kind", "title", "body"))

    for person in Person.objects.all():
        derived.refresh_people(space=ada.space, ids=[person.pk])

    assert dict(Person.objects.values_list("id", "sort_name")) == people
    assert dict(Person.objects.values_list("id", "last_contact_at")) == touched
    assert (
        set(SearchDocument.objects.values_list("object_id", "kind", "title", "body")) == documents
    )
    assert [hit.title for hit in hits(space=ada.space, typed="lakeside", kinds=["person"])] == [
        "Dr. Dana Whitfield"
    ]


def test_the_same_file_twice_changes_nothing(ada):
    bring(ada, DANA, incoming("Li Wei"))

    assert counts(ada, DANA, incoming("Li Wei")) == {"same": 2}


def test_a_newer_file_corrects_what_nobody_touched(ada):
    bring(ada, DANA)

    bring(ada, incoming(**{**said(DANA), "location": "York", "role": ("Director", "Lakeside")}))

    dana = Person.objects.get()
    assert dana.location == "York"
    assert [str(role) for role in dana.roles.all()] == ["Director, Lakeside"]


def test_what_the_user_typed_is_never_overwritten(ada):
    bring(ada, DANA)
    dana = Person.objects.get()
    actions.edit_person(by=ada, person=dana, location="Whitby", full_name="Dana W. Whitfield")
    actions.edit_role(
        by=ada, role=dana.roles.get(), title="Head of Data", organization_name="Lakeside",
        started="", ended="",
    )  # fmt: skip
    newer = incoming(
        **{**said(DANA), "full_name": "Dana Smith", "location": "York", "role": ("CEO", "Brook")}
    )

    batch = waiting(ada, newer)
    (record,) = planned(ada, batch).kept
    applying.apply_import(by=ada, batch=batch)

    dana.refresh_from_db()
    assert (dana.full_name, dana.location) == ("Dana W. Whitfield", "Whitby")
    assert [str(role) for role in dana.roles.all()] == ["Head of Data, Lakeside"]
    assert {(each.field, each.before, each.after) for each in record.differences.kept} == {
        ("full_name", "Dana W. Whitfield", "Dana Smith"),
        ("location", "Whitby", "York"),
        ("role", "Head of Data, Lakeside", "CEO, Brook"),
    }
    assert counts(ada, newer) == {"same": 1}


def test_what_the_user_removed_stays_away(ada):
    bring(ada, DANA)
    dana = Person.objects.get()
    for point in dana.contact_points.all():
        actions.remove_contact_point(by=ada, contact_point=point)
    for role in dana.roles.all():
        actions.remove_role(by=ada, role=role)

    bring(ada, DANA)

    assert not dana.contact_points.exists()
    assert not dana.roles.exists()


def test_a_file_that_no_longer_says_something_does_not_empty_it(ada):
    bring(ada, DANA)

    assert counts(ada, incoming("Dr. Dana Whitfield", key=DANA.key)) == {"same": 1}


@pytest.mark.parametrize(
    "shared",
    [
        pytest.param({"emails": ("dana@example.org",)}, id="e-mail"),
        pytest.param({"links": ("http://uk.linkedin.com/in/Dana/?trk=x",)}, id="profile"),
        pytest.param({"phones": ("+44 (0)20 7946-0000",)}, id="name and phone"),
    ],
)
def test_another_source_joins_the_same_person_and_fills_blanks_only(shared, ada):
    bring(ada, DANA)
    google = incoming("Dana Whitfield", key="c1", location="Paris", how_i_know="Choir", **shared)

    assert counts(ada, google, source="google") == {"changed": 1, "kept": 1}
    bring(ada, google, source="google")

    dana = Person.objects.get()
    assert (dana.location, dana.how_i_know) == ("Leeds", "Choir")


def test_an_address_shared_by_a_family_joins_nobody(ada):
    bring(ada, incoming("Dana Whitfield", emails=("home@example.org",)))

    assert counts(ada, incoming("Tom Ash", emails=("home@example.org",)), source="x") == {
        "possible": 1
    }


def test_somebody_of_the_same_name_comes_in_beside_until_the_user_decides(ada):
    here = factories.person(ada, "Dana Whitfield")
    batch = waiting(ada, incoming("Dana Whitfield", key="d"))

    (record,) = planned(ada, batch).records
    assert record.like == (here.pk,)
    applying.apply_import(by=ada, batch=batch)

    assert Person.objects.count() == 2


def test_a_decision_that_both_are_one_person_joins_them(ada):
    here = factories.person(ada, "Dana Whitfield")
    batch = waiting(ada, incoming("Dana Whitfield", key="d", location="Leeds"))
    batches.decide(by=ada, batch=batch, decisions={"d": str(here.pk)})

    applying.apply_import(by=ada, batch=batch)

    assert Person.objects.get().location == "Leeds"


def test_a_decision_that_they_are_two_people_is_remembered(ada):
    here = factories.person(ada, "Dana Whitfield")
    batch = waiting(ada, incoming("Dana Whitfield", key="d"))
    batches.decide(by=ada, batch=batch, decisions={"d": "new"})

    applying.apply_import(by=ada, batch=batch)

    pair = NotSamePerson.objects.get()
    assert {pair.first_id, pair.second_id} == set(Person.objects.values_list("id", flat=True))
    assert here.pk in (pair.first_id, pair.second_id)


def test_two_records_of_one_person_in_one_file_make_one_person(ada):
    bring(
        ada,
        incoming("Dana Whitfield", key="1", emails=("d@x.org",)),
        incoming("Dana Whitfield", key="2", emails=("D@x.org",), location="Leeds"),
        incoming("Dana Whitfield", key="3", emails=("d@x.org", "other@x.org"), location="York"),
    )

    dana = Person.objects.get()
    assert dana.location == "Leeds"
    assert {point.key for point in dana.contact_points.all()} == {"d@x.org", "other@x.org"}


def test_two_people_of_one_name_in_one_file_stay_two(ada):
    bring(ada, incoming("John Smith", key="1"), incoming("John Smith", key="2"))

    assert Person.objects.count() == 2


def test_spellings_of_one_organization_meet(ada):
    bring(
        ada,
        incoming("Ana", role=("Nurse", "Lakeside Ltd.")),
        incoming("Bo", role=("Cook", "LAKESIDE")),
        incoming("Cy", role=("Poet", "Self-employed")),
    )

    assert [place.name for place in Organization.objects.all()] == ["Lakeside Ltd."]
    assert [str(role) for role in Person.objects.get(full_name="Cy").roles.all()] == [
        "Poet (Self-employed)"
    ]


def test_messages_land_on_the_timeline_once(ada):
    bring(ada, DANA)
    by_link = message("D. W.", key="a", link="https://www.linkedin.com/in/DANA/")
    by_name = message("Dana Whitfield", key="b", text="Thanks", outgoing=False)

    bring(ada, events=[by_link, by_name])

    dana = Person.objects.get()
    said = dana.events.filter(kind="message").values_list("direction", "text")
    assert set(said) == {("out", "Hello"), ("in", "Thanks")}
    assert dana.last_contact_at == datetime(2025, 6, 1, 9, 30, tzinfo=UTC)
    assert counts(ada, events=[by_link, by_name]) == {"known_events": 2}


def test_messages_with_strangers_are_left_out_and_counted(ada):
    found = counts(ada, events=[message("Sam Roe", key="a"), message("Sam Roe", key="b")])

    assert found == {"strangers": 1, "stranger_events": 2}


def test_strangers_come_in_when_the_user_wants_them(ada):
    batch = waiting(ada, events=[message("Sam Roe", key="a", link="linkedin.com/in/sam")])
    batches.add_strangers(by=ada, batch=batch, add=True)

    applying.apply_import(by=ada, batch=batch)

    sam = Person.objects.get()
    assert sam.full_name == "Sam Roe"
    assert sam.events.count() == 1


def test_a_message_with_a_name_that_two_people_bear_is_not_given_to_either(ada):
    factories.person(ada, "Sam Roe")
    factories.person(ada, "Sam Roe")

    assert counts(ada, events=[message("Sam Roe")]) == {"unclear_events": 1}


def test_a_note_that_the_source_changes_follows_unless_the_user_wrote_on_it(ada):
    bring(ada, incoming("Ana", note="one"), incoming("Bo", note="one"))
    actions.edit_event(by=ada, event=Event.objects.get(person__full_name="Bo"), text="mine")

    bring(ada, incoming("Ana", note="two"), incoming("Bo", note="two"))

    notes = dict(Event.objects.values_list("person__full_name", "text"))
    assert notes == {"Ana": "two", "Bo": "mine"}


def test_every_line_is_accounted_for(ada):
    batch = waiting(ada, incoming("Ana"), problems=[(3, "The row names nobody.")])

    found = planned(ada, batch)

    assert [(each.line, each.reason) for each in found.unreadable] == [(3, "The row names nobody.")]
    applying.apply_import(by=ada, batch=batch)
    batch.refresh_from_db()
    assert batch.counts["problems"][0]["line"] == 3


def test_a_file_is_imported_once_only(ada):
    batch = bring(ada, incoming("Ana"))

    with pytest.raises(applying.CannotImport):
        applying.apply_import(by=ada, batch=batch)


def test_progress_ends_at_the_whole(ada):
    seen = []
    batch = waiting(ada, incoming("Ana"), incoming("Bo"))

    applying.apply_import(by=ada, batch=batch, progress=lambda done, of: seen.append((done, of)))

    assert seen[-1] == (2, 2)


def test_a_dropped_file_is_gone(ada):
    batch = waiting(ada, incoming("Ana"))

    batches.drop(by=ada, batch=batch)

    assert not ImportBatch.objects.exists()


def said(record):
    """The arguments that make ``record`` again."""
    fields = {name: getattr(record, name) for name in record.__slots__}
    del fields["roles"]
    return fields
