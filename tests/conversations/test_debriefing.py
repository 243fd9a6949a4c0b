"""Looking back at a conversation: what is kept, when it is due, and what it says over time."""

from datetime import timedelta

import pytest

from askaround.conversations.actions import CannotKeep, debriefing
from askaround.conversations.models import Brief, Debrief, Goal, Note, PlannedQuestion
from askaround.conversations.queries import lines
from askaround.conversations.queries.debriefs import (
    by_question,
    confidence_trend,
    heard_lines,
)
from askaround.conversations.rules.debrief import (
    DebriefState,
    Sureness,
    debrief_due,
    ends,
    mean_gain,
)
from askaround.journal.author import StaleWrite
from askaround.people.models import Event
from askaround.scheduling.models import Conversation
from tests import factories
from tests.factories import MONDAY_NOON

END = MONDAY_NOON


@pytest.fixture
def talk(ada):
    began = ada.now - timedelta(hours=1)
    return factories.conversation(
        ada, started_at=began, ended_at=began + timedelta(minutes=30), minutes=20
    )


@pytest.fixture
def planned(ada, talk):
    with ada.change("Planned") as change:
        return change.add(PlannedQuestion(conversation=talk, text="What was last Tuesday like?"))


@pytest.mark.parametrize(
    ("after", "state"),
    [
        pytest.param(timedelta(minutes=-1), DebriefState.NOT_YET, id="still talking"),
        pytest.param(timedelta(0), DebriefState.NOW, id="at the end"),
        pytest.param(timedelta(minutes=10), DebriefState.NOW, id="ten minutes later"),
        pytest.param(timedelta(minutes=11), DebriefState.MISSING, id="eleven minutes later"),
        pytest.param(timedelta(days=7), DebriefState.MISSING, id="a week later"),
        pytest.param(timedelta(days=8), DebriefState.FADED, id="eight days later"),
    ],
)
def test_a_debrief_is_due_within_ten_minutes_of_the_end(after, state):
    assert debrief_due(ends_at=END, finished_at=None, now=END + after).state is state


def test_a_finished_debrief_is_done_and_one_without_a_time_is_not_due():
    assert debrief_due(ends_at=END, finished_at=END, now=END).state is DebriefState.DONE
    assert debrief_due(ends_at=None, finished_at=None, now=END).state is DebriefState.NOT_YET


def test_the_real_end_counts_and_else_the_agreed_one():
    agreed = {"starts_at": END, "minutes": 30}

    assert ends(**agreed, started_at=None, ended_at=None) == END + timedelta(minutes=30)
    assert ends(**agreed, started_at=END, ended_at=END + timedelta(hours=1)) == END + timedelta(
        hours=1
    )
    assert ends(starts_at=None, minutes=30, started_at=None, ended_at=None) is None


def test_confidence_is_compared_only_where_both_were_said():
    assert mean_gain([Sureness(2, 4), Sureness(None, 5), Sureness(3, 3)]) == 1.0
    assert mean_gain([Sureness(2, None)]) is None


pytest_db = pytest.mark.django_db


@pytest_db
def test_a_debrief_is_kept_piece_by_piece(ada, talk):
    own = debriefing.own_debrief(by=ada, conversation=talk)
    own.recall = "Mornings on site"
    debriefing.save_debrief(by=ada, debrief=own, version=0)

    again = debriefing.own_debrief(by=ada, conversation=talk)
    again.energy = 4
    debriefing.save_debrief(by=ada, debrief=again, version=again.version)

    kept = Debrief.objects.get()
    assert (kept.recall, kept.energy, kept.finished_at) == ("Mornings on site", 4, None)


@pytest_db
def test_an_empty_debrief_is_not_stored(ada, talk):
    own = debriefing.own_debrief(by=ada, conversation=talk)

    debriefing.save_debrief(by=ada, debrief=own, version=0)

    assert not Debrief.objects.exists()


@pytest_db
def test_two_windows_that_both_begin_a_debrief_lose_nothing(ada, talk):
    first = debriefing.own_debrief(by=ada, conversation=talk)
    second = debriefing.own_debrief(by=ada, conversation=talk)
    first.recall, second.recall = "from the phone", "from the laptop"
    debriefing.save_debrief(by=ada, debrief=first, version=0)

    with pytest.raises(StaleWrite) as problem:
        debriefing.save_debrief(by=ada, debrief=second, version=0)

    assert problem.value.stored.recall == "from the phone"


@pytest_db
def test_a_debrief_is_finished_only_once_it_is_known_when_we_talked(ada):
    talk = factories.conversation(ada)
    own = debriefing.own_debrief(by=ada, conversation=talk)

    with pytest.raises(debriefing.CannotDebrief, match="First enter when you talked"):
        debriefing.finish_debrief(by=ada, debrief=own)


@pytest_db
def test_finishing_without_a_word_is_fine(ada, talk):
    own = debriefing.own_debrief(by=ada, conversation=talk)

    debriefing.finish_debrief(by=ada, debrief=own)
    debriefing.finish_debrief(by=ada, debrief=own)

    assert Debrief.objects.get().finished_at == ada.now


