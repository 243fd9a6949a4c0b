"""Whatever somebody types, a draft is tidy, and what is missing is a blank."""

import re
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askaround.core.text import one_line
from askaround.preparation.rules.drafts import (
    Disclaimer,
    DraftSlots,
    Goal,
    Mode,
    blanks,
    compose,
)
from tests.preparation.messages.writers import PAIRS, STUDENT

WORDS = st.text(max_size=60)
TEXT_SLOTS = [slot.name for slot in fields(DraftSlots) if slot.type is str]
ANY_SLOTS = st.builds(
    DraftSlots,
    **dict.fromkeys(TEXT_SLOTS, WORDS),
    minutes=st.integers(5, 60),
    goal=st.sampled_from(Goal),
    modes=st.frozensets(st.sampled_from(Mode)),
    disclaimer=st.sampled_from(Disclaimer),
)


@pytest.mark.parametrize(
    "text",
    [
        "{my_name} and {person}",
        "[brackets]",
        "{{ x }}",
        "a {0} b",
        "{unknown}",
        "% s",
        "\\1 \\g<0>",
    ],
)
def test_signs_in_the_users_own_words_come_through_as_they_are(text):
    why = {"why_you": f"You wrote {text}", "why_them": f"Dana wrote {text}"}
    slots = replace(STUDENT, hope=text, about=text, earlier_subject=text, **why)

    for channel, kind in PAIRS:
        draft = compose(slots, channel=channel, kind=kind)
        assert text in draft.body
        assert not any("brackets" in hint for hint in draft.blanks)


@given(slots=ANY_SLOTS, pair=st.sampled_from(PAIRS))
def test_any_slots_make_a_tidy_draft(slots, pair):
    draft = compose(slots, channel=pair[0], kind=pair[1])

    assert draft.subject == one_line(draft.subject)
    assert draft.body == draft.body.strip()
    assert "\n\n\n" not in draft.body
    assert all(line == line.strip() for line in draft.body.split("\n"))


@given(slots=ANY_SLOTS, pair=st.sampled_from(PAIRS))
def test_no_slot_is_ever_left_open(slots, pair):
    """Braces come from the user only: without theirs there are none."""
    bare = replace(
        slots,
        **{slot: re.sub(r"[{}]", "", getattr(slots, slot)) for slot in TEXT_SLOTS},
    )

    draft = compose(bare, channel=pair[0], kind=pair[1])

    assert not set("{}") & set(draft.subject + draft.body)


@given(slots=ANY_SLOTS, pair=st.sampled_from(PAIRS))
def test_every_counted_blank_stands_in_the_text(slots, pair):
    draft = compose(slots, channel=pair[0], kind=pair[1])

    for hint in draft.blanks:
        assert f"[{hint}]" in f"{draft.subject}\n{draft.body}"


@pytest.mark.parametrize(
    ("text", "hints"),
    [
        ("Hi [their name],", ["their name"]),
        ("[one] and [two]", ["one", "two"]),
        ("[a [nested one]", ["nested one"]),
        ("nothing [ ] [x] [1] [...] [sic] [SIC] to fill", []),
        ("[link](https://x.example)", []),
        ("[https://x.example] [mailto:a@b.example]", []),
        ("[over\ntwo lines]", []),
        ("", []),
    ],
)
def test_a_blank_is_words_in_square_brackets(text, hints):
    assert [blank.hint for blank in blanks(text)] == hints


def test_brackets_in_my_own_words_are_no_blanks():
    text = "I read “[Re]binding the past” by [their name]."

    found = blanks(text, own_words=["Your paper “[Re]binding the past”"])

    assert [(blank.hint, text[blank.start : blank.end]) for blank in found] == [
        ("their name", "[their name]")
    ]
