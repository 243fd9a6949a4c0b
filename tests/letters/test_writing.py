"""Letters from the first draft to the timeline, and the versions of a resume."""

from datetime import date, timedelta

import pytest

from askaround.journal.actions import undo
from askaround.journal.author import StaleWrite
from askaround.letters import actions, queries
from askaround.letters.actions import CannotKeepResume, CannotWrite, LetterFacts
from askaround.letters.models import Letter
from askaround.letters.rules.kinds import OWED, LetterKind
from askaround.people.models import ContactPoint, Event
from askaround.preparation.models import Profile, Resume
from tests import factories

pytestmark = pytest.mark.django_db
LEARNED = LetterFacts(learned="Half of the week goes into reports", will_do="visit the archive")


@pytest.fixture
def grace(ada):
    person = factories.person(ada, "Grace Hopper", addressed_as="Grace")
    with ada.change("Said who I am") as change:
        change.add(Profile(name="Ada King", phone="+44 20 7946 0000", looking_for="a first job"))
        change.add(
            ContactPoint(person=person, kind="email", value="g@x.example", key="g@x.example")
        )
    return person


@pytest.fixture
def talk(ada, grace):
    return factories.conversation(ada, grace)


@pytest.fixture
def thanks(ada, grace, talk):
    return actions.begin_letter(by=ada, person=grace, kind="thanks", about=talk.pk, facts=LEARNED)


def test_a_letter_begins_with_what_is_known_and_who_i_am(thanks):
    assert "Dear Grace," in thanks.body
    assert "Half of the week goes into reports." in thanks.body
    assert thanks.body.endswith("Ada King")
    assert (thanks.form, thanks.sent_at) == ("email", None)


def test_a_second_press_leads_to_the_same_draft(ada, grace, talk, thanks):
    again = actions.begin_letter(by=ada, person=grace, kind="thanks", about=talk.pk)

    assert again.pk == thanks.pk
    assert Letter.objects.count() == 1


def test_what_went_out_does_not_hinder_another(ada, grace, talk, thanks):
    actions.mark_sent(by=ada, letter=thanks)

    again = actions.begin_letter(by=ada, person=grace, kind="thanks", about=talk.pk)

    assert again.pk != thanks.pk


def test_running_late_says_the_newest_number_of_minutes(ada, grace, talk):
    for minutes in (5, 15):
        letter = actions.begin_letter(
            by=ada,
            person=grace,
            kind="late",
            about=talk.pk,
            facts=LetterFacts(minutes_late=minutes),
        )

    letter.refresh_from_db()
    assert "about 15 minutes late" in letter.body
    assert Letter.objects.count() == 1


def test_a_form_that_is_chosen_is_taken_where_there_is_such_a_letter(ada, grace):
    card = actions.begin_letter(by=ada, person=grace, kind="thanks", form="card")
    late = actions.begin_letter(by=ada, person=grace, kind="late", form="card")

    assert (card.form, late.form) == ("card", "email")


def test_somebody_with_a_number_only_gets_a_text(ada, space):
    raj = factories.person(ada, "Raj Patel")
    with ada.change("x") as change:
        change.add(ContactPoint(person=raj, kind="phone", value="+1 555", key="+1555"))

    assert actions.begin_letter(by=ada, person=raj, kind="thanks").form == "text"


def test_a_kind_that_does_not_exist_is_refused_in_words(ada, grace):
    with pytest.raises(CannotWrite, match="no such letter"):
        actions.begin_letter(by=ada, person=grace, kind="chain-letter")


@pytest.mark.parametrize("kind", LetterKind)
def test_somebody_marked_never_again_gets_only_what_is_owed(ada, grace, kind):
    grace.never_again = True
    with ada.change("Never again") as change:
        change.save(grace)

    if kind in OWED:
        assert actions.begin_letter(by=ada, person=grace, kind=kind.value)
    else:
        with pytest.raises(CannotWrite, match="never to ask Grace Hopper again"):
            actions.begin_letter(by=ada, person=grace, kind=kind.value)


def test_a_draft_begun_before_never_again_is_not_sent(ada, grace):
    letter = actions.begin_letter(by=ada, person=grace, kind="touch")
    grace.never_again = True
    letter.person = grace

    with pytest.raises(CannotWrite):
        actions.mark_sent(by=ada, letter=letter)
    assert not Event.objects.exists()


def test_what_was_sent_is_a_line_of_the_timeline_about_the_conversation(ada, grace, talk, thanks):
    actions.mark_sent(by=ada, letter=thanks)

    event = Event.objects.get()
    assert (event.kind, event.direction, event.about) == ("message", "out", talk.pk)
    assert event.text == thanks.body
    grace.refresh_from_db()
    assert grace.last_contact_at == ada.now, "the interval of staying in touch begins again"


