"""A plan for one person, one length and one purpose."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from askaround.conversations.rules.occasions import (
    LEFT_FREE,
    Occasion,
    early_sensitive,
    in_order,
    repeated,
)
from askaround.conversations.rules.plan import MOST_REPEATED, MUSTS, propose
from askaround.conversations.rules.plan_checks import check_plan
from askaround.conversations.rules.plan_coverage import coverage
from askaround.conversations.rules.plan_questions import Role, of_bank, of_words
from askaround.conversations.rules.plan_reasons import Why, whys
from askaround.people.rules.levels import Level, function_names
from askaround.preparation import bank

BANK = [of_bank(question) for question in bank.questions()]
KEYS = [question.key for question in bank.questions()]
STAGES = ["", "student", "graduate", "changer", "experienced"]
GOALS = ["occupation", "organization", "program", "switch", "compare"]
WORDS = [
    "What would I have to give up?",
    "What is the pay like?",
    "Who else should I talk to?",
    "How much travel is it?",
    "Tell me about the last time that you wanted to leave.",
]

unhurried = settings(deadline=None)
"""The machine may be busy with other tests."""

occasions = st.builds(
    Occasion,
    minutes=st.integers(0, 120),
    goal=st.sampled_from(GOALS),
    stage=st.sampled_from(STAGES),
    level=st.sampled_from(["", *(level.value for level in Level)]),
    function=st.sampled_from(["", *function_names()]),
    earlier=st.frozensets(st.sampled_from(KEYS), max_size=40),
    covered=st.frozensets(st.sampled_from(bank.ESSENTIALS)),
    number=st.integers(1, 6),
    skills=st.booleans(),
)
own_questions = st.lists(st.sampled_from(WORDS), unique=True, max_size=5)


def serving(texts):
    return [
        of_words(f"own-{place}", text, serves=f"own-{place}", language="en")
        for place, text in enumerate(texts)
    ]


@unhurried
@given(occasions, own_questions)
def test_a_plan_never_holds_more_minutes_than_fit(occasion, texts):
    plan = propose([*serving(texts), *BANK], occasion)

    assert sum(each.minutes for each in plan) <= max(0, occasion.minutes - LEFT_FREE)


@unhurried
@given(occasions, own_questions)
def test_whom_else_to_ask_is_the_last_but_one_and_what_was_not_asked_the_last(occasion, texts):
    plan = propose([*serving(texts), *BANK], occasion)

    asked = [Role.NOT_ASKED in each.roles for each in plan]
    referred = [Role.REFERRAL in each.roles for each in plan]
    assert not any(asked[:-1])
    last = len(plan) - (2 if any(asked) else 1)
    assert all(place >= last for place, is_referral in enumerate(referred) if is_referral)


@unhurried
@given(occasions, own_questions)
def test_a_delicate_question_never_comes_in_the_first_half(occasion, texts):
    plan = propose([*serving(texts), *BANK], occasion)

    assert early_sensitive(plan) == []


@unhurried
@given(occasions, own_questions)
def test_no_question_is_proposed_twice(occasion, texts):
    plan = propose([*serving(texts), *BANK], occasion)

    assert max(Counter(each.text for each in plan).values(), default=1) == 1
    named = [each.bank_key for each in plan if each.bank_key]
    assert len(named) == len(set(named))


@unhurried
@given(occasions, own_questions)
def test_the_same_occasion_gives_the_same_plan(occasion, texts):
    pool = [*serving(texts), *BANK]

    assert propose(pool, occasion) == propose(pool, occasion)


@unhurried
@given(occasions, own_questions)
def test_a_follow_up_stands_behind_its_question(occasion, texts):
    plan = propose([*serving(texts), *BANK], occasion)

    places = {each.key: place for place, each in enumerate(plan)}
    for each in plan:
        if each.parent:
            assert places[each.parent] < places[each.key]
            assert not next(one for one in plan if one.key == each.parent).parent


@unhurried
@given(occasions)
def test_at_most_four_questions_are_musts_and_few_are_main(occasion):
    plan = propose(BANK, occasion)

    assert sum(each.priority == "must" for each in plan) <= MUSTS
    assert sum(not each.parent for each in plan) <= occasion.most


@unhurried
@given(occasions)
def test_enough_of_a_plan_is_new(occasion):
    plan = propose(BANK, occasion)

    if len(plan) >= 4:
        assert len(repeated(plan, occasion)) <= MOST_REPEATED * len(plan)


@unhurried
@given(occasions, st.lists(st.sampled_from(WORDS), unique=True, max_size=3))
def test_what_stands_there_already_stays(occasion, texts):
    kept = [of_words(f"kept-{place}", text, language="en") for place, text in enumerate(texts)]

    plan = propose(BANK, occasion, kept=kept)

    assert {each.key for each in kept} <= {each.key for each in plan}


@pytest.mark.parametrize("minutes", [30, 45, 60])
@pytest.mark.parametrize("goal", GOALS)
def test_our_own_checks_find_nothing_in_our_own_plans(minutes, goal):
    occasion = Occasion(minutes=minutes, goal=goal, stage="student", level="contributor")

    assert check_plan(propose(BANK, occasion), occasion) == []


def test_half_an_hour_has_the_shape_of_the_rules():
    plan = propose(BANK, Occasion(minutes=30, stage="student", level="contributor"))

    roles = Counter(role for each in plan for role in each.roles)
    assert 8 <= len(plan) <= 10
    assert roles[Role.OPENING] == 1
    assert roles[Role.TOUR] >= 2
    assert roles[Role.INCIDENT] >= 2
    assert roles[Role.DISCONFIRMING] == 1
    assert roles[Role.REFERRAL] == roles[Role.NOT_ASKED] == 1
    assert plan[0].position == "opening"
    assert sum(each.priority == "must" for each in plan) == MUSTS


def test_three_first_conversations_cover_the_essentials():
    covered: frozenset[str] = frozenset()
    for number in (1, 2, 3):
        plan = propose(BANK, Occasion(minutes=20, number=number, covered=covered))
        covered |= {each.bank_key for each in plan if Role.ESSENTIAL in each.roles}

    assert covered == set(bank.ESSENTIALS)


def test_open_questions_of_mine_come_first():
    plan = propose([*serving(WORDS[:1]), *BANK], Occasion(minutes=30))

    mine = next(each for each in plan if each.serves)
    assert mine.text == WORDS[0]
    assert mine.priority == "must"


def test_an_organization_is_asked_about_from_inside():
    plan = propose(BANK, Occasion(minutes=30, goal="organization", level="contributor"))

    assert sum(Role.ORGANIZATION in each.roles for each in plan) >= 2


def test_my_own_skills_are_asked_about_when_i_said_what_they_are():
    with_skills = propose(BANK, Occasion(minutes=45, skills=True))
    without = propose(BANK, Occasion(minutes=45))

    assert any(Role.OWN_SKILLS in each.roles for each in with_skills)
    assert not any(Role.OWN_SKILLS in each.roles for each in without)


def test_nobody_at_the_beginning_is_asked_for_strategy():
    plan = propose(BANK, Occasion(minutes=60, goal="organization", level="early"))

    assert not any(Role.STRATEGY in each.roles for each in plan)


def test_a_long_conversation_asks_for_the_pay_late():
    plan = propose(BANK, Occasion(minutes=60, stage="student", level="contributor"))

    pay = [place for place, each in enumerate(plan) if each.topic == "pay-benefits"]
    assert pay
    assert min(pay) > len(plan) / 2


def test_a_question_that_builds_on_another_follows_it():
    chain = [each for each in BANK if each.key in {"day-yesterday", "day-last-tuesday"}]

    plan = propose(chain, Occasion(minutes=30))

    assert [each.bank_key for each in plan] == ["day-yesterday", "day-last-tuesday"]
    assert plan[1].parent == plan[0].key


def test_every_question_of_a_plan_has_a_reason():
    occasion = Occasion(minutes=60, goal="organization", stage="student", level="manager")

    for each in propose([*serving(WORDS), *BANK], occasion):
        assert 1 <= len(whys(each, occasion)) <= 2


def test_the_reason_names_the_open_question_first():
    (mine,) = serving(WORDS[:1])

    assert whys(mine, Occasion(minutes=30))[0] is Why.SERVES


# One's own words


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("How did you get into this?", Role.OPENING),
        ("Walk me through a week in March.", Role.TOUR),
        ("When did you last work on a Sunday?", Role.INCIDENT),
        ("Tell me about the last project that failed.", Role.INCIDENT),
        ("What is the hardest part?", Role.DISCONFIRMING),
        ("Who should not do this work? What makes people leave?", Role.DISCONFIRMING),
        ("Whom else should I talk to?", Role.REFERRAL),
        ("Who else knows this from inside?", Role.REFERRAL),
        ("What did I not ask?", Role.NOT_ASKED),
        ("What should I have asked that I didn't ask?", Role.NOT_ASKED),
        ("What would you recommend that I read?", Role.ADVICE),
        ("What is the strategy for the next years?", Role.STRATEGY),
    ],
)
def test_own_words_show_what_they_do(text, role):
    assert role in of_words("1", text, language="en").roles


@pytest.mark.parametrize(
    "text", ["Who do you talk to every day?", "Which tools do you use?", "How large is the team?"]
)
def test_plain_questions_are_not_taken_for_a_referral(text):
    assert Role.REFERRAL not in of_words("1", text, language="en").roles


@pytest.mark.parametrize("text", ["What is the pay like?", "How much do people earn?"])
def test_money_is_delicate(text):
    assert of_words("1", text, language="en").is_sensitive


@given(st.text(max_size=700))
def test_any_words_can_be_read(text):
    read = of_words("1", text, language="en")

    assert read.text == text
    assert in_order([read]) == [read]


# Coverage


@given(st.lists(st.sampled_from(list(bank.topics()))), st.lists(st.sampled_from(["", "x"])))
def test_coverage_counts_every_question_of_a_topic_once(here, nowhere):
    counted = coverage([*here, *nowhere], here)

    assert sum(each.here for each in counted) == len(here)
    assert sum(each.altogether for each in counted) == 2 * len(here)
