"""The desk of a letter in the browser: writing, checks, ways out, and "I sent it"."""

from datetime import timedelta
from email import message_from_bytes

import pytest
import time_machine
from django.urls import reverse

from askaround.followup.models import Advice, Referral
from askaround.journal.actions import undo
from askaround.journal.models import Change
from askaround.letters.models import Letter
from askaround.people.models import ContactPoint, Event, Role
from askaround.preparation.models import Resume
from askaround.research.models import Organization
from askaround.scheduling.models import Window
from tests import factories
from tests.web.letters.conftest import FINISHED, as_written

pytestmark = pytest.mark.django_db


QUERIES_OF_THE_LIST = 5
QUERIES_OF_RESUMES = 4


def page(client, letter, name="letters:letter"):
    return client.get(reverse(name, args=[letter.pk])).content.decode()


def post(client, name, letter, **values):
    return client.post(reverse(f"letters:{name}", args=[letter.pk]), values)


def test_one_press_begins_the_thanks_and_a_second_leads_to_them(client, talk, note, begin):
    note("Half of it is reports")

    answer, letter = begin("thanks", talk, next="/conversations/")
    again, same = begin("thanks", talk)

    assert answer.url == f"/letters/{letter.pk}/?next=%2Fconversations%2F"
    assert letter.pk == same.pk
    assert again.status_code == 302
    assert "Half of it is reports" in letter.body
    assert letter.exploration == talk.exploration
    assert "Next blank (3)" in page(client, letter)


def test_late_says_the_minutes_that_were_pressed(client, talk, begin):
    begin("late", talk, minutes="5")
    _, letter = begin("late", talk, minutes="20")

    assert "about 20 minutes late" in letter.body
    assert "sms:+15550123?body=" in page(client, letter)


def test_a_kind_of_nothing_comes_back_with_a_sentence(client, grace, begin):
    answer, letter = begin("poem", next=f"/people/{grace.pk}/")

    assert (answer.url, letter) == (f"/people/{grace.pk}/", None)


def test_the_checks_answer_while_somebody_writes(client, talk, begin):
    _, letter = begin("thanks", talk)
    body = "Dear Grace,\n\nThank you. Could you introduce me to Sam? [x y]\n\nAda"

    answer = post(client, "check", letter, subject="Thanks", body=body).content.decode()

    assert "A thank-you asks for nothing" in answer
    assert "One blank is left" in answer
    assert 'hx-swap-oob="true"' in answer
    letter.refresh_from_db()
    assert letter.body != body


def test_a_finished_letter_opens_in_mail_and_as_a_file(client, talk, begin):
    _, letter = begin("thanks", talk)
    post(client, "save", letter, **as_written(letter, body=FINISHED))

    assert "mailto:grace@navy.example?subject=Thank%20you" in page(client, letter)
    letter.refresh_from_db()
    mail = message_from_bytes(post(client, "eml", letter, **as_written(letter)).content)
    assert mail["To"] == '"Grace Hopper" <grace@navy.example>'
    assert "story of the moth" in mail.get_payload(decode=True).decode()


def test_the_file_of_a_confirmation_carries_the_invitation_where_it_still_stands(
    client, ada, talk, begin
):
    _, letter = begin("confirmation", talk)
    with_it = message_from_bytes(client.get(reverse("letters:eml", args=[letter.pk])).content)
    talk.cancelled_at = ada.now
    with ada.change("Called off") as change:
        change.save(talk)
    without = message_from_bytes(client.get(reverse("letters:eml", args=[letter.pk])).content)

    def kinds(mail):
        return {part.get_content_type() for part in mail.walk()}

    assert "text/calendar" in kinds(with_it)
    assert "text/calendar" not in kinds(without)


def test_blanks_hold_it_back_with_the_text_kept(client, talk, begin):
    _, letter = begin("thanks", talk)

    answer = post(client, "sent", letter, **as_written(letter, body="Dear Grace, [a line here]"))

    assert answer.status_code == 302
    letter.refresh_from_db()
    assert (letter.sent_at, letter.body) == (None, "Dear Grace, [a line here]")
    assert "One blank is left" in client.get(answer.url).content.decode()


def test_i_sent_it_keeps_the_text_and_leads_back(client, talk, begin):
    _, letter = begin("thanks", talk)

    answer = post(client, "sent", letter, **as_written(letter, body=FINISHED, next="/people/"))

    assert answer.url == "/people/"
    letter.refresh_from_db()
    assert letter.sent_at
    assert Event.objects.get().text == FINISHED
    assert "story of the moth" in page(client, letter)
    again = post(client, "sent", letter, **as_written(letter))
    assert again.url == reverse("letters:letter", args=[letter.pk])
    assert Event.objects.count() == 1


