"""Choosing questions, filling in their blanks, writing one's own, and putting them in order."""

import re

import pytest
from django.urls import reverse

from askaround.people.models import Source
from askaround.preparation import bank
from askaround.preparation.models import Profile
from askaround.research import actions
from askaround.research.models import Organization, Question
from tests import factories

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def exploration(ada):
    return factories.exploration(ada)


@pytest.fixture
def pick(client, exploration):
    """Open the page on which questions are chosen."""

    def open_page(**query):
        url = reverse("research:pick", args=[exploration.pk])
        return client.get(url, query, headers=HTMX if query.pop("live", False) else {})

    return open_page


def ask_all(by, exploration, *texts):
    return actions.add_questions(
        by=by, exploration=exploration, questions=[(text, "", "") for text in texts]
    )


def texts(exploration):
    return list(exploration.questions.values_list("text", flat=True))


def test_a_newcomer_finds_five_marked(pick):
    form = pick().content.decode().split('id="pick"')[1].split("</form>")[0]

    assert form.count("checked>") == 5


def test_the_five_follow_where_somebody_stands(ada, pick):
    with ada.change("Said who I am") as change:
        change.add(Profile(name="Ada", stage="changer"))

    assert 'value="skills-gap"' in pick().content.decode().split("Or choose others")[0]


def test_topics_are_folded_until_few_questions_are_left(pick):
    everything, few = pick().content.decode(), pick(topic="skills").content.decode()

    assert '<details class="topic" open>' not in everything
    assert '<details class="topic" open>' in few


@pytest.mark.parametrize(
    ("filters", "fewer"),
    [
        ({"topic": "skills"}, True),
        ({"level": "executive"}, True),
        ({"function": "law"}, True),
        ({"goal": "program"}, True),
        ({"stage": "student"}, True),
        ({"text": "last week"}, True),
        ({"topic": "no such topic"}, False),
    ],
)
def test_every_filter_leaves_fewer_and_nonsense_leaves_all(client, filters, fewer):
    answer = client.get(reverse("library:questions"), filters).content.decode()

    shown = int(re.search(r"(\d+) questions?", answer)[1])
    assert (shown < len(bank.questions())) is fewer
    assert shown > 0


def test_what_was_marked_survives_another_filter(pick):
    answer = pick(live=True, topic="skills", key=["path-not-planned"]).content.decode()

    marked = answer.split("Marked already")[1].split("</section>")[0]
    assert 'value="path-not-planned"' in marked
    assert "checked" in marked
    assert "<h1>" not in answer


def test_chosen_questions_join_the_exploration_and_leave_the_list(client, exploration, pick):
    url = reverse("research:pick", args=[exploration.pk])
    client.post(url, {"key": ["path-first-turn", "no-such-key"]})

    assert texts(exploration) == ["What led you into this work?"]
    assert 'value="path-first-turn"' not in pick().content.decode()


def test_nothing_marked_is_said_kindly(client, exploration):
    answer = client.post(reverse("research:pick", args=[exploration.pk]), follow=True)

    assert "Mark at least one question" in answer.content.decode()


WITH_BLANKS = "I can [a skill of mine] from [where I learned it]. Where would that be of use?"


def test_a_question_with_a_blank_asks_for_words_next(client, exploration):
    key = next(question.key for question in bank.questions() if question.has_blank)

    answer = client.post(reverse("research:pick", args=[exploration.pk]), {"key": [key]})

    assert answer.url == reverse("research:blanks", args=[exploration.pk])


def test_blanks_are_filled_where_they_stand_and_skills_are_offered(client, ada, exploration):
    with ada.change("Said who I am") as change:
        change.add(Profile(name="Ada", skills="drawing maps, Python"))
        factories.add_path(change, exploration, "Consulting")
    (question,) = ask_all(ada, exploration, WITH_BLANKS)
    url = reverse("research:blanks", args=[exploration.pk])

    page = client.get(url).content.decode()
    client.post(url, {f"blank-{question.pk}-0": "draw maps", f"blank-{question.pk}-1": ""})

    assert all(f'<option value="{words}">' in page for words in ("drawing maps", "Consulting"))
    assert texts(exploration) == [
        "I can draw maps from [where I learned it]. Where would that be of use?"
    ]


def test_the_exploration_says_that_words_are_missing(client, ada, exploration):
    ask_all(ada, exploration, WITH_BLANKS)

    page = client.get(reverse("research:exploration", args=[exploration.pk])).content.decode()

    assert "One question is waiting for your words." in page


def check(client, text, **more):
    return client.post(reverse("research:check"), {"text": text, **more}).content.decode()


def test_a_closed_question_is_offered_in_better_words(client):
    answer = check(client, "Do you like your job?")

    assert 'value="What do you like about your job?"' in answer
    assert 'data-rewrite="id_text"' in answer


