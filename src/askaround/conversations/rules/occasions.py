"""For whom, how long, and after what a plan is made; and in which order one asks.

Pure. Numbers: 5 minutes of a meeting are left free (domain rules, 3); the essentials are covered
by the first 3 conversations (R68).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from askaround.conversations.rules.plan_questions import Asking, Role
from askaround.conversations.rules.timer import main_question_limit
from askaround.preparation.bank.question import POSITIONS

LEFT_FREE = 5
FIRST_CONVERSATIONS = 3


@dataclass(frozen=True, slots=True)
class Occasion:
    """With whom, how long, and what was asked before.

    ``minutes`` is the agreed length of the whole meeting. ``earlier`` are the bank keys (or the
    keys of open questions) of earlier conversations of this exploration; ``covered`` are the
    essentials that somebody was really asked. ``skills``: I said what I am good at.
    """

    minutes: int
    goal: str = "occupation"
    stage: str = ""
    level: str = ""
    function: str = ""
    earlier: frozenset[str] = frozenset()
    covered: frozenset[str] = frozenset()
    number: int = 1
    skills: bool = False

    @property
    def budget(self) -> int:
        """The minutes that may be planned."""
        return max(0, self.minutes - LEFT_FREE)

    @property
    def most(self) -> int:
        """How many main questions it bears before it is an interrogation."""
        return min(main_question_limit(self.minutes), max(1, self.budget))


def suits(question: Asking, occasion: Occasion) -> bool:
    """Say whether a question suits this person and this asker; unknown is not everybody.

    What serves an open question of the exploration was chosen by hand, and only the level counts.
    """
    pairs = [(question.levels, occasion.level)]
    if not question.serves:
        pairs += [
            (question.functions, occasion.function),
            (question.goals, occasion.goal),
            (question.stages, occasion.stage),
        ]
    if Role.OWN_SKILLS in question.roles and not (occasion.skills or question.serves):
        return False
    return all(not named or known in named for named, known in pairs)


def is_due(question: Asking, occasion: Occasion) -> bool:
    """Say whether this is an essential that no first conversation covered yet (R68)."""
    first = occasion.number <= FIRST_CONVERSATIONS
    return first and Role.ESSENTIAL in question.roles and question.bank_key not in occasion.covered


def name_of(question: Asking) -> str:
    """Return what tells a question from others in all conversations of an exploration."""
    return question.bank_key or question.serves or question.key


def repeated(questions: Iterable[Asking], occasion: Occasion) -> list[Asking]:
    """Return what was asked in earlier conversations of this exploration."""
    return [each for each in questions if name_of(each) in occasion.earlier]


def in_order(questions: Iterable[Asking]) -> list[Asking]:
    """Return main questions from easy to close, each with its follow-ups behind it.

    Whom else to ask is the last but one, what was not asked the last (R77).
    """
    questions = list(questions)
    keys = {each.key for each in questions}
    mains = [each for each in questions if each.parent not in keys]
    ordered: list[Asking] = []
    for main in sorted(mains, key=_place):
        ordered.append(main)
        ordered += [each for each in questions if each.parent == main.key and each is not main]
    placed = {each.key for each in ordered}
    return ordered + [each for each in questions if each.key not in placed]


def _place(question: Asking) -> tuple[int, int, int]:
    if Role.NOT_ASKED in question.roles:
        return 9, 0, 0
    if Role.REFERRAL in question.roles:
        return 8, 0, 0
    if question.position == "advice" or Role.ADVICE in question.roles:
        return 7, question.sensitivity, 0
    if question.is_sensitive:
        return 6, question.sensitivity, 0
    return 1, POSITIONS.index(question.position), question.sensitivity


def early_sensitive(ordered: Sequence[Asking]) -> list[Asking]:
    """Return the sensitive questions that begin in the first half of the planned minutes."""
    whole = sum(each.minutes for each in ordered)
    found, begun = [], 0
    for each in ordered:
        if each.is_sensitive and begun * 2 < whole:
            found.append(each)
        begun += each.minutes
    return found
