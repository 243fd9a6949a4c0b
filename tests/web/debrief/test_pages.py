"""Looking back at a conversation on its page, with and without script."""

from datetime import timedelta

import pytest
from django.urls import reverse

from askaround.conversations.actions import debriefing
from askaround.conversations.models import Brief, Debrief, Goal, Note, PlannedQuestion
from askaround.followup.actions import harvest
from askaround.followup.models import Advice, Opening, Promise, Referral, Tie
from askaround.insight.models import Claim
from askaround.people.models import Acquaintance, Event, Person
from askaround.research.models import Path
from tests import factories
from tests.web.debrief.conftest import address, line

HTMX = {"HTTP_HX_REQUEST": "true"}


def test_the_notes_stay_folded_until_something_is_recalled(client, now, talk):
    line(now, talk, "On site by seven")
    folded = client.get(address("debrief", talk)).content.decode()
    assert '<details class="debrief-notes" id="notes">' in folded
    assert "4.7%" in folded

    client.post(address("debrief", talk), {"recall": "Mornings", "version": "0"})

    open_now = client.get(address("debrief", talk)).content.decode()
    assert '<details class="debrief-notes" id="notes" open>' in open_now


def test_everything_about_the_talk_is_kept_as_one_change(client, now, talk, grace):
    said = {
        "recall": "Mornings on site.",
        "surprises": "So little drawing",
        "energy": "4",
        "worry": "2",
        "monday": "perhaps",
        "monday_why": "the early hours",
        "confidence_before": "2",
        "confidence": "4",
        "talk_share": "35",
        "grateful_for": "She once changed careers too",
        "version": "0",
    }

    assert client.post(address("debrief", talk), said).url == address("debrief", talk)

    kept = Debrief.objects.get()
    assert (kept.energy, kept.worry, kept.monday, kept.talk_share) == (4, 2, "perhaps", 35)
    assert Brief.objects.get().confidence == 2
    assert Tie.objects.get().grateful_for == "She once changed careers too"
    page = client.get(address("debrief", talk)).content.decode()
    assert "From before to after: +2 on average" in page
    assert "35 minutes, 30 planned" in page


def test_what_is_refused_is_still_in_the_form(client, talk):
    said = {"recall": "Mornings", "talk_share": "300", "version": "0"}

    answer = client.post(address("debrief", talk), said)

    assert answer.status_code == 400
    assert "Mornings" in answer.content.decode()
    assert not Debrief.objects.exists()


def test_two_windows_show_both_texts(client, talk):
    client.post(address("debrief", talk), {"recall": "from the phone", "version": "0"})

    answer = client.post(address("debrief", talk), {"recall": "from the laptop", "version": "0"})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "from the phone" in page
    assert "from the laptop" in page
    kept = Debrief.objects.get()
    again = {"recall": "from the laptop", "version": str(kept.version)}
    assert client.post(address("debrief", talk), again).status_code == 302
    assert Debrief.objects.get().recall == "from the laptop"


def test_each_field_is_saved_as_it_is_left_without_a_toast_each_time(client, talk):
    said = {"recall": "You should learn sketching.", "version": "0"}

    answer = client.post(address("debrief", talk), said, **HTMX)

    page = answer.content.decode()
    assert "Saved at" in page
    assert 'name="version"' in page
    assert 'value="1"' in page
    assert "Keep as a line: Advice" in page
    assert "undo" not in page.casefold()


def test_htmx_hears_of_a_clash_too(client, talk):
    client.post(address("debrief", talk), {"recall": "one", "version": "0"})

    answer = client.post(address("debrief", talk), {"recall": "other", "version": "0"}, **HTMX)

    assert answer.status_code == 200
    assert "changed in another window" in answer.content.decode()


def test_a_talk_that_nobody_started_gets_its_times_here(client, now, grace):
    talk = factories.conversation(now, grace, on=now.today - timedelta(days=1))
    page = client.get(address("debrief", talk)).content.decode()
    assert "Did you talk?" in page
    assert reverse("scheduling:call-off", args=[talk.pk]) in page

    said = {
        "day": (now.today - timedelta(days=1)).isoformat(),
        "clock": "15:10",
        "minutes": "42",
        "time_zone": talk.time_zone,
        "version": str(talk.version),
    }
    assert client.post(address("times", talk), said).status_code == 302

    talk.refresh_from_db()
    assert talk.ended_at - talk.started_at == timedelta(minutes=42)
    assert Event.objects.get(kind="met").about == talk.pk


def test_a_talk_that_is_to_come_did_not_take_place(client, now, grace):
    talk = factories.conversation(now, grace)
    said = {
        "day": (now.today + timedelta(days=9)).isoformat(),
        "clock": "15:00",
        "minutes": "30",
        "time_zone": talk.time_zone,
        "version": str(talk.version),
    }

    answer = client.post(address("times", talk), said)

    assert answer.status_code == 400
    assert "still to come" in answer.content.decode()


