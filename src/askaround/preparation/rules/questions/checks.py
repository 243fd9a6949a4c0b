"""The checks L1 to L19: each looks for one thing that makes a question harder to answer well.

A check takes a `Wording` and the `QuestionContext` and yields what it finds; it neither rewrites
nor knows the other checks. Which remark is left unsaid because a weightier one covers it stands
in ``QUIETED_BY``. The words come from the language, the limits from the context.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from askaround.core.text import WORD, fold
from askaround.preparation.rules.findings import Level
from askaround.preparation.rules.questions.language import QuestionLanguage
from askaround.preparation.rules.questions.opening import Opening
from askaround.preparation.rules.questions.wording import Wording

ACRONYM = re.compile(r"\b[A-Z]{2,5}s?\b")
FEWEST_CONTENT_WORDS = 3
"""A question with fewer content words shares too many with any dossier to say anything."""
FEWEST_SELF_WORDS = 2
"""One "I" is courtesy: "Who else should I talk to?"."""


@dataclass(frozen=True, slots=True)
class QuestionContext:
    """What is known where the question will be asked. Everything is optional.

    ``known`` is the text of the dossier (L16); ``profile`` is what the person says of their own
    work, whose words are not jargon to them (L17), and ``level`` is theirs in the words of the
    question bank ("executive"). ``most_words`` and ``known_share`` are rules of the playbook.
    """

    known: str = ""
    profile: str = ""
    level: str = ""
    most_words: int = 25
    known_share: float = 0.6


@dataclass(frozen=True, slots=True)
class Remarked:
    """That ``remark`` applies to the characters from ``start`` to ``end``."""

    remark: str
    level: Level
    start: int
    end: int

    @property
    def check(self) -> str:
        return self.remark.partition("-")[0]


Check = Callable[[Wording, QuestionContext], Iterator[Remarked]]


def closed(wording: Wording, context: QuestionContext) -> Iterator[Remarked]:
    """L1: yes or no would answer it."""
    for question in wording.questions[-1:]:
        if question.opening is Opening.CLOSED:
            yield Remarked("L1", Level.ADVISE, question.start, question.opened)
        elif question.opening is Opening.STATEMENT:
            yield Remarked("L1-statement", Level.ADVISE, question.start, question.end)
        elif question.opening is Opening.PERMISSION:
            yield Remarked("L1-permission", Level.INFO, question.start, question.opened)


def request(wording: Wording, context: QuestionContext) -> Iterator[Remarked]:
    """L2: "Could you tell me about …" is closed in form and open in use."""
    for question in wording.questions[-1:]:
        if question.opening is Opening.REQUEST:
            yield Remarked("L2", Level.OPEN, question.start, question.opened)


def open_starter(wording: Wording, context: QuestionContext) -> Iterator[Remarked]:
    """L3: it invites a story."""
    for question in wording.questions[-1:]:
        if question.opening in {Opening.WIDE, Opening.TELL}:
            yield Remarked("L3", Level.OPEN, question.start, question.opened)


def one_word(wording: Wording, context: QuestionContext) -> Iterator[Remarked]:
    """L4: a number, a name or a date would answer it."""
    for question in wording.questions[-1:]:
        if question.opening is Opening.NARROW:
            yield Remarked("L4", Level.ADVISE, question.start, question.opened)


def leading_tag(wording: Wording, context: QuestionContext) -> Iterator[Remarked]:
    """L5: "…, right?" asks to be agreed with."""
    for question in wording.questions:
        if question.tag:
            yield Remarked("L5", Level.ADVISE, *question.tag)


def negated_opening(wording: Wording, context: QuestionContext) -> Iterator[Remarked]:
    """L6: "Don't you …" says which answer is expected."""
    for question in wording.questions[-1:]:
        if question.opening is Opening.NEGATED:
            yield Remarked("L6", Level.ADVISE, question.start, question.opened)


def loaded(wording: Wording, context: QuestionContext) -> Iterator[Remarked]:
    """L7: a word carries the asker's own verdict."""
    return _found("L7", Level.ADVISE, wording)


