"""What the labelled file cannot say: levels, spans, and what depends on the person asked."""

import pytest

from askaround.preparation.languages import question_language
from askaround.preparation.rules.findings import Finding, Level
from askaround.preparation.rules.questions import QuestionContext, check_question

ENGLISH = question_language("en")


def finding(text: str, check: str, context: QuestionContext | None = None) -> Finding:
    found = check_question(text, language=ENGLISH, context=context or QuestionContext())
    return next(f for f in found if f.check == check)


def checks(text: str, **known: object) -> list[str]:
    context = QuestionContext(**known)  # type: ignore[arg-type]
    return [f.check for f in check_question(text, language=ENGLISH, context=context)]


@pytest.mark.parametrize(
    ("text", "check", "level"),
    [
        ("Do you like your job?", "L1", Level.ADVISE),
        ("May I stay in touch?", "L1", Level.INFO),
        ("Could you tell me about your first year?", "L2", Level.OPEN),
        ("What surprised you?", "L3", Level.OPEN),
        ("What do you do and how do you do it?", "L9", Level.ADVISE),
        ("Which skills and habits matter?", "L9", Level.INFO),
        ("Why did you leave?", "L12", Level.INFO),
        ("Are you hiring?", "L13", Level.ADVISE),
    ],
)
def test_a_finding_weighs_what_it_should(text: str, check: str, level: Level) -> None:
    assert finding(text, check).level is level


@pytest.mark.parametrize(
    ("text", "check", "marked"),
    [
        ("In your team, do you like the pace?", "L1", "do"),
        ("I am new to this. Could you tell me about your start?", "L2", "Could you tell me about"),
        ("You work late, right?", "L5", ", right?"),
        ("Is the pace calm or hectic?", "L8", "or"),
        ("What do you do and how do you do it?", "L9", " and how"),
        ("What is your salary?", "L14", "What is your salary"),
        ("Don’t you get bored?", "L6", "Don’t"),
    ],
)
def test_a_finding_marks_the_words_it_is_about(text: str, check: str, marked: str) -> None:
    found = finding(text, check)
    assert text[found.start : found.end] == marked


def test_a_question_whose_answer_stands_in_the_dossier_could_have_been_read() -> None:
    dossier = "Hamlin Press publishes poetry and travel books and was founded in Leeds in 1974."
    question = "What kind of travel books does Hamlin Press publish?"
    assert "L16" in checks(question, known=dossier)
    assert "L16" not in checks(question)
    assert "L16" not in checks("What did your last author teach you?", known=dossier)


def test_the_share_of_known_words_is_a_rule_that_may_be_changed() -> None:
    question = "How do poetry readers find your books?"
    assert "L16" not in checks(question, known="poetry and books")
    assert "L16" in checks(question, known="poetry and books", known_share=0.3)


def test_a_word_of_the_trade_is_plain_to_somebody_who_uses_it() -> None:
    question = "How do you set your OKRs?"
    assert "L17" in checks(question)
    assert "L17" not in checks(question, profile="I coach teams on OKRs.")
    assert "L17" not in checks(question, level="executive")
    assert "L17" in checks(question, level="student")


def test_an_unknown_acronym_is_named_only_where_the_profile_is_known() -> None:
    question = "What does the FHWA expect of you?"
    assert "L17" not in checks(question)
    assert "L17" in checks(question, profile="Bridge engineer in Ohio")
    assert "L17" not in checks("What does HR expect of you?", profile="Bridge engineer in Ohio")


def test_the_length_that_a_listener_holds_is_a_rule_that_may_be_changed() -> None:
    question = "What did you learn in your first year that you still use?"
    assert "L17" not in checks(question)
    assert "L17" in checks(question, most_words=8)


def test_praise_is_given_only_where_nothing_is_advised_against() -> None:
    assert checks("What do you like about your job?") == ["L3"]
    assert checks("What is so amazing about your job?") == ["L7"]


def test_findings_come_in_the_order_of_their_numbers() -> None:
    found = checks("Do you usually work late and do you mind?")
    assert found == sorted(found, key=lambda check: int(check[1:]))


def test_every_finding_gives_a_reason_of_one_line() -> None:
    for remark in ENGLISH.remarks.values():
        assert remark.reason.endswith((".", "?"))
        assert "\n" not in remark.reason
        assert len(remark.reason) <= 100
