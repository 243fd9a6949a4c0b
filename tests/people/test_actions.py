from datetime import UTC, date, datetime

import pytest

from askaround.journal.actions import undo
from askaround.journal.author import StaleWrite
from askaround.journal.models import Change
from askaround.people import actions
from askaround.people.models import (
    Acquaintance,
    ContactPoint,
    Event,
    Person,
    Role,
    SavedView,
    Tag,
    Tagging,
)
from askaround.people.rules.incoming import IncomingRole
from askaround.research.models import Organization
from askaround.search.queries import hits
from tests import factories


@pytest.fixture
def dana(ada):
    return actions.add_person(by=ada, full_name="Dana Whitfield")


def test_a_person_arrives_with_everything_that_was_said(ada):
    dana = actions.add_person(
        by=ada,
        full_name="  Dana\n Whitfield ",
        roles=[IncomingRole("Data lead", "Acme", "2019-05")],
        emails=["Dana@Example.org"],
        phones=["+44 20 7946 0000"],
        links=["linkedin.com/in/dana"],
        tags=["Fair", "fair"],
        note="Laughs a lot",
        how_i_know="met at the career fair",
        circle=Person.Circle.ACQUAINTANCE,
    )

    assert dana.full_name == "Dana Whitfield"
    assert str(dana.roles.get()) == "Data lead, Acme"
    assert set(dana.contact_points.values_list("kind", "value")) == {
        ("email", "Dana@example.org"),
        ("phone", "+44 20 7946 0000"),
        ("link", "https://linkedin.com/in/dana"),
    }
    assert [tagging.tag.name for tagging in dana.taggings.all()] == ["Fair"]
    assert dana.events.get().text == "Laughs a lot"
    assert [change.sentence for change in ada.changes] == ["Added Dana Whitfield"]


def test_undoing_the_addition_leaves_nothing_of_it(ada):
    actions.add_person(
        by=ada, full_name="Dana Whitfield", roles=[IncomingRole("Lead", "Acme")], tags=["Fair"]
    )

    undo(by=ada, change=ada.changes[-1])

    for model in (Person, Role, Organization, Tag, Tagging):
        assert not model.objects.exists()


def test_a_person_needs_a_name(ada):
    with pytest.raises(actions.NeedsName, match="at least one name"):
        actions.add_person(by=ada, full_name=" \u200b ")


def test_an_address_that_is_none_adds_nobody(ada):
    with pytest.raises(actions.CannotReach, match="“dana at acme” is not an e-mail address"):
        actions.add_person(by=ada, full_name="Dana", emails=["dana at acme"])

    assert not Person.objects.exists()


def test_parts_of_a_name_are_guessed_unless_they_are_said(ada):
    guessed = actions.add_person(by=ada, full_name="Dr. Pieter van der Berg")
    said = actions.add_person(by=ada, full_name="Nguyen Van An", addressed_as="An")

    assert (guessed.given_name, guessed.family_name) == ("Pieter", "van der Berg")
    assert guessed.greeting_name == "Dr. van der Berg"
    assert said.greeting_name == "An"


def test_a_guess_follows_a_new_name_and_a_correction_stays(ada, dana):
    corrected = actions.edit_person(by=ada, person=dana, addressed_as="Dee")

    renamed = actions.edit_person(by=ada, person=corrected, full_name="Dana Okafor")

    assert renamed.family_name == "Okafor"
    assert renamed.addressed_as == "Dee"


def test_a_second_window_cannot_overwrite_the_first(ada, dana):
    actions.edit_person(by=ada, person=dana, version=1, how_i_know="from the fair")

    with pytest.raises(StaleWrite) as refused:
        actions.edit_person(by=ada, person=dana, version=1, how_i_know="from school")

    assert refused.value.stored.how_i_know == "from the fair"


def test_one_organization_is_kept_for_all_spellings(ada, dana):
    actions.add_role(by=ada, person=dana, title="Lead", organization_name="Acme")
    actions.add_role(by=ada, person=dana, title="Intern", organization_name="  ÁCME ")

    assert Organization.objects.get().name == "Acme"
    assert Organization.objects.get().roles.count() == 2