def test_times_that_were_changed_elsewhere_are_shown_beside_mine(client, now, talk):
    said = {
        "day": (now.today - timedelta(days=1)).isoformat(),
        "clock": "15:00",
        "minutes": "30",
        "time_zone": talk.time_zone,
        "version": str(talk.version - 1),
    }

    answer = client.post(address("times", talk), said)

    assert answer.status_code == 409
    assert "Stored now" in answer.content.decode()


def test_a_line_is_added_to_its_question(client, talk, planned):
    said = {"text": "On site by seven", "kind": "fact", "planned": planned.pk, "volunteered": "on"}

    answer = client.post(address("add-line", talk), said)

    note = Note.objects.get()
    assert answer.url == f"{address('debrief', talk)}#note-{note.pk}"
    assert (note.planned, note.volunteered, note.kind) == (planned, True, "fact")


def test_what_was_noted_comes_first_and_questions_without_a_line_are_folded_away(
    client, now, talk, planned
):
    with now.change("Planned more") as change:
        change.add(PlannedQuestion(conversation=talk, text="Who decides?", position=2))
        change.add(PlannedQuestion(conversation=talk, text="What is dull?", position=3))
    line(now, talk, "The council", planned=PlannedQuestion.objects.get(text="Who decides?"))
    line(now, talk, "She has two dogs")

    page = client.get(address("debrief", talk)).content.decode()

    folded = page.index('<details class="debrief-silent">')
    assert "Nothing noted: 2 questions" in page
    assert page.index("The council") < page.index("She has two dogs") < folded
    assert folded < page.index(">What was last Tuesday?<") < page.index(">What is dull?<")


def test_before_the_first_line_the_questions_help_to_remember(client, talk, planned):
    page = client.get(address("debrief", talk)).content.decode()

    assert '<details class="debrief-silent" open>' in page


def test_a_line_just_added_is_counted_at_once(client, now, talk, planned):
    with now.change("Planned more") as change:
        change.add(PlannedQuestion(conversation=talk, text="Who decides?", position=2))
    said = {"text": "The council", "kind": "fact", "planned": planned.pk}

    part = " ".join(client.post(address("add-line", talk), said, **HTMX).content.decode().split())

    assert 'id="notes-count" hx-swap-oob="true"> 1 line in your notes </span>' in part
    assert 'id="silent-count" hx-swap-oob="true"> Nothing noted: 1 question </span>' in part


def test_a_fold_without_questions_is_out_of_the_way_but_can_be_counted(client, now, talk, planned):
    line(now, talk, "Mondays are slow", planned=planned)

    page = client.get(address("debrief", talk)).content.decode()

    assert '<details class="debrief-silent" hidden>' in page


def test_a_line_without_words_says_so_at_its_question(client, talk, planned):
    said = {"text": "", "kind": "fact", "planned": planned.pk}

    answer = client.post(address("add-line", talk), said)
    assert answer.status_code == 400

    part = client.post(address("add-line", talk), said, **HTMX).content.decode()
    assert f'id="group-{planned.pk}"' in part
    assert "required" in part


def test_a_question_is_ticked_and_leads_to_what_it_serves(client, talk, planned):
    client.post(address("tick", planned), {"asked": "yes"})

    planned.refresh_from_db()
    assert planned.asked_at is not None
    page = client.get(address("debrief", talk)).content.decode()
    assert reverse("research:question", args=[planned.question_id]) in page


def test_a_goal_is_judged(client, now, talk):
    with now.change("Wished") as change:
        goal = change.add(Goal(conversation=talk, text="One name"))

    client.post(address("goal", goal), {"reached": "yes"})

    goal.refresh_from_db()
    assert goal.reached is True


@pytest.mark.parametrize(
    ("use", "model"),
    [
        ("advice", Advice),
        ("my-promise", Promise),
        ("their-promise", Promise),
        ("referral", Referral),
        ("opening", Opening),
        ("path", Path),
        ("claim", Claim),
    ],
)
def test_one_press_makes_something_of_a_line_and_one_takes_it_back(client, now, talk, use, model):
    note = line(now, talk, "Tender writing is half of it")

    for _again in range(2):
        client.post(address("becomes", note), {"use": use})
    assert model.objects.count() == 1

    page = client.get(address("debrief", talk)).content.decode()
    assert "Take back" in page
    made = model.objects.get()
    piece = made.evidence.get().pk if use == "claim" else made.pk
    client.post(address("back", note), {"use": use, "piece": piece})
    assert not model.objects.exists()


def test_a_press_with_script_swaps_the_line_and_offers_undo(client, now, talk):
    note = line(now, talk, "Read the tender rules", kind="advice")

    page = client.post(address("becomes", note), {"use": "advice"}, **HTMX).content.decode()

    assert f'id="note-{note.pk}"' in page
    assert reverse("followup:advice", args=[Advice.objects.get().pk]) in page
    assert "Undo" in page


