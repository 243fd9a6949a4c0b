"""From "who could introduce me?" to a thank-you, one step after the other."""

import email
import re
from urllib.parse import unquote

import pytest
from django.urls import reverse

from askaround.journal.actions import undo
from askaround.journal.models import Change
from askaround.outreach import actions
from askaround.outreach.models import Ask, Introduction
from askaround.people.models import Person
from askaround.preparation.rules.drafts import blanks
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def introduction(ada, raj, grace, exploration):
    return actions.begin_introduction(
        by=ada,
        introducer=raj,
        person=grace,
        exploration=exploration,
        why_them="She built the first compiler.",
        why_you="You built the first compiler.",
    )


@pytest.fixture
def walk(client, introduction):
    """Walk through these steps on the page."""

    def through(*steps):
        for step in steps:
            actions.move_introduction(
                by=factories.author(introduction.space), introduction=introduction, to=step
            )
        url = reverse("outreach:introduction", args=[introduction.pk])
        return client.get(url).content.decode()

    return through


def fields(introduction, **changes):
    names = ["why_them", "why_you", "topic", "hope", "channel", "subject", "body", "version"]
    return {name: getattr(introduction, name) for name in names} | changes


def test_those_who_know_them_are_offered_first(ada, raj, grace, exploration, page):
    from askaround.people.actions import add_acquaintance

    factories.person(ada, "Somebody Close", closeness=4)
    add_acquaintance(by=ada, introducer=raj, person=grace)

    shown = page("outreach:new-introduction", person=grace.pk)

    assert "Raj Patel" in shown
    assert "Somebody Close" not in shown


def test_nobody_is_offered_to_introduce_me_to_themselves(ada, page):
    wilma = factories.person(ada, "Wilma Well-Known", closeness=4)
    factories.person(ada, "Somebody Close", closeness=3)

    shown = page("outreach:new-introduction", person=wilma.pk)

    assert "Somebody Close" in shown
    assert f"introducer={wilma.pk}" not in shown


def test_anybody_of_mine_can_be_found_as_introducer(raj, grace, page):
    assert "Raj Patel" in page("outreach:new-introduction", person=grace.pk, q="patel")


def test_two_presses_make_the_request(client, raj, grace, exploration):
    client.post(
        reverse("outreach:new-introduction"),
        {"introducer": raj.pk, "person": grace.pk, "exploration": exploration.pk},
    )

    assert "You know Grace Hopper" in Introduction.objects.get().body


def test_somebody_without_a_name_is_sought_in_words_that_fit(client, raj, exploration):
    client.post(
        reverse("outreach:new-introduction"),
        {
            "introducer": raj.pk,
            "sought": "somebody in their design team",
            "exploration": exploration.pk,
        },
    )

    body = Introduction.objects.get().body
    assert "I would like to meet somebody in their design team." in body
    assert "their name" not in " ".join(blank.hint for blank in blanks(body))


def test_without_a_person_a_description_is_asked_for(client, raj, exploration):
    answer = client.post(
        reverse("outreach:new-introduction"),
        {"introducer": raj.pk, "exploration": exploration.pk, "sought": ""},
    )

    assert "Please fill this in" in answer.content.decode()
    assert not Introduction.objects.exists()


def test_the_contact_reads_about_them_and_they_read_about_themselves(introduction):
    to_raj, passed_on = introduction.body.split("---")

    assert "She built the first compiler." in to_raj
    assert "You built the first compiler." in passed_on


def test_it_goes_out_only_without_blanks_and_keeps_what_was_typed(client, introduction):
    url = reverse("outreach:introduction-step", args=[introduction.pk])
    client.post(url, fields(introduction, body="Hi Raj, [a line]", to="asked"))
    introduction.refresh_from_db()
    assert (introduction.state, introduction.body) == ("draft", "Hi Raj, [a line]")

    client.post(url, fields(introduction, body="Hi Raj, would you ask her?", to="asked"))
    introduction.refresh_from_db()
    assert (introduction.state, introduction.body) == ("asked", "Hi Raj, would you ask her?")


def test_a_live_check_opens_the_mail_once_nothing_is_missing(client, introduction):
    url = reverse("outreach:check-introduction", args=[introduction.pk])

    held = client.post(url, fields(introduction)).content.decode()
    free = client.post(
        url, fields(introduction, body="Hi Raj, would you ask her?")
    ).content.decode()

    assert "mailto:" not in held
    assert "mailto:raj@navy.example" in free


def test_once_both_agree_everybody_stands_in_one_address_field(client, introduction, walk):
    shown = walk("asked", "agreed")

    assert "a@k.example" in shown
    assert "grace@navy.example" in shown
    link = unquote(re.search(r'href="(mailto:[^"]+)"', shown)[1])
    assert link.startswith("mailto:raj@navy.example?")
    assert "To: Ada King <a@k.example>, Grace Hopper <grace@navy.example>" in link
    assert "Subject: Intro: Ada King <> Grace Hopper" in link


def test_the_lines_come_as_a_file_that_the_introducer_sends(client, introduction, walk):
    walk("asked", "agreed")

    answer = client.get(reverse("outreach:introduction-eml", args=[introduction.pk]))

    mail = email.message_from_bytes(answer.content, policy=email.policy.default)
    assert [each.addr_spec for each in mail["To"].addresses] == [
        "a@k.example",
        "grace@navy.example",
    ]
    assert mail["From"].addresses[0].addr_spec == "raj@navy.example"
    assert mail["Subject"] == "Intro: Ada King <> Grace Hopper"


