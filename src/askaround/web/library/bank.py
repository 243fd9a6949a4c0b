"""How a question of the bank is shown: quietly with what it is good for, and how to ask on."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from askaround.people.rules.levels import function_names, level_names
from askaround.preparation import bank
from askaround.preparation.bank import BankQuestion

POSITIONS = {
    "opening": gettext_lazy("to begin with"),
    "grand-tour": gettext_lazy("a wide view"),
    "mini-tour": gettext_lazy("a closer look"),
    "incident": gettext_lazy("one real event"),
    "contrast": gettext_lazy("a comparison"),
    "evaluation": gettext_lazy("a judgement"),
    "advice": gettext_lazy("advice"),
    "referral": gettext_lazy("whom else to ask"),
}
EVIDENCE = {
    "past-fact": gettext_lazy("brings what happened"),
    "current-fact": gettext_lazy("brings how it is now"),
    "opinion": gettext_lazy("brings an opinion"),
    "forecast": gettext_lazy("brings a guess about the future"),
    "advice": gettext_lazy("brings advice"),
    "referral": gettext_lazy("brings a name"),
}
"""What a question is for, and what kind of evidence its answer is, as a half sentence."""

FEW = 25
"""As many questions as one looks through: so many stand open, more are folded by topic."""


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """One question with what a chooser wants to know, in words.

    ``aspects`` are its place, its evidence and its minutes; ``suits`` says for whom it is, ""
    for anybody; ``probes`` ask on.
    """

    question: BankQuestion
    aspects: str
    suits: str
    probes: tuple[str, ...]


def shown(questions: Iterable[BankQuestion]) -> list[ShownQuestion]:
    return [_shown(question, get_language()) for question in questions]


def by_topic(questions: Iterable[BankQuestion]) -> list[tuple[str, list[ShownQuestion]]]:
    """Group questions under the names of their topics."""
    return [(topic, shown(group)) for topic, group in bank.by_topic(questions)]


@lru_cache(maxsize=1024)
def _shown(question: BankQuestion, language: str | None) -> ShownQuestion:
    """Put one question into words, once for each ``language`` of the interface."""
    minutes = ngettext("%d minute", "%d minutes", question.minutes) % question.minutes
    aspects = [str(POSITIONS[question.position]), str(EVIDENCE[question.evidence]), minutes]
    words = bank.probes()
    return ShownQuestion(
        question=question,
        aspects=" · ".join(aspects),
        suits=_suits(question),
        probes=tuple(words[probe] for probe in question.probes),
    )


def _suits(question: BankQuestion) -> str:
    levels = {level.value: name for level, name in level_names().items()}
    functions = function_names()
    named = [levels[each] for each in question.levels if each in levels]
    named += [functions[each] for each in question.functions if each in functions]
    return _("for: %s") % ", ".join(named) if named else ""
