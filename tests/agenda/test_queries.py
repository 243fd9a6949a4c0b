"""Today, computed from requests, introductions and questions."""

from datetime import timedelta

import pytest

from askaround.agenda import actions, queries
from askaround.agenda.rules import Kind
from askaround.journal import settings
from askaround.journal.author import Author
from askaround.outreach import actions as outreach
from askaround.people import actions as people
from askaround.preparation.actions import own_profile, save_profile
from askaround.research import actions as research
from tests import factories


@pytest.fixture
def exploration(ada):
    return factories.exploration(ada)


def later(by: Author, days: int) -> Author:
    return Author(by.space, by.now + timedelta(days=days))


def asked(by, exploration, full_name="Dana Whitfield", **person):
    """A request that was sent at this moment."""
    who = factories.person(by, full_name, **person)
    ask = outreach.begin_ask(by=by, person=who, exploration=exploration)
    outreach.mark_sent(by=by, message=ask.messages.get())
    return ask


def due(by):
    return queries.due(space=by.space, now=by.now)


def sentences(by):
    return [row.sentence for row in due(by).rows]


def test_nobody_is_reminded_before_the_playbook_says_so(ada, exploration):
    asked(ada, exploration)

    assert sentences(later(ada, 6)) == []
    (row,) = due(later(ada, 8)).rows
    assert row.sentence == "Remind Dana Whitfield"
    assert row.why == "No answer for 8 days; your playbook says to remind them after a week"
    assert row.age == "since yesterday"


def test_the_reason_follows_the_playbook_in_force(ada, exploration):
    asked(ada, exploration)
    settings.choose_playbook(by=ada, name="3b7")

    (row,) = due(later(ada, 3)).rows

    assert row.kind is Kind.SECOND_PERSON
    assert row.why == (
        "No answer for 3 days; your playbook suggests asking a second person"
        " after 3 working days, ideally on another team"
    )


def test_a_request_without_a_reminder_left_may_rest(ada, exploration):
    ask = asked(ada, exploration)
    week_later = later(ada, 8)
    follow_up = outreach.begin_follow_up(by=week_later, ask=ask)
    outreach.mark_sent(by=week_later, message=follow_up)

    assert sentences(later(ada, 15)) == []
    assert sentences(later(ada, 8 + 14)) == ["Let rest the request to Dana Whitfield"]


def test_a_yes_is_mine_until_i_have_written(ada, exploration):
    ask = asked(ada, exploration)
    next_day = later(ada, 1)
    outreach.record_reply(by=next_day, ask=ask, answer="yes", text="Gladly!")
    assert sentences(next_day) == ["Agree on a time with Dana Whitfield"]

    mine = outreach.begin_answer(by=next_day, ask=ask)
    outreach.mark_sent(by=later(ada, 2), message=mine)

    assert sentences(later(ada, 3)) == []


def test_whoever_said_not_now_is_asked_again_on_the_day_and_once(ada, exploration):
    ask = asked(ada, exploration)
    day = ada.today + timedelta(days=30)
    outreach.record_reply(by=ada, ask=ask, answer="not-now", ask_again_on=day)

    assert sentences(later(ada, 20)) == []
    assert sentences(later(ada, 30)) == ["Ask Dana Whitfield again"]
    outreach.begin_ask(by=later(ada, 31), person=ask.person, exploration=exploration)
    assert sentences(later(ada, 31)) == ["Finish your request to Dana Whitfield"]


def test_an_introduction_is_followed_to_the_thanks(ada, exploration):
    introduction = outreach.begin_introduction(
        by=ada,
        introducer=factories.person(ada, "Tomás Vidal"),
        exploration=exploration,
        person=factories.person(ada, "Lena Brandvold"),
    )
    said = [sentences(ada)]
    for step in ("asked", "agreed", "introduced", "thanked"):
        outreach.move_introduction(by=ada, introduction=introduction, to=step)
        said.append(sentences(ada))

    assert said == [
        ["Ask Tomás Vidal to introduce you to Lena Brandvold"],
        [],
        ["Send Tomás Vidal the lines that bring you and Lena Brandvold together"],
        ["Thank Tomás Vidal for introducing you to Lena Brandvold"],
        [],
    ]


def test_a_silent_introducer_is_reminded_at_the_same_pace(ada, exploration):
    introduction = outreach.begin_introduction(
        by=ada,
        introducer=factories.person(ada, "Tomás Vidal"),
        exploration=exploration,
        sought="somebody who repairs organs",
    )
    outreach.move_introduction(by=ada, introduction=introduction, to="asked")

    assert sentences(later(ada, 6)) == []
    assert sentences(later(ada, 7)) == [
        "Remind Tomás Vidal, who could introduce you to somebody who repairs organs"
    ]


def test_nobody_marked_never_again_stands_on_today(ada, exploration):
    ask = asked(ada, exploration)
    introduction = outreach.begin_introduction(
        by=ada,
        introducer=factories.person(ada, "Tomás Vidal"),
        exploration=exploration,
        person=factories.person(ada, "Lena Brandvold"),
    )
    assert len(due(later(ada, 9)).rows) == 2

    people.mark_never_again(by=ada, person=ask.person, never=True)
    people.mark_never_again(by=ada, person=introduction.person, never=True)

    assert sentences(later(ada, 9)) == []


