"""How single words and sentences are set into a draft: reasons, hopes, titles, subjects."""

from dataclasses import replace
from itertools import chain, combinations

import pytest

from askaround.accounts.rules import Channel
from askaround.preparation.languages import language_page
from askaround.preparation.rules.drafts import (
    DraftKind,
    Mode,
    compose,
    window_words,
)
from tests.preparation.messages.writers import STUDENT


@pytest.mark.parametrize(
    ("modes", "said"),
    [
        (
            {Mode.VIDEO, Mode.PHONE, Mode.IN_PERSON},
            "weeks, by Zoom, phone or in person, your choice?",
        ),
        ({Mode.PHONE, Mode.IN_PERSON}, "weeks, by phone or in person, your choice?"),
        ({Mode.PHONE}, "weeks, by phone?"),
        (set(), "weeks?"),
    ],
)
def test_the_ways_to_meet_are_offered(modes, said):
    slots = replace(STUDENT, modes=frozenset(modes))

    assert said in compose(slots, channel=Channel.EMAIL, kind=DraftKind.REQUEST).body


def test_every_choice_of_ways_to_meet_has_its_words():
    subsets = chain.from_iterable(combinations(Mode, size) for size in (1, 2, 3))

    assert {"-".join(subset) for subset in subsets} == set(
        language_page("en", "drafts").table("modes").keys
    )


@pytest.mark.parametrize(
    ("days", "said"),
    [(14, "in the next two weeks"), (7, "in the next week"), (10, "in the next 10 days")],
)
def test_the_window_is_said_in_words(days, said):
    assert window_words(days) == said


@pytest.mark.parametrize("about", ["physiotherapist in a hospital", "consulting", "a PhD program"])
def test_a_path_reads_well_whatever_noun_it_is(about):
    draft = compose(replace(STUDENT, about=about), channel=Channel.EMAIL, kind=DraftKind.REQUEST)

    assert f"One option is {about}, and perhaps you could" in draft.body


@pytest.mark.parametrize("title", ["Mrs.", "Mr.", "Ms.", "Dr.", "Prof.", "Mrs", "Professor"])
def test_who_is_known_by_a_title_is_greeted_with_it(title):
    slots = replace(STUDENT, person=f"{title} Okafor", introducer=f"{title} Reed")
    asked = compose(slots, channel=Channel.EMAIL, kind=DraftKind.REQUEST)
    between = compose(slots, channel=Channel.EMAIL, kind=DraftKind.INTRODUCTION_REQUEST)

    assert asked.body.startswith(f"Dear {title} Okafor,")
    assert between.body.startswith(f"Dear {title} Reed,")


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("your talk on glue", "Your talk on glue."),
        ("Your talk on glue!", "Your talk on glue!"),
        ("iOS is what you teach", "iOS is what you teach."),
        ("  your talk\n on glue ", "Your talk on glue."),
        ("You wrote “Glue.”", "You wrote “Glue.”"),
    ],
)
def test_a_reason_is_set_as_a_sentence(written, sentence):
    draft = compose(
        replace(STUDENT, why_you=written), channel=Channel.EMAIL, kind=DraftKind.REQUEST
    )

    assert f"\n\n{sentence}\n\n" in draft.body


@pytest.mark.parametrize(
    ("written", "inside"),
    [
        ("How a week goes?", "explain how a week goes."),
        ("how a week goes", "explain how a week goes."),
        ("Python in archives", "explain Python in archives."),
        ("What surprised you.", "explain what surprised you."),
        ("you could help me understand how a week goes", "explain how a week goes."),
        ("You could help me understand how a week goes?", "explain how a week goes."),
        ("Help me understand what you would do again.", "explain what you would do again."),
        ("I'd like to know which skills matter", "explain which skills matter."),
        ("I want to understand why people stay", "explain why people stay."),
        ("Your way into the field", "explain your way into the field."),
        ("learning by doing", "explain learning by doing."),
        ("understanding of glue", "explain understanding of glue."),
        ("I would like to understand how a week goes.", "explain how a week goes."),
        ("You could shed some light on how a week goes", "explain how a week goes."),
        ("you could explain how a week goes.", "explain how a week goes."),
        ("Tell me about the hard days?", "explain the hard days."),
        ("I would love to hear about the hard days", "explain the hard days."),
        ("Perhaps you could explain how a week goes", "explain how a week goes."),
    ],
)
def test_a_hope_stands_inside_a_sentence(written, inside):
    draft = compose(replace(STUDENT, hope=written), channel=Channel.EMAIL, kind=DraftKind.REQUEST)

    assert inside in draft.body


@pytest.mark.parametrize(
    ("known", "subject"),
    [
        ({"about": "museum conservation"}, "Question about museum conservation"),
        ({"about": "consulting"}, "Question about consulting"),
        ({"about": "health data analyst"}, "Question about your work"),
        ({"about": "?!"}, "Question about your work"),
        ({"about": ""}, "Question about your work"),
        ({"referrer": "Brad"}, "Brad suggested you"),
        ({"referrer": "Maria da Silva"}, "Question about museum conservation"),
    ],
)
def test_a_subject_has_three_or_four_words(known, subject):
    slots = replace(STUDENT, **known)

    assert compose(slots, channel=Channel.EMAIL, kind=DraftKind.REQUEST).subject == subject


def test_a_channel_without_such_a_message_says_so():
    with pytest.raises(KeyError, match="no introduction for linkedin-note"):
        compose(STUDENT, channel=Channel.LINKEDIN_NOTE, kind=DraftKind.INTRODUCTION)
