"""People of one branch, or of one employer, are one voice."""

from hypothesis import given
from hypothesis import strategies as st

from askaround.insight.rules.independence import Circles

NAMES = st.sampled_from("ABCDEFGH")
CIRCLES = st.builds(
    Circles,
    branch_of=st.dictionaries(NAMES, NAMES),
    employers=st.dictionaries(NAMES, st.sets(st.integers(0, 3), max_size=2)),
)


def test_whoever_stands_alone_is_a_voice():
    assert Circles().voices(["Ana", "Ben", "Ana"]) == 2


def test_a_branch_is_one_voice():
    branch = {"Ana": "Ana", "Ben": "Ana"}

    assert Circles(branch_of=branch).voices(["Ana", "Ben"]) == 1


def test_colleagues_are_one_voice():
    assert (
        Circles(employers={"Ana": {1}, "Ben": {1, 2}, "Cem": {3}}).voices(["Ana", "Ben", "Cem"])
        == 2
    )


def test_two_branches_that_meet_at_an_employer_are_one_voice():
    circles = Circles(
        branch_of={"Ana": "Ana", "Ben": "Ana", "Cem": "Cem"}, employers={"Ben": {1}, "Cem": {1}}
    )

    assert circles.voices(["Ana", "Ben", "Cem"]) == 1


def test_nobody_is_no_voice():
    assert Circles().voices([]) == 0


@given(CIRCLES, st.lists(NAMES))
def test_there_are_never_more_voices_than_people(circles, people):
    assert min(1, len(people)) <= circles.voices(people) <= len(set(people))


def test_somebody_who_knows_both_sides_does_not_make_two_voices_one_for_a_claim():
    """Cem joins the branch of Ana and the employer of Ben; that was so before he spoke, too."""
    circles = Circles(branch_of={"Ana": "Ana", "Cem": "Ana"}, employers={"Ben": {1}, "Cem": {1}})

    assert circles.voices(["Ana", "Ben"]) == circles.voices(["Ana", "Ben", "Cem"]) == 1


@given(CIRCLES, st.lists(NAMES), NAMES)
def test_one_more_voice_never_makes_a_claim_rest_on_fewer(circles, people, new):
    assert circles.voices(people) <= circles.voices([*people, new]) <= circles.voices(people) + 1


@given(CIRCLES, st.lists(NAMES), NAMES, NAMES)
def test_putting_branches_together_never_adds_a_voice(circles, people, one, other):
    def root(person):
        return circles.branch_of.get(person, person)

    joined = {
        person: root(one) if root(person) == root(other) else root(person) for person in "ABCDEFGH"
    }
    together = Circles(branch_of=joined, employers=circles.employers)

    assert together.voices(people) <= circles.voices(people)


@given(CIRCLES, st.lists(NAMES))
def test_the_order_does_not_matter(circles, people):
    assert circles.voices(people) == circles.voices(sorted(people))
