"""Values, beliefs and decisions, and what becomes of a path."""

from datetime import timedelta

import pytest

from askaround.followup.models import Opening
from askaround.insight.actions import believing, claims, deciding, fitting
from askaround.insight.models import Decision, Fit
from askaround.insight.queries.brief import brief
from askaround.insight.queries.funnel import own_funnel
from askaround.insight.queries.matrix import matrix
from askaround.insight.queries.next import next_best
from askaround.insight.queries.paths import comparison
from askaround.journal.actions import undo
from askaround.outreach.models import Ask
from askaround.scheduling.models import Conversation
from tests.insight.conftest import noted, some_talks

pytestmark = pytest.mark.django_db


def heard(ada, talks, text="Four nights away.", **fields):
    fields.setdefault("note", talks.notes[0])
    return claims.add_claim(by=ada, exploration=talks.exploration, text=text, **fields)


def test_ruling_out_a_path_is_one_change_and_keeps_its_reason(ada, talks):
    claim = heard(ada, talks)

    deciding.decide(
        by=ada,
        exploration=talks.exploration,
        path=talks.path,
        state="ruled-out",
        text="Not with children.",
        claims={claim.pk: True},
    )
    talks.path.refresh_from_db()

    assert (talks.path.state, talks.path.state_reason) == ("ruled-out", "Not with children.")
    assert Decision.objects.get().reasons.get().speaks_for

    undo(by=ada, change=ada.changes[-1])
    talks.path.refresh_from_db()

    assert talks.path.state == "considering"
    assert not Decision.objects.exists()


def test_without_a_day_a_decision_is_looked_at_after_ninety(ada, talks):
    made = deciding.decide(by=ada, exploration=talks.exploration, text="I go on.")

    assert made.look_again_on == ada.today + timedelta(days=90)


def test_looking_back_with_a_day_means_once_more(ada, talks):
    made = deciding.decide(by=ada, exploration=talks.exploration, text="I go on.")
    later = ada.today + timedelta(days=200)

    deciding.look_back(by=ada, decision=made, text="Still so.", again_on=later)
    made.refresh_from_db()

    assert (made.looked_on, made.look_again_on, made.looking_back) == (None, later, "Still so.")


def test_claims_of_another_exploration_are_not_weighed(ada, talks):
    other = heard(ada, some_talks(ada, "Dora"))

    made = deciding.decide(
        by=ada, exploration=talks.exploration, text="I go on.", claims={other.pk: True}
    )

    assert not made.reasons.exists()


def test_a_value_is_named_once_and_moved(ada):
    home = fitting.add_value(by=ada, name="Home")
    learning = fitting.add_value(by=ada, name="Learning")

    with pytest.raises(fitting.CannotWeigh, match="already"):
        fitting.add_value(by=ada, name="home")
    fitting.move_value(by=ada, value=learning, places=-1)
    home.refresh_from_db()
    learning.refresh_from_db()

    assert learning.position < home.position


def test_a_claim_speaks_once_for_a_value_and_a_path(ada, talks):
    value, claim = fitting.add_value(by=ada, name="Home"), heard(ada, talks)

    for sign in (1, -1):
        fitting.set_fit(by=ada, value=value, path=talks.path, claim=claim, sign=sign)
    assert Fit.objects.get().sign == -1

    fitting.set_fit(by=ada, value=value, path=talks.path, claim=claim, sign=0)
    assert not Fit.objects.exists()


def test_a_reason_of_my_own_needs_words(ada, talks):
    value = fitting.add_value(by=ada, name="Home")

    with pytest.raises(fitting.CannotWeigh, match="why"):
        fitting.set_fit(by=ada, value=value, path=talks.path, sign=1)


