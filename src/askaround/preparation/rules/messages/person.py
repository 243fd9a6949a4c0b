"""M4, M8, M9, M10 and M11: whether the message is for this person and no other."""

import re
import unicodedata
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from askaround.core.text import fold, words
from askaround.preparation.rules.findings import Finding, Level
from askaround.preparation.rules.messages.body import Body, Span, stems
from askaround.preparation.rules.messages.facts import Purpose
from askaround.preparation.rules.messages.reading import FIRST, Reading

# A word with the accents that some keyboards send as letters of their own.
NAME = re.compile(r"[^\W_][\u0300-\u036f]*(?:['’]?[^\W_][\u0300-\u036f]*)*")
SHORTEST_MISSPELLED = 5  # letters; "Dan" and "Jan" are two names
SPECIFIC_WORDS = 2  # that the reason and the message share


def connection_first(reading: Reading) -> Iterator[Finding]:
    """M4."""
    facts, body = reading.facts, reading.body
    if facts.purpose is not Purpose.REQUEST or not facts.first_message or not body.sentences:
        return
    opening = _opening(body)
    if facts.referrer:
        if not set(map(fold, words(facts.referrer))) & set(map(fold, words(opening.text))):
            yield reading.remark("M4", Level.NOTE, "M4_referrer", at=opening, name=facts.referrer)
    elif not _connects(opening.text, reading):
        reason = "M4_connection" if facts.connection else "M4_unknown"
        yield reading.remark("M4", Level.NOTE, reason, at=opening)


def about_them(reading: Reading) -> Iterator[Finding]:
    """M8."""
    if reading.facts.purpose not in FIRST | {Purpose.INTRODUCER_REPLY}:
        return
    own, other = reading.body.count("self"), reading.body.count("other")
    if own > other:
        yield reading.remark("M8", Level.NOTE, "M8", own=own, other=other)


def why_them(reading: Reading) -> Iterator[Finding]:
    """M9. A note of 200 characters may name who suggested it instead of the reason."""
    facts = reading.facts
    if facts.purpose not in FIRST:
        return
    if not facts.why_you.strip():
        yield reading.remark("M9", Level.WARN, "M9_empty")
        return
    enough = [facts.why_you]
    if reading.is_narrow:
        enough += [facts.referrer, facts.connection]
    written = reading.body.stems()
    if not any(_shares(stems(reason, reading.wording), written) for reason in enough):
        name = facts.addressed_as or facts.person_name
        yield reading.remark("M9", Level.WARN, "M9_missing", name=name)


def flattery(reading: Reading) -> Iterator[Finding]:
    """M10. Every one after the first."""
    for found in reading.body.find("superlative")[1:]:
        yield reading.remark("M10", Level.NOTE, "M10", at=found, words=found.text)


def their_name(reading: Reading) -> Iterator[Finding]:
    """M11. In the greeting every name counts; elsewhere only one that is nearly theirs."""
    facts, body = reading.facts, reading.body
    names = _words_of(facts.person_name, facts.addressed_as)
    if not names:
        return
    known = names | _words_of(facts.referrer, *facts.others)
    for written in _spans(body.greeting) if body.greeting else []:
        yield from _in_greeting(written, names, known, reading)
    for sentence in body.sentences:
        for written in _spans(sentence)[1:]:
            meant = _nearly(written.text, names)
            if written.text[:1].isupper() and meant and _composed(written.text) not in known:
                yield _misspelled(written, meant, reading)


def _opening(body: Body) -> Span:
    """Return the first sentence; on the phone "my name is Ana" may come before it."""
    first, *more = body.sentences
    introduces = body.wording.patterns["own_name"].match(first.text)
    return more[0] if introduces and more else first


def _connects(opening: str, reading: Reading) -> bool:
    facts, wording = reading.facts, reading.wording
    known = stems(f"{facts.connection} {facts.why_you}", wording)
    if known & stems(opening, wording):
        return True
    return not facts.connection and bool(wording.patterns["connection"].search(opening))


def _shares(reason: frozenset[str], written: frozenset[str]) -> bool:
    return 0 < min(len(reason), SPECIFIC_WORDS) <= len(reason & written)


def _in_greeting(
    written: Span, names: frozenset[str], known: frozenset[str], reading: Reading
) -> Iterator[Finding]:
    wording, facts = reading.wording, reading.facts
    ignored = wording.words["titles"] | wording.words["not_names"]
    if _composed(written.text) in known or fold(written.text) in ignored:
        return
    meant = _nearly(written.text, names, shortest=3)
    if meant:
        yield _misspelled(written, meant, reading)
    elif _greets_by_name(reading) and facts.purpose is not Purpose.INTRODUCTION:
        yield reading.remark(
            "M11", Level.WARN, "M11_other", at=written, written=written.text, name=facts.person_name
        )


def _greets_by_name(reading: Reading) -> bool:
    """Say whether the greeting holds nothing but names: not "Hello from Lund"."""
    greeted = _spans(reading.body.greeting) if reading.body.greeting else []
    ignored = reading.wording.words["titles"] | reading.wording.words["not_names"]
    return all(each.text[0].isupper() or fold(each.text) in ignored for each in greeted)


def _misspelled(written: Span, meant: str, reading: Reading) -> Finding:
    body = reading.facts.body
    mended = body[: written.start] + meant + body[written.end :]
    return reading.remark(
        "M11",
        Level.WARN,
        "M11_spelling",
        at=written,
        rewrites=(mended,),
        written=written.text,
        name=meant,
    )


def _nearly(written: str, names: frozenset[str], *, shortest: int = SHORTEST_MISSPELLED) -> str:
    """Return the name of ``names`` that ``written`` was meant to be, or an empty text.

    Accents and case apart they are the same, or they differ by one letter or two swapped ones
    (by two letters from eight on).
    """
    if _composed(written) in names:
        return ""
    for name in sorted(names):
        slips = OSA.distance(fold(written), fold(name))
        if slips == 0 or (len(name) >= shortest and slips <= (2 if len(name) >= 8 else 1)):
            return name
    return ""


def _words_of(*texts: str) -> frozenset[str]:
    return frozenset(_composed(name) for text in texts for name in NAME.findall(text))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("’", "'").removesuffix("'s"))


def _spans(span: Span) -> list[Span]:
    """Return the words of a piece of the body, each with where it stands."""
    return [Span(name[0], span.start + name.start()) for name in NAME.finditer(span.text)]
