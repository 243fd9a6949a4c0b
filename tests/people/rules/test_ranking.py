"""Whom to ask first: every term explained and switchable, strangers last, voices spread."""

from dataclasses import fields, replace
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askaround.people.rules.levels import Level
from askaround.people.rules.ranking import (
    STRANGER,
    WEIGHTS,
    Candidate,
    TermCode,
    chance_of_yes,
    content_words,
    rank,
)
from askaround.people.rules.sampling import ALWAYS_WANTED, Cell, Plan

EMPTY = Plan()
DANA = Candidate(id="dana", closeness=2)


def order(*candidates, plan=EMPTY, **options):
    return [ranked.candidate_id for ranked in rank(candidates, plan=plan, **options)]


def terms(candidate, plan=EMPTY):
    [ranked] = rank([candidate], plan=plan)
    return {term.code: term for term in ranked.terms}


def test_moderately_weak_ties_come_before_close_friends_and_single_meetings():
    people = [Candidate(id=closeness, closeness=closeness) for closeness in range(5)]

    assert order(*people) == [2, 3, 1, 4, STRANGER]


def test_an_unknown_closeness_is_no_stranger():
    assert order(Candidate(id="stranger", closeness=0), Candidate(id="unknown")) == [
        "unknown",
        "stranger",
    ]


def test_closeness_may_be_guessed_until_it_is_said():
    teacher = Candidate(id="teacher", closeness_guess=2)

    assert order(Candidate(id="unknown"), teacher) == ["teacher", "unknown"]
    assert terms(teacher)[TermCode.TIE].about == {"guess": 2}
    assert terms(replace(teacher, closeness=1))[TermCode.TIE].about == {"closeness": 1}


def test_a_tie_asleep_for_three_years_is_raised():
    asleep = replace(DANA, id="asleep", silent_days=3 * 365)
    awake = replace(DANA, id="awake", silent_days=3 * 365 - 1)

    assert order(awake, asleep) == ["asleep", "awake"]
    assert terms(asleep)[TermCode.DORMANT].about == {"years": 3}
    assert TermCode.DORMANT not in terms(awake)


def test_somebody_who_could_introduce_me_counts_and_is_named():
    known = replace(DANA, introducers=("Raj Patel",))

    assert terms(known)[TermCode.WARM_ROUTE].about == {"introducer": "Raj Patel"}


def test_an_empty_cell_of_the_plan_counts_until_somebody_of_it_was_heard():
    cell = Cell("manager", "data")
    manager = replace(DANA, cell=Cell("manager", "data", "acme"))

    wanted = terms(manager, Plan(wanted=(cell,)))[TermCode.CELL]
    heard = terms(manager, Plan(wanted=(cell,), heard=(Cell("manager", "data", "initech"),)))

    assert wanted.contribution == WEIGHTS[TermCode.CELL]
    assert wanted.about == {"level": "manager", "function": "data"}
    assert heard[TermCode.CELL].about == {"organization": "acme"}


@pytest.mark.parametrize("cell", ALWAYS_WANTED)
def test_one_who_left_and_one_in_the_first_years_are_always_wanted(cell):
    newcomer = replace(DANA, cell=Cell(cell.level, "sales", "acme"))

    assert terms(newcomer)[TermCode.CELL].contribution == WEIGHTS[TermCode.CELL]
    assert {each.level for each in ALWAYS_WANTED} == {Level.LEFT, Level.EARLY}


def test_words_shared_with_the_open_questions_count_and_are_shown():
    plan = Plan(words=content_words("Could I live with the travel in consulting?"))
    consultant = replace(DANA, words=content_words("Consulting manager, Travel practice"))

    assert terms(consultant, plan)[TermCode.FIT].about == {"words": "consulting, travel"}
    assert TermCode.FIT not in terms(replace(DANA, words=content_words("Live music")), plan)


def test_an_answer_moves_the_chance_of_a_yes_without_deciding_it():
    assert chance_of_yes(asked=0, agreed=0) == pytest.approx(0.3)
    assert chance_of_yes(asked=1, agreed=1) == pytest.approx(0.44)
    assert chance_of_yes(asked=1, agreed=0) == pytest.approx(0.24)
    assert chance_of_yes(asked=4, agreed=4) == pytest.approx(0.65)


def test_their_own_channel_is_the_least_effort():
    writes = replace(DANA, channels=frozenset({"email", "phone"}))
    prefers = replace(writes, preferred_channel="phone")
    without = replace(DANA, preferred_channel="phone")

    assert terms(prefers)[TermCode.EFFORT].about == {"channel": "phone"}
    assert terms(writes)[TermCode.EFFORT].about == {"channel": "email"}
    assert TermCode.EFFORT not in terms(without)


