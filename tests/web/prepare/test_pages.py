"""Preparing a conversation, as a person meets it: without script, page by page."""

import pytest
import time_machine
from django.urls import reverse

from askaround.conversations import actions
from askaround.conversations.models import Brief, Goal, PlannedQuestion
from askaround.people.actions import add_contact_point, add_source
from askaround.people.models import Person, Source
from askaround.preparation.actions import own_profile, save_profile
from askaround.research.actions import add_questions
from tests import factories

NOW = factories.MONDAY_NOON


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def space(db):
    """Ada's space, in Berlin."""
    return factories.space("ada", time_zone="Europe/Berlin", country="DE")


@pytest.fixture
def talk(ada):
    """A conversation with Grace, an analyst in New York, on Thursday at three."""
    grace = factories.colleague(ada, "Grace Hopper", "Acme")
    Person.objects.update(time_zone="America/New_York", level="contributor")
    grace.refresh_from_db()
    return factories.conversation(
        ada, grace, mode="in-person", place="Café Kernel", travel_minutes=20
    )


def shown(client, name, row):
    response = client.get(reverse(f"prepare:{name}", args=[row.pk]))
    assert response.status_code == 200
    return response.content.decode()


def press(client, name, row, **fields):
    return client.post(reverse(f"prepare:{name}", args=[row.pk]), fields)


def my_question(ada, talk, text="What is the light like?"):
    return actions.add_own_question(by=ada, conversation=talk, text=text)


# The plan


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
    assert "1 open question of yours" in shown(client, "plan", talk)

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
    assert "Select a valid choice" in answer.content.decode()


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
    talk.planned_questions.update(asked_at=NOW)
    later = factories.conversation(ada, talk.person, on=talk.day.replace(day=20))
    talk.started_at = talk.ended_at = NOW
    talk.save()
    press(client, "propose", later)

    assert "in all" in shown(client, "plan", later)


# What was read


def test_the_dossier_names_what_only_they_can_tell(client, talk):
    page = shown(client, "dossier", talk)
    assert "Analyst, Acme" in page
    assert "careeronestop.org" in page

    press(
        client,
        "dossier",
        talk,
        only_they_know="How it was before computers.",
        version=talk.person.version,
    )

    talk.person.refresh_from_db()
    assert talk.person.only_they_know == "How it was before computers."


def test_something_read_is_kept_with_where_and_when(client, talk):
    place = talk.person.roles.get().organization
    fields = {
        "title": "Yearly report",
        "kind": "own-site",
        "link": "acme.example/report",
        "read_on": "2026-02-20",
        "text": "Forty people.",
        "dossier": str(talk.pk),
    }

    answer = press(client, "read-organization", place, **fields)

    assert answer.url == reverse("prepare:dossier", args=[talk.pk])
    page = shown(client, "dossier", talk)
    assert "Yearly report" in page
    assert "February 20, 2026" in page
    assert Source.objects.get().link == "https://acme.example/report"


def test_nobody_reads_tomorrow(client, talk):
    answer = press(client, "read-person", talk.person, title="x", kind="web", read_on="2026-03-09")

    assert "still to come" in answer.content.decode()


def test_a_source_is_changed_with_its_version_and_removed(client, ada, talk):
    source = add_source(by=ada, about=talk.person, title="Interview")
    fields = {"kind": "web", "read_on": "2026-03-01", "version": source.version}
    press(client, "source", source, title="Long interview", **fields)
    assert press(client, "source", source, title="Other", **fields).status_code == 409

    answer = press(client, "remove-source", source)

    assert answer.url == reverse("prepare:read-person", args=[talk.person_id])
    assert not Source.objects.exists()


def test_the_basics_of_a_path_tick_themselves(client, ada, talk):
    with ada.change("Added a path") as change:
        path = factories.add_path(change, talk.exploration, "Data analyst")
    assert shown(client, "read-path", path).count("(not yet)") == 3

    add_source(by=ada, about=path, title="O*NET", kind="career-site")

    page = shown(client, "read-path", path)
    assert page.count("(not yet)") == 2
    assert "onetonline.org/find/result?s=Data+analyst" in page


# The brief


def test_a_brief_begins_with_what_is_known(client, ada, talk):
    profile = own_profile(by=ada)
    profile.pitch, profile.news = "I study planning at Acme.", "I built a map. I walked it."
    save_profile(by=ada, profile=profile)

    page = shown(client, "brief", talk)

    assert "You both know Acme from inside" in page
    assert "I study planning at Acme." in page
    assert "I built a map." in page
    assert not Brief.objects.exists()


def test_a_brief_is_kept_with_how_sure_i_feel(client, talk):
    fields = {"opening": "Hello", "background": "Me", "proof_points": "A\nB", "closing": "Bye"}
    press(client, "brief", talk, confidence="2", version="1", **fields)
    brief = Brief.objects.get()
    assert (brief.opening, brief.confidence) == ("Hello", 2)

    assert press(client, "brief", talk, version=brief.version, **fields).status_code == 302
    again = press(client, "brief", talk, version="1", **fields)
    assert again.status_code == 302, "what is stored already clashes with nothing"
    other = press(client, "brief", talk, version="1", **fields | {"opening": "Hi"})
    assert other.status_code == 409
    brief.refresh_from_db()
    assert (brief.opening, brief.confidence) == ("Hello", None)


def test_a_rehearsal_shows_lengths_without_script(client, ada, talk):
    my_question(ada, talk)

    page = shown(client, "rehearse", talk)

    assert "130 words a minute" in page
    assert "from minute 0, 3 long" in page


# The day sheet


def test_the_day_sheet_has_everything_on_one_page(client, ada, talk):
    press(client, "propose", talk)
    press(client, "add-goal", talk, text="See a real week")
    add_contact_point(by=ada, person=talk.person, value="+1 212 555 0100")

    page = shown(client, "sheet", talk)

    assert "Thursday, March 5, 3 p.m." in page
    assert "for them Thursday, 9 a.m. (New York)" in page
    assert "Café Kernel" in page
    assert "Leave by 2:25 p.m." in page
    assert "212" in page
    assert "See a real week" in page
    assert "What did I not ask" in page
    assert "Thank you for taking the time" in page


def test_a_day_sheet_without_anything_is_still_a_page(client, ada):
    talk = factories.conversation(ada, mode="", agreed_at=None, on=None, at=None)

    page = shown(client, "sheet", talk)

    assert "No time is agreed yet" in page
    assert "No questions are planned yet" in page


def test_reading_on_from_a_dossier_leads_back_to_it(client, talk):
    page = reverse("prepare:read-person", args=[talk.person_id])
    answer = client.get(f"{page}?dossier={talk.pk}")
    assert answer.status_code == 200
    assert reverse("prepare:dossier", args=[talk.pk]) in answer.content.decode()
    refused = press(client, "read-person", talk.person, title="", dossier=talk.pk)
    assert f'value="{talk.pk}"' in refused.content.decode()


def test_a_link_that_is_no_web_address_is_text_on_the_day_sheet(client, ada, talk):
    with ada.change("Wrote how we talk") as change:
        talk.mode, talk.link = "video", "javascript:alert(1)"
        change.save(talk)

    page = shown(client, "sheet", talk)

    assert "javascript:alert(1)" in page
    assert 'href="javascript' not in page