def test_a_role_says_what_or_where(ada, dana):
    with pytest.raises(actions.NeedsRole, match="what they do, or where"):
        actions.add_role(by=ada, person=dana, title=" ", organization_name="")


def test_no_organization_is_made_of_people_who_have_none(ada, dana):
    role = actions.add_role(by=ada, person=dana, title="Designer", organization_name="Freelance")

    assert str(role) == "Designer, Freelance"
    assert not Organization.objects.exists()


def test_level_and_kind_of_work_follow_the_present_roles(ada, dana):
    role = actions.add_role(by=ada, person=dana, title="Software engineer")
    guessed = Person.objects.get()
    assert (guessed.level, guessed.function) == ("contributor", "engineering")

    actions.edit_role(
        by=ada, role=role, title="Software engineer", organization_name="", started="", ended="2020"
    )

    assert Person.objects.get().level == ""


def test_a_corrected_level_stays(ada, dana):
    actions.edit_person(by=ada, person=dana, level="owner")

    actions.add_role(by=ada, person=dana, title="Head of Data")

    assert Person.objects.get().level == "owner"


def test_a_role_ends_and_can_be_found_under_its_new_words(ada, dana):
    role = actions.add_role(by=ada, person=dana, title="Lead", organization_name="Acme")

    actions.edit_role(
        by=ada, role=role, title="Beekeeper", organization_name="", started="2019", ended="2024-05"
    )

    assert str(Role.objects.get()) == "Beekeeper"
    assert hits(space=ada.space, typed="beekeeper", kinds=["person"])
    assert not hits(space=ada.space, typed="acme", kinds=["person"])


def test_a_removed_organization_leaves_what_people_did(ada, dana):
    actions.add_role(by=ada, person=dana, title="Lead", organization_name="Acme")
    actions.add_role(by=ada, person=dana, organization_name="Acme")

    actions.remove_organization(by=ada, organization=Organization.objects.get())

    assert [str(role) for role in dana.roles.all()] == ["Lead"]
    undo(by=ada, change=ada.changes[-1])
    assert {str(role) for role in dana.roles.all()} == {"Lead, Acme", "Acme"}


def test_an_organization_does_not_take_the_name_of_another(ada):
    acme = actions.add_organization(by=ada, name="Acme")
    harbour = actions.add_organization(by=ada, name="Harbour")

    with pytest.raises(actions.CannotRename) as refused:
        actions.edit_organization(
            by=ada, organization=harbour, name="ACME", website="", location="", known=""
        )

    assert refused.value.other == acme


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("dana@example.org", "email", "dana@example.org"),
        ("020 7946 0000", "phone", "+44 20 7946 0000"),
        ("www.example.org/dana", "link", "https://www.example.org/dana"),
    ],
)
def test_the_text_decides_what_kind_of_address_it_is(ada, dana, text, kind, value):
    dana = actions.edit_person(by=ada, person=dana, country="GB")

    actions.add_contact_point(by=ada, person=dana, value=text)

    assert dana.contact_points.values_list("kind", "value").get() == (kind, value)


def test_the_same_address_twice_is_one(ada, dana):
    actions.add_contact_point(by=ada, person=dana, value="dana@example.org")
    actions.add_contact_point(by=ada, person=dana, value="DANA@example.org")

    assert ContactPoint.objects.count() == 1


@pytest.mark.parametrize("text", ["javascript:alert(1)", "+12", "dana", "https://a b.org/"])
def test_what_reaches_nobody_is_refused_in_words(ada, dana, text):
    with pytest.raises(actions.CannotReach, match="is not"):
        actions.add_contact_point(by=ada, person=dana, value=text)


def test_several_people_get_a_tag_in_one_change_and_lose_it_in_one(ada, dana):
    erin = actions.add_person(by=ada, full_name="Erin Ode", tags=["Fair"])
    before = len(ada.changes)

    actions.tag_people(by=ada, people=[dana, erin], name="#fair")
    assert Tagging.objects.count() == 2
    actions.untag_people(by=ada, people=[dana, erin], name="FAIR")

    assert not Tag.objects.exists()
    assert [change.sentence for change in ada.changes[before:]] == [
        "Tagged 2 people “fair”",
        "Took “Fair” off 2 people",
    ]


