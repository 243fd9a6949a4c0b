"""First drafts of letters: what they say, what they leave blank, and that our own checks agree."""

import re
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askaround.accounts.rules import playbook
from askaround.core.text import one_line
from askaround.letters.models import Letter
from askaround.letters.rules.drafts import (
    LetterFacts,
    TouchReason,
    Where,
    compose,
    forms_of,
)
from askaround.letters.rules.kinds import LetterForm, LetterKind, purpose_of
from askaround.preparation import bank
from askaround.preparation.languages import language_page
from askaround.preparation.rules.filling import blanks
from askaround.preparation.rules.findings import Level
from askaround.preparation.rules.messages import MessageFacts, check_message

GUIDES = playbook("guides")
STUDENT = LetterFacts(
    person="Dana",
    my_name="Ana Ruiz",
    my_link="https://www.example.org/ana-ruiz",
    my_phone="+46 555 0100",
    minutes=30,
    windows=(
        "Thursday, March 5, 9:00 to 9:30 a.m. in New York (3:00 to 3:30 p.m. in Berlin)",
        "Friday, March 6, 9:00 to 9:30 a.m. in New York (3:00 to 3:30 p.m. in Berlin)",
    ),
    time="Thursday, March 5, 9:00 to 9:30 a.m. in New York (3:00 to 3:30 p.m. in Berlin)",
    where=Where.LINK,
    where_text="https://meet.example/dana",
    topics=("daily-work", "how a normal week goes", "training", "pay-benefits"),
    learned="Half of the week goes into condition reports",
    will_do="Write to the archive in Lund",
    advice="Visit a lab before you apply for a course.",
    result="I spent a day at the city archive, and I liked the slow part most",
    referral="Sam Okafor",
    opening="A six-month placement in the paper lab",
    looking_for="A first job in paper conservation",
    reason=TouchReason.ARTICLE,
    reason_text="A piece on foxing in the museum journal",
)
CHANGER = LetterFacts(
    person="Ms. Okafor",
    my_name="Tomasz Zieliński",
    windows=("Monday, March 9, 5:00 to 5:30 p.m. in London",),
    time="Monday, March 9, 5:00 to 5:30 p.m. in London",
    where=Where.THEIRS,
    topics=("path",),
    learned="nobody asks for a certificate",
    learned_is_quote=True,
    will_do="the evening course in Reading",
    advice="talk to two people who left",
    result="both of them miss the pupils",
    referral="Ruth Adler",
    talked=False,
    opening="a post in lab safety",
    is_confidential=True,
    looking_for="lab safety, part-time",
    reason=TouchReason.CONGRATULATION,
    reason_text="your new post in Leeds",
    minutes=20,
)
PAIRS = [(kind, form) for kind in LetterKind for form in forms_of(kind)]
OUR_BLANKS = {
    LetterKind.THANKS: 2,
    LetterKind.OPENING: 2,
    LetterKind.OUTCOME: 1,
    LetterKind.REFERRER_NEWS: 1,
    LetterKind.TOUCH: 1,
    LetterKind.SEARCH: 2,
    LetterKind.CANCELLATION: 1,
}
"""How many places a draft leaves to the writer, at most, when everything else is known."""
WORDS = st.text(max_size=60)
TEXTS = [field.name for field in fields(LetterFacts) if field.type is str]
ANY_FACTS = st.builds(
    LetterFacts,
    **dict.fromkeys(TEXTS, WORDS),
    windows=st.lists(WORDS, max_size=3).map(tuple),
    topics=st.lists(WORDS, max_size=5).map(tuple),
    where=st.sampled_from(Where),
    minutes=st.integers(5, 60),
    minutes_late=st.integers(1, 120),
    reason=st.none() | st.sampled_from(TouchReason),
    learned_is_quote=st.booleans(),
    talked=st.booleans(),
    is_confidential=st.booleans(),
    with_resume=st.booleans(),
)


def remarks(kind, form, facts, person="Dana Whitfield"):
    draft = compose(kind, form, facts)
    told = MessageFacts(
        channel=form,
        purpose=purpose_of(kind),
        body=draft.body,
        subject=draft.subject,
        person_name=person,
        addressed_as=facts.person,
        others=(facts.my_name, facts.referral),
        learned=facts.learned,
        has_attachment=facts.with_resume,
        papers_wanted=kind is LetterKind.CONFIRMATION,
        first_message=False,
    )
    return draft, [
        each
        for each in check_message(told, playbook=GUIDES)
        if each.level not in (Level.INFO, Level.OPEN)
    ]


