"""What the worked example shows, and that it goes whole."""

import pytest

from askaround.accounts.models import Space
from askaround.accounts.rules import playbook
from askaround.agenda import queries
from askaround.agenda.rules import Kind
from askaround.archive import queries as archive
from askaround.conversations.models import Brief, Debrief, Note
from askaround.example import actions as example
from askaround.example.story import story
from askaround.followup.models import Advice, Opening, Promise, Referral
from askaround.insight.models import Belief, Claim, Decision, Evidence, Fit, Value
from askaround.journal.actions import undo
from askaround.journal.author import Author
from askaround.letters.models import Letter
from askaround.outreach import actions as outreach
from askaround.outreach.drafting import facts_of
from askaround.outreach.models import Ask, Introduction, Message
from askaround.outreach.rules.states import AskState
from askaround.people import actions as people
from askaround.people import joining
from askaround.people.models import Event, Person
from askaround.preparation.actions import own_profile, save_profile
from askaround.preparation.languages import question_language
from askaround.preparation.models import Profile
from askaround.preparation.rules.drafts import blanks
from askaround.preparation.rules.findings import Level
from askaround.preparation.rules.messages import check_message
from askaround.preparation.rules.questions import check_question
from askaround.research import actions as research
from askaround.research.models import Exploration, Organization, Question
from askaround.scheduling import queries as scheduling
from askaround.scheduling.models import Conversation
from tests import factories


@pytest.fixture(scope="module")
def told(rows_of_the_file):
    """The example, brought into a space once for all of these."""
    example.load(by=factories.author(factories.space("ada")))


@pytest.fixture
def space(told, db):
    return Space.objects.get()


@pytest.fixture
def loaded(space):
    return Exploration.objects.get(space=space)


def test_people_stand_at_every_stage(ada, loaded):
    assert {ask.state for ask in Ask.objects.all()} == set(AskState) - {AskState.OTHER}
    assert {row.state for row in Introduction.objects.all()} == {"asked", "agreed"}
    assert Event.objects.filter(kind=Event.Kind.MET).count() == 5
    assert {scheduling.state(talk, ada.now) for talk in Conversation.objects.all()} == {
        "held",
        "agreed",
    }
    settled = Question.objects.filter(settled_on__isnull=False)
    assert (settled.count(), Question.objects.count()) == (3, 8)
    assert Person.objects.count() == 15


def test_today_has_something_to_do_with_each(ada, loaded):
    found = queries.today(space=ada.space, now=ada.now)

    assert [(row.kind, row.person) for row in found.rows] == [
        (Kind.PREPARE, "Marta Oyelaran"),
        (Kind.DEBRIEF, "Noor Hamdan"),
        (Kind.THANKS, "Hal Whitcombe"),
        (Kind.PROMISE, "Hal Whitcombe"),
        (Kind.REMIND, "Jonas Falk"),
        (Kind.TRY, "Samuel Kidane"),
        (Kind.ASK_ABOUT, "Ruth Abelson"),
    ]
    assert found.steps == []


def test_what_was_sent_is_worth_imitating(ada, loaded):
    """No blank was left, and no check warns about a request."""
    sent = Message.objects.filter(sent_at__isnull=False, incoming=False)
    profile = own_profile(by=ada)

    for message in sent:
        assert blanks(f"{message.subject}\n{message.body}") == []
    for message in sent.filter(kind=Message.Kind.REQUEST):
        facts = facts_of(
            message.ask, profile, kind=message.kind, subject=message.subject, body=message.body
        )
        found = check_message(facts, playbook=playbook("guides"))
        assert [each for each in found if each.level in (Level.WARN, Level.STOP)] == [], message
    for introduction in Introduction.objects.all():
        assert blanks(introduction.body) == []


def test_the_draft_has_blanks_that_only_its_writer_can_fill(loaded):
    draft = Message.objects.get(sent_at=None)

    assert blanks(draft.body)


@pytest.mark.parametrize("question", story().questions, ids=lambda question: question.text)
def test_its_questions_are_worth_imitating(question):
    found = check_question(question.text, language=question_language("en"))

    assert [each for each in found if each.level is Level.ADVISE] == []


def test_it_is_loaded_once(ada, loaded):
    with pytest.raises(example.AlreadyHere, match="here already"):
        example.load(by=ada)

    assert Exploration.objects.count() == 1


def test_removing_leaves_nothing_behind(ada, loaded):
    example.remove(by=ada)

    assert archive.is_empty(ada.space)
    assert ada.changes[-1].sentence == "Removed the worked example"


