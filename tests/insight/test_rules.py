"""Calibration, tenure, corrections, funnel, coverage, keywords, and what to ask next."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askaround.insight.rules.calibration import Group, Scored, brier, groups
from askaround.insight.rules.corrections import standing
from askaround.insight.rules.coverage import covered, missing_essentials
from askaround.insight.rules.due import look_again_due, look_again_on
from askaround.insight.rules.fit import Speaks, bar
from askaround.insight.rules.funnel import Asked, funnel
from askaround.insight.rules.keywords import keywords
from askaround.insight.rules.lengths import Lengths, lengths
from askaround.insight.rules.next import Need, Standing, in_order, missing_side, need
from askaround.insight.rules.saturation import Stage
from askaround.insight.rules.tenure import Span, years
from askaround.people.rules.sampling import Cell, filling
from askaround.preparation.rules.categories import Category

DAY = date(2026, 3, 2)
SCORED = st.lists(st.builds(Scored, st.integers(1, 99), st.booleans()), min_size=1)


def test_two_of_four_that_i_was_seventy_percent_sure_of():
    scored = [Scored(70, True), Scored(66, False), Scored(74, True), Scored(72, False)]

    assert groups(scored) == [Group(about=70, beliefs=4, came_true=2)]


def test_always_saying_fifty_percent_gives_a_quarter():
    assert brier([Scored(50, True), Scored(50, False)]) == 0.25


def test_nothing_scored_has_no_score():
    assert brier([]) is None
    assert groups([]) == []


@given(SCORED)
def test_a_score_lies_between_prophet_and_fool(scored):
    assert 0 <= brier(scored) <= 1
    assert sum(group.beliefs for group in groups(scored)) == len(scored)


@given(SCORED)
def test_every_group_is_about_as_sure_as_its_beliefs(scored):
    found = [group.about for group in groups(scored)]

    assert found == sorted(found)
    assert all(any(abs(each.percent - about) <= 5 for about in found) for each in scored)


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        pytest.param([Span("2019")], 7, id="a year only"),
        pytest.param([Span("2019-05")], 6, id="a month that has not come round"),
        pytest.param([Span("2026-03-02")], 0, id="begins today"),
        pytest.param([Span("2030")], 0, id="begins later"),
        pytest.param([Span("2010", "2020")], None, id="over"),
        pytest.param([Span("")], None, id="unknown"),
        pytest.param([Span("soon")], None, id="nonsense"),
        pytest.param([Span("2020"), Span("2015")], 11, id="several at once"),
        pytest.param([], None, id="no role"),
    ],
)
def test_tenure_is_counted_in_whole_years_of_what_somebody_does_now(spans, expected):
    assert years(spans, on=DAY) == expected


def follow(line, later, struck=()):
    return standing(
        line, later=lambda each: later.get(each, []), is_struck=lambda each: each in struck
    )


def test_a_corrected_line_leads_to_its_correction():
    assert follow("a", {"a": ["b"], "b": ["c"]}) == "c"
    assert follow("a", {}) == "a"


def test_of_two_corrections_the_latest_that_stands_is_followed():
    assert follow("a", {"a": ["b", "c"]}) == "c"
    assert follow("a", {"a": ["b", "c"]}, struck={"c"}) == "b"


def test_a_line_that_was_struck_out_leads_nowhere():
    assert follow("a", {"a": ["b"]}, struck={"b"}) is None


def test_a_ring_of_corrections_ends():
    assert follow("a", {"a": ["b"], "b": ["a"]}) in {"a", "b"}


def test_the_funnel_counts_each_step_of_the_one_before():
    asked = [Asked(True, True, True), Asked(True, True), Asked(True), Asked(), Asked(False, True)]

    assert [(each.count, each.of) for each in funnel(asked)] == [(4, 5), (3, 4), (1, 3)]


@given(st.lists(st.builds(Asked, st.booleans(), st.booleans(), st.booleans())))
def test_no_step_of_the_funnel_is_wider_than_the_one_before(asked):
    for each in funnel(asked):
        assert 0 <= each.count <= each.of <= len(asked)
        assert 0 <= each.interval.low <= each.interval.high <= 1


def test_a_category_came_up_as_often_as_its_best_topic():
    found = covered([("skills", 2), ("training", 3), ("culture", 0), ("no-such-topic", 9)])

    assert found[Category.REQUIREMENTS] == 3
    assert found[Category.ENVIRONMENT] == 0


def test_the_three_essentials_are_missed():
    assert missing_essentials([("skills", 1)]) == ["daily-work", "entry-requirements"]


def test_a_decision_wants_to_be_looked_at_after_its_days():
    day = look_again_on(decided_on=DAY, days=90)

    assert day == date(2026, 5, 31)
    assert not look_again_due(look_again_on=day, looked_on=None, today=date(2026, 5, 30))
    assert look_again_due(look_again_on=day, looked_on=None, today=day)
    assert not look_again_due(look_again_on=day, looked_on=day, today=day)


def test_the_last_day_there_is_is_no_crash():
    assert look_again_on(decided_on=date.max, days=90) == date.max


def test_a_bar_counts_things_and_people_on_both_sides():
    found = bar(
        [
            Speaks(1, frozenset({"Ana"})),
            Speaks(1, frozenset({"Ana", "Ben"}), contradicted=True),
            Speaks(-1, frozenset()),
        ]
    )

    assert (found.things_for, found.things_against) == (2, 1)
    assert found.people_for == {"Ana", "Ben"}
    assert (found.own, found.contradicted) == (1, 1)


def test_what_nobody_was_asked_comes_before_what_people_disagree_on():
    standings = [
        Standing("enough", conversations=6, stage=Stage.SATURATED),
        Standing("open", conversations=2, stage=Stage.EARLY),
        Standing("single", conversations=1, single=1),
        Standing("disputed", conversations=4, disputed=1),
        Standing("unasked"),
        Standing("essential", essential=True),
    ]

    order = [standing.key for standing, _why in in_order(standings)]

    assert order == ["essential", "unasked", "disputed", "single", "open", "enough"]


def test_a_saturated_question_on_which_people_disagree_still_wants_a_voice():
    assert need(Standing("x", conversations=9, disputed=1, stage=Stage.SATURATED)) is Need.DISPUTED


def test_the_missing_side_is_like_the_thinner_one():
    managers, newcomer = [Cell("manager", "data"), Cell("manager")], [Cell("early", "data")]

    assert missing_side(managers, newcomer) == Cell("early", "data")
    assert missing_side(newcomer, managers) == Cell("early", "data")
    assert missing_side([Cell()], [Cell(), Cell()]) is None


def test_a_word_counts_by_how_many_people_said_it():
    said = [("Ana", "Learn SQL, SQL and SQL"), ("Ben", "SQL, and negotiation"), ("Ana", "2019 it")]

    found = keywords(said, skills="Negotiation, cooking")

    assert [(each.word, each.people, each.mine) for each in found][:2] == [
        ("sql", 2, False),
        ("negotiation", 1, True),
    ]
    assert "2019" not in {each.word for each in found}


def test_words_for_a_resume_are_not_the_words_that_every_sentence_has():
    said = [
        ("Sam", "Nobody got past the first sorting without the degree, they said"),
        ("Ife", "Came from theatre: a schedule, a budget, and it didn't stop when it went wrong"),
    ]

    found = {each.word for each in keywords(said, skills="")}

    assert {"degree", "theatre", "schedule", "budget"} <= found
    assert not found & {"nobody", "got", "past", "said", "came", "didn't", "went"}


def test_a_plan_always_wants_somebody_who_left_and_somebody_new():
    found = filling([Cell("manager"), Cell("left")], {"Ana": Cell("left"), "Ben": Cell("manager")})

    assert [(each.cell.level, each.people) for each in found] == [
        ("left", ("Ana",)),
        ("early", ()),
        ("manager", ("Ben",)),
    ]


def test_two_conversations_say_nothing_about_the_usual_length():
    assert lengths([(20, 25), (20, 30)]) is None


def test_the_middle_conversation_says_what_is_usual():
    assert lengths([(20, 20), (20, 24), (30, 90)]) == Lengths(3, agreed=20, took=24, longer=2)
