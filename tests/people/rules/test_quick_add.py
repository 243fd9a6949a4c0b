"""One line about a person: what is understood, and that nothing typed is lost."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askaround.people.models import Person
from askaround.people.rules.cues import cues_of
from askaround.people.rules.quick_add import Part, read_line

LINES = Path(__file__).with_name("quick_lines.txt").read_text(encoding="utf-8").splitlines()[2:]
EXAMPLES = list(zip(LINES[::2], LINES[1::2], strict=True))


def as_label(line):
    understood = read_line(line)
    found = (*understood.pieces, *understood.hints)
    return "; ".join(f"{piece.part}={piece.text}" for piece in found)


@pytest.mark.parametrize(("line", "label"), EXAMPLES, ids=[line for line, _ in EXAMPLES])
def test_a_line_is_understood_as_its_writer_meant_it(line, label):
    assert as_label(line) == label.strip()


def test_the_near_misses_are_many():
    assert len(EXAMPLES) >= 60


def test_a_piece_shows_where_it_stands_with_its_cue():
    line = "Dana Whitfield, data lead at Acme, via Raj Patel"

    shown = {piece.part: line[piece.start : piece.end] for piece in read_line(line).pieces}

    assert shown == {
        Part.NAME: "Dana Whitfield",
        Part.TITLE: "data lead",
        Part.ORGANIZATION: " at Acme",
        Part.INTRODUCER: "via Raj Patel",
    }


def test_a_role_in_another_order_is_read_too():
    line = read_line("Dana Whitfield, currently a data lead for the city of Leeds")

    assert line.one(Part.TITLE) == "data lead for the city of Leeds"


@pytest.mark.parametrize(
    "not_a_phone", ["2019-05-17", "12.05.2019", "2019-2021", "1234567", "room 1234", "24/7"]
)
def test_dates_and_counts_are_not_phone_numbers(not_a_phone):
    assert read_line(f"Dana Whitfield, {not_a_phone}").all(Part.PHONE) == ()


def test_hints_use_the_codes_that_are_stored():
    cues = cues_of("en")

    assert set(cues.circle_words.values()) == set(Person.Circle.values)
    assert {int(value) for value in cues.closeness_words.values()} == set(Person.Closeness.values)


LINE_WORDS = (
    "Dana Whitfield dana van de , ; ( ) - – | @ at with via from my former aunt met is a data "
    "lead Head of Acme Inc. MD #alumni #x raj@example.org www.example.org/x +4917012345678 、 "
    "王小明 株式会社アクメ friend close in since 2019 as for . ' \" : formerly 's me engineer\n"
)
CUES = (
    "at with via from through is a an now as of friend to currently the in works for met mailto "
    "tel phone cell mobile ph know my one working employed by introduced"
)
SOME_LINE = st.text(max_size=80) | st.lists(
    st.sampled_from(LINE_WORDS.split(" ")), max_size=14
).map(" ".join)


@given(SOME_LINE)
def test_pieces_stand_in_order_and_never_overlap(line):
    pieces = read_line(line).pieces

    assert all(piece.start < piece.end for piece in pieces)
    assert all(a.end <= b.start for a, b in pairwise(pieces))


@given(SOME_LINE)
def test_every_value_stands_in_its_span(line):
    understood = read_line(line)

    assert all(piece.text in line[piece.start : piece.end] for piece in understood.pieces)
    for hint in understood.hints:
        assert any(
            piece.start <= hint.start and hint.end <= piece.end for piece in understood.pieces
        )


@given(SOME_LINE)
def test_no_letter_and_no_digit_is_lost(line):
    outside = list(line)
    for piece in read_line(line).pieces:
        outside[piece.start : piece.end] = " " * (piece.end - piece.start)

    assert not re.search(r"\w", "".join(outside).replace("_", ""))


@given(SOME_LINE)
def test_a_span_holds_nothing_but_its_value_and_a_known_cue(line):
    for piece in read_line(line).pieces:
        before, _, behind = line[piece.start : piece.end].rpartition(piece.text)

        assert set(re.findall(r"\w+", f"{before} {behind}".casefold())) <= set(CUES.split())


@given(SOME_LINE)
def test_there_is_at_most_one_name_title_organization_and_hint_of_each_kind(line):
    understood = read_line(line)

    for part in (Part.NAME, Part.TITLE, Part.ORGANIZATION, Part.CIRCLE, Part.CLOSENESS):
        assert len(understood.all(part)) <= 1
