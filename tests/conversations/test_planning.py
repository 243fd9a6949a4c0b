"""Planning a conversation: what can be done to a plan, and what is undone."""

import pytest

from askaround import access
from askaround.conversations import actions, queries
from askaround.conversations.models import Brief, Goal, PlannedQuestion
from askaround.journal.actions import undo
from askaround.journal.author import StaleWrite
from askaround.preparation import bank
from askaround.preparation.models import Profile
from askaround.research.actions import add_questions, settle_question
from tests import factories


@pytest.fixture
def talk(ada):
    grace = factories.person(ada, level="contributor", function="data")
    return factories.conversation(ada, grace)


def propose(by, talk, profile=None):
    space, profile = by.space, profile or Profile(stage="student")
    before = queries.asked_before(
        talk,
        conversations=access.conversations(space),
        planned=access.planned_questions(space),
    )
    questions = access.questions(space).filter(exploration=talk.exploration)
    return actions.propose_plan(
        by=by,
        conversation=talk,
        pool=queries.pool_of(questions, profile=profile, language="en"),
        occasion=queries.occasion_of(talk, before, profile=profile),
        profile=profile,
    )


def texts(talk):
    return [row.text for row in queries.arranged(talk.planned_questions.all())]


def test_a_proposal_is_kept_and_taken_back_in_one_press(ada, talk):
    plan = propose(ada, talk)

    assert texts(talk) == [row.text for row in plan]
    assert sum(row.minutes for row in plan) <= talk.minutes - 5
    undo(by=ada, change=ada.changes[-1])
    assert not talk.planned_questions.exists()


def test_an_open_question_is_served_and_a_settled_one_is_left_out(ada, talk):
    mine, settled = add_questions(
        by=ada,
        exploration=talk.exploration,
        questions=[
            ("What would I have to give up?", "", ""),
            ("Which jobs do people take first?", "entry-requirements", "entry-roles"),
        ],
    )
    settle_question(by=ada, question=settled, answer="Assistant")

    plan = propose(ada, talk)

    assert [row.question for row in plan if row.question] == [mine]
    assert "entry-roles" not in {row.bank_key for row in plan}


def test_my_skill_fills_the_blank(ada, talk):
    talk.minutes = 60
    plan = propose(ada, talk, Profile(stage="student", skills="welding, French"))

    assert any("I can welding" in row.text for row in plan)


def test_proposing_again_keeps_my_words_and_what_was_asked(ada, talk):
    first = propose(ada, talk)[0]
    mine = actions.add_own_question(by=ada, conversation=talk, text="What is it like in winter?")
    first.refresh_from_db()
    first.asked_at = ada.now
    actions.edit_planned(by=ada, planned=first)

    propose(ada, talk)

    kept = set(talk.planned_questions.values_list("pk", flat=True))
    assert {first.pk, mine.pk} <= kept
    assert len(texts(talk)) == len(set(texts(talk)))


def test_proposing_twice_changes_nothing(ada, talk):
    propose(ada, talk)
    before = texts(talk)

    propose(ada, talk)

    assert texts(talk) == before


def test_what_was_asked_before_is_known(ada, talk):
    propose(ada, talk)
    talk.planned_questions.update(asked_at=ada.now)
    later = factories.conversation(ada, talk.person, on=talk.day.replace(day=20))
    talk.starts_at, talk.ended_at, talk.started_at = ada.now, ada.now, ada.now
    talk.save()

    before = queries.asked_before(
        later,
        conversations=access.conversations(ada.space),
        planned=access.planned_questions(ada.space),
    )

    assert before.count == 1
    assert "day-yesterday" in before.covered
    assert "closing-not-asked" in before.keys
    assert before.core == frozenset()


def test_a_new_question_stands_before_the_end(ada, talk):
    propose(ada, talk)

    actions.add_own_question(by=ada, conversation=talk, text="How is the light in your office?")

    assert texts(talk)[-3] == "How is the light in your office?"


def test_a_question_stands_in_a_plan_once(ada, talk):
    key = "rewards-last-good"
    profile = Profile()
    actions.add_from_bank(by=ada, conversation=talk, keys=[key, "no-such"], profile=profile)

    assert not actions.add_from_bank(by=ada, conversation=talk, keys=[key], profile=profile)
    with pytest.raises(actions.CannotPlan, match="already"):
        actions.add_own_question(by=ada, conversation=talk, text=bank.by_key([key])[0].text)


