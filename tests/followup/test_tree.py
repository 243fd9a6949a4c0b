"""Who led me to whom, for graphs of any shape."""

from hypothesis import given
from hypothesis import strategies as st

from askaround.followup.rules.tree import (
    branches,
    generations,
    independent,
    parents,
    places,
)

PEOPLE = st.integers(0, 12)
EDGES = st.lists(st.tuples(PEOPLE, PEOPLE), max_size=40)


def test_somebody_suggested_twice_hangs_on_whoever_was_first():
    edges = [("Ana", "Ben"), ("Cem", "Ben")]

    assert parents(edges) == {"Ben": "Ana"}
    assert branches(edges) == {"Ana": "Ana", "Ben": "Ana", "Cem": "Cem"}


def test_two_who_suggest_each_other_are_one_branch_that_begins_with_the_first():
    assert branches([("Ana", "Ben"), ("Ben", "Ana")]) == {"Ana": "Ana", "Ben": "Ana"}


def test_somebody_who_suggests_themselves_is_a_branch_of_their_own():
    assert branches([("Ana", "Ana")]) == {"Ana": "Ana"}
    assert parents([("Ana", "Ana")]) == {}


def test_a_chain_of_five_thousand_people_has_one_root():
    chain = [(number, number + 1) for number in range(5000)]

    assert set(branches(chain).values()) == {0}
    assert set(branches(reversed(chain)).values()) == {0}
    assert places(chain)[-1].generation == 5000


def test_a_branch_that_gets_a_root_later_moves_under_it_whole():
    edges = [("Ben", "Cem"), ("Cem", "Dan"), ("Ana", "Ben")]

    assert set(branches(edges).values()) == {"Ana"}
    assert [place.person for place in places(edges)] == ["Ana", "Ben", "Cem", "Dan"]


@given(EDGES)
def test_everybody_on_an_edge_has_one_place_and_one_row(edges):
    where = places(edges)
    everybody = {person for edge in edges for person in edge}

    assert [place.row for place in where] == list(range(len(everybody)))
    assert {place.person for place in where} == everybody


@given(EDGES)
def test_a_root_is_its_own_branch_and_hangs_on_nobody(edges):
    above, root_of = parents(edges), branches(edges)

    for person, root in root_of.items():
        assert root_of[root] == root
        assert (person in above) == (root != person)
        if person in above:
            assert root_of[above[person]] == root


@given(EDGES)
def test_everybody_stands_below_the_one_who_led_to_them_and_one_generation_on(edges):
    where = {place.person: place for place in places(edges)}

    for place in where.values():
        if place.parent is None:
            assert place.generation == 0
        else:
            above = where[place.parent]
            assert above.row < place.row
            assert above.generation + 1 == place.generation


@given(EDGES)
def test_parents_are_edges_and_following_them_always_ends(edges):
    above = parents(edges)

    assert {(parent, child) for child, parent in above.items()} <= set(edges)
    for person in above:
        steps, here = 0, person
        while here in above:
            here, steps = above[here], steps + 1
            assert steps <= len(above)


@given(EDGES, st.sets(PEOPLE), st.sets(PEOPLE))
def test_the_generations_count_everybody_once_and_each_step_is_no_larger_than_the_one_before(
    edges, asked, met
):
    where = places(edges)
    counted = generations(where, asked=asked, met=met)

    assert sum(row.people for row in counted) == len(where)
    assert sum(row.led_on for row in counted) == len(set(parents(edges).values()))
    assert all(row.met <= row.asked <= row.people and row.led_on <= row.people for row in counted)


def test_one_branch_and_one_employer_are_one_voice():
    edges = [("Ana", "Ben"), ("Cem", "Dan")]
    employers = {"Ben": {"Mill"}, "Dan": {"Mill"}, "Eve": {"Harbor"}}

    groups = independent(
        ["Ben", "Dan", "Eve", "Fay"], branch_of=branches(edges), employers=employers
    )

    assert groups == [{"Ben", "Dan"}, {"Eve"}, {"Fay"}]


EMPLOYERS = st.dictionaries(PEOPLE, st.sets(st.integers(0, 5), max_size=3))


@given(EDGES, st.lists(PEOPLE), EMPLOYERS)
def test_voices_divide_the_people_and_whoever_shares_something_is_in_one(edges, people, employers):
    root_of = branches(edges)
    groups = independent(people, branch_of=root_of, employers=employers)

    assert sorted(person for group in groups for person in group) == sorted(set(people))
    group_of = {person: place for place, group in enumerate(groups) for person in group}
    for one in group_of:
        for other in group_of:
            same_branch = root_of.get(one, one) == root_of.get(other, other)
            if same_branch or employers.get(one, set()) & employers.get(other, set()):
                assert group_of[one] == group_of[other]


@given(EDGES, st.lists(PEOPLE, min_size=1), EMPLOYERS, PEOPLE)
def test_one_more_person_never_makes_the_voices_fewer_than_one_less(
    edges, people, employers, newcomer
):
    """A newcomer may join two groups that had nothing in common, yet never more than they reach."""
    root_of = branches(edges)
    before = len(independent(people, branch_of=root_of, employers=employers))
    after = len(independent([*people, newcomer], branch_of=root_of, employers=employers))

    assert after <= before + 1
