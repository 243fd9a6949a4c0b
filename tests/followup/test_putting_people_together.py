"""Two records that were one person, both with what conversations left behind."""

from datetime import date

import pytest

from askaround.followup import actions
from askaround.followup.models import Referral, Tie
from askaround.journal.actions import undo
from askaround.people.joining import merge, take_apart
from tests import factories


@pytest.fixture
def grace(ada):
    return factories.person(ada, "Grace Hopper")


@pytest.fixture
def double(ada):
    return factories.person(ada, "G. Hopper")


def tie(by, person, **said):
    actions.keep_tie(by=by, tie=Tie(space=by.space, person=person, **said))


def test_of_two_ties_the_kept_one_stays_and_its_gaps_are_filled(ada, grace, double):
    tie(ada, grace, stage="ally")
    tie(ada, double, stage="mentor", months=6, grateful_for="the first lead")

    merge(by=ada, kept=grace, other=double)

    kept = Tie.objects.get()
    assert (kept.person, kept.stage, kept.months) == (grace, "ally", 6)
    assert kept.grateful_for == "the first lead"


def test_a_tie_moves_to_whoever_has_none(ada, grace, double):
    tie(ada, double, stage="mentor")

    merge(by=ada, kept=grace, other=double)

    assert Tie.objects.get().person == grace


def test_both_ties_come_back_when_the_two_are_taken_apart(ada, grace, double):
    tie(ada, grace, stage="ally")
    tie(ada, double, stage="mentor", months=6)

    take_apart(by=ada, merge=merge(by=ada, kept=grace, other=double))

    said = set(Tie.objects.values_list("person__full_name", "stage", "months"))
    assert said == {("Grace Hopper", "ally", None), ("G. Hopper", "mentor", 6)}


@pytest.mark.parametrize("kept_suggested_the_other", [True, False])
def test_a_suggestion_of_whoever_turns_out_to_be_the_same_person_goes(
    ada, grace, double, kept_suggested_the_other
):
    person, to = (grace, double) if kept_suggested_the_other else (double, grace)
    actions.add_referral(by=ada, person=person, to=to, suggested_on=date(2026, 3, 1))

    done = merge(by=ada, kept=grace, other=double)
    assert not Referral.objects.exists()

    back = take_apart(by=ada, merge=done)
    suggested = Referral.objects.get()
    assert {suggested.person, suggested.to} == {grace, back}


def test_putting_two_together_can_be_undone_with_ties_and_suggestions(ada, grace, double):
    tie(ada, grace)
    tie(ada, double, stage="mentor")
    actions.add_referral(by=ada, person=grace, to=double)

    merge(by=ada, kept=grace, other=double)
    undo(by=ada, change=ada.changes[-1])

    assert Tie.objects.count() == 2
    assert Referral.objects.get().to == double


def test_a_suggestion_moves_along_with_whoever_made_it_and_whoever_was_suggested(
    ada, grace, double
):
    ben = factories.person(ada, "Ben")
    actions.add_referral(by=ada, person=double, to=ben)
    actions.add_referral(by=ada, person=ben, to=double)

    merge(by=ada, kept=grace, other=double)

    assert set(Referral.objects.values_list("person", "to")) == {
        (grace.pk, ben.pk),
        (ben.pk, grace.pk),
    }
