"""What is owed to whom, asked of the database."""

from datetime import UTC, date, datetime, timedelta

import pytest

from askaround.followup import actions, queries
from askaround.followup.models import Tie
from askaround.followup.rules.states import (
    AdviceState,
    OpeningState,
    PromiseState,
    ReferralState,
)
from askaround.followup.rules.touch import TouchState, Why
from askaround.letters.models import Letter
from askaround.outreach.models import Ask
from askaround.people.actions import add_event
from askaround.people.models import Event, Person, Role, Source
from tests import factories

MET_AT = datetime(2026, 3, 1, 15, tzinfo=UTC)


@pytest.fixture
def grace(ada):
    return factories.person(ada, "Grace Hopper", time_zone="America/New_York")


def held(by, person, began=MET_AT):
    return factories.conversation(
        by, person, on=began.date(), started_at=began, ended_at=began + timedelta(minutes=30)
    )


@pytest.fixture
def talk(ada, grace):
    return held(ada, grace)


def sent(by, person, kind, about):
    with by.change("Sent") as change:
        change.add(Letter(person=person, kind=kind, about=about.pk, sent_at=by.now))


def referral_row(space, now):
    (row,) = queries.left_behind(space, now=now).referrals
    return row


def opening_state(space, now):
    (row,) = queries.left_behind(space, now=now).openings
    return row.state


def touched(space, now):
    talks, letters = queries.talks(space, now), queries.post(space)
    people = Person.objects.filter(space=space)
    return queries.touches(people, space=space, now=now, talks=talks, letters=letters)


def touch_of(space, now):
    (found,) = [each for each in touched(space, now) if each.person.full_name == "Grace Hopper"]
    return found


def thanks_of(space, now):
    talks, letters = queries.talks(space, now), queries.post(space)
    return queries.thanks_owed(space, now=now, talks=talks, letters=letters)


def test_thanks_are_due_the_next_day_at_ten_where_they_live(ada, space, talk):
    (thanks,) = thanks_of(space, ada.now)

    assert thanks.due_at.isoformat() == "2026-03-02T10:00:00-05:00"
    assert thanks.hours_left == 3
    assert thanks.conversation == talk.pk


def test_thanks_that_were_sent_are_owed_no_more(ada, space, talk, grace):
    sent(ada, grace, "thanks", talk)

    assert thanks_of(space, ada.now) == []
    after = queries.after(talk, space=space, now=ada.now)
    assert after.thanks.sent_at == ada.now


def test_thanks_are_not_asked_for_before_the_conversation_or_a_month_later(ada, space, grace):
    held(ada, grace, began=MET_AT - timedelta(days=60))
    factories.conversation(ada, grace, on=date(2026, 3, 20))

    assert thanks_of(space, ada.now) == []


def test_advice_that_they_do_not_know_of_comes_first_then_what_to_try_by_its_day(ada, space, grace):
    later = actions.add_advice(by=ada, person=grace, text="Later")
    later.due_on = date(2026, 3, 9)
    actions.edit_advice(by=ada, advice=later)
    due = actions.add_advice(by=ada, person=grace, text="Due")
    due.due_on = date(2026, 3, 2)
    actions.edit_advice(by=ada, advice=due)
    done = actions.add_advice(by=ada, person=grace, text="Done")
    actions.note_tried(by=ada, advice=done, result="It worked")

    texts = [row.advice.text for row in queries.left_behind(space, now=ada.now).advice]

    assert texts == ["Done", "Due", "Later"]


def test_a_letter_about_the_outcome_reports_it(ada, space, grace):
    advice = actions.add_advice(by=ada, person=grace, text="Done")
    actions.note_tried(by=ada, advice=advice)
    sent(ada, grace, "outcome", advice)

    (row,) = queries.left_behind(space, now=ada.now).advice

    assert row.state is AdviceState.REPORTED
    assert row.told_on == ada.today


def test_only_my_promises_are_due_and_only_when_their_day_has_come(ada, space, grace):
    for text, mine, due_on in (
        ("mine", True, date(2026, 3, 1)),
        ("mine, later", True, date(2026, 4, 1)),
        ("mine, in a civil while", True, None),
        ("theirs", False, date(2026, 1, 1)),
    ):
        actions.add_promise(by=ada, person=grace, text=text, mine=mine, due_on=due_on)

    promises = queries.left_behind(space, now=ada.now).promises

    assert [row.promise.text for row in promises if row.state is PromiseState.DUE] == ["mine"]


def test_an_opening_wants_a_note_the_day_after(ada, space, grace):
    opening = actions.add_opening(by=ada, person=grace, text="Planner", heard_on=ada.today)
    actions.answer_opening(by=ada, opening=opening, interest="yes")

    assert opening_state(space, ada.now) is OpeningState.WAIT
    tomorrow = ada.now + timedelta(days=1)
    assert opening_state(space, tomorrow) is OpeningState.TO_WRITE
    sent(ada, grace, "opening", opening)
    assert opening_state(space, tomorrow) is OpeningState.WRITTEN