@pytest.mark.parametrize(("kind", "form"), PAIRS)
@pytest.mark.parametrize("with_resume", [False, True])
@pytest.mark.parametrize(
    ("facts", "name"),
    [(STUDENT, "Dana Whitfield"), (CHANGER, "Ngozi Okafor")],
    ids=["student", "changer"],
)
def test_our_own_checks_find_nothing_but_our_blanks(kind, form, facts, name, with_resume):
    carries = kind in {LetterKind.SEARCH, LetterKind.OPENING, LetterKind.CONFIRMATION}
    facts = replace(facts, with_resume=with_resume and carries)

    draft, found = remarks(kind, form, facts, name)

    assert [each for each in found if each.check != "M12"] == []
    assert len(found) == len(draft.blanks) <= OUR_BLANKS.get(kind, 0)


@pytest.mark.parametrize(("kind", "form"), PAIRS)
def test_with_nothing_known_a_draft_says_what_is_missing(kind, form):
    draft = compose(kind, form, LetterFacts())

    assert "your name" in draft.blanks
    assert draft.blanks == tuple(
        blank.hint for text in (draft.subject, draft.body) for blank in blanks(text)
    )


@pytest.mark.parametrize("form", forms_of(LetterKind.THANKS))
def test_thanks_name_what_was_learned_and_what_i_will_do_and_leave_two_places_to_me(form):
    draft = compose(LetterKind.THANKS, form, STUDENT)

    assert "Half of the week goes into condition reports." in draft.body
    assert "I will write to the archive in Lund." in draft.body
    assert len(draft.blanks) == 2
    assert "?" not in draft.body


def test_thanks_without_notes_ask_for_the_one_thing():
    draft = compose(LetterKind.THANKS, LetterForm.EMAIL, replace(STUDENT, learned="", will_do=""))

    assert draft.blanks[1:] == (
        "one thing you learned from them",
        "what you make of it now",
        "one thing you will do because of it",
    )


def test_their_own_words_stand_in_quotation_marks_once():
    facts = replace(CHANGER, learned="“Nobody asks.”")

    body = compose(LetterKind.THANKS, LetterForm.EMAIL, facts).body

    assert "You said: “Nobody asks.” I wrote" in body


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ("Send you the article", "Next, I will send you the article."),
        ("Send her the article", "Next, I will send you the article."),
        ("Ask Sam about them.", "Next, I will ask Sam about them."),
        ("the evening course", "My next step: the evening course."),
        ("visit", "Next, I will visit."),
    ],
)
def test_what_i_will_do_reads_on(known, said):
    facts = replace(STUDENT, will_do=known)

    assert said in compose(LetterKind.THANKS, LetterForm.EMAIL, facts).body


def test_a_confirmation_says_when_where_how_long_what_about_and_how_to_call_it_off():
    body = compose(LetterKind.CONFIRMATION, LetterForm.EMAIL, STUDENT).body

    for part in (
        "9:00 to 9:30 a.m. in New York (3:00 to 3:30 p.m. in Berlin)",
        "https://meet.example/dana",
        "30 minutes",
        "your daily work, how a normal week goes, and training.",
        "just let me know at +46 555 0100",
        "Thank you",
    ):
        assert part in body
    assert "pays" not in body, "the fourth topic waits for the conversation"


@pytest.mark.parametrize(
    ("where", "text", "said"),
    [
        (Where.CALL, "+1 555 0123", "I will call you at +1 555 0123."),
        (Where.PLACE, "Café Nord", "We meet here: Café Nord."),
        (Where.THEIRS, "", "Please choose the place, and I will come to you."),
        (Where.LINK, "", "You choose where or how we meet, and I will make it work."),
    ],
)
def test_the_place_is_said_or_left_to_them(where, text, said):
    facts = replace(STUDENT, where=where, where_text=text)

    assert said in compose(LetterKind.CONFIRMATION, LetterForm.EMAIL, facts).body


def test_an_offer_lists_the_windows_and_any_other_time():
    body = compose(LetterKind.OFFER, LetterForm.EMAIL, STUDENT).body

    assert all(f"\n- {window}" in body for window in STUDENT.windows)
    assert "any other time that works for you" in body


def test_running_late_is_one_short_line():
    body = compose(LetterKind.LATE, LetterForm.TEXT, replace(STUDENT, minutes_late=7)).body

    assert body.count("\n") == 0
    assert "about 7 minutes late" in body
    assert len(body.split()) < 25


def test_an_opening_is_a_note_of_its_own_with_thanks_interest_and_the_wish_to_apply():
    body = compose(LetterKind.OPENING, LetterForm.EMAIL, CHANGER).body

    for part in ("Thank you", "a post in lab safety", "It interests me", "I would like to apply"):
        assert part in body
    assert "in confidence" in body


