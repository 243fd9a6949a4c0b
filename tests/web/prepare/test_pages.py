"""The plan of a conversation, as a person meets it: without script, page by page."""

from django.urls import reverse

from askaround.conversations.models import Goal, PlannedQuestion
from askaround.people.actions import add_source
from askaround.research.actions import add_questions
from tests import factories
from tests.web.prepare.pages import my_question, press, shown


def test_an_empty_plan_offers_a_proposal_and_says_what_is_missing(client, talk):
    page = shown(client, "plan", talk)

    assert "No questions yet" in page
    assert "Propose a plan" in page
    assert "What do you want to come away with?" in page
    assert "Read something about them" in page


def test_one_press_proposes_a_plan_that_fits_and_says_why(client, talk):
    answer = press(client, "propose", talk)

    assert answer.url.startswith(reverse("prepare:plan", args=[talk.pk]))
    page = shown(client, "plan", talk)
    assert "What did I not ask that I should have asked?" in page
    assert "could prove a hope wrong" in page
    assert "of 25 minutes" in page
    assert "As a whole the plan is sound" in page


def test_a_question_of_my_own_is_checked_and_may_be_bettered(client, ada, talk):
    answer = press(client, "check", talk, text="Do you like your job?")
    assert "What do you like about your job?" in answer.content.decode()

    press(client, "add", talk, text="Do you like your job?")
    row = PlannedQuestion.objects.get()
    assert "yes or no" in shown(client, "plan", talk)

    press(
        client,
        "question",
        row,
        text="What do you like about your job?",
        priority="must",
        minutes="4",
        version=row.version,
    )
    row.refresh_from_db()
    assert (row.text, row.priority, row.minutes) == (
        "What do you like about your job?",
        "must",
        4,
    )


def test_what_was_read_is_not_asked(client, ada, talk):
    add_source(
        by=ada,
        about=talk.person.roles.get().organization,
        title="About us",
        text="The traffic team counts bicycles at forty crossings every month.",
    )
    text = "Which crossings does the traffic team count bicycles at every month?"

    live = press(client, "check", talk, text=text).content.decode()
    my_question(ada, talk, text)

    assert "read" in live
    page = shown(client, "plan", talk)
    from_check = next(line.strip() for line in live.splitlines() if "read" in line)
    assert from_check in page


def test_a_question_too_long_or_empty_comes_back_with_a_reason(client, talk):
    for text in ("", "x" * 501):
        answer = press(client, "add", talk, text=text)
        assert answer.status_code == 200
        assert "errorlist" in answer.content.decode()
    assert not PlannedQuestion.objects.exists()


def test_the_same_question_twice_is_said(client, ada, talk):
    my_question(ada, talk)

    assert "already" in press(client, "add", talk, text="What is the light like?").content.decode()


def test_the_bank_opens_with_what_suits_them(client, talk):
    page = shown(client, "pick", talk)
    assert "These suit this person" in page
    assert "hiring-last-round" not in page

    press(client, "pick", talk, key=["rewards-last-good", "no-such-key"])

    assert [row.bank_key for row in PlannedQuestion.objects.all()] == ["rewards-last-good"]
    assert "key-rewards-last-good" not in shown(client, "pick", talk)


def test_an_open_question_is_taken_so_that_answers_count(client, ada, talk):
    (mine,) = add_questions(
        by=ada, exploration=talk.exploration, questions=[("What is it like?", "", "")]
    )
    assert "1 of your open questions is not in this plan" in shown(client, "plan", talk)

    press(client, "take", talk, question=[str(mine.pk), "nonsense"])

    assert PlannedQuestion.objects.get().question == mine
    assert "It serves an open question" in shown(client, "question", PlannedQuestion.objects.get())


def test_a_strangers_question_is_not_taken(client, talk):
    stranger = factories.one_of_everything(factories.author(factories.space("eve")), "Eve")

    press(client, "take", talk, question=[str(stranger["question"].pk)])

    assert not talk.planned_questions.exists()


def test_order_changes_by_a_press_also_in_place(client, ada, talk):
    first, second = my_question(ada, talk), my_question(ada, talk, "How is the view?")

    press(client, "move", second, to="earlier")
    assert list(talk.planned_questions.values_list("pk", flat=True)) == [second.pk, first.pk]

    answer = client.post(
        reverse("prepare:move", args=[second.pk]), {"to": "later"}, headers={"HX-Request": "true"}
    )
    assert answer.content.decode().lstrip().startswith("<div")
    assert list(talk.planned_questions.values_list("pk", flat=True)) == [first.pk, second.pk]


def test_a_follow_up_says_when_to_ask_it(client, ada, talk):
    first, second = my_question(ada, talk), my_question(ada, talk, "How is the view?")
    second.refresh_from_db()

    fields = {"text": second.text, "priority": "could", "minutes": "2", "version": second.version}
    press(client, "question", second, parent=str(first.pk), if_they_say="it is dark", **fields)

    assert "If they say “it is dark”" in shown(client, "plan", talk)
    first.refresh_from_db()
    again = {"text": first.text, "priority": "must", "minutes": "2", "version": first.version}
    answer = press(client, "question", first, parent=str(second.pk), **again)
    assert "Choose one of the options here" in answer.content.decode()


def test_two_windows_show_both_texts(client, ada, talk):
    row = my_question(ada, talk)
    row.refresh_from_db()
    fields = {"priority": "must", "minutes": "2", "version": row.version}
    press(client, "question", row, text="How is it here?", **fields)

    answer = press(client, "question", row, text="How is it there?", **fields)

    assert answer.status_code == 409
    assert "How is it here?" in answer.content.decode()
    assert "How is it there?" in answer.content.decode()


def test_a_question_leaves_the_plan(client, ada, talk):
    row = my_question(ada, talk)

    press(client, "remove", row)

    assert not talk.planned_questions.exists()


def test_a_goal_without_a_question_is_named_and_finds_one(client, ada, talk):
    row = my_question(ada, talk)
    press(client, "add-goal", talk, text="See a real week")
    goal = Goal.objects.get()
    assert "No question serves your goal “See a real week”" in shown(client, "plan", talk)

    press(client, "goal", goal, text="See a real week", questions=[row.pk], version=goal.version)

    page = shown(client, "plan", talk)
    assert "No question serves" not in page
    assert "for: See a real week" in page
    press(client, "remove-goal", goal)
    assert not Goal.objects.exists()


def test_a_goal_needs_words(client, talk):
    assert "errorlist" in press(client, "add-goal", talk, text=" ").content.decode()


def test_a_long_plan_takes_no_more_queries(client, ada, talk, django_assert_max_num_queries):
    my_question(ada, talk)
    with django_assert_max_num_queries(40) as one:
        shown(client, "plan", talk)
    my_question(ada, talk, "How is the view?")
    my_question(ada, talk, "How is the sound?")

    with django_assert_max_num_queries(len(one.captured_queries)):
        shown(client, "plan", talk)


def test_coverage_counts_other_conversations_too(client, ada, talk):
    press(client, "propose", talk)
    talk.planned_questions.update(asked_at=factories.MONDAY_NOON)
    later = factories.conversation(ada, talk.person, on=talk.day.replace(day=20))
    talk.started_at = talk.ended_at = factories.MONDAY_NOON
    talk.save()
    press(client, "propose", later)

    assert "in all" in shown(client, "plan", later)
