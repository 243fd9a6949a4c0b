"""Other words for a question: complete texts, offered only where they are no worse.

A rewrite that a check would itself speak against is never offered: `offered` reads each one again.
"""

import re
from collections.abc import Callable, Iterator
from itertools import islice

from askaround.preparation.rules.findings import Level
from askaround.preparation.rules.questions.checks import (
    QuestionContext,
    Remarked,
    remarked,
)
from askaround.preparation.rules.questions.language import Remark, Rewrite
from askaround.preparation.rules.questions.opening import Opening
from askaround.preparation.rules.questions.wording import APOSTROPHES, Question, Wording

MOST_REWRITES = 3
LONGEST_REWRITTEN = 300
"""Characters. Patterns are written for questions as they are spoken, not for paragraphs."""
GAP = re.compile(r"\{(\w+)\}")
SPACES = re.compile(r"\s{2,}")


def offered(wording: Wording, remark: Remarked, context: QuestionContext) -> tuple[str, ...]:
    """Return up to three complete texts without the fault, and without a new one."""
    question = wording.main
    if question is None or len(wording.text) > LONGEST_REWRITTEN:
        return ()
    write = OWN_WAYS.get(remark.remark, _by_pattern)
    drafts = dict.fromkeys(write(wording, question, remark))
    better = (d for d in drafts if d != wording.text and _is_better(d, wording, remark, context))
    return tuple(islice(better, MOST_REWRITES))


def _is_better(draft: str, wording: Wording, remark: Remarked, context: QuestionContext) -> bool:
    rewritten = Wording(draft, wording.language)
    gone = all(r.check != remark.check for r in remarked(rewritten, context))
    asks = rewritten.main is not None and rewritten.main.opening is not Opening.STATEMENT
    return gone and asks and _faults(rewritten, context) <= _faults(wording, context)


def _faults(wording: Wording, context: QuestionContext) -> set[str]:
    return {r.check for r in remarked(wording, context) if r.level is Level.ADVISE}


def _by_pattern(wording: Wording, question: Question, remark: Remarked) -> Iterator[str]:
    known = wording.language.remarks[remark.remark]
    if known.rewrites and not _is_double(wording):
        core = wording.text[question.start : question.end]
        for new in _reworded(core, known, wording):
            yield _in_place(wording, question, new)
    for rewrite in known.rewrites:
        if rewrite.when is None:
            yield from rewrite.to


def _reworded(core: str, remark: Remark, wording: Wording) -> tuple[str, ...]:
    """Return the texts of the first rewrite whose ``when`` fits ``core``."""
    for rewrite in remark.rewrites:
        if rewrite.when and (match := rewrite.when.fullmatch(core.translate(APOSTROPHES))):
            filled = tuple(_filled(text, match, core) for text in rewrite.to)
            return _passed_on(filled, rewrite, wording)
    return ()


def _passed_on(filled: tuple[str, ...], rewrite: Rewrite, wording: Wording) -> tuple[str, ...]:
    if not rewrite.then:
        return filled
    following = wording.language.remarks[rewrite.then]
    return tuple(new for text in filled for new in _reworded(text.rstrip("?."), following, wording))


def _filled(template: str, match: re.Match[str], core: str) -> str:
    """Fill ``{rest}`` with what the group matched, in the letters that were written."""

    def piece(gap: re.Match[str]) -> str:
        start, end = match.span(gap[1])
        moved = start == 0 and gap.start() > 0
        return _uncapital(core[start:end]) if moved else core[start:end]

    return _tidy(GAP.sub(piece, template))


def _tidy(text: str) -> str:
    text = SPACES.sub(" ", text).strip()
    return re.sub(r"\s+([?,.])", r"\1", text)


def _in_place(wording: Wording, question: Question, new: str) -> str:
    """Put ``new`` where the question stood, behind what led up to it."""
    before, after = wording.text[: question.start], wording.text[question.stop :]
    begins = not before.strip() or before.rstrip()[-1] in '.!?…"”'
    return f"{before}{_capital(new) if begins else _uncapital(new)}{after}".strip()


def _is_double(wording: Wording) -> bool:
    joint = wording.language.remarks["L9"].finds
    return any(joint.search(wording.plain, q.opened, q.end) for q in wording.questions)


def _each_alone(wording: Wording, question: Question, remark: Remarked) -> Iterator[str]:
    """L9: offer each of the two questions without the other."""
    if len(wording.questions) > 1:
        for one in wording.questions:
            yield _capital(wording.text[one.start : one.stop].strip())
        return
    joint = wording.language.joint.search(wording.plain, remark.start, remark.end)
    if joint:
        first = wording.text[: remark.start].rstrip(" ,;–—-")
        second = wording.text[joint.end() : question.end]
        mark = wording.text[question.end : question.stop].strip() or "?"
        yield f"{first}{mark}"
        yield f"{_capital(second.strip())}{mark}"


def _without_spare_words(wording: Wording, question: Question, remark: Remarked) -> Iterator[str]:
    """L7: leave the loaded word out where the sentence stands without it."""
    spared = wording.language.spare.sub(" ", wording.text)
    if spared != wording.text:
        yield _capital(_tidy(spared))
    yield from _by_pattern(wording, question, remark)


def _without_tag(wording: Wording, question: Question, remark: Remarked) -> Iterator[str]:
    """L5: a question before the tag stands alone; a statement needs other words."""
    if question.opening.is_open and question.tag:
        kept, after = wording.text[: question.tag[0]], wording.text[question.stop :]
        yield f"{kept.rstrip(' ,–—-')}?{after}".strip()
    yield from _by_pattern(wording, question, remark)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _uncapital(text: str) -> str:
    """Lower the capital that began a sentence, and no acronym and no "I"."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


OWN_WAYS: dict[str, Callable[[Wording, Question, Remarked], Iterator[str]]] = {
    "L5": _without_tag,
    "L7": _without_spare_words,
    "L9": _each_alone,
}
