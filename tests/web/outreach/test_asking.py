import email
import re
from urllib.parse import unquote

import pytest
from django.urls import reverse

from askaround.journal.actions import undo
from askaround.journal.models import Change
from askaround.outreach.models import Message
from askaround.people.models import ContactPoint
from tests import factories
from tests.web.outreach.conftest import FINISHED, PARTS
from tests.web.outreach.conftest import draft_form as form

pytestmark = pytest.mark.django_db


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

    answer = client.post(reverse("outreach:sent", args=[ask.pk]), form(ask, body=text), follow=True)

    assert ask.messages.get().sent_at is None
    assert "[what was it about?]" in answer.content.decode()


def test_i_sent_it_moves_the_request_to_their_turn(client, ask):
    client.post(reverse("outreach:sent", args=[ask.pk]), form(ask, body=FINISHED))

    page = client.get(reverse("outreach:asks")).content.decode()
    assert "Their turn" in page
    assert ask.messages.get().sent_at is not None


def test_changing_the_parts_changes_an_untouched_draft(client, ask):
    client.post(reverse("outreach:save", args=[ask.pk]), form(ask) | PARTS)

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


def test_one_press_opens_the_letter_in_mail_and_marks_it_as_sent(client, ask):
    """The script asks in the background, so that nothing keeps the mail program from opening."""
    address = reverse("outreach:sent", args=[ask.pk])

    answer = client.post(address, form(ask, body=FINISHED) | {"handed-over": "yes"})

    assert answer.json() == {"next": reverse("outreach:ask", args=[ask.pk])}
    assert ask.messages.get().sent_at is not None
    shown = client.get(answer.json()["next"]).content.decode()
    assert "If nothing opened, undo this and copy the text." in shown
    assert "data-stays" in shown
    assert "data-undo" in shown


def test_what_is_not_ready_is_not_marked_by_opening_it(client, ask):
    text = FINISHED.replace("compilers", "[what was it about?]")
    address = reverse("outreach:sent", args=[ask.pk])

    answer = client.post(address, form(ask, body=text) | {"handed-over": "yes"})

    assert ask.messages.get().sent_at is None
    assert answer.status_code == 302, "the script presses the plain form, which says why"
    shown = client.post(address, form(ask, body=text), follow=True).content.decode()
    assert "One blank is left" in shown
    assert "Marked as sent" not in shown


def test_without_an_address_the_page_says_where_to_add_one(client, ask, grace):
    grace.contact_points.all().delete()

    page = client.get(reverse("outreach:ask", args=[ask.pk])).content.decode()

    assert "There is no e-mail address for Grace Hopper yet" in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_queries_however_long(
    client, ada, exploration, count, django_assert_num_queries
):
    from askaround.outreach import actions

    for number in range(count):
        person = factories.person(ada, f"Person {number}")
        ask = actions.begin_ask(by=ada, person=person, exploration=exploration)
        actions.mark_sent(by=ada, message=ask.messages.get())

    with django_assert_num_queries(10):
        client.get(reverse("outreach:asks"))


def test_a_text_that_came_back_from_a_browser_is_still_untouched(client, ask):
    as_sent = form(ask)["body"].replace("\n", "\r\n")

    client.post(reverse("outreach:save", args=[ask.pk]), form(ask, body=as_sent) | PARTS)

    assert "Your talk on compilers made me curious." in ask.messages.get().body


def test_the_reason_is_asked_for_first_as_long_as_it_is_missing(client, ask, page):
    assert "Why Grace?" in page("outreach:ask", ask)

    client.post(reverse("outreach:save", args=[ask.pk]), form(ask) | PARTS)

    assert "Why Grace?" not in page("outreach:ask", ask)


def test_blanks_are_counted_once_and_lead_to_the_next(ask, page):
    shown = page("outreach:ask", ask)

    assert "2 blanks are left" in shown
    assert 'data-next-blank="draft"' in shown


def test_the_letter_goes_to_the_address_that_was_chosen(client, ada, ask, grace, page):
    with ada.change("Added another address") as change:
        change.add(ContactPoint(person=grace, kind="email", value="g@home.example", key="g"))

    client.post(
        reverse("outreach:save", args=[ask.pk]), form(ask) | PARTS | {"address": "g@home.example"}
    )

    assert "mailto:g@home.example?" in page("outreach:ask", ask)


def test_one_address_needs_no_choice(ask, page):
    assert "Where to send it" not in page("outreach:ask", ask)


def test_whoever_suggested_it_stands_in_the_first_sentence(client, ask, raj):
    client.post(reverse("outreach:referrer", args=[ask.pk]), {"person": raj.pk})

    body = ask.messages.get().body
    assert "Raj Patel suggested speaking with you." in body.splitlines()[2]


def test_a_referrer_is_found_by_searching(client, ask, raj, page):
    assert "Raj Patel" in page("outreach:referrer", ask, q="raj")
    assert "Raj Patel" not in page("outreach:referrer", ask, q="nobody")


def test_nobody_suggests_themselves(client, ask, grace):
    client.post(reverse("outreach:referrer", args=[ask.pk]), {"person": grace.pk})

    ask.refresh_from_db()
    assert ask.referrer is None


