"""The pages of what follows a conversation, without script."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from askaround.followup import actions
from askaround.followup.models import Advice, Opening, Promise, Referral, Tie
from askaround.letters.models import Letter
from askaround.people.models import Source
from askaround.preparation.models import Profile
from tests import factories


def test_a_conversation_shows_all_that_it_left_behind_with_the_next_step(client, now, talk, grace):
    actions.add_advice(by=now, person=grace, conversation=talk, text="Read the tender rules")
    actions.add_promise(by=now, person=grace, conversation=talk, text="Send her my sketch")
    actions.add_referral(by=now, person=grace, conversation=talk, sought="somebody in tenders")
    actions.add_opening(by=now, person=grace, conversation=talk, text="Junior planner")

    page = client.get(reverse("followup:conversation", args=[talk.pk])).content.decode()

    for words in ("Read the tender rules", "Send her my sketch", "somebody in tenders"):
        assert words in page
    assert "I will try it" in page
    assert "Not among your people yet" in page
    assert "Add them" in page
    assert "I would like to apply" in page
    assert "thank-you note is late" in page


def test_whom_somebody_suggested_says_so_with_its_day(client, now, talk, grace):
    suggested = actions.add_referral(by=now, person=grace, conversation=talk, sought="a tenderer")
    actions.close_referral(by=now, referral=suggested)

    page = client.get(reverse("followup:referral", args=[suggested.pk])).content.decode()

    assert "suggested today" in " ".join(page.split())


def test_advice_is_answered_done_and_reported_with_one_press_each(client, now, talk, grace):
    advice = actions.add_advice(by=now, person=grace, conversation=talk, text="Read the rules")
    here = reverse("followup:conversation", args=[talk.pk])

    for name, said in (
        ("followup:answer-advice", {"answer": "try"}),
        ("followup:tried", {"tried": "yes"}),
        ("followup:reported", {}),
    ):
        answer = client.post(reverse(name, args=[advice.pk]), said | {"next": here})
        assert answer.url == here

    advice.refresh_from_db()
    assert advice.answer == "try"
    assert advice.tried_on == advice.reported_on == now.today
    assert grace.events.get().about == advice.pk


def test_advice_cannot_be_reported_before_it_was_tried(client, now, grace):
    advice = actions.add_advice(by=now, person=grace, text="Read the rules")

    answer = client.post(reverse("followup:reported", args=[advice.pk]), follow=True)

    assert "Try it first" in answer.content.decode()
    assert Advice.objects.get().reported_on is None


def test_an_if_then_plan_is_kept_and_says_that_i_will_try(client, now, grace):
    advice = actions.add_advice(by=now, person=grace, text="Read the rules")
    said = {
        "version": advice.version,
        "text": "Read the rules",
        "cue": "Tuesday 18:00",
        "act": "read one chapter",
    }

    client.post(reverse("followup:advice", args=[advice.pk]), said)
    page = client.get(reverse("followup:advice", args=[advice.pk])).content.decode()

    assert Advice.objects.get().answer == "try"
    assert "If it is Tuesday 18:00, then I read one chapter" in " ".join(page.split())
    assert "94 tests" in page


def test_a_page_written_from_an_old_version_shows_both_texts(client, now, grace):
    advice = actions.add_advice(by=now, person=grace, text="Read the rules")
    said = {"version": advice.version, "text": "Read them all"}
    advice.text = "Read none"
    actions.edit_advice(by=now, advice=advice)

    answer = client.post(reverse("followup:advice", args=[advice.pk]), said)

    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Read none" in page
    assert "Read them all" in page


@pytest.mark.parametrize(
    ("kind", "said", "model"),
    [
        ("advice", {"text": "Try it"}, Advice),
        ("promise", {"side": "theirs", "text": "A list", "due_on": "2026-04-01"}, Promise),
        ("referral", {"sought": "Their tender team", "place": "City of Leeds"}, Referral),
        ("opening", {"text": "Junior planner", "heard_on": "2026-03-01"}, Opening),
    ],
)
def test_each_kind_is_written_down_for_a_person_or_a_conversation(
    client, talk, grace, kind, said, model
):
    address = reverse(f"followup:new-{kind}")

    assert client.get(f"{address}?person={grace.pk}").status_code == 200
    client.post(address, said | {"person": grace.pk})
    answer = client.post(address, said | {"conversation": talk.pk})

    assert answer.url == reverse("followup:conversation", args=[talk.pk])
    assert {row.conversation_id for row in model.objects.all()} == {None, talk.pk}
    assert {row.person_id for row in model.objects.all()} == {grace.pk}


@pytest.mark.parametrize("kind", ["advice", "promise", "referral", "opening"])
def test_without_a_person_somebody_is_chosen_first(client, grace, kind):
    page = client.get(reverse(f"followup:new-{kind}"), {"q": "Grace"}).content.decode()

    assert f"?person={grace.pk}" in page


def test_their_promise_is_remembered_and_never_chased(client, now, grace):
    theirs = actions.add_promise(
        by=now, person=grace, text="Send a list", mine=False, due_on=date(2020, 1, 1)
    )

    page = client.get(reverse("followup:ledger")).content.decode()

    assert "They did it" in page
    client.post(reverse("followup:settle-promise", args=[theirs.pk]), {"to": "kept"})
    theirs.refresh_from_db()
    assert theirs.kept_on == now.today


def test_the_note_about_an_opening_cannot_be_begun_on_the_day_itself(client, now, grace):
    opening = actions.add_opening(by=now, person=grace, text="Junior planner")
    actions.answer_opening(by=now, opening=opening, interest="yes")

    page = client.get(reverse("followup:opening", args=[opening.pk])).content.decode()

    assert "Write the note" not in page
    assert "tomorrow" in page


def test_who_somebody_is_for_me_is_kept_once(client, grace):
    address = reverse("followup:tie", args=[grace.pk])
    assert client.get(address).status_code == 200

    client.post(address, {"version": 1, "stage": "mentor", "months": "6"})
    client.post(address, {"version": 1, "stage": "ally", "months": ""})

    tie = Tie.objects.get()
    assert (tie.stage, tie.months) == ("ally", None)


@pytest.mark.parametrize("months", ["0", "61", "99999", "-1"])
def test_an_interval_that_makes_no_sense_is_refused_with_a_sentence(client, grace, months):
    answer = client.post(reverse("followup:tie", args=[grace.pk]), {"months": months})

    assert answer.status_code == 200
    assert not Tie.objects.exists()


def test_a_beginning_search_is_told_one_by_one_and_ticks_itself(client, now, talk, grace):
    never = factories.person(now, "Nobody Else", never_again=True)
    factories.conversation(now, never, started_at=talk.started_at, ended_at=talk.ended_at)
    client.post(reverse("followup:looking-for"), {"looking_for": "a first job in planning"})
    client.post(reverse("followup:begin-search"))

    page = client.get(reverse("followup:search")).content.decode()
    assert "Grace Hopper" in page
    assert "Nobody Else" not in page
    assert "0 of 1 told" in page

    with now.change("Sent") as change:
        change.add(Letter(person=grace, kind="search", sent_at=timezone.now()))
    assert "1 of 1 told" in client.get(reverse("followup:search")).content.decode()

    client.post(reverse("followup:end-search"))
    assert Profile.objects.get().search_began_on is None


def test_two_windows_with_the_sentence_show_both(client, now):
    client.post(reverse("followup:looking-for"), {"looking_for": "a first job"})
    profile = Profile.objects.get()
    client.post(
        reverse("followup:looking-for"), {"looking_for": "another", "version": profile.version}
    )

    answer = client.post(
        reverse("followup:looking-for"), {"looking_for": "a third", "version": profile.version}
    )

    assert answer.status_code == 409
    assert "another" in answer.content.decode()


def test_the_page_of_a_person_says_what_they_gave_me_and_what_i_owe_them(client, now, grace):
    actions.add_advice(by=now, person=grace, text="Read the tender rules")
    actions.add_promise(by=now, person=grace, text="Send her my sketch")

    page = client.get(reverse("people:person", args=[grace.pk])).content.decode()

    assert "Read the tender rules" in page
    assert "Send her my sketch" in page


def test_whoever_has_a_reason_stands_first_in_keeping_in_touch(client, now, grace):
    with now.change("Met long ago") as change:
        change.add(Tie(person=grace))
    Tie.objects.update(created_at=datetime(2020, 1, 1, tzinfo=UTC))
    page = client.get(reverse("followup:touch")).content.decode()
    assert "Wait for a reason" in page

    advice = actions.add_advice(by=now, person=grace, text="Read the tender rules")
    actions.note_tried(by=now, advice=advice, result="I know tenders now")
    page = client.get(reverse("followup:touch")).content.decode()
    assert "There is a reason" in page
    assert "Something came of their advice" in page


def one_more_of_everything(by, number):
    exploration = factories.exploration(by, f"Exploration {number}")
    person = factories.colleague(by, f"Person {number}", f"Place {number}")
    other = factories.person(by, f"Other {number}")
    began = by.now - timedelta(days=200 + number)
    talk = factories.conversation(
        by,
        person,
        exploration=exploration,
        started_at=began,
        ended_at=began + timedelta(minutes=30),
    )
    advice = actions.add_advice(by=by, person=person, conversation=talk, text=f"Advice {number}")
    actions.note_tried(by=by, advice=advice, result="Good")
    actions.add_promise(by=by, person=person, conversation=talk, text=f"Promise {number}")
    actions.add_referral(by=by, person=person, conversation=talk, to=other)
    actions.add_referral(by=by, person=person, conversation=talk, sought=f"Somebody {number}")
    actions.add_opening(by=by, person=person, conversation=talk, text=f"Opening {number}")
    actions.keep_tie(by=by, tie=Tie(space=by.space, person=other, stage="ally"))


@pytest.mark.parametrize(
    "name",
    ["followup:ledger", "followup:touch", "followup:search", "followup:whole-tree"],
)
def test_three_rows_take_as_many_queries_as_one(
    client, now, name, django_assert_num_queries, django_assert_max_num_queries
):
    one_more_of_everything(now, 1)
    with django_assert_max_num_queries(40) as captured:
        client.get(reverse(name))
    for number in (2, 3):
        one_more_of_everything(now, number)

    with django_assert_num_queries(len(captured)):
        client.get(reverse(name))


def test_the_letter_to_keep_in_touch_begins_with_the_reason_that_was_offered(client, now, grace):
    with now.change("Met long ago") as change:
        change.add(Tie(person=grace))
        change.add(Source(person=grace, title="Trams for Leeds", read_on=now.today))
    Tie.objects.update(created_at=datetime(2020, 1, 1, tzinfo=UTC))
    page = client.get(reverse("followup:touch")).content.decode()
    assert "Trams for Leeds" in page
    assert 'name="reason" value="article"' in page

    said = {"person": grace.pk, "kind": "touch", "reason": "article"}
    client.post(reverse("letters:begin"), said | {"reason_text": "Trams for Leeds"})

    letter = Letter.objects.get()
    assert "Trams for Leeds" in letter.body
    page = client.get(reverse("followup:touch")).content.decode()
    assert reverse("letters:letter", args=[letter.pk]) in page


def test_a_letter_about_advice_that_went_out_reports_it_everywhere(client, now, talk, grace):
    advice = actions.add_advice(by=now, person=grace, conversation=talk, text="Read the rules")
    actions.note_tried(by=now, advice=advice, result="I know tenders now")

    client.post(
        reverse("letters:begin"), {"person": grace.pk, "kind": "outcome", "about": advice.pk}
    )
    page = client.get(reverse("followup:conversation", args=[talk.pk])).content.decode()

    letter = Letter.objects.get()
    assert letter.about == advice.pk
    assert reverse("letters:letter", args=[letter.pk]) in page


@pytest.mark.parametrize("show", ["advice", "promises", "referrals", "openings", "touch", "x", ""])
def test_the_ledger_is_narrowed_to_one_kind(client, now, show):
    one_more_of_everything(now, 1)

    page = client.get(reverse("followup:ledger"), {"show": show}).content.decode()

    kinds = {
        "advice": '<li class="piece" data-row id="advice-',
        "promises": '<li class="piece" data-row id="promise-',
        "referrals": '<li class="piece" data-row id="referral-',
        "openings": '<li class="piece" data-row id="opening-',
    }
    shown = {kind for kind, mark in kinds.items() if mark in page}
    narrowed = show not in {"", "x"}
    assert shown == ({show} & set(kinds) if narrowed else set(kinds))