def test_taking_an_open_question_lets_answers_count_for_it(ada, talk):
    (mine,) = add_questions(
        by=ada, exploration=talk.exploration, questions=[("What is it like?", "", "")]
    )

    (row,) = actions.take_questions(by=ada, conversation=talk, questions=[mine])

    assert row.question == mine


def three(ada, talk):
    return [
        actions.add_own_question(by=ada, conversation=talk, text=text)
        for text in ("How was one?", "How was two?", "How was three?")
    ]


def test_a_question_moves_with_its_follow_ups(ada, talk):
    one, two, three_ = three(ada, talk)
    two.parent = one
    actions.edit_planned(by=ada, planned=two)

    actions.move_planned(by=ada, planned=one, places=1)
    assert texts(talk) == ["How was three?", "How was one?", "How was two?"]

    three_.refresh_from_db()
    actions.move_planned(by=ada, planned=three_, places=5)
    assert texts(talk) == ["How was one?", "How was two?", "How was three?"]


def test_follow_ups_change_places_among_themselves(ada, talk):
    one, two, three_ = three(ada, talk)
    for row in (two, three_):
        row.refresh_from_db()
        row.parent = one
        actions.edit_planned(by=ada, planned=row)

    three_.refresh_from_db()
    actions.move_planned(by=ada, planned=three_, places=-1)

    assert texts(talk) == ["How was one?", "How was three?", "How was two?"]


def test_a_follow_up_hangs_on_a_main_question_of_the_same_plan(ada, talk):
    one, two, three_ = three(ada, talk)
    two.parent = one
    actions.edit_planned(by=ada, planned=two)

    three_.refresh_from_db()
    three_.parent = two
    with pytest.raises(actions.CannotPlan):
        actions.edit_planned(by=ada, planned=three_)
    one.refresh_from_db()
    three_.refresh_from_db()
    one.parent = three_
    with pytest.raises(actions.CannotPlan, match="follow-ups of its own"):
        actions.edit_planned(by=ada, planned=one)


def test_removing_a_question_leaves_its_follow_ups(ada, talk):
    one, two, _three = three(ada, talk)
    two.parent = one
    actions.edit_planned(by=ada, planned=two)

    key = one.pk
    actions.remove_planned(by=ada, planned=one)

    assert texts(talk) == ["How was two?", "How was three?"]
    undo(by=ada, change=ada.changes[-1])
    assert PlannedQuestion.objects.get(pk=two.pk).parent_id == key


def test_an_old_version_is_refused(ada, talk):
    one, *_others = three(ada, talk)
    one.refresh_from_db()
    stale = one.version
    one.text = "How was it?"
    actions.edit_planned(by=ada, planned=one, version=stale)
    one.text = "How is it?"

    with pytest.raises(StaleWrite):
        actions.edit_planned(by=ada, planned=one, version=stale)


def test_a_goal_finds_its_questions(ada, talk):
    row = actions.add_own_question(by=ada, conversation=talk, text="How much do you travel?")

    goal = actions.add_goal(by=ada, conversation=talk, text="Find out about travelling")

    row.refresh_from_db()
    assert row.goal == goal
    actions.edit_goal(by=ada, goal=goal, questions=[])
    row.refresh_from_db()
    assert row.goal is None
    with pytest.raises(actions.CannotPlan, match="already"):
        actions.add_goal(by=ada, conversation=talk, text="find out about travelling")


def test_goals_have_an_end(ada, talk):
    for number in range(12):
        actions.add_goal(by=ada, conversation=talk, text=f"Goal {number}")

    with pytest.raises(actions.CannotPlan, match="enough"):
        actions.add_goal(by=ada, conversation=talk, text="One more")
    actions.remove_goal(by=ada, goal=Goal.objects.first())
    assert Goal.objects.count() == 11


def test_a_plan_has_an_end(ada, talk):
    keys = [question.key for question in bank.questions()]

    with pytest.raises(actions.CannotPlan, match="60"):
        actions.add_from_bank(by=ada, conversation=talk, keys=keys, profile=Profile())


def test_a_brief_is_kept_once_and_changed_with_its_version(ada, talk):
    brief = Brief(space=ada.space, conversation=talk, opening="Hello")
    actions.save_brief(by=ada, brief=brief, version=1)
    brief.opening = "Good morning"
    actions.save_brief(by=ada, brief=brief, version=brief.version)

    assert Brief.objects.get().opening == "Good morning"
    brief.opening = "Hello again"
    with pytest.raises(StaleWrite):
        actions.save_brief(by=ada, brief=brief, version=1)