def test_whoever_knows_them_is_offered_as_referrer_from_the_start(
    client, ada, grace, raj, exploration, page
):
    from askaround.people.actions import add_acquaintance

    add_acquaintance(by=ada, introducer=raj, person=grace)

    asked = page("outreach:new", person=grace.pk)
    assert "Raj Patel" in asked
    assert "Nobody" in asked
    client.post(
        reverse("outreach:new"),
        {"person": grace.pk, "exploration": exploration.pk, "referrer": raj.pk},
    )
    assert "Raj Patel suggested" in Message.objects.get().body


def test_without_a_person_one_is_chosen_first(client, grace, page):
    assert "Who would you like to ask?" in page("outreach:new")
    assert str(grace.pk) in page("outreach:new", q="hopper")


def test_those_never_asked_stand_there_before_a_name_is_typed(ask, raj, page):
    offered = page("outreach:new")

    assert str(raj.pk) in offered
    assert str(ask.person_id) not in offered


def test_a_text_too_long_for_a_link_becomes_a_file_with_a_word_about_it(client, ask, page):
    client.post(
        reverse("outreach:save", args=[ask.pk]), form(ask, body=FINISHED + " And more." * 300)
    )

    shown = page("outreach:ask", ask)

    assert "mailto:" not in shown
    assert "gives you a file" in shown


@pytest.mark.parametrize(
    ("channel", "length", "words"),
    [
        pytest.param(
            "linkedin-note", 150, "50 characters left of 200 (300 with Premium)", id="fits"
        ),
        pytest.param("linkedin-note", 210, "10 characters too many of 200", id="with Premium only"),
        pytest.param("x", 9_000, "1000 characters left", id="X"),
    ],
)
def test_narrow_channels_count_characters(client, ada, exploration, page, channel, length, words):
    from askaround.outreach import actions

    ask = actions.begin_ask(
        by=ada, person=factories.person(ada, "Mia"), exploration=exploration, channel=channel
    )

    body = ("a friendly " * length)[: length - 1] + "."
    client.post(reverse("outreach:save", args=[ask.pk]), form(ask, body=body))

    assert words in page("outreach:ask", ask)


def test_a_removed_request_leaves_what_was_sent_in_the_timeline(client, ask, grace):
    client.post(reverse("outreach:sent", args=[ask.pk]), form(ask, body=FINISHED))

    client.post(reverse("outreach:remove", args=[ask.pk]))

    assert not type(ask).objects.exists()
    assert grace.events.get().text == FINISHED


@pytest.mark.parametrize("count", [1, 3])
def test_one_request_costs_the_same_queries_however_long_its_thread(
    client, ada, ask, count, django_assert_num_queries
):
    with ada.change("Wrote before") as change:
        for number in range(count):
            change.add(
                Message(
                    ask=ask, kind="reply", channel="email", body=f"No. {number}", sent_at=ada.now
                )
            )

    with django_assert_num_queries(11):
        client.get(reverse("outreach:ask", args=[ask.pk]))


def test_undoing_that_it_was_sent_leaves_the_words_that_were_written(client, ask, ada):
    client.post(reverse("outreach:sent", args=[ask.pk]), form(ask, body=FINISHED))
    answer = client.get(reverse("outreach:ask", args=[ask.pk]))
    told = [str(message) for message in answer.context["messages"]]
    assert told == ["Started a request to Grace Hopper", "Sent to Grace Hopper"]

    undo(by=ada, change=Change.objects.order_by("made_at", "pk").last())

    assert (ask.messages.get().sent_at, ask.messages.get().body) == (None, FINISHED)


def test_undoing_that_they_were_called_leaves_the_words_that_were_written(client, ask, ada):
    said = form(ask, body=FINISHED) | {"outcome": "reached"}
    client.post(reverse("outreach:call", args=[ask.pk]), said)

    undo(by=ada, change=Change.objects.order_by("made_at", "pk").last())

    assert (ask.messages.get().sent_at, ask.messages.get().body) == (None, FINISHED)


def test_a_text_that_was_held_back_is_not_said_to_be_sent(client, ask):
    text = FINISHED.replace("compilers", "[what was it about?]")

    client.post(reverse("outreach:sent", args=[ask.pk]), form(ask, body=text))

    latest = Change.objects.order_by("made_at", "pk").last()
    assert latest.sentence == "Saved the draft to Grace Hopper"
    assert "[what was it about?]" in ask.messages.get().body


def test_text_and_parts_are_saved_in_one_change(client, ask):
    made = Change.objects.count()

    client.post(reverse("outreach:save", args=[ask.pk]), form(ask, body=FINISHED) | PARTS)

    assert Change.objects.count() == made + 1


@pytest.mark.parametrize("press", ["save", "sent", "call", "write-again", "drop"])
def test_a_second_press_finds_the_request_as_it_stands(client, ask, press):
    said = form(ask, body=FINISHED)
    client.post(reverse("outreach:sent", args=[ask.pk]), said)

    answer = client.post(reverse(f"outreach:{press}", args=[ask.pk]), said, follow=True)

    assert answer.status_code == 200
    assert "The draft is no longer here" in answer.content.decode()
    assert ask.messages.count() == 1