def test_undoing_that_it_went_out_leaves_the_words_that_were_written(client, ada, talk, begin):
    _, letter = begin("thanks", talk)
    post(client, "sent", letter, **as_written(letter, body=FINISHED))
    answer = client.get(reverse("letters:letter", args=[letter.pk]))
    told = [str(message) for message in answer.context["messages"]]
    assert told[-1] == "Sent a letter to Grace Hopper"
    assert not any("Saved" in each for each in told)

    undo(by=ada, change=Change.objects.order_by("made_at", "pk").last())

    letter.refresh_from_db()
    assert (letter.sent_at, letter.body) == (None, FINISHED)


def test_it_may_have_gone_out_on_an_earlier_day_but_not_on_a_later_one(client, talk, begin):
    _, letter = begin("thanks", talk)
    now = letter.created_at

    late = post(
        client,
        "sent",
        letter,
        **as_written(letter, body=FINISHED, on=str((now + timedelta(days=2)).date())),
    )
    assert late.status_code == 400
    assert "still to come" in late.content.decode()

    earlier = (now - timedelta(days=2)).date()
    post(client, "sent", letter, **as_written(letter, body=FINISHED, on=str(earlier)))
    assert Event.objects.get().at.date() == earlier


def test_two_windows_show_both_texts(client, talk, begin):
    _, letter = begin("thanks", talk)
    old = as_written(letter)
    post(client, "save", letter, **old | {"body": "From the other window"})

    answer = post(client, "save", letter, **old | {"body": "From this window"})

    assert answer.status_code == 409
    assert "From the other window" in answer.content.decode()
    assert "From this window" in answer.content.decode()


def test_another_form_makes_an_untouched_text_again(client, talk, begin):
    _, letter = begin("thanks", talk)

    post(client, "save", letter, **as_written(letter, form="card"))

    letter.refresh_from_db()
    assert (letter.form, letter.subject) == ("card", "")
    assert "With thanks," in letter.body
    assert "A gift goes too far" in page(client, letter)


def test_a_form_of_nothing_is_refused_in_words(client, talk, begin):
    _, letter = begin("thanks", talk)

    assert post(client, "save", letter, **as_written(letter, form="pigeon")).status_code == 400


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("linkedin", "https://www.linkedin.com/in/grace"),
        ("text", "sms:+15550123"),
        ("card", "Print it"),
        ("paper", "Print it"),
    ],
)
def test_every_form_has_its_way_out(client, talk, begin, form, shown):
    _, letter = begin("thanks", talk, form=form)
    post(client, "save", letter, **as_written(letter, body=FINISHED))

    assert shown in page(client, letter)


def test_a_text_that_is_pasted_on_their_page_is_marked_by_a_press_of_its_own(client, talk, begin):
    """Their page opens beside this one, which has to stay until the text is there."""
    _, letter = begin("thanks", talk, form="linkedin")
    post(client, "save", letter, **as_written(letter, body=FINISHED))

    shown = page(client, letter)

    assert "Their profile" in shown
    assert "Copy the text" in shown
    assert "data-then-sent" not in shown


def test_a_letter_with_a_blank_is_not_said_to_be_sent_by_opening_it(client, talk, begin):
    _, letter = begin("thanks", talk)
    said = as_written(letter, body=FINISHED.replace("the moth", "[what story?]"))

    answer = post(client, "sent", letter, **said, **{"handed-over": "yes"})

    letter.refresh_from_db()
    assert letter.sent_at is None
    assert answer.status_code == 302, "the script presses the plain form, which says why"
    post(client, "sent", letter, **said)
    told = page(client, letter)
    assert "One blank is left" in told
    assert "Marked as sent" not in told


def test_a_call_may_have_blanks_on_paper(client, grace, begin):
    _, letter = begin("outcome", form="phone")

    assert "tel:+1 555 0123" in page(client, letter)
    post(client, "sent", letter, **as_written(letter))

    assert Event.objects.get().kind == "call"


def test_a_letter_on_paper_has_sender_address_and_date(ada, client, grace, begin):
    factories.colleague(ada, "Somebody Else", "Navy")
    with ada.change("Gave Grace a role") as change:
        change.add(Role(person=grace, organization=Organization.objects.get(), title="Admiral"))
    _, letter = begin("thanks", form="paper")
    kept = post(client, "save", letter, **as_written(letter, body=FINISHED, then="print"))

    printed = client.get(kept.url).content.decode()

    for part in (
        "Ada King",
        "a@k.example",
        "Grace Hopper",
        "Navy",
        "story of the moth",
        "data-prints",
    ):
        assert part in printed


def test_an_email_is_not_printed(client, talk, begin):
    _, letter = begin("thanks", talk)

    answer = client.get(reverse("letters:print", args=[letter.pk]))

    assert answer.url == reverse("letters:letter", args=[letter.pk])