def test_removing_can_be_undone_and_done_again(ada, loaded):
    before = sorted(Person.objects.values_list("pk", flat=True))
    example.remove(by=ada)
    undo(by=ada, change=ada.changes[-1])
    assert sorted(Person.objects.values_list("pk", flat=True)) == before

    example.remove(by=ada)

    assert archive.is_empty(ada.space)


def test_what_was_edited_goes_too(ada, loaded):
    marta = Person.objects.get(full_name="Marta Oyelaran")
    people.edit_person(by=ada, person=marta, full_name="Somebody Else")
    people.untag_people(by=ada, people=list(Person.objects.all()), name="example")
    people.tag_people(by=ada, people=[marta], name="mine")
    people.add_note(by=ada, person=marta, text="A note of my own.")
    place = Organization.objects.get(name="Open Kerb")
    people.edit_organization(
        by=ada, organization=place, name="Closed Kerb", website="", location="", known=""
    )
    research.add_questions(by=ada, exploration=loaded, questions=[("And I?", "", "")])
    loaded.refresh_from_db()
    loaded.title = "My own title"
    research.edit_exploration(by=ada, exploration=loaded)

    example.remove(by=ada)

    assert archive.is_empty(ada.space)


def test_a_profile_that_was_made_ones_own_stays(ada, loaded):
    profile = own_profile(by=ada)
    profile.name = "Ada"
    save_profile(by=ada, profile=profile)

    example.remove(by=ada)

    assert Profile.objects.get().name == "Ada"


def test_somebody_who_took_on_a_record_of_ones_own_stays(ada, loaded):
    marta = Person.objects.get(full_name="Marta Oyelaran")
    mine = people.add_person(by=ada, full_name="Marta O.", note="She lent me her bicycle.")
    joining.merge(by=ada, kept=marta, other=mine)

    example.remove(by=ada)

    assert list(Person.objects.all()) == [marta]


def test_it_stays_out_of_everybody_elses_space(ada, loaded):
    stranger = Author(factories.space("stranger"), ada.now)
    example.load(by=stranger)

    example.remove(by=stranger)

    assert Person.objects.filter(space=ada.space).count() == 15
    assert archive.is_empty(stranger.space)


def test_the_first_steps_of_a_newcomer_do_not_count_what_the_example_brought(ada, loaded):
    factories.exploration(ada, "My own question")

    steps = queries.due(space=ada.space, now=ada.now).steps

    assert [step.key for step in steps if step.done] == ["question"]


def test_beside_ones_own_exploration_the_example_is_not_on_today(ada, loaded):
    own = factories.exploration(ada, "My own question")
    research.add_questions(by=ada, exploration=own, questions=[("And I?", "", "")])
    grace = factories.person(ada, "Grace Hopper")
    ask = outreach.begin_ask(by=ada, person=grace, exploration=own)
    outreach.mark_sent(by=ada, message=ask.messages.get())
    factories.person(ada, "My Friend")

    found = queries.today(space=ada.space, now=ada.now)

    assert [row.sentence for row in found.rows] == ["Ask My Friend"]
    assert found.waiting.people == 1
    assert found.coverage.example_is_here


def test_six_conversations_disagree(loaded):
    both = Evidence.Stance.FOR, Evidence.Stance.AGAINST
    disputed = [
        claim
        for claim in Claim.objects.all()
        if {each.stance for each in claim.evidence.all()} == set(both)
    ]

    assert Conversation.objects.count() == 6
    assert len(disputed) >= 4


def test_every_kind_of_line_and_every_thing_left_behind_is_in_it(loaded):
    kinds = set(Note.objects.values_list("kind", flat=True))

    assert set(Note.Kind.values) - kinds == set()
    for model in (Advice, Promise, Referral, Opening, Belief, Value, Fit, Decision, Brief, Debrief):
        assert model.objects.exists(), model


def test_thanks_went_out_the_working_day_after_without_a_blank(loaded):
    sent = Letter.objects.filter(kind="thanks", sent_at__isnull=False)

    assert {letter.person.full_name for letter in sent} == {
        "Samuel Kidane",
        "Ifeoma Danladi",
        "Dieter Kowal",
    }
    assert [letter for letter in sent if blanks(letter.body)] == []


def test_what_was_said_off_the_record_is_in_no_letter(loaded):
    (secret,) = Note.objects.filter(off_record=True)

    assert not Letter.objects.filter(body__contains=secret.text[:20]).exists()
    assert not Evidence.objects.filter(note=secret).exists()