@pytest.fixture
def dossier(ada, exploration):
    with ada.change("Read about it") as change:
        path = factories.add_path(change, exploration, "Nursing")
        path.known = "Nurses in training earn a certificate after three years at the hospital."
        change.save(path)
    return path


READ_ALREADY = "Which certificate do nurses earn after three years of training at the hospital?"


def test_what_was_read_already_is_not_asked_again(client, exploration, dossier):
    assert "already" in check(client, READ_ALREADY, exploration=exploration.pk)
    assert "already" not in check(client, READ_ALREADY)


def test_notes_on_an_organization_of_the_same_name_count_too(client, ada, exploration):
    with ada.change("Read about it") as change:
        factories.add_path(change, exploration, "St. Mary")
        known = "Nurses in training earn a certificate after three years at the hospital."
        change.add(Organization(name="St. Mary", key="st mary", known=known))

    assert "already" in check(client, READ_ALREADY, exploration=exploration.pk)


@pytest.mark.parametrize("about", ["path", "organization"])
def test_what_stands_in_a_source_counts_too(client, ada, exploration, about):
    with ada.change("Read about it") as change:
        path = factories.add_path(change, exploration, "St. Mary")
        place = change.add(Organization(name="St. Mary", key="st mary"))
        change.add(
            Source(
                title="Their page",
                text="Nurses in training earn a certificate after three years at the hospital.",
                read_on=ada.today,
                **{about: {"path": path, "organization": place}[about]},
            )
        )

    assert "already" in check(client, READ_ALREADY, exploration=exploration.pk)


def test_a_strangers_notes_are_never_compared(client, dossier):
    theirs = factories.author(factories.space("stranger"))
    other = factories.exploration(theirs)
    with theirs.change("Read about it") as change:
        path = factories.add_path(change, other, "Nursing")
        path.known = dossier.known
        change.save(path)

    assert "already" not in check(client, READ_ALREADY, exploration=other.pk)


def test_more_words_than_a_listener_holds_are_remarked(client):
    answer = check(client, "What " + "was it like " * 9 + "in your first week here?")

    assert "words" in answer


def test_own_questions_join_the_list_and_an_empty_one_is_said_kindly(client, exploration):
    url = reverse("research:add-question", args=[exploration.pk])

    once = client.post(url, {"text": "What surprised you most?"})
    said = client.get(once.url).content.decode()
    twice = client.post(url, {"text": "what surprised you most?"}, follow=True)
    empty = client.post(url, {"text": " "}, follow=True)

    assert texts(exploration) == ["What surprised you most?"]
    assert once.url.endswith(f"#question-{Question.objects.get().pk}")
    assert "Added a question to" in said
    assert "is already here" in twice.content.decode()
    assert "Write your question first" in empty.content.decode()


def test_the_order_changes_by_one_key_and_the_list_comes_back(client, ada, exploration):
    first, second = ask_all(ada, exploration, "First?", "Second?")
    page = client.get(reverse("research:exploration", args=[exploration.pk])).content.decode()

    answer = client.post(
        reverse("research:move-question", args=[second.pk]), {"to": "earlier"}, headers=HTMX
    ).content.decode()

    assert 'data-key="K"' in page
    assert texts(exploration) == ["Second?", "First?"]
    assert answer.index("Second?") < answer.index("First?")
    assert "<h1>" not in answer
    client.post(reverse("research:move-question", args=[second.pk]), {"to": "later"})
    assert texts(exploration) == ["First?", "Second?"]
    assert first.pk


def test_a_question_of_the_bank_shows_how_to_ask_on(client, exploration):
    asked = next(question for question in bank.questions() if question.probes)
    client.post(reverse("research:pick", args=[exploration.pk]), {"key": [asked.key]})

    page = client.get(reverse("research:question", args=[Question.objects.get().pk]))

    assert bank.probes()[asked.probes[0]] in page.content.decode()


def test_an_answer_settles_a_question_and_none_opens_it_again(client, ada, exploration):
    (question,) = ask_all(ada, exploration, "What surprised you?")
    url = reverse("research:settle", args=[question.pk])

    client.post(url, {"answer": "The quiet weeks."})
    question.refresh_from_db()
    assert question.settled_on is not None

    client.post(url, {"answer": ""})
    question.refresh_from_db()
    assert question.settled_on is None


@pytest.mark.parametrize("count", [1, 3])
def test_choosing_costs_the_same_queries_however_many_were_chosen(
    ada, exploration, pick, count, django_assert_num_queries
):
    ask_all(ada, exploration, *(f"Question {number}?" for number in range(count)))

    with django_assert_num_queries(5):
        pick()