@pytest_db
def test_when_we_really_talked_makes_one_line_of_their_timeline(ada):
    talk = factories.conversation(ada)
    began = ada.now - timedelta(hours=2)

    for minutes in (20, 35):
        debriefing.note_times(
            by=ada,
            conversation=talk,
            started_at=began,
            ended_at=began + timedelta(minutes=minutes),
        )

    talk.refresh_from_db()
    assert talk.ended_at - talk.started_at == timedelta(minutes=35)
    assert talk.minutes == 30
    assert Event.objects.filter(kind="met", about=talk.pk).count() == 1


@pytest_db
def test_nobody_has_talked_tomorrow(ada):
    talk = factories.conversation(ada)
    tomorrow = ada.now + timedelta(days=1)

    with pytest.raises(debriefing.CannotDebrief, match="still to come"):
        debriefing.note_times(by=ada, conversation=talk, started_at=tomorrow, ended_at=tomorrow)

    assert Conversation.objects.get().started_at is None


@pytest_db
def test_times_of_an_older_version_are_refused(ada, talk):
    with pytest.raises(StaleWrite):
        debriefing.note_times(
            by=ada,
            conversation=talk,
            started_at=ada.now,
            ended_at=ada.now,
            version=talk.version + 1,
        )


@pytest_db
def test_a_corrected_line_stands_in_the_place_of_the_old_one(ada, talk, planned):
    first = debriefing.write_line(by=ada, conversation=talk, text="Starts at 6", planned=planned)
    later = factories.author(ada.space, ada.now + timedelta(minutes=1))
    debriefing.write_line(by=later, conversation=talk, text="Loud", planned=planned)
    latest = factories.author(ada.space, ada.now + timedelta(minutes=2))

    corrected = debriefing.correct_line(
        by=latest, note=first, text="Starts at 7", kind="fact", planned=planned
    )

    notes = Note.objects.filter(conversation=talk)
    assert [each.note.text for each in heard_lines(notes)] == ["Starts at 7", "Loud"]
    assert heard_lines(notes)[0].keys == (corrected.pk, first.pk)
    assert first.pk in {note.pk for note in notes}


@pytest_db
def test_a_line_that_says_the_same_is_no_correction(ada, talk):
    note = debriefing.write_line(by=ada, conversation=talk, text="Loud")

    assert debriefing.correct_line(by=ada, note=note, text=" Loud ", kind="fact") == note
    assert Note.objects.count() == 1


@pytest_db
def test_a_struck_line_stands_no_more(ada, talk):
    note = debriefing.write_line(by=ada, conversation=talk, text="Loud")

    debriefing.strike_line(by=ada, note=note)

    assert not lines(Note.objects.all()).exists()


@pytest_db
def test_a_line_without_words_is_refused(ada, talk):
    with pytest.raises(CannotKeep, match="This line is empty"):
        debriefing.write_line(by=ada, conversation=talk, text=" \0 ")


@pytest_db
def test_lines_stand_under_their_question_and_the_rest_comes_last(ada, talk, planned):
    debriefing.write_line(by=ada, conversation=talk, text="On site by seven", planned=planned)
    debriefing.write_line(by=ada, conversation=talk, text="The dog is called Bo")

    heard = by_question([planned], heard_lines(Note.objects.all()))

    assert [(each.question, [line.note.text for line in each.lines]) for each in heard] == [
        (planned, ["On site by seven"]),
        (None, ["The dog is called Bo"]),
    ]


@pytest_db
def test_a_question_ticked_afterwards_keeps_its_first_moment(ada, planned):
    debriefing.tick_question(by=ada, question=planned, asked=True)
    later = factories.author(ada.space, ada.now + timedelta(hours=1))
    debriefing.tick_question(by=later, question=planned, asked=True)
    planned.refresh_from_db()
    assert planned.asked_at == ada.now

    debriefing.tick_question(by=later, question=planned, asked=False)
    planned.refresh_from_db()
    assert planned.asked_at is None


@pytest_db
def test_goals_are_judged_and_left_open_again(ada, talk):
    with ada.change("Wished") as change:
        goal = change.add(Goal(conversation=talk, text="One name"))

    for reached in (True, False, None):
        debriefing.judge_goal(by=ada, goal=goal, reached=reached)
        goal.refresh_from_db()
        assert goal.reached is reached


@pytest_db
def test_the_trend_shows_conversations_in_their_order(ada, talk):
    earlier = factories.conversation(
        ada,
        started_at=ada.now - timedelta(days=3),
        ended_at=ada.now - timedelta(days=3),
    )
    for each, before, after in ((talk, 3, 4), (earlier, 2, 2)):
        debriefing.say_confidence_before(by=ada, conversation=each, confidence=before)
        own = debriefing.own_debrief(by=ada, conversation=each)
        own.confidence = after
        debriefing.save_debrief(by=ada, debrief=own, version=0)

    trend = confidence_trend(
        Conversation.objects.all(), briefs=Brief.objects.all(), debriefs=Debrief.objects.all()
    )

    assert [felt.conversation for felt in trend] == [earlier, talk]
    assert [(felt.sure.before, felt.sure.after) for felt in trend] == [(2, 2), (3, 4)]