@pytest.mark.parametrize("reason", TouchReason)
def test_keeping_in_touch_begins_with_its_reason(reason):
    facts = replace(STUDENT, reason=reason, reason_text="your new post in Leeds")

    body = compose(LetterKind.TOUCH, LetterForm.EMAIL, facts).body

    assert "our new post in Leeds" in body.split("\n\n")[1]


def test_without_a_reason_the_draft_says_to_wait():
    facts = replace(STUDENT, reason=None, reason_text="")

    draft = compose(LetterKind.TOUCH, LetterForm.EMAIL, facts)

    assert "without a reason, wait" in draft.blanks[0]


def test_a_search_is_said_openly_with_what_i_look_for_and_the_resume():
    facts = replace(STUDENT, with_resume=True)

    draft, found = remarks(LetterKind.SEARCH, LetterForm.EMAIL, facts)

    assert "I am looking for a first job in paper conservation." in draft.body
    assert "My resume comes with this" in draft.body
    assert [each for each in found if each.check in {"M5", "M6"}] == []


def test_a_resume_that_nobody_asked_for_is_remarked():
    told = MessageFacts(
        channel="email",
        purpose=purpose_of(LetterKind.TOUCH),
        body="Dear Dana,\n\nA line.\n\nAna",
        has_attachment=True,
        first_message=False,
    )

    assert "M6" in {each.check for each in check_message(told, playbook=GUIDES)}


@pytest.mark.parametrize("gift", ["a small gift", "a book voucher", "chocolates", "flowers"])
def test_a_gift_with_the_thanks_is_remarked_kindly(gift):
    told = MessageFacts(
        channel="card",
        purpose=purpose_of(LetterKind.THANKS),
        body=f"Dear Dana,\n\nThank you for telling me about glue. I send you {gift}.\n\nAna",
    )

    found = [each for each in check_message(told, playbook=GUIDES) if each.check == "M16"]

    assert [each.level for each in found] == [Level.INFO]


def test_only_an_email_has_a_subject():
    for kind, form in PAIRS:
        assert bool(compose(kind, form, STUDENT).subject) == (form is LetterForm.EMAIL)


def test_kinds_and_forms_are_those_that_are_stored():
    assert set(Letter.Kind.values) == {kind.value for kind in LetterKind}
    assert set(Letter.Form.values) == {form.value for form in LetterForm}


def test_every_kind_can_go_out_by_mail_or_text_and_thanks_on_paper_too():
    assert all(LetterForm.EMAIL in forms_of(kind) for kind in LetterKind)
    assert {LetterForm.PAPER, LetterForm.CARD} <= set(forms_of(LetterKind.THANKS))


def test_a_form_that_does_not_exist_says_so():
    with pytest.raises(KeyError, match="no late as card"):
        compose(LetterKind.LATE, LetterForm.CARD, STUDENT)


def test_every_topic_of_the_bank_has_words_for_a_letter():
    words = language_page("en", "letters").table("topic_words")

    assert set(bank.topics()) == set(words.keys)


@given(facts=ANY_FACTS, pair=st.sampled_from(PAIRS))
def test_any_facts_make_a_tidy_letter(facts, pair):
    draft = compose(*pair, facts)

    assert draft.subject == one_line(draft.subject)
    assert draft.body == draft.body.strip()
    assert "\n\n\n" not in draft.body
    for hint in draft.blanks:
        assert f"[{hint}]" in f"{draft.subject}\n{draft.body}"


@given(facts=ANY_FACTS, pair=st.sampled_from(PAIRS))
def test_no_slot_is_ever_left_open(facts, pair):
    """Braces come from the user only: without theirs there are none."""
    bare = replace(
        facts,
        windows=(),
        topics=(),
        **{slot: re.sub(r"[{}]", "", getattr(facts, slot)) for slot in TEXTS},
    )

    draft = compose(*pair, bare)

    assert not set("{}") & set(draft.subject + draft.body)


@pytest.mark.parametrize("text", ["{person}", "{{ x }}", "a {0} b", "\\1 \\g<0>", "[brackets]"])
def test_signs_in_my_own_words_come_through_as_they_are(text):
    facts = replace(STUDENT, learned=f"They said {text}", advice=text, opening=text)

    assert text in compose(LetterKind.THANKS, LetterForm.EMAIL, facts).body
    assert text in compose(LetterKind.OUTCOME, LetterForm.EMAIL, facts).body
    assert text in compose(LetterKind.OPENING, LetterForm.EMAIL, facts).body
