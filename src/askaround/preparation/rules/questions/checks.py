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

OPENED: dict[Opening, tuple[str, Level]] = {
    Opening.CLOSED: ("L1", Level.ADVISE),  # yes or no would answer it
    Opening.PERMISSION: ("L1-permission", Level.INFO),
    Opening.REQUEST: ("L2", Level.OPEN),  # "could you tell me": closed in form, open in use
    Opening.WIDE: ("L3", Level.OPEN),  # it invites a story
    Opening.TELL: ("L3", Level.OPEN),
    Opening.NARROW: ("L4", Level.ADVISE),  # a number, a name or a date would answer it
    Opening.NEGATED: ("L6", Level.ADVISE),  # "don't you …" says which answer is expected
}
WORDS_OF_OPENING = {
    "L7-agree": Level.ADVISE,  # "would you agree that …" hands the answer over with the question
    "L12": Level.INFO,  # "why did you …" can sound like a charge
}
WORDS_ANYWHERE = {
    "L7": Level.ADVISE,  # a word that carries the asker's own verdict
    "L10": Level.ADVISE,  # what somebody would do is a guess; what they did is a fact
    "L11": Level.INFO,  # a typical day is a summary; last Tuesday happened
    "L13": Level.ADVISE,  # a job, which the request promised not to ask for
    "L14": Level.ADVISE,  # what this person earns; the range of the field can be asked
}


def opening(wording: Wording, context: QuestionContext) -> Iterator[Remarked]:
    """L1 to L4, L6, L7 and L12: how the question that will be answered begins."""
    question = wording.main
    if question is None:
        return
    if question.opening is Opening.STATEMENT:
        yield Remarked("L1-statement", Level.ADVISE, question.start, question.end)
    else:
        yield Remarked(*OPENED[question.opening], question.start, question.opened)
    for name, level in WORDS_OF_OPENING.items():
        remark = wording.language.remarks[name]
        match = remark.finds.match(wording.plain, question.start, question.stop)
        if match and not remark.unless.search(wording.plain, question.start, question.stop):
            yield Remarked(name, level, *match.span())


def words_anywhere(wording: Wording, context: QuestionContext) -> Iterator[Remarked]:
    """L7, L10, L11, L13 and L14; and L15: age, family, health, religion or origin."""
    if wording.main is None:
        return
    private = dict.fromkeys(wording.language.variants("L15"), Level.ADVISE)
    for name, level in (WORDS_ANYWHERE | private).items():
        remark = wording.language.remarks[name]
        if not remark.unless.search(wording.plain):
            for match in remark.finds.finditer(wording.plain):
                yield Remarked(name, level, *match.span())


def leading_tag(wording: Wording, context: QuestionContext) -> Iterator[Remarked]:
    """L5: "…, right?" asks to be agreed with."""
    for question in wording.questions:
        if question.tag:
            yield Remarked("L5", Level.ADVISE, *question.tag)


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
    opening,
    leading_tag,
    words_anywhere,
    forced_choice,
    double_barrelled,
    double_subject,
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


def _content_words(text: str, language: QuestionLanguage) -> set[str]:
    words = {fold(word) for word in WORD.findall(text)}
    return {_stem(word, language) for word in words - language.stop_words}


def _stem(word: str, language: QuestionLanguage) -> str:
    for ending in language.endings:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word.removesuffix(ending)
    return word
