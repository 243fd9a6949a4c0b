"""Lines become what follows from them, once, and can be taken back."""

import pytest
from django.utils.translation import override

from askaround.conversations.actions import debriefing
from askaround.followup import actions
from askaround.followup.actions import CannotRefer, harvest
from askaround.followup.models import Advice, Promise, Referral
from askaround.journal.actions import undo
from askaround.people.models import Acquaintance, Person
from askaround.research.models import Path
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def grace(ada):
    return factories.colleague(ada, "Grace Hopper", "Northwind")


@pytest.fixture
def talk(ada, grace):
    return factories.conversation(ada, grace, started_at=ada.now, ended_at=ada.now)


def line(by, talk, text, **said):
    return debriefing.write_line(by=by, conversation=talk, text=text, **said)


def test_a_line_becomes_advice_once(ada, grace, talk):
    note = line(ada, talk, "Read the tender rules", kind="advice")

    first = harvest.keep_advice(by=ada, note=note)
    second = harvest.keep_advice(by=ada, note=note)

    assert first == second
    assert (first.person, first.conversation, first.text) == (grace, talk, "Read the tender rules")


def test_a_corrected_line_is_still_the_line_that_became_advice(ada, talk):
    note = line(ada, talk, "Read the tander rules", kind="advice")
    harvest.keep_advice(by=ada, note=note)
    corrected = debriefing.correct_line(
        by=ada, note=note, text="Read the tender rules", kind="advice"
    )

    harvest.keep_advice(by=ada, note=corrected, keys=(corrected.pk, note.pk))

    assert Advice.objects.count() == 1


def test_one_line_may_be_a_promise_both_ways(ada, talk):
    note = line(ada, talk, "We exchange sketches")

    harvest.keep_promise(by=ada, note=note, mine=True)
    harvest.keep_promise(by=ada, note=note, mine=False)

    assert sorted(Promise.objects.values_list("mine", flat=True)) == [False, True]


def test_an_opening_is_where_they_work_and_in_confidence_where_it_was_told_so(ada, talk):
    note = line(ada, talk, "Junior planner from May", kind="opening", off_record=True)

    opening = harvest.keep_opening(by=ada, note=note)

    assert opening.organization.name == "Northwind"
    assert opening.confidential
    assert opening.heard_on == ada.today


def test_a_suggestion_takes_the_name_that_stands_in_the_line(ada, talk):
    note = line(ada, talk, "You should talk to Priya Nair at Northwind", kind="referral")

    referral = harvest.keep_referral(by=ada, note=note)

    assert referral.sought == "Priya Nair"
    assert referral.organization.name == "Northwind"
    assert referral.to is None


def test_a_team_is_a_suggestion_without_a_person(ada, talk):
    note = line(ada, talk, "talk to their design team", kind="referral")

    referral = harvest.keep_referral(by=ada, note=note)
    actions.describe_suggested(
        by=ada, referral=referral, sought="the design team", organization="Acme"
    )

    referral.refresh_from_db()
    assert (referral.to, referral.sought, referral.organization.name) == (
        None,
        "the design team",
        "Acme",
    )
    assert not Person.objects.filter(full_name="the design team").exists()


def test_somebody_new_is_kept_with_who_suggested_them(ada, grace, talk):
    referral = harvest.keep_referral(by=ada, note=line(ada, talk, "Talk to Priya Nair"))

    actions.add_suggested(
        by=ada,
        referral=referral,
        full_name="Priya Nair",
        organization="Acme",
        may_use_name="yes",
    )

    priya = Person.objects.get(full_name="Priya Nair")
    assert priya.how_i_know == "suggested by Grace Hopper"
    assert priya.roles.get().organization.name == "Acme"
    assert Acquaintance.objects.get().introducer == grace
    assert Referral.objects.get().to == priya
    assert Referral.objects.get().may_use_name == "yes"


def test_taking_somebody_new_back_is_one_undo(ada, talk):
    referral = harvest.keep_referral(by=ada, note=line(ada, talk, "Talk to Priya Nair"))
    actions.add_suggested(by=ada, referral=referral, full_name="Priya Nair")

    undo(by=ada, change=ada.changes[-1])

    assert not Person.objects.filter(full_name="Priya Nair").exists()
    assert not Acquaintance.objects.exists()
    assert Referral.objects.get().to is None