def test_a_missing_address_is_named_with_the_page_to_add_it(introduction, grace, walk):
    grace.contact_points.all().delete()

    shown = walk("asked", "agreed")

    main = re.search(r'class="button[^"]* button-main".*?</button>', shown, re.DOTALL)[0]
    assert "Copy the lines" in main
    assert "address missing" in shown
    assert f'<a href="{reverse("people:person", args=[grace.pk])}">address missing' in shown
    assert "mailto:" not in shown


def test_the_steps_are_ticked_one_by_one(walk):
    shown = walk("asked", "agreed")

    assert shown.count("step-done") == 2
    assert 'aria-current="step"' in shown


def test_after_the_introduction_one_press_writes_to_them_with_the_introducer_in_bcc(
    client, introduction, walk, page
):
    walk("asked", "introduced")

    client.post(reverse("outreach:introduction-reply", args=[introduction.pk]))

    ask = Ask.objects.get()
    assert ask.referrer == introduction.introducer
    assert "Raj was kind enough to bring us together" in ask.messages.get().body
    shown = page("outreach:ask", ask)
    assert "Bcc" in shown
    answer = client.get(reverse("outreach:eml", args=[ask.pk]))
    mail = email.message_from_bytes(answer.content, policy=email.policy.default)
    assert mail["Bcc"].addresses[0].addr_spec == "raj@navy.example"
    assert mail["To"].addresses[0].addr_spec == "grace@navy.example"


def test_a_draft_to_them_becomes_the_answer(client, ask, introduction, walk):
    walk("asked", "introduced")

    client.post(reverse("outreach:introduction-reply", args=[introduction.pk]))

    ask.refresh_from_db()
    assert ask.introduction == introduction
    assert "kind enough to bring us together" in ask.messages.get().body


def test_the_introducer_is_in_bcc_of_the_first_answer_alone(client, ada, introduction, walk):
    walk("asked", "introduced")
    ask = actions.begin_reply(by=ada, introduction=introduction)
    actions.mark_sent(by=ada, message=ask.messages.get())
    client.post(reverse("outreach:follow-up", args=[ask.pk]))

    answer = client.get(reverse("outreach:eml", args=[ask.pk]))

    assert email.message_from_bytes(answer.content)["Bcc"] is None


@pytest.fixture
def sought(ada, raj, exploration):
    found = actions.begin_introduction(
        by=ada, introducer=raj, sought="a designer", exploration=exploration
    )
    for step in ("asked", "agreed"):
        actions.move_introduction(by=ada, introduction=found, to=step)
    return found


def test_once_agreed_somebody_new_gets_a_name_and_an_address(client, sought, page):
    assert "Say who it is" in page("outreach:introduction", sought)

    client.post(
        reverse("outreach:introduced-somebody-new", args=[sought.pk]),
        {"name": "Mia Lindqvist", "email": "mia@lumen.example"},
    )

    sought.refresh_from_db()
    assert sought.person.full_name == "Mia Lindqvist"
    assert "mia@lumen.example" in page("outreach:introduction", sought)


def test_adding_them_is_one_change_to_take_back(client, ada, sought):
    client.post(
        reverse("outreach:introduced-somebody-new", args=[sought.pk]), {"name": "Mia Lindqvist"}
    )
    undo(by=ada, change=Change.objects.order_by("made_at", "pk").last())

    sought.refresh_from_db()
    assert sought.person is None
    assert not Person.objects.filter(full_name="Mia Lindqvist").exists()


@pytest.mark.parametrize("name", ["", "\u200b"])
def test_a_name_is_needed_that_can_be_seen(client, sought, name):
    answer = client.post(
        reverse("outreach:introduced-somebody-new", args=[sought.pk]), {"name": name}
    )

    assert answer.status_code == 400
    sought.refresh_from_db()
    assert sought.person is None


def test_somebody_of_mine_is_found_and_chosen(client, sought, grace, page):
    assert "Grace Hopper" in page("outreach:introduced-person", sought, q="hopper")

    client.post(reverse("outreach:introduced-person", args=[sought.pk]), {"person": grace.pk})

    sought.refresh_from_db()
    assert sought.person == grace


def test_nobody_introduces_me_to_themselves_afterwards(client, sought, raj):
    client.post(reverse("outreach:introduced-person", args=[sought.pk]), {"person": raj.pk})

    sought.refresh_from_db()
    assert sought.person is None


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_queries_however_long(
    client, ada, raj, exploration, count, django_assert_num_queries
):
    for number in range(count):
        actions.begin_introduction(
            by=ada, introducer=raj, sought=f"Somebody {number}", exploration=exploration
        )

    with django_assert_num_queries(3):
        client.get(reverse("outreach:introductions"))


def test_undoing_that_i_asked_leaves_the_words_that_were_written(client, introduction, ada):
    url = reverse("outreach:introduction-step", args=[introduction.pk])
    text = "Hi Raj, would you ask her?"
    answer = client.post(url, fields(introduction, body=text, to="asked"), follow=True)
    told = [str(message) for message in answer.context["messages"]]
    assert told == ["Asked Raj Patel for an introduction"]

    undo(by=ada, change=Change.objects.order_by("made_at", "pk").last())

    introduction.refresh_from_db()
    assert (introduction.state, introduction.body) == ("draft", text)


def test_whoever_introduced_us_is_told_how_it_went_in_one_press(client, ada, introduction, page):
    for step in ("asked", "agreed", "introduced"):
        actions.move_introduction(by=ada, introduction=introduction, to=step)
    assert "Tell Raj how it went" not in page("outreach:introduction", introduction)

    ask = actions.begin_reply(by=ada, introduction=introduction)
    actions.mark_sent(by=ada, message=ask.messages.get())

    shown = page("outreach:introduction", introduction)
    assert "Tell Raj how it went" in shown
    assert 'name="kind" value="referrer-news"' in shown
    assert f'name="about" value="{introduction.pk}"' in shown
