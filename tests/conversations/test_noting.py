"""What is written during a conversation is kept once, whenever and however often it arrives."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from askaround.conversations.actions import keep_lines
from askaround.conversations.models import Goal, Note, PlannedQuestion
from askaround.conversations.queries import lines, lines_with_rivals
from askaround.conversations.rules.lines import LONGEST_LINE, Does, Line
from askaround.core.ids import uuid7
from askaround.journal.actions import undo
from askaround.people.models import ContactPoint, Event
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk(ada):
    return factories.conversation(ada, on=ada.today)


@pytest.fixture
def keep(ada, talk):
    """Keep lines of this conversation; returns the report."""

    def keep(*said, conversation=talk, **more):
        return keep_lines(by=ada, conversation=conversation, lines=said, **more)

    return keep


def note(text="They hire in March.", **said):
    return Line(id=said.pop("id", None) or uuid7(), text=text, **said)


def does(what, **said):
    return Line(id=uuid7(), does=what, **said)


def standing(talk):
    return [each.text for each in lines(talk.notes.all())]


def test_a_line_is_kept_under_the_key_that_the_device_made(keep, talk):
    line = note(kind="advice", volunteered=True)

    assert keep(line).kept == {line.id: line.id}
    stored = Note.objects.get(pk=line.id)
    assert (stored.text, stored.kind, stored.volunteered) == (line.text, "advice", True)


def test_the_same_line_again_is_there_already(keep, talk, ada):
    line = note()
    keep(line)
    changes = len(ada.changes)

    assert keep(line, line).kept == {line.id: line.id}
    assert standing(talk) == [line.text]
    assert len(ada.changes) == changes


def test_other_words_under_the_same_key_are_kept_beside(keep, talk):
    key = uuid7()
    keep(note("They hire in March.", id=key))
    other = note("They hire in May.", id=key)

    first, again = keep(other).kept[key], keep(other).kept[key]

    assert first == again != key
    assert standing(talk) == ["They hire in March.", "They hire in May."]


def test_a_key_of_somebody_else_is_no_way_to_their_line(keep, talk):
    stranger = factories.author(factories.space("stranger"))
    theirs = factories.one_of_everything(stranger, "Zebulon")["note"]
    line = note(id=theirs.pk, replaces=theirs.pk)

    kept = keep(line).kept[line.id]

    assert kept != theirs.pk
    assert standing(talk) == [line.text]
    assert Note.objects.get(pk=kept).replaces is None
    assert Note.objects.get(pk=theirs.pk).text == "Zebulon"


def test_a_correction_takes_the_place_of_a_line(keep, talk):
    line = note("They hire in Mrach.")
    keep(line, note("They hire in March.", replaces=line.id))

    assert standing(talk) == ["They hire in March."]
    assert Note.objects.count() == 2


def test_two_corrections_of_one_line_both_stand_and_are_shown_as_such(keep, talk):
    line = note("March?")
    keep(line)
    keep(note("In March.", replaces=line.id))
    keep(note("In May.", replaces=line.id), note("Something else"))

    shown = lines_with_rivals(talk.notes.all())

    assert {(each.note.text, each.has_rival) for each in shown} == {
        ("In March.", True),
        ("In May.", True),
        ("Something else", False),
    }


def test_a_line_that_was_struck_out_is_kept_but_does_not_stand(keep, talk):
    line = note()
    keep(line)
    keep(note("", struck=True, replaces=line.id))

    assert standing(talk) == []
    assert Note.objects.filter(pk=line.id).exists()


def test_a_bad_line_is_refused_with_its_reason_and_the_others_are_kept(keep, talk):
    empty, long, good = note(""), note("x" * (LONGEST_LINE + 1)), note("Good.")
    nobody = does(Does.TICK, about=uuid4())
    stray = note("", struck=True, replaces=uuid4())

    report = keep(empty, long, nobody, stray, good)

    assert set(report.kept) == {good.id}
    assert report.refused[empty.id] == "This line is empty."
    assert report.refused[long.id].startswith("This line is longer than 4000 characters.")
    assert report.refused[nobody.id] == "This question is no longer in the plan."
    assert report.refused[stray.id] == "The line you wanted to strike out is no longer here."
    assert standing(talk) == ["Good."]


def test_a_batch_is_one_change_and_one_undo(keep, talk, ada):
    before = len(ada.changes)
    keep(*(note(f"Line {number}") for number in range(20)), does(Does.START))

    assert len(ada.changes) == before + 1
    assert ada.changes[-1].sentence == "Took notes while talking with Grace Hopper"
    undo(by=ada, change=ada.changes[-1])
    talk.refresh_from_db()
    assert (standing(talk), talk.started_at) == ([], None)


def test_a_device_with_a_wrong_clock_keeps_the_order_of_its_lines(keep, talk, ada):
    wrong = ada.now - timedelta(days=400)
    first, second = (note(text, at=wrong + timedelta(minutes=n)) for n, text in enumerate("ab"))

    keep(second, first, sent_at=wrong + timedelta(minutes=5))

    assert standing(talk) == ["a", "b"]
    assert Note.objects.get(text="b").at == ada.now - timedelta(minutes=4)


def test_begin_and_end_are_noted_once(keep, talk, ada):
    begun, over = ada.now - timedelta(minutes=31), ada.now - timedelta(minutes=1)
    said = [does(Does.START, at=begun), does(Does.END, at=over)]

    keep(*said)
    keep(*said)

    talk.refresh_from_db()
    assert (talk.started_at, talk.ended_at) == (begun, over)
    assert Event.objects.filter(about=talk.pk, kind=Event.Kind.MET).count() == 1


def test_somebody_who_pressed_done_too_early_goes_on(keep, talk, ada):
    times = [ada.now - timedelta(minutes=minutes) for minutes in (30, 20, 19, 1)]
    what = [Does.START, Does.END, Does.RESUME, Does.END]
    said = [does(each, at=at) for each, at in zip(what, times, strict=True)]

    for batch in (said, said, said[:3]):
        keep(*batch)

    talk.refresh_from_db()
    assert talk.ended_at == times[-1]


def test_an_end_without_a_beginning_begins_when_it_was_agreed(keep, talk, ada):
    talk.refresh_from_db()
    planned = talk.starts_at
    ada.now = planned + timedelta(minutes=25)

    keep(does(Does.END))

    talk.refresh_from_db()
    assert (talk.started_at, talk.ended_at) == (planned, ada.now)


def test_what_they_said_about_notes_is_noted_with_its_moment(keep, talk, ada):
    keep(does(Does.CONSENT, answer="notes", at=ada.now - timedelta(minutes=3)))
    keep(does(Does.CONSENT, answer="nothing", at=ada.now - timedelta(minutes=9)))

    talk.refresh_from_db()
    assert (talk.consent, talk.consent_at) == ("notes", ada.now - timedelta(minutes=3))


def test_more_time_is_noted_by_their_permission(keep, talk):
    keep(does(Does.EXTEND, minutes=10), does(Does.EXTEND, minutes=10))

    talk.refresh_from_db()
    assert talk.extended_minutes == 10


def test_questions_are_ticked_in_any_order_and_untied_again(keep, talk, ada):
    with ada.change("Planned") as change:
        first, second = (
            change.add(PlannedQuestion(conversation=talk, text=text)) for text in ("One?", "Two?")
        )
    keep(does(Does.TICK, about=second.pk), does(Does.TICK, about=first.pk))
    keep(does(Does.UNTICK, about=first.pk))

    asked = dict(talk.planned_questions.values_list("text", "asked_at"))
    assert asked == {"One?": None, "Two?": ada.now}


def test_a_question_that_came_up_is_added_as_asked(keep, talk, ada):
    line = does(Does.QUESTION, text="And who  pays for it?")
    about = note("The ministry.", about=line.id)

    keep(line, about)
    keep(line, about)

    question = talk.planned_questions.get()
    assert (question.pk, question.text, question.asked_at) == (
        line.id,
        "And who pays for it?",
        ada.now,
    )
    assert Note.objects.get().planned == question


def test_goals_are_reached_or_not(keep, talk, ada):
    with ada.change("Set a goal") as change:
        goal = change.add(Goal(conversation=talk, text="Know what a week looks like"))

    for answer, reached in [("yes", True), ("no", False), ("", None)]:
        keep(does(Does.GOAL, about=goal.pk, answer=answer))
        goal.refresh_from_db()
        assert goal.reached is reached


def test_an_address_learned_at_the_end_belongs_to_the_person(keep, talk):
    line = does(Does.CONTACT, text="grace@example.org")
    keep(line)
    keep(line)
    bad = does(Does.CONTACT, text="@@")

    assert ContactPoint.objects.get(person=talk.person).value == "grace@example.org"
    assert keep(bad).refused[bad.id]


def test_a_line_about_a_question_that_is_gone_is_kept_all_the_same(keep, talk):
    line = note(about=UUID(int=7))

    assert keep(line).kept
    assert Note.objects.get().planned is None
