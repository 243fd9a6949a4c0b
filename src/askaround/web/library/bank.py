"""How a question of the bank is shown: quietly with what it is good for, and how to ask on."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from askaround.people.names import function_names, level_names
from askaround.preparation import bank
from askaround.preparation.bank import BankQuestion
from askaround.web.library.forms import BankFilter

OPENING = gettext_lazy("a good opening")
ASKS_FOR = {
    "past-fact": gettext_lazy("asks for a story"),
    "current-fact": gettext_lazy("asks how it is now"),
    "opinion": gettext_lazy("asks for an opinion"),
    "forecast": gettext_lazy("asks what may come"),
    "advice": gettext_lazy("asks for advice"),
    "referral": gettext_lazy("asks who else to ask"),
}
"""What a question asks for, by the kind of evidence that its answer is."""

FEW = 25
"""As many questions as one looks through: so many stand open, more are folded by topic."""


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """One question with what a chooser wants to know, in words.

    ``aspects`` are what it is good for and its minutes; ``suits`` says for whom it is, ""
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
    return [(_(topic), shown(group)) for topic, group in bank.by_topic(questions)]


def to_mark(filters: BankFilter, *, keys: Iterable[str], here: Collection[str]) -> dict[str, Any]:
    """Return what the page of a bank shows to be marked, without the questions that are ``here``.

    Those of ``keys`` are marked already, whatever the filters say.
    """
    marked = [each for each in bank.by_key(keys) if each.key not in here]
    others = [each for each in filters.found() if each.key not in here and each not in marked]
    return {
        "filters": filters,
        "marked": shown(marked),
        "groups": by_topic(others),
        "unfolded": len(others) <= FEW,
    }


def probes_of(key: str) -> list[str]:
    """Return how to ask on after a question of the bank; nothing after any other."""
    words = bank.probes()
    return [words[probe] for question in bank.by_key([key]) for probe in question.probes]


@lru_cache(maxsize=1024)
def _shown(question: BankQuestion, language: str | None) -> ShownQuestion:
    """Put one question into words, once for each ``language`` of the interface."""
    minutes = ngettext("%d minute", "%d minutes", question.minutes) % question.minutes
    good_for = OPENING if question.position == "opening" else ASKS_FOR[question.evidence]
    words = bank.probes()
    return ShownQuestion(
        question=question,
        aspects=f"{good_for} · {minutes}",
        suits=_suits(question),
        probes=tuple(words[probe] for probe in question.probes),
    )


def _suits(question: BankQuestion) -> str:
    levels = {level.value: name for level, name in level_names().items()}
    functions = function_names()
    named = [levels[each] for each in question.levels if each in levels]
    named += [functions[each] for each in question.functions if each in functions]
    return _("for: %s") % ", ".join(named) if named else ""
