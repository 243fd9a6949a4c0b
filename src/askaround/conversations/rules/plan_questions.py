"""What a plan has to know of a question, be it from the bank or in somebody's own words.

Pure. A question of the bank says what it is good for; one's own words are read by the patterns of
``conversations/languages/<language>/plans.toml``, which know the plain cases and no more.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from askaround.core.word_files import word_file
from askaround.preparation.bank.question import POSITIONS, BankQuestion

LANGUAGES = Path(__file__).parent.parent / "languages"
SENSITIVE_FROM = 2
"""From this sensitivity on a question does not belong into the first half (domain rules, 3)."""
USUAL_MINUTES = 3
LONGEST_READ = 600
"""Characters of one's own words that the patterns look at; a question may have 500."""


class Role(StrEnum):
    """What a question can do in a plan."""

    OPENING = "opening"
    TOUR = "tour"
    INCIDENT = "incident"
    CONTRAST = "contrast"
    EVALUATION = "evaluation"
    DISCONFIRMING = "disconfirming"
    ADVICE = "advice"
    REFERRAL = "referral"
    NOT_ASKED = "not-asked"
    ESSENTIAL = "essential"
    ORGANIZATION = "organization"
    OWN_SKILLS = "own-skills"
    STRATEGY = "strategy"


OF_POSITION = {
    "opening": Role.OPENING,
    "grand-tour": Role.TOUR,
    "mini-tour": Role.TOUR,
    "incident": Role.INCIDENT,
    "contrast": Role.CONTRAST,
    "evaluation": Role.EVALUATION,
    "advice": Role.ADVICE,
    "referral": Role.REFERRAL,
}
OF_SET = {
    "essentials": Role.ESSENTIAL,
    "organization": Role.ORGANIZATION,
    "disconfirming": Role.DISCONFIRMING,
    "referral": Role.REFERRAL,
    "not-asked": Role.NOT_ASKED,
    "own-skills": Role.OWN_SKILLS,
}
READ_FROM_WORDS = (
    *(Role.OPENING, Role.TOUR, Role.INCIDENT, Role.CONTRAST),
    *(Role.DISCONFIRMING, Role.ADVICE, Role.STRATEGY),
)


@dataclass(frozen=True, slots=True)
class Asking:
    """One question as a plan sees it.

    ``key`` tells it from the others; ``serves`` is the key of the open question of the
    exploration that it answers. ``position`` is its place in the funnel. Empty ``levels`` and
    ``functions`` suit everybody; ``is_open`` is what our check L1 to L3 says of its words.
    """

    key: str
    text: str
    topic: str = ""
    position: str = "mini-tour"
    minutes: int = USUAL_MINUTES
    priority: str = "should"
    roles: frozenset[Role] = frozenset()
    sensitivity: int = 0
    levels: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    follows: str = ""
    bank_key: str = ""
    serves: str = ""
    parent: str = ""
    is_open: bool = True

    @property
    def is_sensitive(self) -> bool:
        return self.sensitivity >= SENSITIVE_FROM

    @property
    def is_frame(self) -> bool:
        """Whether it ends every conversation: whom else to ask, and what was not asked."""
        return bool(self.roles & {Role.REFERRAL, Role.NOT_ASKED})


def of_bank(question: BankQuestion, *, serves: str = "") -> Asking:
    """Read a question of the bank."""
    roles = {OF_SET[each] for each in question.sets if each in OF_SET}
    if not roles & {Role.NOT_ASKED, Role.REFERRAL}:
        roles.add(OF_POSITION[question.position])
    if question.key.endswith("-strategy"):
        roles.add(Role.STRATEGY)
    return Asking(
        key=serves or question.key,
        text=question.text,
        topic=question.topic,
        position=question.position,
        minutes=question.minutes,
        priority=question.priority,
        roles=frozenset(roles),
        sensitivity=question.sensitivity,
        levels=question.levels,
        functions=question.functions,
        goals=question.goals,
        stages=question.stages,
        follows=question.follows,
        bank_key=question.key,
        serves=serves,
    )


def of_words(key: str, text: str, *, topic: str = "", serves: str = "", language: str) -> Asking:
    """Read a question in somebody's own words.

    >>> of_words("1", "Who else should I talk to?", language="en").position
    'referral'
    """
    roles = _roles(text, language)
    return Asking(
        key=key,
        text=text,
        topic=topic,
        position=_position(roles),
        minutes=USUAL_MINUTES,
        roles=roles,
        sensitivity=SENSITIVE_FROM if _says("sensitive", text, language) else 0,
        serves=serves,
    )


def _roles(text: str, language: str) -> frozenset[Role]:
    if _says("not-asked", text, language):
        return frozenset({Role.NOT_ASKED})
    if _says("referral", text, language):
        return frozenset({Role.REFERRAL})
    return frozenset(role for role in READ_FROM_WORDS if _says(role.value, text, language))


def _position(roles: frozenset[Role]) -> str:
    """Return the place in the funnel: the latest of what it does, for trust grows."""
    if Role.NOT_ASKED in roles:
        return "advice"
    found = [position for position, role in OF_POSITION.items() if role in roles]
    found = [position for position in found if position != "grand-tour"]
    return max(found, key=POSITIONS.index) if found else "mini-tour"


def _says(name: str, text: str, language: str) -> bool:
    read = text[:LONGEST_READ].replace("’", "'")
    return any(pattern.search(read) for pattern in _patterns(name, language))


@lru_cache
def _patterns(name: str, language: str) -> tuple[re.Pattern[str], ...]:
    listed: Iterable[str] = page(language)["patterns"].get(name, ())
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in listed)


def page(language: str) -> dict[str, Any]:
    """Return the words of one language, English where we do not have it."""
    return word_file(LANGUAGES, language, "plans.toml")