def test_the_second_proposal_fills_another_cell_than_the_first():
    plan = Plan(wanted=(Cell("manager"), Cell("owner")))
    best = replace(DANA, id="a", cell=Cell("manager", "data", "acme"), introducers=("Raj",))
    like_best = replace(best, id="b", cell=Cell("manager", "data", "initech"))
    other = replace(DANA, id="c", cell=Cell("owner", "data", "globex"), introducers=("Raj",))

    assert order(best, like_best, other, plan=plan) == ["a", "c", "b"]


def test_nothing_protected_and_no_influence_is_even_asked_for():
    assert {field.name for field in fields(Candidate)} == {
        *("id", "closeness", "silent_days", "introducers", "cell", "words", "asked", "agreed"),
        *("closeness_guess", "channels", "preferred_channel", "never_again"),
    }


def test_the_weights_add_up_to_one():
    assert isclose(sum(WEIGHTS.values()), 1)
    assert set(WEIGHTS) == set(TermCode)


LEVELS = st.sampled_from(["", "early", "manager", "executive", "left"])
ORGANIZATIONS = st.sampled_from(["", "acme", "initech", "globex"])
CELLS = st.builds(Cell, LEVELS, st.sampled_from(["", "data", "sales"]), ORGANIZATIONS)
WORDS = st.frozensets(st.sampled_from(["travel", "hours", "python", "clients"]))
CANDIDATES = st.lists(
    st.builds(
        Candidate,
        id=st.integers(0, 10_000),
        closeness=st.none() | st.integers(0, 4),
        silent_days=st.none() | st.integers(0, 5000),
        introducers=st.sampled_from([(), ("Raj",), ("Raj", "Ana")]),
        cell=CELLS,
        words=WORDS,
        asked=st.integers(0, 3),
        agreed=st.just(0),
        channels=st.frozensets(st.sampled_from(["email", "linkedin", "phone", "x"])),
        preferred_channel=st.sampled_from(["", "email", "phone"]),
        never_again=st.booleans(),
    ),
    max_size=12,
    unique_by=lambda candidate: candidate.id,
)
PLANS = st.builds(
    Plan,
    wanted=st.lists(CELLS, max_size=3).map(tuple),
    heard=st.lists(CELLS, max_size=3).map(tuple),
    words=WORDS,
)


@given(CANDIDATES, PLANS, st.randoms())
def test_the_order_given_does_not_matter(candidates, plan, random):
    shuffled = random.sample(candidates, len(candidates))

    assert rank(shuffled, plan=plan) == rank(candidates, plan=plan)


@given(CANDIDATES, PLANS)
def test_whoever_must_not_be_asked_again_never_appears_and_all_others_do(candidates, plan):
    ranked = {each.candidate_id for each in rank(candidates, plan=plan)}

    assert ranked == {each.id for each in candidates if not each.never_again}


@given(CANDIDATES, PLANS)
def test_strangers_always_come_last(candidates, plan):
    closeness = {each.id: each.closeness for each in candidates}
    strange = [closeness[each.candidate_id] == STRANGER for each in rank(candidates, plan=plan)]

    assert strange == sorted(strange)


@given(CANDIDATES, PLANS, st.sampled_from(list(TermCode)))
def test_switching_a_term_off_takes_away_its_contribution_and_nothing_else(candidates, plan, code):
    with_it = {each.candidate_id: each for each in rank(candidates, plan=plan)}
    without = rank(candidates, plan=plan, enabled_terms=set(TermCode) - {code})

    for ranked in without:
        before = with_it[ranked.candidate_id]
        gone = sum(term.contribution for term in before.terms if term.code is code)
        assert ranked.terms == tuple(term for term in before.terms if term.code is not code)
        assert ranked.score == pytest.approx(before.score - gone)


@given(CANDIDATES, PLANS)
def test_a_score_is_the_sum_of_what_is_shown(candidates, plan):
    for ranked in rank(candidates, plan=plan):
        assert ranked.score == pytest.approx(sum(term.contribution for term in ranked.terms))
        assert 0 <= ranked.score <= 1 + 1e-9


@given(CANDIDATES, PLANS, st.sampled_from(["level", "organization"]))
def test_the_first_three_are_not_all_of_one_kind_where_there_is_a_choice(candidates, plan, part):
    other = "organization" if part == "level" else "level"
    people = [
        replace(each, cell=each.cell._replace(**{other: ""}), never_again=False)
        for each in candidates
        if each.closeness != STRANGER
    ]
    cells = {each.id: getattr(each.cell, part) for each in people}
    first = [cells[each.candidate_id] for each in rank(people, plan=plan)[:3]]

    if len(first) == 3 and len(set(cells.values())) > 1:
        assert len(set(first)) > 1 or first[0] == ""


@given(CANDIDATES, PLANS)
def test_behind_the_first_three_the_score_decides(candidates, plan):
    known = [each for each in candidates if each.closeness != STRANGER]
    scores = [each.score for each in rank(known, plan=plan)][3:]

    assert scores == sorted(scores, reverse=True)
