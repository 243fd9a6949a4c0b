"""Check L20: what a plan as a whole could do better. It advises; the person decides.

Pure. A remark names its rule and the figures; the sentences stand in `web.prepare.words`.

Limits (domain rules, 3): open share at least 70 %, no topic above 40 %, at least one past
incident, one disconfirming question, one referral and one "what did I not ask"; sensitive ones
not in the first half; planned minutes at most the meeting − 5; level and kind of work fit; the same
core as in earlier conversations, yet at most 60 % repeated. House rule: shares are looked at from
4 questions on, for of two questions each is a half.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from askaround.conversations.rules.occasions import (
    FIRST_CONVERSATIONS,
    Occasion,
    early_sensitive,
    repeated,
)
from askaround.conversations.rules.plan import MOST_REPEATED
from askaround.conversations.rules.plan_questions import Asking, Role
from askaround.preparation.bank import ESSENTIALS
from askaround.preparation.rules.findings import Level

LEAST_OPEN = 0.7
MOST_OF_ONE_TOPIC = 0.4
FEWEST_FOR_SHARES = 4
JUNIOR = frozenset({"student", "early", "contributor"})
"""Whoever has no strategy to decide should not have to explain one (R64)."""


class PlanRule(StrEnum):
    """The parts of L20, by the names under which they are known."""

    MINUTES = "L20-minutes"
    MANY = "L20-many"
    OPEN = "L20-open"
    TOPIC = "L20-topic"
    INCIDENT = "L20-incident"
    DISCONFIRMING = "L20-disconfirming"
    REFERRAL = "L20-referral"
    REFERRAL_PLACE = "L20-referral-place"
    NOT_ASKED = "L20-not-asked"
    NOT_ASKED_PLACE = "L20-not-asked-place"
    SENSITIVE = "L20-sensitive"
    LEVEL = "L20-level"
    FUNCTION = "L20-function"
    STRATEGY = "L20-strategy"
    REPEATED = "L20-repeated"
    CORE = "L20-core"
    ESSENTIALS = "L20-essentials"
    GOAL = "L20-goal"


@dataclass(frozen=True, slots=True)
class PlanRemark:
    """One remark. ``text`` is a question, a topic or a goal; ``amount`` and ``limit`` are figures:
    minutes, questions, or percent.
    """

    rule: PlanRule
    level: Level = Level.ADVISE
    text: str = ""
    amount: int = 0
    limit: int = 0


def check_plan(
    questions: Sequence[Asking],
    occasion: Occasion,
    *,
    core: frozenset[str] = frozenset(),
    goals_without: Sequence[str] = (),
) -> list[PlanRemark]:
    """Return what can be said about a plan in the order of asking; nothing about an empty one.

    ``core`` are the keys that all earlier conversations of this exploration had in common;
    ``goals_without`` are the goals that no question serves.
    """
    goals = [PlanRemark(PlanRule.GOAL, text=goal) for goal in goals_without]
    if not questions:
        return goals
    mains = [each for each in questions if not each.parent]
    return [
        *_length(questions, mains, occasion),
        *_shares(mains),
        *_needed(questions),
        *_places(mains, questions),
        *_fit(questions, occasion),
        *_compared(questions, occasion, core),
        *goals,
    ]


def open_share(questions: Sequence[Asking]) -> float:
    """Return the share of open questions, from 0 to 1; 0 for none."""
    return sum(each.is_open for each in questions) / len(questions) if questions else 0.0


def _length(
    questions: Sequence[Asking], mains: Sequence[Asking], occasion: Occasion
) -> Iterator[PlanRemark]:
    planned = sum(each.minutes for each in questions)
    if planned > occasion.budget:
        yield PlanRemark(PlanRule.MINUTES, Level.WARN, amount=planned, limit=occasion.budget)
    elif len(mains) > occasion.most:
        yield PlanRemark(PlanRule.MANY, amount=len(mains), limit=occasion.most)


def _shares(mains: Sequence[Asking]) -> Iterator[PlanRemark]:
    if len(mains) >= FEWEST_FOR_SHARES and open_share(mains) < LEAST_OPEN:
        share = round(100 * open_share(mains))
        yield PlanRemark(PlanRule.OPEN, amount=share, limit=round(100 * LEAST_OPEN))
    topics = [each.topic for each in mains if each.topic not in {"", "closing"}]
    if len(topics) >= FEWEST_FOR_SHARES:
        topic, count = max(sorted(Counter(topics).items()), key=lambda pair: pair[1])
        if count > MOST_OF_ONE_TOPIC * len(topics):
            yield PlanRemark(
                PlanRule.TOPIC,
                text=topic,
                amount=round(100 * count / len(topics)),
                limit=round(100 * MOST_OF_ONE_TOPIC),
            )


NEEDED = {
    Role.INCIDENT: PlanRule.INCIDENT,
    Role.DISCONFIRMING: PlanRule.DISCONFIRMING,
    Role.REFERRAL: PlanRule.REFERRAL,
    Role.NOT_ASKED: PlanRule.NOT_ASKED,
}


def _needed(questions: Sequence[Asking]) -> Iterator[PlanRemark]:
    present = frozenset[Role]().union(*(each.roles for each in questions))
    for role, rule in NEEDED.items():
        if role not in present:
            yield PlanRemark(rule)


def _places(mains: Sequence[Asking], questions: Sequence[Asking]) -> Iterator[PlanRemark]:
    """Look at what ends a conversation, and at what should not begin it."""
    referral = [place for place, each in enumerate(mains) if Role.REFERRAL in each.roles]
    not_asked = [place for place, each in enumerate(mains) if Role.NOT_ASKED in each.roles]
    if not_asked and not_asked[-1] != len(mains) - 1:
        yield PlanRemark(PlanRule.NOT_ASKED_PLACE, Level.NOTE)
    last_but_one = len(mains) - (2 if not_asked else 1)
    if referral and referral[-1] < last_but_one:
        yield PlanRemark(PlanRule.REFERRAL_PLACE, Level.NOTE)
    for each in early_sensitive(questions):
        yield PlanRemark(PlanRule.SENSITIVE, text=each.text)


def _fit(questions: Sequence[Asking], occasion: Occasion) -> Iterator[PlanRemark]:
    for each in questions:
        if Role.STRATEGY in each.roles and occasion.level in JUNIOR:
            yield PlanRemark(PlanRule.STRATEGY, Level.WARN, text=each.text)
        elif each.levels and occasion.level and occasion.level not in each.levels:
            yield PlanRemark(PlanRule.LEVEL, text=each.text)
        elif each.functions and occasion.function and occasion.function not in each.functions:
            yield PlanRemark(PlanRule.FUNCTION, Level.NOTE, text=each.text)


def _compared(
    questions: Sequence[Asking], occasion: Occasion, core: frozenset[str]
) -> Iterator[PlanRemark]:
    """Compare with earlier conversations: enough in common, and enough that is new."""
    again = repeated(questions, occasion)
    if len(questions) >= FEWEST_FOR_SHARES and len(again) > MOST_REPEATED * len(questions):
        share = round(100 * len(again) / len(questions))
        yield PlanRemark(
            PlanRule.REPEATED, Level.NOTE, amount=share, limit=round(100 * MOST_REPEATED)
        )
    names = {name for each in questions for name in (each.bank_key, each.serves, each.key) if name}
    if core and not core & names:
        yield PlanRemark(PlanRule.CORE, Level.NOTE, amount=len(core))
    yield from _essentials(questions, occasion)


def _essentials(questions: Sequence[Asking], occasion: Occasion) -> Iterator[PlanRemark]:
    """Name what the first three conversations must not leave out (R68)."""
    planned = {each.bank_key for each in questions}
    missing = [key for key in ESSENTIALS if key not in occasion.covered | planned]
    turns_left = FIRST_CONVERSATIONS - occasion.number
    if missing and 0 <= turns_left < len(missing):
        level = Level.ADVISE if turns_left == 0 else Level.NOTE
        yield PlanRemark(PlanRule.ESSENTIALS, level, text=missing[0], amount=len(missing))
