"""What holds for every text, whoever typed it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from askaround.preparation.languages import question_language
from askaround.preparation.rules.questions import QuestionContext, check_question, openness
from tests.preparation.questions.test_labelled import labelled

ENGLISH = question_language("en")
PIECES = st.sampled_from(
    [
        *("Do you", "Don’t you", "Is it", "Are there any", "what", "How long", "Could you tell me"),
        *("like", "your job", "the hours", "usually", "and how do you", "or", "if you could"),
        *("a typical day", "obviously", "hiring", "your salary", "your kids", "to work here"),
        *(
            ", right?",
            "?",
            ".",
            ",",
            "“",
            "”",
            "…",
            "\n",
            "¿",
            "Dr.",
            "So,",
            "when you",
            "[my field]",
        ),
    ]
)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(PIECES, max_size=14).map(" ".join),
    st.sampled_from([text for text, _, _ in labelled()]),
)


@given(TEXTS)
def test_findings_point_inside_the_text_and_never_change(text: str) -> None:
    found = check_question(text, language=ENGLISH)
    assert all(0 <= f.start <= f.end <= len(text) for f in found)
    assert found == check_question(text, language=ENGLISH)


@given(TEXTS)
def test_the_verdict_agrees_with_the_findings(text: str) -> None:
    checks = {f.check for f in check_question(text, language=ENGLISH)}
    verdict = openness(text, language=ENGLISH)
    if verdict == "none":
        assert not checks
    if checks & {"L2", "L3"}:
        assert verdict == "open"
    if checks & {"L1", "L4", "L6", "L8"}:
        assert verdict == "closed"


@given(TEXTS)
def test_a_rewrite_removes_its_finding_and_settles(text: str) -> None:
    for found in check_question(text, language=ENGLISH):
        for rewrite in found.rewrites:
            again = check_question(rewrite, language=ENGLISH)
            assert rewrite != text
            assert all(other.check != found.check for other in again)


@settings(max_examples=50)
@given(TEXTS, st.text(max_size=80), st.text(max_size=80), st.text(max_size=10))
def test_no_context_is_too_strange(text: str, known: str, profile: str, level: str) -> None:
    context = QuestionContext(known=known, profile=profile, level=level)
    found = check_question(text, language=ENGLISH, context=context)
    assert all(0 <= f.start <= f.end <= len(text) for f in found)
