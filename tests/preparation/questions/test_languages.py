"""A language is a file: another one needs no code, and a fault in it says where it is."""

import re
from pathlib import Path

import pytest

from askaround.preparation.languages import (
    FaultyPage,
    language_page,
    languages,
    own_reasons,
    parse_page,
    question_language,
    read_question_language,
)
from askaround.preparation.rules.questions import QuestionContext, check_question, openness

SOURCE = Path(__file__).with_name("german.toml").read_text(encoding="utf-8")
GERMAN = read_question_language("de", parse_page("de/questions.toml", SOURCE))


@pytest.mark.parametrize(
    ("text", "verdict", "checks"),
    [
        ("Mögen Sie Ihre Arbeit?", "closed", ["L1"]),
        ("Was mögen Sie an Ihrer Arbeit?", "open", ["L3"]),
        ("Können Sie mir erzählen, wie ein Projekt beginnt?", "open", ["L2"]),
        ("Können Sie mir sagen, ob Sie gern reisen?", "closed", ["L1"]),
        ("Als Sie anfingen, was war anders?", "open", ["L3"]),
        ("Wie viele Leute leiten Sie?", "closed", ["L4"]),
        ("Die Arbeit ist spannend, oder?", "closed", ["L5"]),
        ("Haben Sie nicht genug davon?", "closed", ["L6"]),
        ("Ist die Arbeit ruhig oder laut?", "closed", ["L8"]),
        ("Was machen Sie und wie fing es an?", "open", ["L9"]),
        ("Warum sind Sie gegangen?", "open", ["L12"]),
        ("Gibt es eine Stelle für mich?", "closed", ["L13"]),
        ("Wie alt sind Sie?", "closed", ["L15"]),
        ("Vielen Dank für Ihre Zeit.", "none", []),
    ],
)
def test_another_language_needs_no_code(text: str, verdict: str, checks: list[str]) -> None:
    assert openness(text, language=GERMAN) == verdict
    assert [f.check for f in check_question(text, language=GERMAN)] == checks


def test_another_language_offers_its_own_words() -> None:
    (closed,) = check_question("Mögen Sie Teamarbeit?", language=GERMAN)
    assert closed.rewrites == ("Was mögen Sie an Teamarbeit?",)
    assert closed.reason == "Darauf genügt ein Ja oder Nein."


def test_levels_and_dossiers_work_in_another_language() -> None:
    question = "Was bringen Synergien?"
    manager = QuestionContext(level="manager")
    executive = QuestionContext(level="executive")
    assert "L17" in [f.check for f in check_question(question, language=GERMAN, context=manager)]
    assert "L17" not in [
        f.check for f in check_question(question, language=GERMAN, context=executive)
    ]


def test_english_ships_with_the_program() -> None:
    assert "en" in languages()
    assert question_language("en").name == "English"


def test_an_unknown_language_is_named() -> None:
    with pytest.raises(FaultyPage, match="no language 'tlh'"):
        language_page("tlh", "questions")


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('name = "Deutsch"', "", "de/questions.toml: name is missing"),
        ("[remarks.L5]", "[remarks.L55]", "de/questions.toml: remarks.L5 is missing"),
        ("[remarks.L15-age]", "[remarks.L2-age]", "remarks.L15-… is missing"),
        ("whether = ['ob\\b']", "", "de/questions.toml: openings.whether is missing"),
        ("'darf ich\\b'", "'darf (ich\\b'", "openings.permission is not a pattern"),
        ("'warum\\b'", "'<warumwort>'", "remarks.L12.finds uses <warumwort>"),
        ("an {rest}?", "an {alles}?", r"remarks.L1.rewrites[1].to has a gap that `when` does not"),
        ("self = [", "self = [1, ", "words.self must be a list of texts"),
        ('reason = "Zu lang."', "reason = 25", "remarks.L17-long.reason must be a text"),
        ("[lists]", "lists = 1\n[list]", "lists must be a table"),
        ("[[remarks.L13.rewrites]]", "[remarks.L13.rewrites]", "rewrites must be a list of tables"),
        ('name = "Deutsch"', "name = Deutsch", "de/questions.toml is not valid TOML"),
    ],
)
def test_a_fault_names_file_key_and_what_is_wrong(old: str, new: str, sentence: str) -> None:
    assert old in SOURCE
    with pytest.raises(FaultyPage) as fault:
        page = parse_page("de/questions.toml", SOURCE.replace(old, new, 1))
        read_question_language("de", page)
    assert sentence in str(fault.value)


@pytest.mark.parametrize("checked", ["questions", "messages"])
def test_the_checks_say_in_spanish_what_they_say_in_english(checked: str) -> None:
    page = language_page("en", checked)
    english = (
        {key: page.table("remarks").table(key).text("reason") for key in page.table("remarks").keys}
        if checked == "questions"
        else {key: page.table("reasons").text(key) for key in page.table("reasons").keys}
    )
    shown = {key: text for key, text in english.items() if text != "A second step for rewrites."}

    spanish = own_reasons("es", checked)

    assert spanish.keys() == shown.keys()
    for key, text in shown.items():
        assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", spanish[key]))


def test_an_english_question_is_remarked_upon_in_spanish() -> None:
    (closed,) = check_question("Do you like teamwork?", language=question_language("es"))

    assert closed.reason.startswith("Esto se puede responder con un sí o un no.")
    assert closed.rewrites == ("What do you like about teamwork?",)
