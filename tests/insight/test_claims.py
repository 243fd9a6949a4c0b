"""A claim gathers what people say, on both sides, and everything can be taken back."""

import pytest

from askaround.followup.models import Referral
from askaround.insight.actions import claims as actions
from askaround.insight.actions import fitting
from askaround.insight.models import Claim, Evidence
from askaround.insight.queries.claims import shown
from askaround.insight.queries.heard import heard
from askaround.insight.queries.lines import corrections_of
from askaround.journal.actions import undo
from tests.insight.conftest import noted

pytestmark = pytest.mark.django_db


def claim_of(ada, talks, *notes, against=()):
    claim = actions.add_claim(
        by=ada, exploration=talks.exploration, text="Four nights away.", note=notes[0]
    )
    for note in notes[1:]:
        actions.add_evidence(by=ada, claim=claim, note=note)
    for note in against:
        actions.add_evidence(by=ada, claim=claim, note=note, stance="against")
    return claim


def seen(ada, talks):
    known = heard(talks.exploration, space=ada.space, now=ada.now)
    return shown(
        Claim.objects.order_by("id"),
        circles=known.circles,
        corrections=corrections_of([each.pk for each in talks.conversations]),
        today=ada.today,
    )


def test_a_line_brings_person_conversation_quote_and_question(ada, talks):
    claim = claim_of(ada, talks, talks.notes[0])

    evidence = claim.evidence.get()
    assert (evidence.person, evidence.conversation) == (talks.people[0], talks.conversations[0])
    assert evidence.quote == talks.notes[0].text
    assert claim.question == talks.question


def test_one_undo_takes_claim_and_evidence_back(ada, talks):
    claim_of(ada, talks, talks.notes[0])

    undo(by=ada, change=ada.changes[-1])

    assert not Claim.objects.exists()
    assert not Evidence.objects.exists()


def test_a_claim_says_something(ada, talks):
    with pytest.raises(actions.CannotClaim, match="one sentence"):
        actions.add_claim(by=ada, exploration=talks.exploration, text=" \n ")


def test_the_same_line_speaks_once(ada, talks):
    claim = claim_of(ada, talks, talks.notes[0])

    with pytest.raises(actions.CannotClaim, match="already"):
        actions.add_evidence(by=ada, claim=claim, note=talks.notes[0])


def test_the_words_of_a_line_off_the_record_are_not_copied(ada, talks):
    secret = noted(ada, talks.conversations[0], None, "My boss drinks.", off_record=True)

    claim = claim_of(ada, talks, secret)

    assert claim.evidence.get().quote == ""
    assert seen(ada, talks)[0].agree[0].off_record


def test_both_sides_stand_beside_each_other_with_their_independent_voices(ada, talks):
    claim_of(ada, talks, *talks.notes[:2], against=talks.notes[2:])

    found = seen(ada, talks)[0]

    assert (found.voices, found.is_disputed) == ((2, 1), True)


def test_somebody_whom_a_voice_suggested_adds_none(ada, talks):
    with ada.change("Suggested") as change:
        change.add(
            Referral(
                person=talks.people[0],
                to=talks.people[1],
                sought="Ben",
                suggested_on=talks.conversations[0].day,
            )
        )
    claim_of(ada, talks, *talks.notes)

    assert seen(ada, talks)[0].voices.agree == 2


def test_a_quote_follows_the_correction_of_its_line(ada, talks):
    claim_of(ada, talks, talks.notes[0])
    better = noted(ada, talks.conversations[0], None, "Three nights.", replaces=talks.notes[0])

    voice = seen(ada, talks)[0].agree[0]

    assert (voice.line.pk, voice.quote) == (better.pk, "Three nights.")


def test_a_line_that_was_struck_out_leads_nowhere_but_stays_counted(ada, talks):
    claim_of(ada, talks, talks.notes[0])
    noted(ada, talks.conversations[0], None, "", replaces=talks.notes[0], struck=True)

    found = seen(ada, talks)[0]

    assert found.agree[0].line is None
    assert found.voices.agree == 1


def test_two_claims_that_say_the_same_become_one(ada, talks):
    one = claim_of(ada, talks, talks.notes[0], talks.notes[1])
    other = claim_of(ada, talks, talks.notes[1], talks.notes[2])
    value = fitting.add_value(by=ada, name="Evenings at home")
    fitting.set_fit(by=ada, value=value, path=talks.path, claim=one, sign=-1)

    actions.join_claims(by=ada, claim=one, into=other)

    assert Claim.objects.get() == other
    assert {each.note for each in other.evidence.all()} == set(talks.notes)
    assert other.fits.get().sign == -1

    undo(by=ada, change=ada.changes[-1])

    assert Claim.objects.count() == 2
    assert Evidence.objects.count() == 4


def test_a_claim_is_not_joined_with_itself(ada, talks):
    claim = claim_of(ada, talks, talks.notes[0])

    with pytest.raises(actions.CannotClaim):
        actions.join_claims(by=ada, claim=claim, into=claim)


def test_a_voice_can_change_sides(ada, talks):
    evidence = claim_of(ada, talks, talks.notes[0]).evidence.get()

    actions.turn_evidence(by=ada, evidence=evidence)
    evidence.refresh_from_db()
    assert evidence.stance == "against"
