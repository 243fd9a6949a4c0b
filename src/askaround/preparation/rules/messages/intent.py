"""M3, M5, M6, M7, M13 and M16: what the message asks for."""

from collections.abc import Iterator

from askaround.preparation.rules.findings import Finding, Level
from askaround.preparation.rules.messages.body import Span, stems
from askaround.preparation.rules.messages.facts import Purpose
from askaround.preparation.rules.messages.reading import ASKING, FIRST, Reading

OPEN_ABOUT_JOBS = frozenset({Purpose.OPENING, Purpose.SEARCH})
WITHOUT_PAPERS = frozenset({Purpose.ARRANGEMENT, Purpose.NEWS})
MOST_QUESTIONS = 3
WORDS_BEFORE = 6  # how far a "not" reaches
FURTHEST = 120  # characters in which those words must stand


def one_ask(reading: Reading) -> Iterator[Finding]:
    """M3."""
    if reading.facts.purpose not in ASKING:
        return
    questions = reading.body.questions
    if not questions and reading.body.words:
        yield reading.remark("M3", Level.WARN, "M3_none")
    elif len(questions) > MOST_QUESTIONS:
        yield reading.remark("M3", Level.WARN, "M3_many", questions=len(questions))
    elif len(questions) > 1:
        yield reading.remark("M3", Level.INFO, "M3_two", at=questions[1], questions=len(questions))


def job_words(reading: Reading) -> Iterator[Finding]:
    """M5. "I am not looking for a job" is what a request should say, so a "not" excuses.

    A note about an opening and the news that a search begins speak of it openly.
    """
    if reading.facts.purpose in OPEN_ABOUT_JOBS:
        return
    for found in _not_negated(reading, "job"):
        yield reading.remark("M5", Level.WARN, "M5", at=found, words=found.text)
    if not reading.playbook.resume_with_first_message:
        for found in _not_negated(reading, "resume"):
            yield reading.remark("M5", Level.WARN, "M5_resume", at=found, words=found.text)


def attachment(reading: Reading) -> Iterator[Finding]:
    """M6. Beside a time or a bit of news, a resume belongs only where they asked for it."""
    facts = reading.facts
    if not facts.has_attachment or facts.papers_wanted:
        return
    if facts.first_message:
        if not reading.playbook.resume_with_first_message:
            yield reading.remark("M6", Level.NOTE, "M6")
    elif facts.purpose in WITHOUT_PAPERS:
        yield reading.remark("M6", Level.NOTE, "M6_later")


def duration_and_window(reading: Reading) -> Iterator[Finding]:
    """M7."""
    if reading.facts.purpose not in FIRST | {Purpose.INTRODUCER_REPLY}:
        return
    has_duration, has_window = reading.body.find("duration"), reading.body.find("window")
    if not has_duration and not has_window:
        yield reading.remark("M7", Level.NOTE, "M7_both")
    elif not has_duration:
        yield reading.remark("M7", Level.NOTE, "M7_duration")
    elif not has_window:
        yield reading.remark("M7", Level.NOTE, "M7_window")


def content_questions(reading: Reading) -> Iterator[Finding]:
    """M13."""
    if reading.facts.purpose not in ASKING or not reading.facts.first_message:
        return
    patterns = reading.wording.patterns
    for question in reading.body.questions:
        plain = reading.body.plain[question.start : question.end]
        if patterns["content_question"].search(plain) and not patterns["meeting_question"].search(
            plain
        ):
            yield reading.remark("M13", Level.NOTE, "M13", at=question)


def thanks(reading: Reading) -> Iterator[Finding]:
    """M16. Without notes of what was learned, a turn such as "what you said about" will do."""
    if reading.facts.purpose is not Purpose.THANKS:
        return
    body, learned = reading.body, reading.facts.learned
    specific = stems(learned, reading.wording) & body.stems() if learned else body.find("learned")
    if not specific:
        yield reading.remark("M16", Level.WARN, "M16_specific")
    for asked in (body.questions or body.find("ask"))[:1]:
        yield reading.remark("M16", Level.WARN, "M16_ask", at=asked)
    for given in body.find("gift")[:1]:
        yield reading.remark("M16", Level.INFO, "M16_gift", at=given)


def _not_negated(reading: Reading, pattern: str) -> Iterator[Span]:
    plain, negation = reading.body.plain, reading.wording.patterns["negation"]
    for found in reading.body.find(pattern):
        ends = [no.end() for no in negation.finditer(plain, found.start - FURTHEST, found.start)]
        if not ends or not _reaches(plain[ends[-1] : found.start]):
            yield found


def _reaches(between: str) -> bool:
    """Say whether a negation reaches over these words: few of them, and no new clause."""
    return len(between.split()) <= WORDS_BEFORE and not set(between) & set(",.;:!?\n")
