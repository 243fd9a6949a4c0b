"""The verdict on utterances that experts labelled; see docs/measurements/question-checks.md."""

import pytest

from askaround.preparation.rules.questions import openness
from bench.question_checks import ENGLISH, is_tune_half, labelled
from tests.shared_data import shared


@pytest.mark.corpus
def test_what_is_called_open_is_nearly_always_labelled_open_in_the_held_back_half() -> None:
    path = shared("interviews") / "open_closed_questions" / "annomi_therapist_utterances.tsv"
    held_back = [u for u in labelled(path) if not is_tune_half(u)]
    called_open = [u for u in held_back if openness(u.text, language=ENGLISH) == "open"]
    right = sum(u.label == "open" for u in called_open)
    assert len(called_open) > 200
    assert right / len(called_open) > 0.75