def agreement(wording: Wording, context: QuestionContext) -> Iterator[Remarked]:
    """L7: "Would you agree that …" hands the answer over with the question."""
    return _opened_by("L7-agree", Level.ADVISE, wording)


def forced_choice(wording: Wording, context: QuestionContext) -> Iterator[Remarked]:
    """L8: a closed question that also names the answers."""
    question = wording.main
    if question and question.opening.is_closed:
        remark = wording.language.remarks["L8"]
        choice = remark.finds.search(wording.plain, question.start, question.end)
        if choice and not remark.unless.search(wording.plain, question.start, question.end):
            yield Remarked("L8", Level.ADVISE, *choice.span())


def double_barrelled(wording: Wording, context: QuestionContext) -> Iterator[Remarked]:
    """L9: two questions at once, of which the easier one gets answered."""
    if len(wording.questions) > 1:
        yield Remarked("L9", Level.ADVISE, wording.questions[1].start, wording.questions[-1].end)
        return
    for question in wording.questions:
        remark = wording.language.remarks["L9"]
        for second in remark.finds.finditer(wording.plain, question.opened, question.end):
            if not remark.unless.search(wording.plain, question.start, question.end):
                yield Remarked("L9", Level.ADVISE, *second.span())
                return


def double_subject(wording: Wording, context: QuestionContext) -> Iterator[Remarked]:
    """L9: two things in one question, which is worth a second look and no more."""
    for question in wording.questions[-1:]:
        remark = wording.language.remarks["L9-nouns"]
        for pair in remark.finds.finditer(wording.plain, question.opened, question.end):
            if not remark.unless.search(pair.group()):
                yield Remarked("L9-nouns", Level.INFO, *pair.span())
                return


def hypothetical(wording: Wording, context: QuestionContext) -> Iterator[Remarked]:
    """L10: what somebody would do is a guess; what they did is a fact."""
    return _found("L10", Level.ADVISE, wording)


def generic_time(wording: Wording, context: QuestionContext) -> Iterator[Remarked]:
    """L11: a typical day is a summary; last Tuesday happened."""
    return _found("L11", Level.INFO, wording)


def bare_why(wording: Wording, context: QuestionContext) -> Iterator[Remarked]:
    """L12: "Why did you …" can sound like a charge."""
    return _opened_by("L12", Level.INFO, wording)


def job_ask(wording: Wording, context: QuestionContext) -> Iterator[Remarked]:
    """L13: it asks for a job, which the request promised not to do."""
    return _found("L13", Level.ADVISE, wording)


def personal_pay(wording: Wording, context: QuestionContext) -> Iterator[Remarked]:
    """L14: what this person earns; the range of the field can be asked."""
    return _found("L14", Level.ADVISE, wording)


def private_matter(wording: Wording, context: QuestionContext) -> Iterator[Remarked]:
    """L15: age, family, health, religion or origin."""
    for name in wording.language.variants("L15"):
        yield from _found(name, Level.ADVISE, wording)


def could_be_read(wording: Wording, context: QuestionContext) -> Iterator[Remarked]:
    """L16: the dossier already talks about most of what is asked."""
    if wording.main is None or not context.known:
        return
    asked = _content_words(wording.plain[wording.main.start : wording.main.end], wording.language)
    known = _content_words(context.known, wording.language)
    if len(asked) >= FEWEST_CONTENT_WORDS and len(asked & known) >= context.known_share * len(
        asked
    ):
        yield Remarked("L16", Level.ADVISE, wording.main.start, wording.main.end)


def too_long(wording: Wording, context: QuestionContext) -> Iterator[Remarked]:
    """L17: more words than a listener holds."""
    if wording.main and len(WORD.findall(wording.plain)) > context.most_words:
        yield Remarked("L17-long", Level.INFO, 0, len(wording.text))