def test_what_was_said_on_the_phone_is_a_call(ada, grace):
    letter = actions.begin_letter(by=ada, person=grace, kind="outcome", form="phone")
    actions.mark_sent(by=ada, letter=letter)

    event = Event.objects.get()
    assert (event.kind, event.about) == ("call", letter.pk)


def test_a_letter_goes_out_once(ada, thanks):
    actions.mark_sent(by=ada, letter=thanks)

    with pytest.raises(CannotWrite, match="already went out"):
        actions.mark_sent(by=ada, letter=thanks)
    with pytest.raises(CannotWrite, match="can no longer be changed"):
        actions.edit_letter(by=ada, letter=thanks, subject="x", body="y")
    with pytest.raises(CannotWrite):
        actions.start_over(by=ada, letter=thanks, facts=LEARNED)


def test_a_letter_went_out_in_the_past(ada, thanks):
    yesterday = ada.now - timedelta(days=1)

    with pytest.raises(CannotWrite, match="still to come"):
        actions.mark_sent(by=ada, letter=thanks, at=ada.now + timedelta(minutes=1))
    actions.mark_sent(by=ada, letter=thanks, at=yesterday)

    assert Event.objects.get().at == yesterday


def test_one_undo_takes_back_that_it_was_sent(ada, thanks):
    actions.mark_sent(by=ada, letter=thanks)

    undo(by=ada, change=ada.changes[-1])

    thanks.refresh_from_db()
    assert thanks.sent_at is None
    assert not Event.objects.exists()


def test_the_timeline_keeps_what_was_sent_when_the_letter_goes(ada, thanks):
    actions.mark_sent(by=ada, letter=thanks)

    actions.drop_letter(by=ada, letter=thanks)

    assert not Letter.objects.exists()
    assert Event.objects.count() == 1


def test_two_windows_do_not_overwrite_each_other(ada, thanks):
    version = thanks.version
    actions.edit_letter(by=ada, letter=thanks, subject="One", body="one", version=version)

    with pytest.raises(StaleWrite):
        actions.edit_letter(by=ada, letter=thanks, subject="Two", body="two", version=version)


def test_an_untouched_text_follows_its_form_and_my_own_is_left_alone(ada, thanks):
    assert actions.reshape(by=ada, letter=thanks, form="card", resume=None, facts=LEARNED)
    assert "Thank you for taking the time" in thanks.body
    assert thanks.subject == ""

    actions.edit_letter(by=ada, letter=thanks, subject="", body="My own words.")
    assert not actions.reshape(by=ada, letter=thanks, form="email", resume=None, facts=LEARNED)
    assert (thanks.form, thanks.body) == ("email", "My own words.")


def test_writing_it_again_takes_the_facts_of_today(ada, thanks):
    actions.edit_letter(by=ada, letter=thanks, subject="", body="x")

    actions.start_over(by=ada, letter=thanks, facts=LetterFacts(learned="glue is slow"))

    assert "Glue is slow." in thanks.body


def test_the_news_of_a_search_takes_the_newest_resume_and_what_i_look_for(ada, grace):
    actions.add_resume(by=ada, name="Old", made_on=date(2025, 5, 1))
    newest = actions.add_resume(by=ada, name="For museums", made_on=date(2026, 2, 1))

    letter = actions.begin_letter(by=ada, person=grace, kind="search")

    assert letter.resume == newest
    assert "I am looking for a first job." in letter.body
    assert "My resume comes with this" in letter.body


def test_who_has_which_resume_is_said_by_the_letters_that_went_out(ada, grace):
    actions.add_resume(by=ada, name="For museums", made_on=date(2026, 2, 1))
    letter = actions.begin_letter(by=ada, person=grace, kind="search")
    all_of_them = queries.resumes_with_readers(Resume.objects.all(), Letter.objects.all())
    assert all_of_them.get().went_to == []

    actions.mark_sent(by=ada, letter=letter)

    assert [each.person for each in all_of_them.all()[0].went_to] == [grace]


def test_a_resume_has_a_name_of_its_own(ada):
    first = actions.add_resume(by=ada, name="One", made_on=date(2026, 2, 1))
    second = actions.add_resume(by=ada, name="Two", made_on=date(2026, 2, 2))

    with pytest.raises(CannotKeepResume, match="“One” already"):
        actions.add_resume(by=ada, name=" One ", made_on=date(2026, 3, 1))
    second.name = "One"
    with pytest.raises(CannotKeepResume):
        actions.edit_resume(by=ada, resume=second)
    with pytest.raises(CannotKeepResume, match="Give this version a name"):
        actions.add_resume(by=ada, name=" ", made_on=date(2026, 3, 1))
    actions.edit_resume(by=ada, resume=first)


def test_a_letter_stays_when_its_resume_goes(ada, grace):
    resume = actions.add_resume(by=ada, name="One", made_on=date(2026, 2, 1))
    letter = actions.begin_letter(by=ada, person=grace, kind="search")

    actions.remove_resume(by=ada, resume=resume)

    letter.refresh_from_db()
    assert letter.resume is None
