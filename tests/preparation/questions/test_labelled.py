"""Every labelled question is judged as labelled: all findings, and no others."""

import csv
from pathlib import Path

import pytest

from askaround.preparation.languages import question_language
from askaround.preparation.rules.questions import check_question, openness

ENGLISH = question_language("en")


def labelled() -> list[tuple[str, str, list[str]]]:
    lines = Path(__file__).with_name("labelled.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
    return [(row["text"], row["openness"], row["checks"].split()) for row in rows]


@pytest.mark.parametrize(("text", "expected", "checks"), labelled())
def test_the_checks_say_what_the_label_says(text: str, expected: str, checks: list[str]) -> None:
    assert sorted({f.check for f in check_question(text, language=ENGLISH)}) == sorted(checks)
    assert openness(text, language=ENGLISH) == expected


def test_every_check_without_a_context_is_labelled_with_hits() -> None:
    seen = [check for _, _, checks in labelled() for check in checks]
    counts = {f"L{number}": seen.count(f"L{number}") for number in range(1, 20) if number != 16}
    assert min(counts.values()) >= 2, counts
    assert len(labelled()) >= 160
