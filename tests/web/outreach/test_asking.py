import email
import re
from urllib.parse import unquote

import pytest
from django.urls import reverse

from askaround.outreach.models import Ask, Message
from askaround.people.models import ContactPoint
from askaround.preparation.models import Profile
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def grace(ada):
    person = factories.person(ada, "Grace Hopper", addressed_as="Grace")
    with ada.change("Made Grace reachable") as change:
        change.add(
            ContactPoint(
                person=person, kind="email", value="grace@navy.example", key="grace@navy.example"
            )
        )
    return person


@pytest.fixture
def exploration(ada):
    found = factories.exploration(ada)
    with ada.change("Added a path") as change:
        factories.add_path(change, found, "Consulting")
        change.add(Profile(name="Ada King", synopsis="I study mathematics.", email="a@k.example"))
    return found


@pytest.fixture
def ask(client, grace, exploration):
    client.post(reverse("outreach:new"), {"person": grace.pk, "exploration": exploration.pk})
    return Ask.objects.get()


def form(ask, **changes):
    draft = ask.messages.get(sent_at__isnull=True)
    values = {"subject": draft.subject, "body": draft.body, "version": draft.version}
    return values | changes


FINISHED = (
    "Hi Grace,\n\nYour talk on compilers made me curious about your work. I study mathematics."
    " I am looking into consulting as a path, and you could help me understand what a week is"
    " like.\n\nCould you spare 20 minutes in the next two weeks, by Zoom or phone? This is to"
    " learn from you, not to ask for a job.\n\nThank you,\nAda King"
)


def test_one_press_on_a_person_writes_the_first_draft(client, ask):
    page = client.get(reverse("outreach:ask", args=[ask.pk])).content.decode()

    assert "Hi Grace," in page
    assert "[one thing of theirs you read or saw]" in page


def test_open_in_mail_carries_recipient_subject_and_text(client, ask):
    client.post(reverse("outreach:save", args=[ask.pk]), form(ask, body=FINISHED))

    page = client.get(reverse("outreach:ask", args=[ask.pk])).content.decode()

    link = re.search(r'href="(mailto:[^"]+)"', page)[1]
    assert link.startswith("mailto:grace@navy.example?")
    assert "talk on compilers" in unquote(link)


def test_a_blank_holds_the_mail_link_back(client, ask):
    page = client.get(reverse("outreach:ask", args=[ask.pk])).content.decode()

    assert "mailto:" not in page


def test_a_live_check_reads_the_text_as_it_is_now(client, ask):
    url = reverse("outreach:check", args=[ask.pk])

    answer = client.post(url, form(ask, body=FINISHED), headers={"HX-Request": "true"})

    assert "mailto:grace@navy.example" in answer.content.decode()
    assert "<h1>" not in answer.content.decode()
    assert ask.messages.get().body != FINISHED  # a check stores nothing


def test_the_file_opens_as_an_unsent_mail_with_the_text_as_it_stands(client, ask):
    answer = client.post(reverse("outreach:eml", args=[ask.pk]), form(ask, body=FINISHED))

    mail = email.message_from_bytes(answer.content, policy=email.policy.default)
    assert mail["To"] == "Grace Hopper <grace@navy.example>"
    assert mail["X-Unsent"] == "1"
    assert "talk on compilers" in mail.get_content()
    assert ask.messages.get().body.replace("\r\n", "\n") == FINISHED


def test_a_follow_up_file_lands_in_the_thread(client, ask):
    client.post(reverse("outreach:sent", args=[ask.pk]), form(ask, body=FINISHED))
    first = email.message_from_bytes(_eml(client, ask, "outreach:follow-up"))

    assert first["In-Reply-To"] == f"<{ask.messages.order_by('id').first().pk}@askaround.invalid>"


def _eml(client, ask, step):
    client.post(reverse(step, args=[ask.pk]))
    return client.post(reverse("outreach:eml", args=[ask.pk]), form(ask)).content


def test_i_sent_it_is_refused_while_a_blank_is_open_and_the_text_is_kept(client, ask):
    text = FINISHED.replace("compilers", "[what was it about?]")

    answer = client.post(
        reverse("outreach:sent", args=[ask.pk]), form(ask, body=text), follow=True
    )

    assert ask.messages.get().sent_at is None
    assert "[what was it about?]" in answer.content.decode()


def test_i_sent_it_moves_the_request_to_their_turn(client, ask):
    client.post(reverse("outreach:sent", args=[ask.pk]), form(ask, body=FINISHED))

    page = client.get(reverse("outreach:asks")).content.decode()
    assert "Their turn" in page
    assert ask.messages.get().sent_at is not None


def test_changing_the_parts_changes_an_untouched_draft(client, ask):
    parts = {
        "why_you": "Your talk on compilers made me curious.",
        "hope": "how a week really goes",
        "topic": "Consulting",
        "channel": "email",
        "minutes": 15,
        "window": "this week",
        "disclaimer": "learning",
    }

    client.post(reverse("outreach:save", args=[ask.pk]), form(ask) | parts)

    body = ask.messages.get().body
    assert "Your talk on compilers made me curious." in body
    assert "15 minutes this week" in body


def test_two_windows_never_lose_a_text(client, ask):
    old = form(ask)
    client.post(reverse("outreach:save", args=[ask.pk]), old | {"body": "From the first window"})

    answer = client.post(
        reverse("outreach:save", args=[ask.pk]), old | {"body": "From the second window"}
    )

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "From the first window" in page
    assert "From the second window" in page


def test_a_reply_is_kept_and_stops_the_waiting(client, ask):
    client.post(reverse("outreach:sent", args=[ask.pk]), form(ask, body=FINISHED))

    client.post(
        reverse("outreach:reply", args=[ask.pk]), {"answer": "yes", "text": "Gladly, on Friday."}
    )

    page = client.get(reverse("outreach:ask", args=[ask.pk])).content.decode()
    assert "Gladly, on Friday." in page
    assert "They said yes" in page


def test_a_reply_without_an_answer_says_what_is_missing(client, ask):
    client.post(reverse("outreach:sent", args=[ask.pk]), form(ask, body=FINISHED))

    answer = client.post(reverse("outreach:reply", args=[ask.pk]), {"text": "Hm."})

    assert answer.status_code == 400
    assert "Hm." in answer.content.decode()
    assert not Message.objects.filter(incoming=True).exists()


def test_without_an_address_the_page_says_where_to_add_one(client, ask, grace):
    grace.contact_points.all().delete()

    page = client.get(reverse("outreach:ask", args=[ask.pk])).content.decode()

    assert "There is no e-mail address of Grace Hopper yet" in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_queries_however_long(
    client, ada, exploration, count, django_assert_num_queries
):
    from askaround.outreach import actions

    for number in range(count):
        person = factories.person(ada, f"Person {number}")
        ask = actions.begin_ask(by=ada, person=person, exploration=exploration)
        actions.mark_sent(by=ada, message=ask.messages.get())

    with django_assert_num_queries(11):
        client.get(reverse("outreach:asks"))