def test_a_row_put_off_leaves_room_for_the_next(ada, exploration):
    for number in range(20):
        asked(ada, exploration, f"Person {number:02}")
    in_a_week = later(ada, 8)
    first = due(in_a_week)
    assert len(first.rows) == 7
    assert first.more

    for row in first.rows:
        actions.skip(by=in_a_week, row=row.name, what=row.sentence)
    second = due(in_a_week)
    for row in second.rows:
        actions.skip(by=in_a_week, row=row.name, what=row.sentence)
    third = due(in_a_week)

    shown = [row.person for found in (first, second, third) for row in found.rows]
    assert sorted(shown) == [f"Person {number:02}" for number in range(20)]
    assert not third.more


def test_waiting_says_how_many_have_a_request_and_whether_anybody_is_late(ada, exploration):
    asked(ada, exploration)
    asked(later(ada, 5), exploration, "Grace Hopper")

    assert due(later(ada, 6)).waiting == queries.Waiting(people=2, late=0)
    assert due(later(ada, 8)).waiting == queries.Waiting(people=2, late=1)


def test_the_last_row_names_somebody_to_ask_about_an_open_question(ada, exploration):
    asked(ada, exploration)
    research.add_questions(
        by=ada, exploration=exploration, questions=[("How often do consultants travel?", "", "")]
    )
    met = factories.person(ada, "Hal Whitcombe", closeness=2)
    other = factories.person(ada, "Maria Duarte", closeness=1)

    def last():
        return queries.today(space=ada.space, now=ada.now).rows[-1]

    row = last()
    assert row.sentence == "Ask Hal Whitcombe"
    assert row.person_id == met.pk
    assert row.why.startswith("Still open: “How often do consultants travel?”")
    actions.skip(by=ada, row=row.name, what=row.sentence)
    assert last().person_id == other.pk
    actions.skip(by=ada, row=last().name, what="")
    assert queries.today(space=ada.space, now=ada.now).rows == []


def test_whoever_fills_an_empty_place_of_the_plan_is_named_first(ada, exploration):
    asked(ada, exploration)
    research.add_questions(by=ada, exploration=exploration, questions=[("How so?", "", "")])
    levels = {
        factories.person(ada, "Hal Whitcombe", closeness=2, level="student").pk: "student",
        factories.person(ada, "Maria Duarte", closeness=2, level="manager").pk: "manager",
    }

    def last():
        return queries.today(space=ada.space, now=ada.now).rows[-1].person_id

    before = last()
    (other,) = levels.keys() - {before}
    research.want_voice(by=ada, exploration=exploration, level=levels[other])

    assert last() == other


def test_coverage_counts_questions_and_people_who_agreed(ada, exploration):
    first, _second = research.add_questions(
        by=ada, exploration=exploration, questions=[("How so?", "", ""), ("And then?", "", "")]
    )
    research.settle_question(by=ada, question=first, answer="Like this.")
    ask = asked(ada, exploration)
    outreach.record_reply(by=ada, ask=ask, answer="yes")

    found = due(ada).coverage

    assert (found.settled, found.questions, found.agreed, found.wanted) == (1, 2, 1, 5)
    assert [question.text for question in found.open_questions] == ["And then?"]
    assert found.rests_on_one_voice


def test_the_first_steps_tick_themselves_and_go_when_the_first_request_is_sent(ada):
    def done():
        return [step.key for step in due(ada).steps if step.done]

    exploration = factories.exploration(ada)
    assert done() == ["question"]
    research.add_questions(
        by=ada, exploration=exploration, questions=[(f"What is {n}?", "", "") for n in range(5)]
    )
    assert done() == ["question", "five"]
    dana = factories.person(ada, "Dana Whitfield")
    profile = own_profile(by=ada)
    profile.name, profile.synopsis = "Ada", "I study mathematics."
    save_profile(by=ada, profile=profile)
    assert done() == ["question", "five", "people", "me"]
    ask = outreach.begin_ask(by=ada, person=dana, exploration=exploration)
    assert done() == ["question", "five", "people", "me", "draft"]
    outreach.mark_sent(by=ada, message=ask.messages.get())
    assert due(ada).steps == []


def test_the_number_of_queries_does_not_grow_with_the_rows(
    ada, exploration, django_assert_num_queries
):
    asked(ada, exploration)
    in_a_week = later(ada, 8)
    with django_assert_num_queries(9):
        assert len(due(in_a_week).rows) == 1

    for number in range(4):
        asked(ada, exploration, f"Person {number}")
        outreach.begin_introduction(
            by=ada,
            introducer=factories.person(ada, f"Introducer {number}"),
            exploration=exploration,
            person=factories.person(ada, f"Stranger {number}"),
        )
    with django_assert_num_queries(9):
        assert len(due(in_a_week).rows) == 7


def test_today_holds_nothing_of_another_space(ada, exploration):
    stranger = factories.author(factories.space("stranger"))
    asked(stranger, factories.exploration(stranger), "Zebulon Quickfeather")
    outreach.begin_introduction(
        by=stranger,
        introducer=factories.person(stranger, "Zora Quickfeather"),
        exploration=factories.exploration(stranger),
        sought="somebody",
    )

    found = queries.today(space=ada.space, now=later(ada, 8).now)

    assert found.rows == []
    assert found.waiting.people == 0