def test_a_path_shows_independent_voices_and_what_is_contradicted(ada, talks):
    value, claim = fitting.add_value(by=ada, name="Home"), heard(ada, talks, path=talks.path)
    claims.add_evidence(by=ada, claim=claim, note=talks.notes[1], stance="against")
    fitting.set_fit(by=ada, value=value, path=talks.path, claim=claim, sign=-1)

    found = comparison(talks.exploration, space=ada.space, now=ada.now).paths[0]

    assert (found.claims, found.voices, found.disputed) == (1, 2, 1)
    assert (found.bars[0].voices_against, found.bars[0].bar.contradicted) == (1, 1)


def test_a_belief_can_be_scored_and_opened_again(ada, talks):
    belief = believing.write_belief(
        by=ada, exploration=talks.exploration, text="They travel.", percent=500
    )
    assert belief.percent == 99

    believing.score_belief(by=ada, belief=belief, came_true=False, lesson="Only some.")
    believing.score_belief(by=ada, belief=belief, came_true=None)
    belief.refresh_from_db()

    assert (belief.came_true, belief.scored_on) == (None, None)


def test_the_matrix_counts_standing_lines_and_marks_what_is_off_the_record(ada, talks):
    noted(ada, talks.conversations[0], talks.notes[0].planned, "More.", off_record=True)
    noted(ada, talks.conversations[1], talks.notes[1].planned, "Better.", replaces=talks.notes[1])
    noted(
        ada,
        talks.conversations[2],
        talks.notes[2].planned,
        "",
        replaces=talks.notes[2],
        struck=True,
    )
    heard(ada, talks)

    found = matrix(talks.exploration, space=ada.space, now=ada.now)
    cells = [found.rows[0].cells[each.pk.hex] for each in talks.conversations]

    assert [(each.lines, each.off_record, each.claims) for each in cells] == [
        (2, 1, 1),
        (1, 0, 0),
        (0, 0, 0),
    ]


def test_what_people_disagree_on_comes_next(ada, talks):
    claim = heard(ada, talks)
    claims.add_evidence(by=ada, claim=claim, note=talks.notes[1], stance="against")

    found = next_best(talks.exploration, space=ada.space, now=ada.now, proposals=lambda _plan: [])

    assert found.next_up[0].need.name == "DISPUTED"
    assert found.next_up[0].who.proposal is None


def test_a_brief_has_nothing_that_was_said_off_the_record_or_in_confidence(ada, talks):
    talk = talks.conversations[0]
    secret = noted(ada, talk, None, "Zebra one.", off_record=True)
    corrected = noted(ada, talk, None, "Zebra two.", off_record=True)
    noted(ada, talk, None, "Zebra three.", replaces=corrected)
    opening = noted(ada, talk, None, "Zebra four.", kind="opening")
    noted(ada, talk, None, "Zebra five.", kind="story", off_record=True)
    noted(ada, talk, None, "A story.", kind="story")
    with ada.change("Heard of an opening") as change:
        change.add(
            Opening(
                text="Zebra",
                person=talks.people[0],
                conversation=talk,
                note=opening,
                heard_on=ada.today,
                confidential=True,
            )
        )
    for note in (secret, corrected, opening, talks.notes[0]):
        heard(ada, talks, text="Something.", note=note)

    found = brief(talks.exploration, space=ada.space, now=ada.now, today=ada.today)

    quotes = [voice.quote for about in found.about for each in about.claims for voice in each.agree]
    assert quotes == [talks.notes[0].text]
    assert [story.text for story in found.stories] == ["A story."]
    assert [line.text for line in found.needed] == [note.text for note in talks.notes]


def test_the_own_funnel_counts_from_asking_to_being_led_on(ada, talks):
    with ada.change("Asked") as change:
        for person in talks.people[:2]:
            change.add(
                Ask(
                    person=person,
                    exploration=talks.exploration,
                    sent_at=ada.now,
                    answer="yes",
                    answered_at=ada.now,
                )
            )

    found = own_funnel(
        Ask.objects.all(),
        conversations=Conversation.objects.all(),
        referrals=talks.people[0].referrals.all(),
        now=ada.now,
    )

    assert (found.asked, found.waiting) == (2, 0)
    assert [(each.count, each.of) for each in found.steps] == [(2, 2), (2, 2), (0, 2)]