def test_a_referral_follows_the_requests_and_conversations_of_whoever_was_suggested(
    ada, space, grace
):
    exploration = factories.exploration(ada)
    referral = actions.add_referral(
        by=ada, person=grace, sought="Jean", suggested_on=date(2026, 2, 1)
    )
    assert referral_row(space, ada.now).state is ReferralState.TO_NAME
    jean = factories.person(ada, "Jean Bartik")
    actions.name_suggested(by=ada, referral=referral, to=jean)
    assert referral_row(space, ada.now).state is ReferralState.TO_ASK
    with ada.change("Asked") as change:
        ask = change.add(Ask(person=jean, exploration=exploration))
    assert referral_row(space, ada.now).state is ReferralState.BEGUN
    ask.sent_at = ada.now
    ask.save()
    assert referral_row(space, ada.now).state is ReferralState.ASKED
    ask.answer, ask.answered_at = "yes", ada.now
    ask.save()
    assert referral_row(space, ada.now).state is ReferralState.AGREED

    held(ada, jean)
    news = referral_row(space, ada.now)
    assert (news.state, news.met_on) == (ReferralState.MET, MET_AT.date())

    actions.note_told(by=ada, referral=referral)
    assert referral_row(space, ada.now).state is ReferralState.TOLD
    assert grace.events.get().about == referral.pk


def test_what_was_over_before_they_were_suggested_did_not_come_of_it(ada, space, grace):
    jean = factories.person(ada, "Jean Bartik")
    held(ada, jean, began=MET_AT - timedelta(days=300))
    with ada.change("Asked") as change:
        change.add(
            Ask(
                person=jean,
                exploration=factories.exploration(ada),
                sent_at=MET_AT - timedelta(days=320),
                answer="no",
                answered_at=MET_AT - timedelta(days=310),
            )
        )
    actions.add_referral(by=ada, person=grace, to=jean, suggested_on=date(2026, 2, 1))

    assert referral_row(space, ada.now).state is ReferralState.TO_ASK


def test_somebody_never_to_be_asked_again_is_owed_thanks_and_no_letter(ada, space, talk, grace):
    grace.never_again = True
    grace.save()

    assert [thanks.person for thanks in thanks_of(space, ada.now)] == [grace]
    assert touched(space, ada.now) == []


@pytest.mark.parametrize("kind", [Event.Kind.MESSAGE, Event.Kind.CALL, Event.Kind.MET])
@pytest.mark.parametrize("direction", ["in", "out", "both"])
def test_a_contact_by_either_side_on_any_channel_begins_the_months_anew(
    ada, space, talk, grace, kind, direction
):
    assert touch_of(space, ada.now).due_on == date(2026, 7, 1)

    at = datetime(2026, 5, 20, 9, tzinfo=UTC)
    add_event(by=ada, person=grace, kind=kind, direction=direction, at=at)

    assert touch_of(space, ada.now).due_on == date(2026, 9, 20)


def test_a_note_is_no_contact_and_nothing_of_it_is_stored(ada, space, talk, grace):
    add_event(by=ada, person=grace, kind="note", at=datetime(2026, 5, 20, tzinfo=UTC), text="x")

    assert touch_of(space, ada.now).due_on == date(2026, 7, 1)
    assert not any("due" in field.name or "next" in field.name for field in Tie._meta.get_fields())


def test_the_tie_says_how_often_and_the_playbook_where_it_does_not(ada, space, talk, grace):
    actions.keep_tie(by=ada, tie=Tie(space=space, person=grace, months=1))
    assert touch_of(space, ada.now).due_on == date(2026, 4, 1)

    Tie.objects.update(months=None)
    space.playbook = "academic"
    space.save()
    assert touch_of(space, ada.now).due_on == date(2026, 9, 1)


def test_a_new_role_and_what_i_read_about_their_place_are_reasons(ada, space, talk):
    later = datetime(2026, 9, 1, 12, tzinfo=UTC)
    assert touch_of(space, later).state is TouchState.NO_REASON
    grace = Person.objects.get(full_name="Grace Hopper")
    mill = factories.colleague(ada, "Somebody", "Mill").roles.get().organization
    with ada.change("News") as change:
        change.add(Role(person=grace, organization=mill, title="Head", started="2026-06"))
        change.add(Source(organization=mill, title="Mill grows", read_on=date(2026, 8, 1)))

    found = touch_of(space, later)

    assert found.state is TouchState.DUE
    assert [reason.why for reason in found.reasons] == [Why.NEW_ROLE, Why.ARTICLE]


def test_whoever_rests_is_not_offered_until_taken_up_again(ada, space, talk, grace):
    actions.let_rest(by=ada, person=grace)
    assert touch_of(space, ada.now).state is TouchState.RESTING

    actions.take_up(by=ada, person=grace)
    assert touch_of(space, ada.now).state is TouchState.LATER


def one_more_of_everything(by, number):
    person = factories.colleague(by, f"Person {number}", f"Place {number}")
    other = factories.person(by, f"Other {number}")
    talk = held(by, person)
    advice = actions.add_advice(by=by, person=person, conversation=talk, text="Read")
    actions.note_tried(by=by, advice=advice)
    actions.add_promise(by=by, person=person, conversation=talk, text="Write")
    actions.add_referral(by=by, person=person, conversation=talk, sought="Somebody")
    actions.add_referral(by=by, person=person, conversation=talk, to=other)
    actions.add_opening(by=by, person=person, conversation=talk, text="Planner")
    actions.keep_tie(by=by, tie=Tie(space=by.space, person=other))


def everything(space, now):
    return queries.left_behind(space, now=now), thanks_of(space, now), touched(space, now)


def test_three_of_everything_take_as_many_queries_as_one(
    ada, space, django_assert_num_queries, django_assert_max_num_queries
):
    one_more_of_everything(ada, 1)
    with django_assert_max_num_queries(21) as captured:
        everything(space, ada.now)
    for number in (2, 3):
        one_more_of_everything(ada, number)

    with django_assert_num_queries(len(captured)):
        left, thanks, _touched = everything(space, ada.now)
    assert len(thanks) == len(left.advice) == 3
