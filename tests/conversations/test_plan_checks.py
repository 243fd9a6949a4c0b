"""What a plan as a whole is told: what it lacks, and what it has too much of."""

from askaround.conversations.rules.occasions import (
    Occasion,
)
from askaround.conversations.rules.plan_checks import PlanRule, check_plan
from askaround.conversations.rules.plan_questions import Asking, of_bank, of_words
from askaround.preparation import bank
from askaround.preparation.languages import question_language
from askaround.preparation.rules.questions import openness

BANK = [of_bank(question) for question in bank.questions()]


def kept_in_plan(text, **known):
    read = of_words("kept", text, language="en")
    return Asking(**{name: getattr(read, name) for name in read.__slots__} | known)


def plan_of(*texts, **known):
    language = question_language("en")
    return [
        kept_in_plan(text, key=str(place), is_open=openness(text, language=language) == "open")
        for place, text in enumerate(texts)
    ]


HALF_AN_HOUR = Occasion(minutes=30)


def rules_of(questions, occasion=HALF_AN_HOUR, **known):
    return {remark.rule for remark in check_plan(questions, occasion, **known)}


def test_an_empty_plan_is_left_in_peace():
    assert check_plan([], Occasion(minutes=30)) == []


def test_what_a_plan_lacks_is_named():
    found = rules_of(plan_of("What do you like about your work?"))

    assert found >= {
        PlanRule.INCIDENT,
        PlanRule.DISCONFIRMING,
        PlanRule.REFERRAL,
        PlanRule.NOT_ASKED,
    }


def test_too_many_minutes_are_counted():
    plan = plan_of(*(f"What is part {number} of your work?" for number in range(10)))

    (remark,) = [
        each for each in check_plan(plan, Occasion(minutes=30)) if each.rule is PlanRule.MINUTES
    ]
    assert (remark.amount, remark.limit) == (30, 25)


def test_closed_questions_are_counted_in_percent():
    plan = plan_of("Do you like it?", "Is it hard?", "Are you happy?", "What do you do?")

    (remark,) = [
        each for each in check_plan(plan, Occasion(minutes=30)) if each.rule is PlanRule.OPEN
    ]
    assert (remark.amount, remark.limit) == (25, 70)


def test_one_topic_does_not_fill_the_plan():
    plan = [kept_in_plan(f"What {n}?", key=str(n), topic="culture") for n in range(4)]
    assert PlanRule.TOPIC in rules_of(plan)

    varied = [kept_in_plan(f"What {t}?", key=t, topic=t) for t in ("a", "b", "c", "d")]
    assert PlanRule.TOPIC not in rules_of(varied)


def test_the_end_has_its_order():
    turned = plan_of("Who else should I talk to?", "What did I not ask?", "How is it?")

    assert rules_of(turned) >= {PlanRule.NOT_ASKED_PLACE, PlanRule.REFERRAL_PLACE}
    right = plan_of("How is it?", "Who else should I talk to?", "What did I not ask?")
    assert not rules_of(right) & {PlanRule.NOT_ASKED_PLACE, PlanRule.REFERRAL_PLACE}


def test_pay_in_the_first_half_is_named():
    plan = plan_of("What is the pay like?", "How is it?", "What do you do?", "How was it?")

    assert PlanRule.SENSITIVE in rules_of(plan)
    assert PlanRule.SENSITIVE not in rules_of(plan[::-1])


def test_strategy_is_not_for_somebody_junior():
    plan = plan_of("What is the strategy of your department?")

    assert PlanRule.STRATEGY in rules_of(plan, Occasion(minutes=30, level="early"))
    assert PlanRule.STRATEGY not in rules_of(plan, Occasion(minutes=30, level="executive"))


def test_a_question_for_managers_is_named_with_somebody_else():
    plan = [each for each in BANK if each.key == "hiring-last-round"]

    assert PlanRule.LEVEL in rules_of(plan, Occasion(minutes=30, level="student"))
    assert PlanRule.LEVEL not in rules_of(plan, Occasion(minutes=30, level="manager"))
    assert PlanRule.LEVEL not in rules_of(plan, Occasion(minutes=30))


def test_repeating_nearly_everything_is_named():
    plan = BANK[:5]
    occasion = Occasion(minutes=30, earlier=frozenset(each.key for each in plan[:4]))

    assert PlanRule.REPEATED in rules_of(plan, occasion)


def test_the_common_core_of_earlier_conversations_is_missed():
    plan = BANK[:5]

    assert PlanRule.CORE in rules_of(plan, core=frozenset({"rewards-last-good"}))
    assert PlanRule.CORE not in rules_of(plan, core=frozenset({plan[0].key}))


def test_the_third_conversation_may_not_leave_an_essential_out():
    plan = plan_of("How is it?")
    third = Occasion(minutes=30, number=3, covered=frozenset({"day-yesterday", "entry-roles"}))

    assert PlanRule.ESSENTIALS in rules_of(plan, third)
    assert PlanRule.ESSENTIALS not in rules_of(plan, Occasion(minutes=30, number=4))


def test_a_goal_without_a_question_is_named():
    (remark,) = check_plan([], Occasion(minutes=30), goals_without=["See a real week"])

    assert (remark.rule, remark.text) == (PlanRule.GOAL, "See a real week")
