from datetime import timedelta

import pytest

from askaround import access
from askaround.core.ids import uuid7
from askaround.people import actions, queries
from askaround.people.models import ImportBatch, Person
from askaround.people.queries import Filters, Order
from askaround.people.rules.duplicates import Known
from askaround.people.rules.incoming import IncomingRole


def names(people):
    return [person.full_name for person in people]


@pytest.fixture
def everybody(ada):
    """Four people, each different in every way that people are chosen by."""
    dana = actions.add_person(
        by=ada,
        full_name="Dana Whitfield",
        roles=[IncomingRole("Data lead", "Acme")],
        emails=["dana@example.org"],
        tags=["fair"],
        circle="acquaintance",
        closeness=2,
        level="manager",
    )
    erin = actions.add_person(by=ada, full_name="Erin Ode", links=["example.org/erin"])
    femi = actions.add_person(by=ada, full_name="Femi Bello", circle="friend", closeness=4)
    gus = actions.add_person(by=ada, full_name="Gus Alm", circle="friend")
    long_ago = ada.now - timedelta(days=4 * 365)
    actions.add_event(by=ada, person=erin, kind="call", at=ada.now - timedelta(days=2))
    actions.add_event(by=ada, person=femi, kind="met", at=long_ago)
    actions.add_note(by=ada, person=gus, text="Plays the cello")
    return {"dana": dana, "erin": erin, "femi": femi, "gus": gus}


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (lambda rows, now: Filters(circle="friend"), ["Femi Bello", "Gus Alm"]),
        (lambda rows, now: Filters(closeness=2), ["Dana Whitfield"]),
        (lambda rows, now: Filters(level="manager"), ["Dana Whitfield"]),
        (lambda rows, now: Filters(tag=rows["tag"]), ["Dana Whitfield"]),
        (lambda rows, now: Filters(organization=rows["acme"]), ["Dana Whitfield"]),
        (lambda rows, now: Filters(reachable=True), ["Dana Whitfield"]),
        (lambda rows, now: Filters(never_contacted=True), ["Dana Whitfield", "Gus Alm"]),
        (lambda rows, now: Filters(silent_before=queries.dormant_before(now)), ["Femi Bello"]),
        (lambda rows, now: Filters(circle="friend", never_contacted=True), ["Gus Alm"]),
        (lambda rows, now: Filters(circle="boss"), []),
    ],
)
def test_filters_narrow_the_list_together(ada, everybody, filters, expected):
    rows = {
        "tag": everybody["dana"].taggings.get().tag_id,
        "acme": everybody["dana"].roles.get().organization_id,
    }

    found = queries.chosen(access.people(ada.space), filters(rows, ada.now))

    assert sorted(names(found)) == expected


def test_a_filter_holds_also_where_many_fit(ada, everybody, monkeypatch):
    monkeypatch.setattr("askaround.people.queries.choosing.FEW", 0)
    tag = everybody["dana"].taggings.get().tag_id

    found = queries.chosen(access.people(ada.space), Filters(tag=tag, reachable=True))

    assert names(found) == ["Dana Whitfield"]


def test_one_import_can_be_looked_at_alone(ada, everybody):
    with ada.change("Imported") as change:
        batch = change.add(ImportBatch(name="a.csv", state="applied"))
        change.add(Person(full_name="Hana Sato", batch=batch))

    found = queries.chosen(access.people(ada.space), Filters(batch=batch.pk))

    assert names(found) == ["Hana Sato"]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.NAME, ["Dana Whitfield", "Erin Ode", "Femi Bello", "Gus Alm"]),
        (Order.CONTACT, ["Erin Ode", "Femi Bello", "Gus Alm", "Dana Whitfield"]),
        (Order.ADDED, ["Gus Alm", "Femi Bello", "Erin Ode", "Dana Whitfield"]),
    ],
)
def test_every_order_is_paged_without_a_gap_or_a_repetition(
    ada, everybody, order, expected, monkeypatch
):
    monkeypatch.setattr("askaround.people.queries.choosing.PAGE_SIZE", 1)
    people, after = [], None
    for _ in expected:
        page = queries.page(access.people(ada.space), order=order, after=after)
        people += [line.person for line in page.lines]
        after = page.after

    assert names(people) == expected
    assert after is None


def test_people_of_one_name_do_not_fall_between_two_pages(ada, monkeypatch):
    monkeypatch.setattr("askaround.people.queries.choosing.PAGE_SIZE", 2)
    for _ in range(5):
        actions.add_person(by=ada, full_name="Dana Whitfield")

    seen, after = [], None
    for _ in range(3):
        page = queries.page(access.people(ada.space), after=after)
        seen += [line.person.pk for line in page.lines]
        after = page.after

    assert len(set(seen)) == len(seen) == 5


def test_a_page_behind_a_person_who_is_gone_starts_again(ada, everybody):
    page = queries.page(access.people(ada.space), after=uuid7())

    assert len(page.lines) == 4


def test_the_list_takes_as_many_queries_for_three_people_as_for_one(ada, django_assert_num_queries):
    people = access.people(ada.space)
    for count in (1, 2):
        for number in range(count):
            actions.add_person(
                by=ada,
                full_name=f"Person {count} {number}",
                roles=[IncomingRole("Lead", f"Acme {number}")],
                tags=[f"tag {number}"],
            )
        with django_assert_num_queries(3):
            assert all(line.about and line.tags for line in queries.page(people).lines)


