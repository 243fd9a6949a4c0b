"""A slip of the fingers is forgiven; another word is not taken for a slip."""

import pytest

from askaround.people import actions as people
from askaround.search.queries import meant, words_in_index
from askaround.search.rules import likeliest, suits
from tests import factories


@pytest.fixture
def dana(ada):
    return people.add_person(by=ada, full_name="Dána Whitfield", how_i_know="from the choir")


@pytest.mark.parametrize(
    ("typed", "looked_for"),
    [
        ("whitfeild", "whitfield"),  # two letters changed places
        ("dana whitfild", "dana whitfield"),  # one is missing
        ("whittfield", "whitfield"),  # one too many
        ("dnaa", "dana"),
        ("adna", "dana"),
        ("whitfeidl", "whitfield"),  # two slips in a long word
        ("whitfa", "whitfi"),  # a beginning with a wrong letter
    ],
)
def test_what_was_meant_is_found_behind_a_slip(ada, dana, typed, looked_for):
    assert meant(space=ada.space, typed=typed) == looked_for


@pytest.mark.parametrize("typed", ["dana", "whit", "dan", "dax", "hopper", "dana hopper", "", "–"])
def test_known_short_and_strange_words_stay_as_they_are(ada, dana, typed):
    assert meant(space=ada.space, typed=typed) == ""


def test_a_word_of_another_space_is_neither_meant_nor_known(ada, dana):
    stranger = factories.author(factories.space("eve"))
    for name in ("Zebulon Whitfeild", "Whitfeild Whitfeild"):
        people.add_person(by=stranger, full_name=name)

    assert meant(space=ada.space, typed="zebulom") == ""
    assert meant(space=ada.space, typed="whitfeild") == "whitfield"
    assert meant(space=stranger.space, typed="zebulom") == "zebulon"


def test_of_what_is_equally_near_the_more_frequent_is_meant():
    assert likeliest("marx", {"mara": 1, "mark": 7}) in {"mar", "mark"}
    assert likeliest("marxo", {"marko": 1, "marvo": 7}) == "marvo"


@pytest.mark.parametrize(
    ("typed", "grade"),
    [
        ("", 0),
        ("new", 0),
        ("exp new", 0),
        ("nwe exploration", None),  # three letters are too few to guess
        ("exploratoin", 1),
        ("ÉXPLO", 0),
        ("new new", None),
        ("export", None),
    ],
)
def test_a_command_answers_to_the_beginnings_of_its_words(typed, grade):
    assert suits(typed, "New exploration") == grade


def test_words_of_every_letter_asked_for_are_read(ada):
    for name in ("Nadia Norton", "Otto Quarry", "Owen Nash"):
        people.add_person(by=ada, full_name=name)

    assert {"nadia", "norton", "nash", "otto", "owen"} <= set(words_in_index({"n", "o"}))
    assert set(words_in_index({"o"})) & {"nadia", "quarry"} == set()