def test_what_is_off_the_record_becomes_no_claim(client, now, talk):
    note = line(now, talk, "Two people are leaving", off_record=True)

    page = client.get(address("debrief", talk)).content.decode()
    assert "off the record: never quoted" in page
    assert 'value="claim"' not in page

    client.post(address("becomes", note), {"use": "claim"})
    assert not Claim.objects.exists()


def test_a_line_that_was_replaced_in_another_window_is_not_found(client, now, talk):
    note = line(now, talk, "Loud")
    debriefing.correct_line(by=now, note=note, text="Quiet", kind="fact")

    assert client.post(address("becomes", note), {"use": "claim"}).status_code == 404


def test_a_corrected_line_keeps_what_it_became(client, now, talk):
    note = line(now, talk, "Read the tander rules", kind="advice")
    client.post(address("becomes", note), {"use": "advice"})

    client.post(address("line", note), {"text": "Read the tender rules", "kind": "advice"})

    page = client.get(address("debrief", talk)).content.decode()
    assert reverse("followup:advice", args=[Advice.objects.get().pk]) in page
    assert page.count("Read the tender rules") >= 1
    assert 'value="advice"' not in page.partition("debrief-presses")[2].partition("</form>")[0]


def test_a_line_is_taken_out(client, now, talk):
    note = line(now, talk, "Loud")

    client.post(address("line", note), {"then": "strike"})

    assert "debrief-line" not in client.get(address("debrief", talk)).content.decode()


def test_somebody_suggested_is_new_or_mine_or_nobody_yet(client, now, talk, grace):
    mine = factories.person(now, "Priya Nair")
    note = line(now, talk, "Talk to Priya Nair at Acme", kind="referral")
    referral = harvest.keep_referral(by=now, note=note)
    page = client.get(address("suggested", referral)).content.decode()
    assert 'value="Priya Nair"' in page
    assert 'value="Acme"' in page
    assert str(mine.pk) in page

    said = {"name": "Priya Nair", "organization": "Acme", "may_use_name": "yes"}
    client.post(address("suggested", referral), said | {"person": mine.pk})

    referral.refresh_from_db()
    assert referral.to == mine
    assert Acquaintance.objects.get().introducer == grace


def test_somebody_new_who_was_suggested_is_added(client, now, talk):
    referral = harvest.keep_referral(by=now, note=line(now, talk, "Talk to Priya Nair"))

    client.post(address("suggested", referral), {"name": "Priya Nair", "then": "new"})

    assert Person.objects.get(full_name="Priya Nair").how_i_know == "suggested by Grace Hopper"


def test_a_team_that_was_suggested_stays_without_a_person(client, now, talk):
    referral = harvest.keep_referral(by=now, note=line(now, talk, "Talk to their design team"))

    said = {"name": "their design team", "organization": "Acme", "then": "nobody"}
    answer = client.post(address("suggested", referral), said)

    referral.refresh_from_db()
    assert answer.url == f"{address('debrief', talk)}#note-{referral.note_id}"
    assert (referral.to, referral.organization.name) == (None, "Acme")


def test_enter_chooses_nobody_and_the_way_back_is_where_one_came_from(client, now, talk):
    factories.person(now, "Priya Nair")
    referral = harvest.keep_referral(by=now, note=line(now, talk, "Talk to Priya Nair"))
    came_from = reverse("followup:conversation", args=[talk.pk])
    assert f"{address('suggested', referral)}?next={came_from}" in (
        client.get(came_from).content.decode()
    )

    page = client.get(address("suggested", referral), {"next": came_from}).content.decode()
    first = page[page.index("<form", page.index("<main")) :]
    first = first[first.index("<button") :]
    assert first.startswith('<button type="submit" disabled')  # so Enter presses none
    answer = client.post(
        address("suggested", referral), {"name": "Priya", "then": "nobody", "next": came_from}
    )
    assert answer.url == came_from


@pytest.mark.parametrize("lines", [1, 3])
def test_the_page_asks_the_same_number_of_questions_for_any_number_of_lines(
    client, now, talk, planned, lines, django_assert_num_queries
):
    for number in range(lines):
        note = line(now, talk, f"Line {number}", planned=planned)
        client.post(address("becomes", note), {"use": "advice"})
        client.post(address("becomes", note), {"use": "claim"})

    with django_assert_num_queries(22):
        client.get(address("debrief", talk))


def test_what_was_heard_is_found_by_typing_and_opens_where_it_stands(client, now, talk):
    note = line(now, talk, "Tender writing is half of it")
    secret = line(now, talk, "Tender prices are rigged", off_record=True)
    advice = harvest.keep_advice(by=now, note=note)

    page = client.get(reverse("people:list"), {"q": "tender"}).content.decode()

    assert f"{address('debrief', talk)}#note-{note.pk}" in page
    assert f"{address('debrief', talk)}#note-{secret.pk}" in page
    assert reverse("followup:advice", args=[advice.pk]) in page
    assert "said by Grace Hopper" in page
    assert "off the record" in page
