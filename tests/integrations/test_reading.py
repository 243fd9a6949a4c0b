"""Bytes become text whatever wrote them, and what had to be assumed is said."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askaround.integrations.reading import (
    clean_line,
    clean_lines,
    decode,
    neutralise_formula,
    restore_formula,
)

NAMES = "Name,Firma\nJosé Müller,Æsop\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_without_a_word(encoding):
    decoded = decode(NAMES.encode(encoding))
    assert (decoded.text, decoded.assumption) == (NAMES, "")


@pytest.mark.parametrize(
    ("text", "encoding", "said"),
    [
        (NAMES, "cp1252", "Western"),
        ("姓名\nアンドロイド 安藤\n", "cp932", "Shift-JIS"),
        (NAMES, "utf-16-le", "UTF-16"),
        (NAMES, "utf-16-be", "UTF-16"),
    ],
)
def test_older_encodings_are_recognized_and_named(text, encoding, said):
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert said in decoded.assumption


def test_one_stray_byte_does_not_spoil_the_other_names():
    decoded = decode("José, Zoë, Łukasz, ".encode() + b"Ren\xe9")
    assert decoded.text == "José, Zoë, Łukasz, René"
    assert decoded.assumption.startswith("1 byte of the file is not UTF-8")


def test_nul_characters_are_dropped_and_mentioned():
    decoded = decode(b"Dana,Lakeside\x00\nOmar,Hill\n")
    assert decoded.text == "Dana,Lakeside\nOmar,Hill\n"
    assert "NUL" in decoded.assumption


@given(st.binary(max_size=400))
def test_any_bytes_become_text_that_can_be_stored(data):
    clean_lines(decode(data).text).encode("utf-8")


@given(st.text())
def test_a_text_given_as_utf8_comes_back(text):
    assert decode(b"\xef\xbb\xbf" + text.encode("utf-8", "ignore")).text == text.encode(
        "utf-8", "ignore"
    ).decode().replace("\x00", "")


@given(st.text(alphabet="='+-@;\" \t\r\n＝ab", max_size=9) | st.text())
def test_the_guard_against_formulas_comes_off_exactly(text):
    assert restore_formula(neutralise_formula(text)) == text


@given(st.text(alphabet="='+-@\t\r\n＝ab", max_size=8) | st.text())
def test_no_guarded_text_starts_like_a_formula(text):
    assert not neutralise_formula(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))


@given(st.text(alphabet="='-;\" \t\n＝a", max_size=9) | st.text())
def test_no_part_of_a_guarded_text_starts_like_a_formula(text):
    """Excel cuts at semicolons in many countries, and drops quotation marks before a cell."""
    _first, *others = re.split("[;\t\r\n]", neutralise_formula(text))
    assert not any(part.lstrip(' "').startswith(("=", "+", "-", "@", "＝")) for part in others)


@given(st.text())
def test_a_clean_line_is_one_line_and_stays_as_it_is(text):
    line = clean_line(text)
    assert len(line.splitlines()) <= 1
    assert clean_line(line) == line


def test_joiners_inside_names_and_emoji_are_kept():
    assert clean_line("علی\u200cرضا 👩\u200d💻") == "علی\u200cرضا 👩\u200d💻"
    assert clean_line("\u202eDana\u202c\x07 Whit\u200bfield") == "Dana Whitfield"
