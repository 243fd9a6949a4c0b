"""The brief, the goals and the readiness list: pure rules."""

from hypothesis import given
from hypothesis import strategies as st

from askaround.conversations.rules.brief import (
    Common,
    Facts,
    closing,
    in_common,
    opening,
    proof_points,
    seconds,
)
from askaround.conversations.rules.goals import goal_for
from askaround.conversations.rules.readiness import Known, Ready, readiness

FULL = Known(
    has_time=True,
    sources=2,
    only_they_know=True,
    goals=2,
    questions=9,
    minutes=25,
    budget=25,
    musts=4,
    open_share=0.9,
    opening=True,
    background=True,
    proof_points=2,
    closing=True,
)


def test_who_brought_us_together_stands_first():
    found = in_common(
        introducers=["Lena Ito"],
        mine=["I studied at KU Leuven and worked for Acme."],
        theirs=["KU Leuven", "Acme Corporation", "KU"],
        acquaintances=["Lena Ito", "Tom"],
        circle="alumni",
    )

    assert [(each.kind, each.name) for each in found] == [
        (Common.INTRODUCED, "Lena Ito"),
        (Common.ORGANIZATION, "KU Leuven"),
        (Common.KNOWS, "Tom"),
        (Common.CIRCLE, "alumni"),
    ]


def test_an_organization_is_shared_only_as_a_whole_name():
    assert in_common(mine=["I read in the Leuvense paper"], theirs=["Leuven"]) == []


def test_the_opening_says_why_them_and_keeps_an_eye_on_the_clock():
    text = opening(Facts(name="Grace", minutes=20, introducer="Lena", why_you="You left the law"))

    assert "Lena thought we should talk" in text
    assert "You left the law." in text
    assert "20 minutes" in text
    assert "[" not in text


def test_what_only_i_can_say_stays_a_blank():
    assert "[what only they can tell you]" in opening(Facts(name="Grace"))
    assert closing(Facts(name="Grace")).count("[") == 2


def test_two_proof_points_are_enough():
    facts = Facts(news="I built a map. I read two books. I wrote to the mayor.", skills="R")

    assert proof_points(facts).splitlines() == ["I built a map.", "I read two books."]
    assert proof_points(Facts()) == ""


def test_130_words_take_a_minute():
    assert seconds("word " * 130) == 60
    assert seconds("") == 0


@given(st.text(), st.text(), st.text())
def test_any_words_make_an_opening(name, why, introducer):
    assert opening(Facts(name=name, why_you=why, introducer=introducer))


def test_a_question_meets_the_goal_whose_words_it_shares():
    goals = ["Learn the pay range", "Find out how much travelling it is"]

    assert goal_for("How much do you travel?", goals) == 1
    assert goal_for("Who else?", goals) is None
    assert goal_for("Anything", []) is None


def test_whoever_has_everything_is_ready():
    assert all(line.done for line in readiness(FULL))


def test_nothing_at_all_is_a_list_of_what_to_do():
    lines = readiness(Known())

    assert not any(line.done for line in lines)
    assert Ready.OPEN not in {line.item for line in lines}


def test_what_does_not_fit_is_counted():
    lines = {
        line.item: line
        for line in readiness(Known(questions=9, minutes=30, budget=25, open_share=0.5))
    }

    assert (lines[Ready.FITS].done, lines[Ready.FITS].amount) == (False, 5)
    assert (lines[Ready.OPEN].done, lines[Ready.OPEN].amount) == (False, 50)