def test_nobody_suggests_themselves(ada, grace, talk):
    referral = harvest.keep_referral(by=ada, note=line(ada, talk, "Talk to Grace Hopper"))

    with pytest.raises(CannotRefer, match="People do not suggest themselves"):
        actions.name_suggested(by=ada, referral=referral, to=grace)

    assert not Acquaintance.objects.exists()


def test_a_suggestion_that_is_taken_back_takes_the_introduction_with_it(ada, talk):
    priya = factories.person(ada, "Priya Nair")
    referral = harvest.keep_referral(by=ada, note=line(ada, talk, "Talk to Priya"))
    actions.name_suggested(by=ada, referral=referral, to=priya)

    actions.remove_referral(by=ada, referral=referral)

    assert not Acquaintance.objects.exists()
    assert Person.objects.filter(pk=priya.pk).exists()


def test_it_is_taken_back_in_whatever_language_the_pages_speak_now(ada, talk):
    priya = factories.person(ada, "Priya Nair")
    referral = harvest.keep_referral(by=ada, note=line(ada, talk, "Talk to Priya"))
    actions.name_suggested(by=ada, referral=referral, to=priya)

    with override("es"):
        actions.remove_referral(by=ada, referral=referral)

    assert not Acquaintance.objects.exists()


def test_whoever_was_meant_by_mistake_is_not_known_to_the_one_who_suggested(ada, talk):
    mistaken, priya = factories.person(ada, "Petra Nair"), factories.person(ada, "Priya Nair")
    referral = harvest.keep_referral(by=ada, note=line(ada, talk, "Talk to P. Nair"))
    actions.name_suggested(by=ada, referral=referral, to=mistaken)

    actions.name_suggested(by=ada, referral=referral, to=priya)

    assert Acquaintance.objects.get().person == priya


def test_an_acquaintance_that_was_known_before_stays(ada, grace, talk):
    priya = factories.person(ada, "Priya Nair")
    with ada.change("Knew it") as change:
        change.add(Acquaintance(introducer=grace, person=priya, how="same school"))
    referral = harvest.keep_referral(by=ada, note=line(ada, talk, "Talk to Priya"))
    actions.name_suggested(by=ada, referral=referral, to=priya)

    actions.remove_referral(by=ada, referral=referral)

    assert Acquaintance.objects.get().how == "same school"


def test_a_path_discovered_in_a_line_is_under_consideration(ada, talk):
    note = line(ada, talk, "Tender writing", kind="path")

    path = harvest.keep_path(by=ada, note=note)
    again = harvest.keep_path(by=ada, note=note)

    assert path == again
    assert (path.name, path.exploration) == ("Tender writing", talk.exploration)


def test_a_path_that_is_on_the_list_is_only_named(ada, talk):
    with ada.change("Had it") as change:
        known = factories.add_path(change, talk.exploration, "Tender writing")

    assert harvest.keep_path(by=ada, note=line(ada, talk, "tender writing")) == known
    assert Path.objects.count() == 1


def test_a_path_that_is_taken_back_goes_unless_something_needs_it(ada, talk):
    note, other = line(ada, talk, "Tender writing"), line(ada, talk, "Bid management")
    harvest.keep_path(by=ada, note=note)
    needed = harvest.keep_path(by=ada, note=other)
    needed.known = "Read about it"
    with ada.change("Read") as change:
        change.save(needed)

    harvest.forget_path(by=ada, note=note)
    harvest.forget_path(by=ada, note=other)

    assert list(Path.objects.values_list("name", flat=True)) == ["Bid management"]


def test_a_very_long_line_is_cut_between_words(ada, talk):
    advice = harvest.keep_advice(by=ada, note=line(ada, talk, "learn more " * 300))

    assert len(advice.text) <= 500
    assert advice.text.endswith("…")


def test_whoever_suggested_somebody_could_introduce_me_however_i_say_who_it_is(ada, grace):
    priya, jean = factories.person(ada, "Priya Nair"), factories.person(ada, "Jean Bartik")
    actions.add_referral(by=ada, person=grace, to=priya)
    referral = actions.add_referral(by=ada, person=grace, sought="Jean")
    actions.name_suggested(by=ada, referral=referral, to=jean)

    assert {each.person for each in Acquaintance.objects.filter(introducer=grace)} == {priya, jean}

    actions.remove_referral(by=ada, referral=referral)

    assert {each.person for each in Acquaintance.objects.filter(introducer=grace)} == {priya}