def test_several_people_are_removed_in_one_change(ada, dana):
    erin = actions.add_person(by=ada, full_name="Erin Ode")

    actions.remove_people(by=ada, people=[dana, erin])

    assert not Person.objects.exists()
    undo(by=ada, change=ada.changes[-1])
    assert Person.objects.count() == 2


def test_who_could_introduce_whom_is_said_once(ada, dana):
    erin = actions.add_person(by=ada, full_name="Erin Ode")

    actions.add_acquaintance(by=ada, introducer=dana, person=erin)
    actions.add_acquaintance(by=ada, introducer=dana, person=erin, how="same choir")

    assert Acquaintance.objects.get().how == "same choir"
    with pytest.raises(actions.CannotIntroduce):
        actions.add_acquaintance(by=ada, introducer=dana, person=dana)


def test_a_call_is_a_contact_and_a_note_is_none(ada, dana):
    actions.add_note(by=ada, person=dana, text="Likes bees")
    dana.refresh_from_db()
    assert dana.last_contact_at is None

    call = actions.add_event(
        by=ada, person=dana, kind=Event.Kind.CALL, direction="in", at=ada.now, text="Rang"
    )
    dana.refresh_from_db()
    assert dana.last_contact_at == ada.now

    actions.remove_event(by=ada, event=call)
    dana.refresh_from_db()
    assert dana.last_contact_at is None


def test_a_note_is_found_by_its_corrected_words(ada, dana):
    note = actions.add_note(by=ada, person=dana, text="Likes bees")

    actions.edit_event(by=ada, event=note, text="Likes wasps")

    assert hits(space=ada.space, typed="wasps", kinds=["note"])
    assert not hits(space=ada.space, typed="bees", kinds=["note"])


def test_a_past_day_stands_for_its_noon_where_the_user_lives(db):
    tokyo = factories.author(factories.space("yuki", time_zone="Asia/Tokyo"))

    assert actions.moment_of(by=tokyo, on=date(2026, 2, 1)) == datetime(2026, 2, 1, 3, tzinfo=UTC)
    assert actions.moment_of(by=tokyo, on=tokyo.today) == tokyo.now


def test_never_again_can_be_taken_back(ada, dana):
    actions.mark_never_again(by=ada, person=dana, never=True)
    assert Person.objects.get().never_again

    undo(by=ada, change=ada.changes[-1])
    assert not Person.objects.get().never_again


def test_erasing_a_person_leaves_no_copy_anywhere(ada, dana):
    erin = actions.add_person(by=ada, full_name="Erin Ode")
    actions.add_note(by=ada, person=dana, text="Secret of Dana")
    actions.add_acquaintance(by=ada, introducer=erin, person=dana)

    actions.erase_person(by=ada, person=dana)

    assert [person.full_name for person in Person.objects.all()] == ["Erin Ode"]
    remembered = repr(list(Change.objects.values_list("sentence", "rows")))
    assert "Dana" not in remembered
    assert [change.sentence for change in ada.changes] == ["Added Erin Ode"]
    assert not hits(space=ada.space, typed="secret", kinds=["note"])


def test_a_view_is_kept_renamed_and_removed(ada):
    view = actions.save_view(by=ada, name="Old friends", query="circle=friend")
    actions.save_view(by=ada, name="Old friends", query="circle=friend&silent=3")
    assert SavedView.objects.get().query == "circle=friend&silent=3"

    other = actions.save_view(by=ada, name="Teachers", query="circle=teacher")
    with pytest.raises(actions.NameTaken, match="Old friends"):
        actions.rename_view(by=ada, view=other, name="Old friends")
    actions.rename_view(by=ada, view=other, name="Advisers")
    actions.remove_view(by=ada, view=view)

    assert SavedView.objects.get().name == "Advisers"