def test_somebody_is_found_once_and_the_reason_is_told(ada, everybody):
    actions.add_note(by=ada, person=everybody["dana"], text="Dana builds cellos")

    found = queries.search(space=ada.space, typed="cello", among=access.people(ada.space))
    both = queries.search(space=ada.space, typed="dana", among=access.people(ada.space))

    assert {(each.person.full_name, each.in_a_note) for each in found} == {
        ("Gus Alm", True),
        ("Dana Whitfield", True),
    }
    assert [each.reason.found for each in found if each.person == everybody["gus"]] == ["cello"]
    assert [(each.person.full_name, each.reason) for each in both] == [("Dana Whitfield", None)]


def test_a_search_keeps_the_filters(ada, everybody):
    found = queries.search(
        space=ada.space,
        typed="e",
        among=access.people(ada.space),
        filters=Filters(circle="friend"),
    )

    assert names(each.person for each in found) == []
    assert names(
        each.person
        for each in queries.search(
            space=ada.space,
            typed="fem",
            among=access.people(ada.space),
            filters=Filters(circle="friend"),
        )
    ) == ["Femi Bello"]


@pytest.mark.parametrize(
    ("wanted", "certain"),
    [
        pytest.param(Known("", "Dana Whitfield"), False, id="the same name"),
        pytest.param(Known("", "Whitfield, Dana"), False, id="turned around"),
        pytest.param(Known("", "Dána Whitfeld", ("Acme",)), False, id="misspelt"),
        pytest.param(Known("", "D. Whitfield", ("Acme",)), False, id="an initial, same place"),
        pytest.param(
            Known("", "Dana Whitfield", emails=("dana@example.org",)), True, id="name and address"
        ),
    ],
)
def test_somebody_alike_is_noticed(ada, everybody, wanted, certain):
    people = access.people(ada.space)

    (found,) = queries.alike(space=ada.space, among=people, wanted=wanted)

    assert (found.person, found.certain) == (everybody["dana"], certain)


def test_somebody_else_is_not_taken_for_them(ada, everybody):
    people = access.people(ada.space)

    assert queries.alike(space=ada.space, among=people, wanted=Known("", "Erin Whitfield")) == []


def test_present_roles_go_before_past_ones(ada, everybody):
    dana = everybody["dana"]
    actions.add_role(by=ada, person=dana, title="Intern", started="2012", ended="2013-05")
    actions.add_role(by=ada, person=dana, title="Analyst", started="2013-06", ended="2019")
    actions.add_role(by=ada, person=dana, title="Teacher", started="2020")

    found = queries.roles_newest_first(dana)

    assert [role.title for role in found] == ["Teacher", "Data lead", "Analyst", "Intern"]


def test_an_address_at_linkedin_is_no_profile_there(ada, everybody):
    actions.add_contact_point(by=ada, person=everybody["femi"], value="femi@linkedin.com")
    actions.add_contact_point(by=ada, person=everybody["erin"], value="linkedin.com/in/erin")

    assert queries.channels_to(everybody["femi"]) == {"email"}
    assert queries.channels_to(everybody["erin"]) == {"linkedin"}


def test_introductions_are_shown_from_both_sides(ada, everybody):
    dana, erin, femi = everybody["dana"], everybody["erin"], everybody["femi"]
    actions.add_acquaintance(by=ada, introducer=erin, person=dana)
    actions.add_acquaintance(by=ada, introducer=dana, person=femi)

    found = queries.introductions(dana)

    assert [each.introducer for each in found.to_them] == [erin]
    assert [each.person for each in found.by_them] == [femi]


def test_a_long_timeline_is_read_in_pages(ada, everybody, monkeypatch):
    monkeypatch.setattr("askaround.people.queries.persons.TIMELINE_SIZE", 2)
    for number in range(5):
        actions.add_note(by=ada, person=everybody["dana"], text=f"Note {number}")

    first = queries.timeline(everybody["dana"])
    second = queries.timeline(everybody["dana"], before=first.before)
    third = queries.timeline(everybody["dana"], before=second.before)

    texts = [event.text for page in (first, second, third) for event in page.events]
    assert texts == ["Note 4", "Note 3", "Note 2", "Note 1", "Note 0"]
    assert third.before is None


def test_circles_are_counted(ada, everybody):
    assert queries.people_by_circle(access.people(ada.space)) == {"friend": 2, "acquaintance": 1}


def test_organizations_know_how_many_people_are_there(ada, everybody, monkeypatch):
    monkeypatch.setattr("askaround.people.queries.organizations.PAGE_SIZE", 1)
    actions.add_role(by=ada, person=everybody["erin"], organization_name="Acme", ended="2020")
    actions.add_organization(by=ada, name="Blue")

    first = queries.organizations_by_name(access.organizations(ada.space))
    second = queries.organizations_by_name(access.organizations(ada.space), after=first.after)

    assert [(row.name, row.people_known) for row in first.organizations] == [("Acme", 2)]
    assert [(row.name, row.people_known) for row in second.organizations] == [("Blue", 0)]
    present, past = queries.people_at(first.organizations[0])
    assert ([str(role.person) for role in present], [str(role.person) for role in past]) == (
        ["Dana Whitfield"],
        ["Erin Ode"],
    )


def test_what_stands_in_the_filters_takes_one_query(ada, everybody, django_assert_num_queries):
    with ada.change("Imported") as change:
        change.add(ImportBatch(name="a.csv", state="applied"))
        change.add(ImportBatch(name="not yet.csv", state="planned"))
    actions.save_view(by=ada, name="Friends", query="circle=friend")

    with django_assert_num_queries(1):
        found = queries.names_to_choose_from(
            tags=access.tags(ada.space),
            batches=access.imports(ada.space),
            views=access.saved_views(ada.space),
        )

    assert [tag.name for tag in found.tags] == ["fair"]
    assert [batch.name for batch in found.batches] == ["a.csv"]
    assert [(view.name, view.query) for view in found.views] == [("Friends", "circle=friend")]
