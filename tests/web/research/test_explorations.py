"""The pages of an exploration: beginning, people by step, paths, and the end."""

from datetime import date

import pytest
from django.urls import reverse

from askaround.outreach import actions as outreach
from askaround.research import actions
from askaround.research.models import Exploration, Path, Question
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def exploration(ada):
    found = factories.exploration(ada, conversations_wanted=5)
    with ada.change("Added paths") as change:
        factories.add_path(change, found, "Consulting")
        factories.add_path(change, found, "Operations research")
    return found


@pytest.fixture
def shown(client, exploration):
    """Open the page of the exploration."""

    def open_page():
        url = reverse("research:exploration", args=[exploration.pk])
        return client.get(url).content.decode()

    return open_page


def ask(by, full_name, exploration, *, sent=True, answer="", **more):
    person = factories.person(by, full_name)
    begun = outreach.begin_ask(by=by, person=person, exploration=exploration)
    if sent:
        outreach.mark_sent(by=by, message=begun.messages.get())
    if answer:
        outreach.record_reply(by=by, ask=begun, answer=answer, **more)
    return begun


def test_a_first_sentence_begins_an_exploration_and_leads_to_its_questions(client):
    answer = client.post(
        reverse("research:start"),
        {"title": "Is nursing for me?", "goal": "occupation", "paths": "Nursing\n\nNursing"},
    )

    begun = Exploration.objects.get()
    assert answer.url == reverse("research:pick", args=[begun.pk])
    assert [path.name for path in begun.paths.all()] == ["Nursing"]


def test_a_question_that_is_here_already_is_offered_before_it_is_begun_again(client, ada):
    here = factories.exploration(ada, title="Is café work for me?")
    again = {"title": "Is CAFÉ work for me?", "goal": "occupation", "paths": "Nursing"}

    page = client.post(reverse("research:start"), again).content.decode()
    assert "You have this question already." in page
    assert reverse("research:exploration", args=[here.pk]) in page
    assert "Nursing" in page
    assert Exploration.objects.get() == here

    client.post(reverse("research:start"), again | {"seen": again["title"]})
    assert Exploration.objects.count() == 2


def test_a_question_that_was_closed_may_begin_anew(client, ada):
    closed = factories.exploration(ada, title="Is nursing for me?")
    actions.close_exploration(by=ada, exploration=closed)

    client.post(reverse("research:start"), {"title": closed.title, "goal": "occupation"})

    assert Exploration.objects.count() == 2


def test_without_a_sentence_the_page_says_what_is_missing_and_keeps_the_rest(client):
    answer = client.post(
        reverse("research:start"), {"goal": "occupation", "paths": "Nursing"}
    ).content.decode()

    assert "Please fill this in" in answer
    assert "Nursing" in answer


def test_everybody_stands_at_the_step_they_are_at(ada, exploration, shown):
    ask(ada, "Drafted Dana", exploration, sent=False)
    ask(ada, "Waiting Wim", exploration)
    ask(ada, "Yes Yara", exploration, answer="yes")
    ask(ada, "Later Lea", exploration, answer="not-now", ask_again_on=date(2090, 1, 1))
    ask(ada, "Due Dora", exploration, answer="not-now", ask_again_on=date(2026, 3, 3))
    outreach.let_rest(by=ada, ask=ask(ada, "Resting Rosa", exploration))

    steps = shown().split('class="board-step"')[1:]

    where = {
        name: next(
            step.split("<h3>")[1].split("<span")[0].strip() for step in steps if name in step
        )
        for name in ("Dana", "Wim", "Yara", "Lea", "Dora", "Rosa")
    }
    assert where == {
        "Dana": "Drafts",
        "Wim": "Their turn",
        "Yara": "Said yes",
        "Lea": "Not now, or no",
        "Dora": "To ask again",
        "Rosa": "Resting",
    }


def test_whoever_is_asked_again_stands_in_one_place_only(ada, exploration, shown):
    first = ask(ada, "Twice Tilda", exploration, answer="no")
    outreach.begin_ask(by=ada, person=first.person, exploration=exploration)

    board = shown().split('class="board"')[1].split("ask-first")[0]

    assert board.count("Twice Tilda") == 1


