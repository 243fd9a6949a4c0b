"""What is offered in place of a question must be usable as it stands."""

import pytest

from askaround.preparation.languages import question_language
from askaround.preparation.rules.questions import check_question

ENGLISH = question_language("en")


def first_rewrites(text: str) -> dict[str, str]:
    found = check_question(text, language=ENGLISH)
    return {f.check: f.rewrites[0] for f in found if f.rewrites}


@pytest.mark.parametrize(
    ("text", "check", "better"),
    [
        ("Do you like your job?", "L1", "What do you like about your job?"),
        ("do you enjoy the travel", "L1", "What do you like about the travel?"),
        ("Is it hard to find a first job?", "L1", "What is it like to find a first job?"),
        ("Was it difficult to leave?", "L1", "What was it like to leave?"),
        ("Have the rules changed?", "L1", "How have the rules changed?"),
        ("Did school prepare you for it?", "L1", "How did school prepare you for it?"),
        ("Is a license required?", "L1", "What difference does a license make?"),
        ("Are grades important?", "L1", "What difference do grades make?"),
        ("Do I need a degree to teach?", "L1", "What do people need to teach?"),
        ("Do you ever doubt it?", "L1", "When did you last doubt it?"),
        ("Is your boss nice?", "L1", "What is your boss like?"),
        ("Is your team friendly?", "L1", "What is your team like?"),
        ("Are there any risks in this field?", "L1", "Which risks do you see in this field?"),
        (
            "Are there common career paths people follow?",
            "L1",
            "Which common career paths do people follow?",
        ),
        ("Is there anyone I should talk to?", "L1", "Who else should I talk to?"),
        ("Is there anything you wish you had known?", "L1", "What do you wish you had known?"),
        ("Is there anything you would change?", "L1", "What would you change?"),
        (
            "Is it true that print is dying?",
            "L1",
            "What do you make of the idea that print is dying?",
        ),
        ("Do you know anyone at the museum?", "L1", "Who do you know at the museum?"),
        ("Is a doctorate worth it?", "L1", "What do people gain from a doctorate?"),
        ("How stressful is the work?", "L4", "What makes the work more or less stressful?"),
        ("How long have you been here?", "L4", "What has changed in the time you have been here?"),
        ("When did you leave the bank?", "L4", "What led you to leave the bank?"),
        ("The hours are long, aren't they?", "L5", "What are the hours like?"),
        ("Don’t you like the quiet?", "L6", "What do you like about the quiet?"),
        ("Isn't it hard to switch off?", "L6", "What is it like to switch off?"),
        ("What is obviously missing?", "L7", "What is missing?"),
        (
            "Would you agree that print is dead?",
            "L7",
            "What do you make of the idea that print is dead?",
        ),
        ("Is the culture formal or relaxed?", "L8", "How would you describe the culture?"),
        ("Do you prefer essays or poems?", "L8", "How do essays and poems compare for you?"),
        ("What do you read and why do you read it?", "L9", "What do you read?"),
        (
            "What would you do if you lost a client?",
            "L10",
            "What did you do the last time you lost a client?",
        ),
        ("Walk me through a typical week.", "L11", "Walk me through last week."),
        ("Why did you leave banking?", "L12", "What led you to leave banking?"),
        ("Are you hiring?", "L13", "How do people in this field hear about openings?"),
        (
            "How much do you earn?",
            "L14",
            "What range of pay should someone starting in this field expect?",
        ),
    ],
)
def test_better_words_are_offered(text: str, check: str, better: str) -> None:
    assert first_rewrites(text)[check] == better


@pytest.mark.parametrize(
    "text",
    [
        "Do you have a dog at work?",
        "Can you work from home?",
        "Are you responsible for the budget?",
        "Do you think you made the right choice?",
        "Do you like it and do you want to stay?",
        "You were a chemist?",
        "Is it necessary?",
    ],
)
def test_no_rewrite_is_better_than_a_clumsy_one(text: str) -> None:
    assert "L1" not in first_rewrites(text)


def test_what_leads_up_to_the_question_is_kept() -> None:
    text = "You moved to Leeds last year. In your new team, do you like the pace?"
    better = "You moved to Leeds last year. In your new team, what do you like about the pace?"
    assert first_rewrites(text)["L1"] == better


def test_names_keep_their_letters() -> None:
    assert first_rewrites("Will AI change your work?")["L1"] == "How will AI change your work?"
    assert first_rewrites("Do you like NASA?")["L1"] == "What do you like about NASA?"


def test_each_half_of_a_double_question_is_offered_alone() -> None:
    found = check_question("How did you start? What would you keep?", language=ENGLISH)
    double = next(f for f in found if f.check == "L9")
    assert double.rewrites == ("How did you start?", "What would you keep?")


def test_a_long_paragraph_is_not_rewritten() -> None:
    assert not first_rewrites("Do you like " + "the very long corridor and " * 20 + "the roof?")
