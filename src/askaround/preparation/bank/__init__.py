"""The question bank: questions of our own, each with what it is good for.

The packs are the TOML files beside this module; ``docs/reference/question-bank.md`` says how to
add one.
"""

from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

from askaround.core.text import fold
from askaround.people.rules.levels import function_names
from askaround.preparation.bank.question import (
    POSITIONS,
    PRIORITIES,
    BankQuestion,
    Choices,
    read_packs,
)
from askaround.preparation.languages.page import read_page

__all__ = [
    "BankQuestion",
    "by_key",
    "by_topic",
    "probes",
    "questions",
    "select",
    "starter_five",
    "topics",
]

ESSENTIALS = ("day-yesterday", "skills-this-week", "entry-roles")
"""A real day, the skills it took, and the jobs in which people start."""
STARTERS = {
    "occupation": ("path-first-turn", "frustrations-repeat"),
    "organization": ("culture-new-person", "turnover-last-left"),
    "program": ("training-program-use", "program-after"),
    "switch": ("switch-how", "skills-fit"),
    "compare": ("alternatives-compare", "frustrations-who-should-not"),
}
"""What joins the essentials for each goal; see `starter_five`."""
STARTER_OF_STAGE = {
    "student": "day-beginner",
    "graduate": "resume-proof",
    "changer": "skills-gap",
    "experienced": "skills-carry-over",
}


@lru_cache
def _choices() -> Choices:
    page = read_page(files(__name__), "topics.toml")
    names, probes = page.table("topics"), page.table("probes")
    return Choices(
        topics={key: names.text(key) for key in names.keys},
        probes={key: probes.text(key) for key in probes.keys},
        functions=frozenset(function_names()),
    )


def topics() -> dict[str, str]:
    """Return the topics with their names, in the order in which a plan may take them up."""
    return dict(_choices().topics)


def probes() -> dict[str, str]:
    """Return the probes that go with any question, with their words."""
    return dict(_choices().probes)


@lru_cache
def questions() -> tuple[BankQuestion, ...]:
    """Return the whole bank. Raises `FaultyPage` naming file, key and fault."""
    return tuple(read_packs(files(__name__), _choices()))


def by_key(keys: Iterable[str]) -> list[BankQuestion]:
    """Return the questions with these keys, in the order asked for; unknown keys are left out."""
    known = {question.key: question for question in questions()}
    return [known[key] for key in keys if key in known]


def by_topic(chosen: Iterable[BankQuestion]) -> list[tuple[str, list[BankQuestion]]]:
    """Group questions under the names of their topics; topics without a question are left out."""
    groups: dict[str, list[BankQuestion]] = {topic: [] for topic in topics()}
    for question in chosen:
        groups[question.topic].append(question)
    return [(topics()[topic], group) for topic, group in groups.items() if group]


def select(
    among: Iterable[BankQuestion],
    *,
    topics: Iterable[str] = (),
    levels: Iterable[str] = (),
    functions: Iterable[str] = (),
    goals: Iterable[str] = (),
    stage: str = "",
    sets: Iterable[str] = (),
    text: str = "",
) -> list[BankQuestion]:
    """Return the questions that fit everything asked for, the most important first.

    An empty filter asks for nothing; a question that names no levels, goals and so on fits all.
    ``text`` must stand in the question, word by word in any order.
    """
    wanted = set(topics), set(sets), fold(text).split()
    asked = set(levels), set(functions), set(goals), {stage} if stage else set()
    fits = (
        question
        for question in among
        if _is_wanted(question, *wanted) and all(map(_suits, _named(question), asked))
    )
    return sorted(fits, key=lambda question: PRIORITIES.index(question.priority))


def starter_five(goal: str = "occupation", stage: str = "") -> list[BankQuestion]:
    """Return five questions that make a first conversation worth having, in the order to ask.

    Three are the essentials (a real day, the skills it took, the jobs people start in); two
    depend on the goal, of which the first gives way to the asker's stage where the goal is to
    learn about an occupation.
    """
    own = list(STARTERS.get(goal, STARTERS["occupation"]))
    if goal == "occupation" and stage in STARTER_OF_STAGE:
        own[0] = STARTER_OF_STAGE[stage]
    return sorted(
        by_key((*ESSENTIALS, *own)),
        key=lambda question: (question.sensitivity, POSITIONS.index(question.position)),
    )


def _is_wanted(question: BankQuestion, topics: set[str], sets: set[str], words: list[str]) -> bool:
    told = fold(question.text)
    return (
        (not topics or question.topic in topics)
        and (not sets or bool(sets & set(question.sets)))
        and all(word in told for word in words)
    )


def _named(question: BankQuestion) -> tuple[tuple[str, ...], ...]:
    """Return whom and what a question names, in the order in which it can be asked for."""
    return question.levels, question.functions, question.goals, question.stages


def _suits(named: tuple[str, ...], asked: set[str]) -> bool:
    return not asked or not named or bool(asked & set(named))