def test_without_an_address_the_page_says_what_is_missing(client, talk, begin):
    ContactPoint.objects.all().delete()
    _, letter = begin("thanks", talk, form="email")

    assert "There is no e-mail address for Grace Hopper yet" in page(client, letter)


def test_keeping_in_touch_asks_for_a_reason_and_is_written_with_it(client, grace, begin):
    _, letter = begin("touch")
    assert "without a reason, wait" in letter.body

    refused = post(client, "write-again", letter, reason="boredom", reason_text="")
    assert refused.status_code == 400
    post(client, "write-again", letter, reason="article", reason_text="A piece on moths")

    letter.refresh_from_db()
    assert "thought of you: a piece on moths." in letter.body


def test_a_reason_may_come_with_the_press(begin):
    _, letter = begin("touch", reason="congratulation", reason_text="your new post")

    assert "your new post. Congratulations!" in letter.body


def test_somebody_marked_never_again_is_not_written_to(ada, client, grace, begin):
    _, letter = begin("touch")
    grace.never_again = True
    with ada.change("Never again") as change:
        change.save(grace)

    assert "You decided never to ask Grace Hopper again" in page(client, letter)
    answer, _ = begin("search")
    assert answer.url == reverse("letters:letters")
    assert Letter.objects.count() == 1


def test_an_offer_that_went_out_offers_its_windows(ada, client, talk, begin):
    with time_machine.travel(ada.now, tick=False):
        with ada.change("Chose a window") as change:
            window = change.add(
                Window(conversation=talk, day=talk.day, clock="15:00", time_zone="UTC")
            )
        _, letter = begin("offer", talk)
        post(client, "sent", letter, **as_written(letter))

    window.refresh_from_db()
    assert window.offered_at == ada.now


def test_news_of_advice_and_of_a_suggestion_are_reported(ada, client, grace, begin):
    with ada.change("Kept") as change:
        advice = change.add(Advice(person=grace, text="read the manual", result="It helped."))
        given = change.add(Referral(person=grace, sought="Sam", suggested_on=ada.today))
    for kind, about in (("outcome", advice), ("referrer-news", given)):
        _, letter = begin(kind, about)
        post(client, "sent", letter, **as_written(letter, body=FINISHED))

    advice.refresh_from_db()
    given.refresh_from_db()
    assert advice.reported_on
    assert given.told_on
    assert Event.objects.count() == 2, "one line of the timeline for each letter"


def test_a_draft_can_be_thrown_away(client, talk, begin):
    _, letter = begin("thanks", talk)

    post(client, "drop", letter, next="/people/")

    assert not Letter.objects.exists()
    client.get("/people/")  # where it is told
    assert client.get(reverse("letters:letter", args=[letter.pk])).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_database_equally_often(
    ada, client, grace, count, django_assert_num_queries
):
    with ada.change("Wrote") as change:
        resume = change.add(Resume(name="One", made_on=ada.today))
        for _ in range(count):
            who = change.add(type(grace)(full_name="Somebody"))
            change.add(Letter(person=who, kind="thanks", body="x"))
            change.add(Letter(person=who, kind="search", body="x", sent_at=ada.now, resume=resume))

    with django_assert_num_queries(QUERIES_OF_THE_LIST):
        shown = client.get(reverse("letters:letters")).content.decode()
    assert "Being written" in shown
    assert "Went out" in shown
    with django_assert_num_queries(QUERIES_OF_RESUMES):
        client.get(reverse("letters:resumes"))


def test_an_empty_list_says_what_belongs_here(client, space):
    assert "No letters yet" in client.get(reverse("letters:letters")).content.decode()


def test_resumes_are_named_changed_and_removed(client, space):
    page_of_all = reverse("letters:resumes")
    values = {"name": "For museums", "made_on": "2026-02-01", "differs": "the lab first"}
    client.post(page_of_all, values)
    resume = Resume.objects.get()

    assert client.post(page_of_all, values).status_code == 400
    address = reverse("letters:resume", args=[resume.pk])
    stale = values | {"version": resume.version}
    client.post(address, stale | {"name": "For labs"})
    assert client.post(address, stale | {"name": "For both"}).status_code == 409
    assert "For labs" in client.get(page_of_all).content.decode()

    client.post(reverse("letters:remove-resume", args=[resume.pk]))
    assert not Resume.objects.exists()


def test_what_i_am_looking_for_is_said_in_the_profile(client, space):
    shown = client.get(reverse("settings:me")).content.decode()

    assert "looking_for" in shown


def test_a_letter_stands_with_the_conversations_unless_it_is_about_none(client, talk, begin):
    _, thanks = begin("thanks", talk)
    _, touch = begin("touch", talk)

    for letter, place in ((thanks, "conversations"), (touch, "asks")):
        answer = client.get(reverse("letters:letter", args=[letter.pk]))
        assert answer.context["place"] == place
