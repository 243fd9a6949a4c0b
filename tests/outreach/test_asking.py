from datetime import date, timedelta

import pytest

from askaround.outreach import actions, queries
from askaround.outreach.models import Ask, Message
from askaround.outreach.rules.pace import Move
from askaround.outreach.rules.states import AskState
from askaround.people.models import Event
from askaround.preparation.models import Profile
from askaround.preparation.rules.drafts import blanks
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def grace(ada):
    return factories.person(ada, "Grace Hopper", addressed_as="Grace")


@pytest.fixture
def exploration(ada):
    found = factories.exploration(ada)
    with ada.change("Added a path") as change:
        factories.add_path(change, found, "Consulting")
        change.add(Profile(name="Ada King", synopsis="I study mathematics in Leeds."))
    return found


@pytest.fixture
def ask(ada, grace, exploration):
    return actions.begin_ask(by=ada, person=grace, exploration=exploration)


def draft(ask):
    return ask.messages.get(sent_at__isnull=True)


def sent(by, ask):
    actions.mark_sent(by=by, message=draft(ask))
    return ask


def later(by, days):
    return factories.author(by.space, by.now + timedelta(days=days))


def fresh(ask):
    return queries.with_people(Ask.objects.all()).get(pk=ask.pk)


def test_a_first_draft_stands_ready_with_two_blanks_only_the_writer_can_fill(ask):
    written = draft(ask)

    assert written.body.startswith("Hi Grace,")
    assert "20 minutes in the next two weeks" in written.body
    assert written.subject == "Question about consulting"
    assert len(blanks(written.body)) == 2


def test_a_job_is_written_small_inside_the_draft_and_a_place_as_it_is(ada, grace):
    job, place = factories.exploration(ada), factories.exploration(ada, goal="organization")
    with ada.change("Added paths") as change:
        factories.add_path(change, job, "Health data analyst")
        factories.add_path(change, place, "Library")
    other = factories.person(ada, "Raj Patel")

    first = actions.begin_ask(by=ada, person=grace, exploration=job)
    second = actions.begin_ask(by=ada, person=other, exploration=place)

    assert "One option is health data analyst, and" in draft(first).body
    assert "One option is Library, and" in draft(second).body


def test_a_note_of_where_we_met_begins_the_draft(ada, exploration):
    person = factories.person(ada, "Raj Patel", how_i_know="met at the career fair")

    ask = actions.begin_ask(by=ada, person=person, exploration=exploration)

    assert ask.connection == "We met at the career fair."
    assert "\n\nWe met at the career fair. [" in draft(ask).body


def test_a_note_that_says_something_else_stays_a_note(ada, exploration):
    person = factories.person(ada, "Raj Patel", how_i_know="met once, talks a lot")

    ask = actions.begin_ask(by=ada, person=person, exploration=exploration)

    assert ask.connection == ""
    assert "talks a lot" not in draft(ask).body


def test_saying_why_makes_an_untouched_draft_again(ada, ask):
    ask.why_you = "Your talk on compilers made me curious."

    assert actions.reshape(by=ada, ask=ask)

    assert "Your talk on compilers" in draft(ask).body


def test_a_draft_changed_by_hand_is_never_written_over(ada, ask):
    actions.edit_draft(by=ada, message=draft(ask), subject="Hello", body="My own words.")
    ask.why_you = "Your talk on compilers made me curious."

    assert not actions.reshape(by=ada, ask=ask)

    assert draft(ask).body == "My own words."


def test_what_was_sent_is_a_line_of_the_timeline_and_a_contact(ada, ask, grace):
    sent(ada, ask)

    line = Event.objects.get(person=grace)
    grace.refresh_from_db()
    assert (line.kind, line.direction, line.about) == ("message", "out", ask.pk)
    assert grace.last_contact_at == ada.now
    assert fresh(ask).state is AskState.SENT


def test_marking_as_sent_can_be_taken_back_whole(ada, ask, grace):
    from askaround.journal.actions import undo

    sent(ada, ask)

    undo(by=ada, change=ada.changes[-1])

    assert fresh(ask).state is AskState.DRAFT
    assert not Event.objects.exists()


def test_there_is_one_open_request_per_person(ada, ask, grace, exploration):
    with pytest.raises(actions.CannotAsk, match="One at a time"):
        actions.begin_ask(by=ada, person=grace, exploration=exploration)


def test_never_again_is_honoured(ada, exploration):
    person = factories.person(ada, "Somebody Tired", never_again=True)

    with pytest.raises(actions.CannotAsk, match="never to ask"):
        actions.begin_ask(by=ada, person=person, exploration=exploration)


def test_a_fifth_request_to_one_organization_waits_for_its_day(ada, exploration):
    people = [factories.colleague(ada, f"Person {n}", "Acme") for n in range(5)]
    for person in people[:4]:
        sent(ada, actions.begin_ask(by=ada, person=person, exploration=exploration))

    with pytest.raises(actions.CannotAsk, match=r"Acme has had enough.*April 1"):
        actions.begin_ask(by=ada, person=people[4], exploration=exploration)


