"""Job titles: how far along, and which kind of work."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askaround.people.models import Person
from askaround.people.rules import words
from askaround.people.rules.levels import Level, function_names, level_names
from askaround.people.rules.titles import guess_title, looks_like_title
from tests.shared_data import shared

TITLES = [
    tuple(line.split(" | "))
    for line in Path(__file__).with_name("titles.txt").read_text(encoding="utf-8").splitlines()[1:]
]
LANGUAGES = [file.parent.name for file in words.LANGUAGES.glob("*/levels.toml")]


@pytest.mark.parametrize(("title", "level", "function"), TITLES, ids=[row[0] for row in TITLES])
def test_a_title_tells_level_and_kind_of_work(title, level, function):
    guess = guess_title(title)

    assert (guess.level or "-", guess.function or "-") == (level, function)


def test_every_level_and_every_kind_of_work_has_an_example():
    assert {level for _, level, _ in TITLES} == {*Level, "-"}
    assert {function for _, _, function in TITLES} == {*function_names(), "-"}
    assert len(TITLES) >= 120


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_names_the_same_levels_and_kinds_of_work(language):
    assert set(level_names(language=language)) == set(Level)
    assert list(function_names(language=language)) == list(function_names())


def test_codes_fit_where_they_are_stored():
    length = Person._meta.get_field("function").max_length

    assert all(len(code) <= length for code in (*Level, *function_names()))


@pytest.mark.parametrize(
    "text",
    ["Senior Data Engineer", "barista", "VP Sales", "Director of Marketing", "UX Researcher"],
)
def test_work_is_told_from_an_organization(text):
    assert looks_like_title(text)


@pytest.mark.parametrize(
    "text",
    ["Acme Data", "Boston Consulting", "Baker Hughes", "Uber", "Pfizer", "Design Museum", ""],
)
def test_an_organization_is_told_from_work(text):
    assert not looks_like_title(text)


@given(st.text(max_size=80))
def test_any_text_may_stand_where_a_title_is_expected(title):
    guess = guess_title(title)

    assert guess.function in {"", *function_names()}


@given(st.sampled_from([row[0] for row in TITLES]), st.sampled_from([str.upper, str.title]))
def test_capitals_do_not_change_a_guess(title, change):
    assert guess_title(change(title)) == guess_title(title)


@pytest.mark.corpus
def test_of_a_large_public_list_nine_in_ten_titles_have_a_level_and_three_in_four_a_kind_of_work():
    lines = (shared("career") / "onet_30_1_text" / "Sample of Reported Titles.txt").read_text(
        encoding="utf-8"
    )
    titles = [line.split("\t")[1] for line in lines.splitlines()[1:]]
    guesses = [guess_title(title) for title in titles]

    assert sum(guess.level is not None for guess in guesses) / len(titles) >= 0.9
    assert sum(guess.function != "" for guess in guesses) / len(titles) >= 0.75
