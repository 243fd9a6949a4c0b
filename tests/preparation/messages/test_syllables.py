"""The syllable counter against words counted aloud, and the reading grade it leads to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askaround.preparation.rules.messages.syllables import reading_grade, spelling, syllables

# Counted by tapping along, in a plain American reading; words that the data lists as exceptions
# are not among them, so this measures the rules.
COUNTED_ALOUD = {
    1: """a talk work time the note write wrote phone called talked moved helped worked lived used
          makes takes hopes times whole while please thanks weeks names rules which school
          through thought learned asked seemed changed file smiled world months lunch choose
          bridge strengths wished laughed freeze would friend breathe skilled""",
    2: """answer question minute minutes message thinking learning reading needed wanted ended
          table little handle handled person reply office writing hoping movement nicely
          hopeful useless project garden schedule language college student teacher doctor lawyer
          nurses houses prices changes watches finished career working today hello
          trying going doing homework lifetime somehow weekend biggest patient player
          client fluent ancient courses believe machines purple started advice""",
    3: """museum period offices internet hospital library engineer consultant management
          completely advantage introduce example remember tomorrow designer yesterday volunteer
          department assistant exciting company graduate usual
          curious earlier tourism musician recently carefully agency energy
          employer article handwriting attention decision profession conversing chemistry direction
          influence challenging audience resources syllable procedures architect piano""",
    4: """conversation information experience variety librarian education application
          generally preparation environment conservation appreciate situation
          geology material historian technology photography responsible
          accountable activity graduated mechanical motivated interviewer convenient
          experienced territory apologize community political""",
    5: """organization university electricity opportunity examination possibilities
          administration imagination international curiosity communication""",
}
LABELLED = [(word, count) for count, listed in COUNTED_ALOUD.items() for word in listed.split()]


def test_the_list_is_long_enough_to_mean_something():
    assert len({word for word, _ in LABELLED}) == len(LABELLED) >= 200
    assert not {word for word, _ in LABELLED} & set(spelling("en").exceptions)


def test_nineteen_of_twenty_words_are_counted_as_people_say_them():
    wrong = {word: syllables(word) for word, count in LABELLED if syllables(word) != count}

    assert len(wrong) <= len(LABELLED) / 20, wrong


def test_no_word_is_off_by_more_than_one():
    assert {word for word, count in LABELLED if abs(syllables(word) - count) > 1} == set()


@pytest.mark.parametrize(("word", "count"), spelling("en").exceptions.items())
def test_exceptions_are_counted_as_listed_in_any_case(word, count):
    assert syllables(word.title()) == count


def test_a_possessive_adds_nothing():
    assert syllables("library’s") == syllables("library's") == syllables("library") == 3


@given(st.text(max_size=40))
def test_every_word_has_a_syllable(word):
    assert syllables(word) >= 1


def test_short_sentences_of_short_words_read_easily():
    easy = ["Could you spare twenty minutes next week?", "I would like to hear how you work."]
    hard = [
        "I would greatly appreciate the opportunity to investigate organizational considerations.",
        "Interdisciplinary collaboration in institutional environments is of particular interest.",
    ]

    assert reading_grade(easy) < 5
    assert reading_grade(hard) > 15


def test_the_grade_is_the_formula_of_1975():
    """Ten words, one sentence, fourteen syllables: 0.39 × 10 + 11.8 × 1.4 − 15.59."""
    sentence = "The museum sends a letter to me and my sister"

    assert reading_grade([sentence]) == pytest.approx(4.8, abs=0.05)


def test_nothing_reads_at_grade_zero():
    assert reading_grade([]) == 0
