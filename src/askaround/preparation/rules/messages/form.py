"""M1, M2, M12, M14 and M15: what the text looks like, whatever it says."""

import re
from collections.abc import Iterator

from askaround.core.text import many_lines, words
from askaround.preparation.rules.drafts import SUBJECT_WORDS, blanks
from askaround.preparation.rules.findings import Finding, Level
from askaround.preparation.rules.messages.body import Span
from askaround.preparation.rules.messages.facts import Purpose
from askaround.preparation.rules.messages.reading import Reading

HARDEST_GRADE = 8
FEWEST_WORDS_FOR_A_GRADE = 25
REPLY = re.compile(r"^(?:(?:re|fwd?|aw):\s*)+", re.IGNORECASE)


def length(reading: Reading) -> Iterator[Finding]:
    """M1. What is said aloud has no length in words, and a short channel cannot be too short."""
    if reading.channel.is_spoken:
        return
    count = len(reading.body.words)
    limits = reading.wording.lengths[reading.facts.purpose]
    if count >= limits.warn:
        yield reading.remark("M1", Level.WARN, "M1_warn", words=count)
    elif count >= limits.note:
        yield reading.remark("M1", Level.NOTE, "M1_note", words=count)
    elif count > limits.good:
        yield reading.remark("M1", Level.INFO, "M1_over", words=count)
    elif 0 < count < limits.few and not reading.is_narrow:
        yield reading.remark("M1", Level.INFO, "M1_short", words=count)


def reading_grade(reading: Reading) -> Iterator[Finding]:
    """M2. A few words say nothing about how a text reads."""
    body = reading.body
    if sum(len(words(each.text)) for each in body.sentences) < FEWEST_WORDS_FOR_A_GRADE:
        return
    if body.grade > HARDEST_GRADE:
        yield reading.remark("M2", Level.NOTE, "M2", grade=round(body.grade))


def unfilled_blanks(reading: Reading) -> Iterator[Finding]:
    """M12. The only check that holds a message back."""
    facts = reading.facts
    own_words = (facts.why_you, facts.connection, facts.learned, facts.person_name, *facts.others)
    for blank in blanks(facts.subject, own_words=own_words):
        yield reading.remark("M12", Level.STOP, "M12", hint=blank.hint)
    for blank in blanks(facts.body, own_words=own_words):
        span = Span(facts.body[blank.start : blank.end], blank.start)
        yield reading.remark("M12", Level.STOP, "M12", at=span, hint=blank.hint)


def subject_line(reading: Reading) -> Iterator[Finding]:
    """M14. An introduction names two people in its subject, and an answer keeps the old one."""
    written = reading.facts.subject.strip()
    if not reading.channel.subject:
        return
    if not written:
        yield reading.remark("M14", Level.NOTE, "M14_missing")
    elif reading.facts.purpose is not Purpose.INTRODUCTION and not REPLY.match(written):
        count, (fewest, most) = len(words(written)), SUBJECT_WORDS
        if not fewest <= count <= most:
            yield reading.remark("M14", Level.NOTE, "M14_length", words=count)


def channel_limit(reading: Reading) -> Iterator[Finding]:
    """M15."""
    channel, subject = reading.channel, reading.facts.subject
    count = len(many_lines(reading.facts.body))
    if channel.characters and count > channel.characters:
        yield reading.remark(
            "M15",
            Level.WARN,
            "M15_paid" if count <= channel.paid_characters else "M15",
            characters=count,
            channel=channel.name,
            limit=channel.characters,
            paid=channel.paid_characters,
        )
    if channel.subject and len(subject) > channel.subject:
        yield reading.remark(
            "M15",
            Level.WARN,
            "M15_subject",
            characters=len(subject),
            channel=channel.name,
            limit=channel.subject,
        )
