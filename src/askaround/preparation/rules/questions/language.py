"""What the question checks need to know of one language: patterns, words and sentences, no logic.

`askaround.preparation.languages.questions` fills these from ``<language>/questions.toml``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from re import Pattern


@dataclass(frozen=True, slots=True)
class Rewrite:
    """One way to say it better.

    ``when`` must match the whole question, without what leads up to it and without its final
    mark; its named groups fill the ``{gaps}`` of ``to``, which takes the question's place. Without
    ``when`` the texts of ``to`` take the place of everything that was written. ``then`` names a
    remark whose rewrites are tried on the result, which is not offered itself.
    """

    to: tuple[str, ...]
    when: Pattern[str] | None = None
    then: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """What one check looks for and says. ``unless`` takes a find back when it matches there."""

    reason: str
    finds: Pattern[str]
    unless: Pattern[str]
    rewrites: tuple[Rewrite, ...]


@dataclass(frozen=True, slots=True)
class Openings:
    """How questions begin. Each pattern is tried where a question may start, in this order."""

    filler: Pattern[str]  # "So,", "and then": skipped
    preface: Pattern[str]  # "may I ask", "I wonder": what follows is the question
    request: Pattern[str]  # "could you tell me": a yes-or-no form that nobody answers with yes
    tell: Pattern[str]  # "walk me through"
    clause: Pattern[str]  # "when you started": opens a clause, not a question
    story: Pattern[str]  # "when did you last": one word would do, a story comes
    narrow: Pattern[str]  # "how long", "who is": one word is enough
    wide: Pattern[str]  # "what", "how"
    permission: Pattern[str]  # "may I": yes or no is what is needed
    negated: Pattern[str]  # "don't you"
    closed: Pattern[str]  # "do", "is", bare "any"
    whether: Pattern[str]  # after a preface or a request: makes it a yes-or-no question
    unmarked: Pattern[str]  # says that a sentence without a question mark asks all the same
    inside: Pattern[str]  # a question that starts in the middle, with no comma before it
    murmur: Pattern[str]  # "Yeah?": a whole sentence that asks nothing


@dataclass(frozen=True, slots=True)
class QuestionLanguage:
    """One language. Words are folded; ``remarks`` are keyed "L5" or, with variants, "L15-age"."""

    code: str
    name: str
    abbreviations: frozenset[str]  # with a full stop that ends no sentence
    openings: Openings
    stop_words: frozenset[str]
    endings: tuple[str, ...]  # cut off to compare words: "teams" and "team"
    self_words: frozenset[str]
    other_words: frozenset[str]
    jargon: frozenset[str]
    acronyms: frozenset[str]  # that everybody knows
    jargon_of_levels: Mapping[str, frozenset[str]]
    tag: Pattern[str]  # ", right?" at the end of a sentence
    spare: Pattern[str]  # loaded words that can be left out
    joint: Pattern[str]  # what joins two questions: "and", "or"
    remarks: Mapping[str, Remark]

    def variants(self, check: str) -> tuple[str, ...]:
        """Return the keys of all remarks of ``check``: ("L15-age", "L15-family", …)."""
        return tuple(key for key in self.remarks if key.partition("-")[0] == check)