def test_an_introduction_leaves_the_board_when_it_is_answered(ada, exploration, shown):
    raj = factories.person(ada, "Raj Patel")
    grace = factories.person(ada, "Grace Hopper")
    introduction = outreach.begin_introduction(
        by=ada, introducer=raj, person=grace, exploration=exploration
    )
    assert "Through somebody" in shown()

    outreach.begin_reply(by=ada, introduction=introduction)

    assert "Through somebody" not in shown()


def test_a_yes_that_was_dealt_with_still_stands_under_said_yes(ada, exploration, shown):
    outreach.let_rest(by=ada, ask=ask(ada, "Yes Yara", exploration, answer="yes"))

    board = shown().split('class="board"')[1].split("</section>")[0]

    assert "Said yes" in board
    assert "Yes Yara" in board


def test_a_draft_that_was_dropped_is_resting(ada, exploration, shown):
    outreach.let_rest(by=ada, ask=ask(ada, "Dropped Dirk", exploration, sent=False))

    board = shown().split('class="board"')[1].split("</section>")[0]

    assert "Resting" in board
    assert "Dropped Dirk" in board


def test_exploration_and_today_count_the_same_people_who_said_yes(client, ada, exploration, shown):
    outreach.let_rest(by=ada, ask=ask(ada, "Yes Yara", exploration, answer="yes"))
    first = ask(ada, "Again Ann", exploration, answer="yes")
    outreach.begin_ask(by=ada, person=first.person, exploration=exploration)
    ask(ada, "No Nora", exploration, answer="no")

    today = client.get(reverse("agenda:today")).content.decode()

    for page in (shown(), today):
        meter = page.split("People who said yes")[1]
        assert "2 of 5" in meter.split("</div>")[0]


def test_a_path_that_nobody_was_asked_about_is_named(ada, exploration, shown):
    ask(ada, "Waiting Wim", exploration)  # about the first path

    told = shown().split("You have not asked anybody about this yet:")[1].split("</p>")[0]

    assert "Operations research" in told
    assert "Consulting" not in told


@pytest.mark.parametrize(
    ("topic", "unasked"),
    [
        ("CONSULTING for hospitals", "Operations research"),
        ("operations", "Consulting"),
        ("nursing", None),  # names no path: nothing is claimed
        ("", None),
    ],
)
def test_a_path_counts_as_asked_about_once_a_topic_names_it(
    ada, exploration, shown, topic, unasked
):
    begun = ask(ada, "Waiting Wim", exploration)
    begun.topic = topic
    with ada.change("Changed the topic") as change:
        change.save(begun)

    told = (
        shown().partition("You have not asked anybody about this yet:")[2].split("</p>")[0].strip()
    )

    assert told == (unasked or "")


def test_ruling_a_path_out_is_a_result_with_its_reason_kept(client, exploration, shown):
    path = exploration.paths.get(name="Consulting")
    answer = client.post(
        reverse("research:path", args=[path.pk]),
        {
            "name": path.name,
            "kind": path.kind,
            "state": "ruled-out",
            "state_reason": "Four nights away are too many.",
            "version": path.version,
        },
        follow=True,
    ).content.decode()

    assert "Ruled out: that is a result" in answer
    assert "Ruled out “Consulting”: now you know" in answer
    assert "Four nights away are too many." in shown()


def test_two_windows_never_lose_what_was_written_about_a_path(client, exploration):
    path = exploration.paths.get(name="Consulting")
    url = reverse("research:path", args=[path.pk])
    old = {"name": "Consulting", "kind": path.kind, "state": "considering", "version": path.version}
    client.post(url, old | {"known": "From the first window"})

    answer = client.post(url, old | {"known": "From the second window"})

    assert answer.status_code == 409
    assert "From the first window" in answer.content.decode()
    assert "From the second window" in answer.content.decode()


