import pytest
from hypothesis import given
from hypothesis import strategies as st

from askaround.search.rules import Excerpt, excerpt, match_expression, searchable

BODY = "Data Lead, Acme Harbour GmbH\ndana@example.org\nmet at the career fair"


@pytest.mark.parametrize("typed", ["", "   ", '"', "***", "-:^", "\0", "()", "_"])
def test_nothing_to_look_for_makes_no_expression(typed):
    assert match_expression(typed) == ""


def test_words_of_the_query_language_are_words():
    assert match_expression("NEAR(a) OR title:b NOT c*") == '"near a"* "or"* "title b"* "not"* "c"*'


def test_an_address_is_looked_for_as_one_phrase():
    assert match_expression("dana@acme.org") == '"dana acme org"*'


def test_a_pasted_page_is_cut_to_twelve_words():
    assert match_expression("word " * 5000).count('"word"') == 12


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        pytest.param("lead", Excerpt("Data ", "Lead", ", Acme Harbour GmbH"), id="a role"),
        pytest.param("harb", Excerpt("Data Lead, Acme ", "Harbour", " GmbH"), id="a beginning"),
        pytest.param("dana fair", Excerpt("met at the career ", "fair", ""), id="name and rest"),
        pytest.param("dana@ex", Excerpt("", "dana", "@example.org"), id="an address"),
        pytest.param(
            "career lead", Excerpt("Data ", "Lead", ", Acme Harbour GmbH"), id="first line"
        ),
    ],
)
def test_the_line_that_was_found_is_shown(typed, found):
    title = "" if typed == "dana@ex" else "Dana Whitfield"

    assert excerpt(typed=typed, title=title, body=BODY) == found


def test_a_hit_in_the_name_needs_no_reason():
    assert excerpt(typed="whit dana", title="Dana Whitfield", body=BODY) is None


def test_a_long_note_is_cut_around_the_word():
    found = excerpt(typed="bees", title="", body="word " * 50 + "bees " + "word " * 50)

    assert found.before.startswith("…word")
    assert found.after.endswith("word…")
    assert len(found.before) + len(found.after) < 140


@given(st.text())
def test_any_text_has_one_searchable_form(text):
    assert searchable(searchable(text)) == searchable(text)


@given(typed=st.text(), title=st.text(), body=st.text())
def test_any_text_can_be_looked_for_in_any_other(typed, title, body):
    found = excerpt(typed=typed, title=title, body=body)

    assert found is None or found.found in body