def jargon(wording: Wording, context: QuestionContext) -> Iterator[Remarked]:
    """L17: a word of the trade that this person may not use.

    Acronyms count only where a profile says which ones the person does use.
    """
    language = wording.language
    theirs = {fold(word) for word in WORD.findall(context.profile)}
    theirs |= language.jargon_of_levels.get(context.level, frozenset())
    for match in WORD.finditer(wording.plain):
        word = fold(match.group())
        unknown = bool(context.profile and ACRONYM.fullmatch(match.group())) and not (
            language.acronyms & {word, word.removesuffix("s")}
        )
        if (word in language.jargon or unknown) and word not in theirs:
            yield Remarked("L17-jargon", Level.INFO, *match.span())


def self_centred(wording: Wording, context: QuestionContext) -> Iterator[Remarked]:
    """L18: it speaks more of the asker than of the person asked."""
    question = wording.main
    if question is None:
        return
    spoken = [fold(w) for w in WORD.findall(wording.plain[question.start : question.end])]
    mine = sum(word in wording.language.self_words for word in spoken)
    yours = sum(word in wording.language.other_words for word in spoken)
    excused = wording.language.remarks["L18"].unless.search(wording.plain)
    if mine >= FEWEST_SELF_WORDS and mine > yours and not excused:
        yield Remarked("L18", Level.INFO, question.start, question.end)


def vague(wording: Wording, context: QuestionContext) -> Iterator[Remarked]:
    """L19: so wide that the answer will be general."""
    remark = wording.language.remarks["L19"]
    for question in wording.questions[-1:]:
        if remark.finds.fullmatch(wording.plain, question.start, question.end):
            yield Remarked("L19", Level.ADVISE, question.start, question.end)


CHECKS: tuple[Check, ...] = (
    closed,
    request,
    open_starter,
    one_word,
    leading_tag,
    negated_opening,
    loaded,
    agreement,
    forced_choice,
    double_barrelled,
    double_subject,
    hypothetical,
    generic_time,
    bare_why,
    job_ask,
    personal_pay,
    private_matter,
    could_be_read,
    too_long,
    jargon,
    self_centred,
    vague,
)

FORBIDDEN = frozenset({"L13", "L14", "L15"})
SAYS_IT_BETTER = frozenset({"L5", "L6", "L8", "L10", "L19", "L7-agree"}) | FORBIDDEN
QUIETED_BY = {
    "L1": SAYS_IT_BETTER,
    "L1-statement": SAYS_IT_BETTER,
    "L1-permission": SAYS_IT_BETTER,
    "L4": FORBIDDEN,
    "L3": frozenset({"L12"}),
}
"""Remark → the remarks that cover it. One fault is named once, by its most telling name."""


def remarked(wording: Wording, context: QuestionContext) -> list[Remarked]:
    """Return what the checks say, praise last and only where nothing is advised against."""
    said = [remark for check in CHECKS for remark in check(wording, context)]
    names = {r.remark for r in said} | {r.check for r in said}
    heard = [r for r in said if not QUIETED_BY.get(r.remark, frozenset()) & names]
    advised = any(r.level is Level.ADVISE for r in heard)
    return [r for r in heard if not (advised and _is_idle(r))]


def _is_idle(remark: Remarked) -> bool:
    """Whether a remark is out of place beside advice: praise, or a second look."""
    return remark.level is Level.OPEN or remark.remark == "L9-nouns"


def _found(name: str, level: Level, wording: Wording) -> Iterator[Remarked]:
    remark = wording.language.remarks[name]
    if not wording.questions:
        return
    for match in remark.finds.finditer(wording.plain):
        if not remark.unless.search(wording.plain):
            yield Remarked(name, level, *match.span())


def _opened_by(name: str, level: Level, wording: Wording) -> Iterator[Remarked]:
    remark = wording.language.remarks[name]
    for question in wording.questions[-1:]:
        match = remark.finds.match(wording.plain, question.start, question.stop)
        if match and not remark.unless.search(wording.plain, question.start, question.stop):
            yield Remarked(name, level, *match.span())


def _content_words(text: str, language: QuestionLanguage) -> set[str]:
    words = {fold(word) for word in WORD.findall(text)}
    return {_stem(word, language) for word in words - language.stop_words}


def _stem(word: str, language: QuestionLanguage) -> str:
    for ending in language.endings:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word.removesuffix(ending)
    return word