def test_a_path_stands_once_on_the_list(client, exploration):
    url = reverse("research:add-path", args=[exploration.pk])

    twice = client.post(url, {"name": "consulting"}, follow=True).content.decode()
    empty = client.post(url, {"name": ""}, follow=True).content.decode()

    assert "is on the list already" in twice
    assert "Write down what you are considering" in empty
    assert Path.objects.count() == 2


def test_closing_and_opening_again(client, exploration):
    client.post(reverse("research:close", args=[exploration.pk]))
    exploration.refresh_from_db()
    assert exploration.closed_on is not None

    client.post(reverse("research:reopen", args=[exploration.pk]))
    exploration.refresh_from_db()
    assert exploration.closed_on is None


@pytest.fixture
def first_three(client, exploration):
    """Open what comes after the page of the exploration: three people to ask."""

    def open_part():
        url = reverse("research:first-three", args=[exploration.pk])
        return client.get(url).content.decode()

    return open_part


def test_whom_to_ask_comes_after_the_page_and_is_a_link_without_script(
    client, ada, exploration, shown, first_three
):
    factories.person(ada, "Dana Whitfield", closeness=2)

    page = shown()

    assert f'hx-get="{reverse("research:first-three", args=[exploration.pk])}"' in page
    assert f'href="{reverse("research:ask-first", args=[exploration.pk])}"' in page
    assert page.count("first-place") == 1
    assert "Dana Whitfield" not in page
    assert "Dana Whitfield" in first_three()


def test_asking_is_the_main_thing_to_do_once_there_are_questions(ada, exploration, first_three):
    factories.person(ada, "Dana Whitfield", closeness=2)
    assert "button-main" not in first_three()

    actions.add_questions(by=ada, exploration=exploration, questions=[("How so?", "", "")])

    assert first_three().count("button-main") == 1
    assert "Ask Dana Whitfield" in first_three()


def test_nobody_is_proposed_for_being_unknown(ada, exploration, first_three):
    factories.person(ada, "Dana Whitfield")

    assert "Dana Whitfield" in first_three()
    assert "how well you know each other" not in first_three()
    assert "than you fear" not in first_three()
    assert "Too little is known to say why" in first_three()


def test_the_order_is_explained_where_points_are_shown(client, ada, exploration):
    factories.person(ada, "Dana Whitfield")
    factories.person(ada, "Lena Brandvold", closeness=0)

    everybody = client.get(reverse("research:ask-first", args=[exploration.pk])).content.decode()

    assert "differ from each other" in everybody
    assert "counted as halfway" in everybody
    assert everybody.count("You have never spoken, so they come after") == 1
    assert "Too little is known to say why" in everybody


@pytest.mark.parametrize("count", [1, 3])
def test_an_exploration_costs_the_same_queries_however_full(
    client, ada, exploration, count, django_assert_num_queries
):
    for number in range(count):
        ask(ada, f"Person {number}", exploration)
        raj = factories.person(ada, f"Introducer {number}")
        outreach.begin_introduction(
            by=ada, introducer=raj, sought="somebody", exploration=exploration
        )
        actions.add_questions(
            by=ada, exploration=exploration, questions=[(f"Question {number}?", "", "")]
        )

    with django_assert_num_queries(10):
        client.get(reverse("research:exploration", args=[exploration.pk]))


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_queries_however_long(
    client, ada, count, django_assert_num_queries
):
    for number in range(count):
        factories.exploration(ada, f"Exploration {number}")

    with django_assert_num_queries(4):
        client.get(reverse("research:explorations"))


@pytest.mark.parametrize("page", ["research:first-three", "research:ask-first", "insight:next"])
def test_nobody_can_be_asked_for_a_closed_exploration_and_its_pages_say_why(
    client, ada, exploration, page
):
    factories.person(ada)
    with ada.change("Added a question") as change:
        change.add(Question(exploration=exploration, text="What is a week like?", position=1))
    actions.close_exploration(by=ada, exploration=exploration)

    shown = client.get(reverse(page, args=[exploration.pk])).content.decode()

    assert reverse("outreach:new") not in shown
    assert "This exploration is closed: open it again to ask." in shown
