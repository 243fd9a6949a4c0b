"""The reasons for writing to somebody, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from askaround.followup.queries import ToTell, Touch
from askaround.followup.rules.searching import Tell
from askaround.followup.rules.touch import Reason, Why
from askaround.letters.rules.drafts import TouchReason


def in_words(reason: Reason) -> str:
    """Say one reason as a sentence without its full stop."""
    sentences = {
        Why.OUTCOME: _("Something came of their advice: “%s”"),
        Why.TRIED: _("You did what they advised: “%s”"),
        Why.NEW_ROLE: _("They have news: %s"),
        Why.ARTICLE: _("You read something they might like: “%s”"),
        Why.ANNIVERSARY: _("You talked around this time of year"),
        Why.NEW_YEAR: _("A new year has begun"),
    }
    sentence = sentences[reason.why]
    return sentence % reason.about if "%s" in sentence else sentence


@dataclass(frozen=True, slots=True)
class Worded:
    """Somebody to stay in touch with, and the best reasons in words.

    ``letter_reason`` and ``letter_text`` are how a letter gives the best one.
    """

    touch: Touch
    reasons: list[str]
    letter_reason: str = ""
    letter_text: str = ""


MOST_REASONS = 3


def with_words(touches: Iterable[Touch]) -> list[Worded]:
    return [
        Worded(
            each,
            list(map(in_words, each.reasons[:MOST_REASONS])),
            *(for_a_letter(each.reasons[0]) if each.reasons else ()),
        )
        for each in touches
    ]


def for_a_letter(reason: Reason) -> tuple[str, str]:
    """Return how a letter gives a reason: its name there, and what to fill in."""
    return {
        Why.OUTCOME: (TouchReason.OUTCOME, ""),  # what came of it is mine to say
        Why.TRIED: (TouchReason.OUTCOME, ""),
        Why.NEW_ROLE: (TouchReason.CONGRATULATION, reason.about),
        Why.ARTICLE: (TouchReason.ARTICLE, reason.about),
        Why.ANNIVERSARY: (TouchReason.SEASON, _("a good while since we talked")),
        Why.NEW_YEAR: (TouchReason.SEASON, _("a new year")),
    }[reason.why]


@dataclass(frozen=True, slots=True)
class Telling:
    """Somebody to tell that my search begins, and why them."""

    row: ToTell
    why: str


def why_them(row: ToTell) -> Telling:
    sentences = {
        Tell.MENTOR: _("Your mentor hears it first"),
        Tell.ALLY: _("Speaks for you"),
        Tell.ADVICE_WORKED: _("Their advice worked: “%s”"),
        Tell.REFERRER: _("Suggested somebody to you: %s"),
        Tell.MET: _("You had a conversation"),
        Tell.TIE: _("You stay in touch"),
    }
    sentence = sentences[row.why]
    return Telling(row, sentence % row.about if "%s" in sentence else sentence)