def test_a_reminder_is_due_after_a_week_and_stops_on_a_reply(ada, ask):
    sent(ada, ask)
    after_a_week = later(ada, 7)

    due = queries.standing(fresh(ask), space=ada.space, today=after_a_week.today)
    actions.record_reply(by=after_a_week, ask=fresh(ask), answer="yes", text="Gladly!")
    done = queries.standing(fresh(ask), space=ada.space, today=after_a_week.today)

    assert (due.move.move, due.move.number) == (Move.REMIND, 1)
    assert (done.state, done.move.move) == (AskState.YES, Move.NONE)


def test_a_follow_up_goes_out_in_the_thread_of_the_request(ada, ask):
    sent(ada, ask)

    follow_up = actions.begin_follow_up(by=later(ada, 7), ask=fresh(ask))

    assert follow_up.subject == f"Re: {ask.messages.order_by('id').first().subject}"
    assert "no is completely fine" in follow_up.body


def test_a_reply_throws_the_follow_up_being_written_away(ada, ask):
    sent(ada, ask)
    actions.begin_follow_up(by=ada, ask=fresh(ask))

    actions.record_reply(by=ada, ask=fresh(ask), answer="no", text="Sorry, no.")

    assert not Message.objects.filter(sent_at__isnull=True).exists()
    assert Message.objects.get(incoming=True).body == "Sorry, no."


def test_not_now_comes_back_on_its_day(ada, ask):
    sent(ada, ask)
    actions.record_reply(by=ada, ask=fresh(ask), answer="not-now", ask_again_on=date(2026, 6, 1))

    assert not queries.to_ask_again(Ask.objects.all(), date(2026, 5, 31)).exists()
    assert queries.to_ask_again(Ask.objects.all(), date(2026, 6, 1)).get() == ask


def test_a_request_that_rests_leaves_room_for_another_one(ada, ask, grace, exploration):
    sent(ada, ask)
    actions.let_rest(by=ada, ask=fresh(ask))

    again = actions.begin_ask(by=ada, person=grace, exploration=exploration)

    with pytest.raises(actions.CannotAsk, match="open request"):
        actions.reopen(by=ada, ask=fresh(ask))
    assert again.state is AskState.DRAFT


def test_dropping_the_first_draft_drops_the_request(ada, ask):
    actions.drop_draft(by=ada, message=draft(ask))

    assert not Ask.objects.exists()


def test_an_introduction_walks_through_its_states(ada, grace, exploration):
    raj = factories.person(ada, "Raj Patel", addressed_as="Raj")
    introduction = actions.begin_introduction(
        by=ada, introducer=raj, person=grace, exploration=exploration
    )
    assert "You can forward the lines below" in introduction.body

    for step in ("asked", "agreed", "introduced", "thanked"):
        actions.move_introduction(by=ada, introduction=introduction, to=step)

    assert Event.objects.filter(person=raj).count() == 4
    with pytest.raises(actions.CannotIntroduce):
        actions.move_introduction(by=ada, introduction=introduction, to="asked")


def test_nobody_introduces_me_to_themselves(ada, grace, exploration):
    with pytest.raises(actions.CannotIntroduce):
        actions.begin_introduction(by=ada, introducer=grace, person=grace, exploration=exploration)


def test_a_request_begun_before_the_organization_was_full_is_not_sent_either(ada, exploration):
    people = [factories.colleague(ada, f"Person {n}", "Acme") for n in range(5)]
    asks = [actions.begin_ask(by=ada, person=each, exploration=exploration) for each in people]
    for begun in asks[:4]:
        sent(ada, begun)

    with pytest.raises(actions.CannotAsk, match="Acme has had enough"):
        sent(ada, asks[4])


def test_never_again_holds_back_what_was_begun_before(ada, ask, grace):
    grace.never_again = True
    with ada.change("Never again") as change:
        change.save(grace)

    with pytest.raises(actions.CannotAsk, match="never to ask"):
        sent(ada, fresh(ask))


def test_there_are_never_more_reminders_than_the_playbook_allows(ada, ask):
    sent(ada, ask)
    for day in (7, 14):
        by = later(ada, day)
        actions.mark_sent(by=by, message=actions.begin_follow_up(by=by, ask=fresh(ask)))

    with pytest.raises(actions.CannotAsk, match="often enough"):
        actions.begin_follow_up(by=later(ada, 21), ask=fresh(ask))


def test_somebody_who_wrote_is_answered_even_if_never_asked_again(ada, ask, grace):
    sent(ada, ask)
    actions.record_reply(by=ada, ask=fresh(ask), answer="no", text="Please do not write again.")
    grace.refresh_from_db()
    grace.never_again = True
    with ada.change("Never again") as change:
        change.save(grace)

    answer = actions.begin_answer(by=ada, ask=fresh(ask))
    actions.mark_sent(by=ada, message=answer)

    assert answer.sent_at is not None
