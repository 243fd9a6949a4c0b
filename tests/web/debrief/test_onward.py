"""From the end of a debrief to the thanks, and on to what comes next."""

from datetime import timedelta

from django.urls import reverse

from askaround.conversations.models import Debrief
from askaround.followup import actions
from askaround.followup.actions import harvest
from askaround.followup.models import Tie
from askaround.followup.rules.touch import touch_due
from askaround.journal.actions import undo
from askaround.journal.models import Change
from askaround.letters.actions import begin_letter, mark_sent
from askaround.letters.models import Letter
from askaround.web.templatetags.askaround import relative_day
from tests import factories
from tests.web.debrief.conftest import address, line


def thanked(by, talk):
    thanks = begin_letter(by=by, person=talk.person, kind="thanks", about=talk.pk)
    mark_sent(by=by, letter=thanks)


def test_finishing_leads_to_what_is_owed(client, now, talk, planned):
    client.post(address("becomes", line(now, talk, "Learn sketching")), {"use": "advice"})
    client.post(address("becomes", line(now, talk, "Mornings are long")), {"use": "claim"})

    answer = client.post(address("debrief", talk), {"version": "0", "then": "finish"})
    assert answer.url == address("done", talk)

    page = client.get(answer.url).content.decode()
    for words in (
        "Write the thank-you note",
        "Learn sketching",
        "Mornings are long",
        "How are mornings?",
    ):
        assert words in page


def test_what_was_never_ended_took_place_as_it_was_agreed(client, now, grace):
    yesterday = (now.now - timedelta(days=1)).date()
    talk = factories.conversation(now, grace, on=yesterday, minutes=20)

    client.post(address("debrief", talk), {"version": "0", "then": "finish"})

    talk.refresh_from_db()
    agreed = talk.starts_at
    assert (talk.started_at, talk.ended_at) == (agreed, agreed + timedelta(minutes=20))


def test_what_they_offered_on_top_counts_when_nobody_ended_it(client, now, grace):
    began = now.now - timedelta(days=1)
    talk = factories.conversation(
        now, grace, on=began.date(), minutes=20, extended_minutes=30, started_at=began
    )

    client.post(address("debrief", talk), {"version": "0", "then": "finish"})

    talk.refresh_from_db()
    assert talk.ended_at == began + timedelta(minutes=50)


def test_the_day_to_write_again_counts_from_the_last_contact(client, space, now, grace):
    then = factories.author(space, now.now - timedelta(days=45))
    began = then.now - timedelta(hours=1)
    talk = factories.conversation(then, grace, on=began.date(), started_at=began, ended_at=then.now)
    thanked(then, talk)

    client.post(address("onward", talk), {"then": "again"})

    due = touch_due(then.today, months=4)
    said = f"The next day to write: {relative_day(due, now.today)}"
    assert said in client.get(address("done", talk)).content.decode()


def test_finishing_leads_to_the_thanks_in_one_press_and_one_undo(client, now, talk):
    answer = client.post(address("debrief", talk), {"version": "0", "then": "thanks"})

    thanks = Letter.objects.get(kind="thanks", about=talk.pk)
    assert answer.url.startswith(reverse("letters:letter", args=[thanks.pk]))
    undo(by=now, change=Change.objects.latest("made_at"))
    assert not Letter.objects.exists()
    assert not Debrief.objects.exists()


def test_whoever_was_thanked_is_written_to_again_or_rests(client, now, talk):
    thanked(now, talk)
    assert "Write again in 4 months" in client.get(address("done", talk)).content.decode()

    client.post(address("onward", talk), {"then": "again"})
    assert Tie.objects.get().months is None, "as long as the playbook has it"
    assert "The next day to write" in client.get(address("done", talk)).content.decode()

    client.post(address("onward", talk), {"then": "rest"})
    assert Tie.objects.get().stage == Tie.Stage.RESTING


def test_whom_they_suggested_comes_first_after_the_thanks(client, now, talk):
    thanked(now, talk)
    named = harvest.keep_referral(by=now, note=line(now, talk, "Talk to Priya Nair"))
    actions.add_suggested(by=now, referral=named, full_name="Priya Nair")

    assert "Ask Priya Nair" in client.get(address("done", talk)).content.decode()


def test_finishing_without_a_time_keeps_the_words(client, now, grace):
    talk = factories.conversation(now, grace, agreed_at=None)

    said = {"recall": "Mornings", "version": "0", "then": "finish"}
    page = client.post(address("debrief", talk), said).content.decode()

    assert "First enter when you talked" in page
    assert "Mornings" in page
