"""The memory jogger: circles, and questions that bring names to mind."""

import pytest

from askaround.people.models import Person
from askaround.people.rules import words
from askaround.people.rules.circles import CLOSENESS_IN_CIRCLE, circles

LANGUAGES = [file.parent.name for file in words.LANGUAGES.glob("*/circles.toml")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_circle_that_is_stored_with_a_person_is_there_in_every_language(language):
    assert {each.code for each in circles(language=language)} == set(Person.Circle.values)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_handful_of_questions_per_circle_brings_at_least_fifteen_names(language):
    prompts = [prompt for each in circles(language=language) for prompt in each.prompts]

    assert all(3 <= len(each.prompts) <= 6 for each in circles(language=language))
    assert len(prompts) >= 15
    assert len(set(prompts)) == len(prompts)


@pytest.mark.parametrize("each", circles(), ids=lambda each: each.code)
def test_a_prompt_is_one_short_question(each):
    assert all(prompt.endswith("?") and len(prompt) <= 90 for prompt in each.prompts)


def test_no_word_points_to_two_circles():
    words = [word for each in circles() for word in each.words]

    assert len(set(words)) == len(words)


def test_closeness_is_guessed_in_every_circle_but_the_internet():
    assert set(CLOSENESS_IN_CIRCLE) == set(Person.Circle.values) - {Person.Circle.ONLINE}
    assert set(CLOSENESS_IN_CIRCLE.values()) <= set(Person.Closeness.values)
