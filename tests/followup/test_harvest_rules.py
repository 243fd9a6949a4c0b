"""What a line can become, told by its kind and its words alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askaround.followup.rules.harvest import (
    MOST_GUESSES,
    Named,
    Use,
    guesses,
    named,
    offered,
    shortened,
)

ANY_TEXT = st.text(max_size=400)


@pytest.mark.parametrize(
    ("kind", "first"),
    [
        ("advice", Use.ADVICE),
        ("referral", Use.REFERRAL),
        ("opening", Use.OPENING),
        ("my-promise", Use.MY_PROMISE),
        ("their-promise", Use.THEIR_PROMISE),
        ("path", Use.PATH),
        ("fact", Use.CLAIM),
        ("opinion", Use.CLAIM),
        ("quote", Use.CLAIM),
    ],
)
def test_the_kind_of_a_line_decides_what_is_offered_first(kind, first):
    assert offered(kind=kind, text="mornings", off_record=False).first[0] is first


def test_everything_else_is_offered_too_and_nothing_twice():
    may = offered(kind="advice", text="You should talk to Priya Nair", off_record=False)

    assert may.first == (Use.ADVICE, Use.REFERRAL)
    assert sorted([*may.first, *may.others]) == sorted(Use)


def test_what_is_off_the_record_is_never_offered_as_a_claim():
    may = offered(kind="fact", text="Two people are leaving", off_record=True)

    assert Use.CLAIM not in {*may.first, *may.others}
    assert Use.ADVICE in may.others


@pytest.mark.parametrize(
    ("sentence", "use"),
    [
        ("You should learn to read a tender.", Use.ADVICE),
        ("My advice: start with the small firms", Use.ADVICE),
        ("Talk to Priya Nair", Use.REFERRAL),
        ("You should talk to their design team", Use.REFERRAL),
        ("They’re hiring in spring", Use.OPENING),
        ("She'll send me the reading list", Use.THEIR_PROMISE),
        ("I promised to send my sketch", Use.MY_PROMISE),
        ("Never thought of tender writing", Use.PATH),
    ],
)
def test_a_sentence_sounds_like_what_it_says(sentence, use):
    assert [each.use for each in guesses(sentence)] == [use]


def test_nothing_is_heard_in_a_plain_sentence():
    assert guesses("Mornings begin at seven. The office is loud.") == []


def test_what_stands_in_the_notes_already_is_not_offered_again():
    recall = "You should learn sketching! Talk to Priya."

    assert [each.text for each in guesses(recall, known=["you should learn  sketching"])] == [
        "Talk to Priya."
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Talk to Priya Nair at Northwind", Named("Priya Nair", "Northwind")),
        ("You should meet José Ørsted, he runs the lab", Named("José Ørsted")),
        ("Ask Dana Whitfield from Acme Works about tenders", Named("Dana Whitfield", "Acme Works")),
        ("talk to their design team", Named()),
        ("Talk to the Design Team at Northwind", Named("", "Northwind")),
        ("mornings are long", Named()),
    ],
)
def test_a_name_is_guessed_from_capitals_after_a_cue(text, found):
    assert named(text) == found


@given(text=ANY_TEXT)
def test_a_guess_is_always_part_of_what_was_said(text):
    found = named(text)

    for part in (found.person, found.organization):
        assert all(word in text for word in part.split())


@given(text=ANY_TEXT, kind=st.sampled_from(["fact", "advice", "nonsense"]), secret=st.booleans())
def test_any_line_is_offered_each_use_once(text, kind, secret):
    may = offered(kind=kind, text=text, off_record=secret)

    assert sorted([*may.first, *may.others]) == sorted(
        set(Use) - ({Use.CLAIM} if secret else set())
    )


@given(text=st.text(max_size=3000))
def test_few_sentences_are_offered_at_once_whatever_was_typed(text):
    assert len(guesses(text)) <= MOST_GUESSES


@given(text=st.text(max_size=600), limit=st.integers(2, 500))
def test_what_is_shortened_fits(text, limit):
    assert len(shortened(text, limit)) <= limit
