"""Whom to ask first, and why: a sum of small terms, each shown and each switchable.

Every term is a value from 0 to 1 times its weight. The ideas come from domain-rules §5: ties
of middling strength carry most new information (an experiment with 20 million people), ties
asleep for years are willing and know other things, an introduction is warmer than a cold letter,
a plan of different voices beats more of the same, and people say yes more often than one fears.
The weights and the values inside a term are ours, as a start that can be argued about.

Never part of it: protected traits, and how important somebody is. Two rules stand above the sum:
whoever must not be asked again is left out, and strangers come after everybody else.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from math import fsum
from typing import NamedTuple

from askaround.core.text import fold, words
from askaround.people.rules.sampling import ANYBODY, Cell, Gaps, Plan
from askaround.people.rules.words import word_lists


class TermCode(StrEnum):
    TIE = "tie"
    DORMANT = "dormant"
    WARM_ROUTE = "warm-route"
    CELL = "cell"
    FIT = "fit"
    YES = "yes"
    EFFORT = "effort"


@dataclass(frozen=True, slots=True)
class Candidate:
    """What the ranking may know of a person, and all it may know.

    ``closeness`` is 0 (never spoken) to 4 (close), None where unknown; then
    ``closeness_guess`` counts, if there is one. ``silent_days`` counts from
    the last contact, None where there was none. ``introducers`` are names of people who could
    introduce me. ``words`` come from title, organization and notes (:func:`content_words`).
    ``asked`` and ``agreed`` count earlier asks of this person. ``channels`` are those with a known
    address.
    """

    id: Hashable
    closeness: int | None = None
    closeness_guess: int | None = None
    silent_days: int | None = None
    introducers: tuple[str, ...] = ()
    cell: Cell = ANYBODY
    words: frozenset[str] = frozenset()
    asked: int = 0
    agreed: int = 0
    channels: frozenset[str] = frozenset()
    preferred_channel: str = ""
    never_again: bool = False


class Aim(NamedTuple):
    """What a term looks at besides the candidate."""

    gaps: Gaps
    words: frozenset[str]


class Term(NamedTuple):
    """One reason for a place in the list: ``contribution`` of the score, and what it rests on."""

    code: TermCode
    contribution: float
    about: Mapping[str, str | int | float]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with the sum of their terms. The list is in the order in which to ask."""

    candidate_id: Hashable
    score: float
    terms: tuple[Term, ...]


STRANGER = 0
VALUE_OF_CLOSENESS = {None: 0.5, 0: 0.0, 1: 0.6, 2: 1.0, 3: 0.9, 4: 0.45}
DORMANT_DAYS = 3 * 365
PRIOR_MEAN = 0.3
PRIOR_STRENGTH = 4.0
"""How many asks the prior is worth. Few people are asked more than twice, so one answer must
move the chance without deciding it: from .30, one yes leads to .44 and one no to .24; only after
four asks do a person's own answers weigh as much as the prior."""
WORDS_OF_A_FULL_FIT = 3
EASE_OF_CHANNEL = {"email": 0.8, "linkedin": 0.6, "phone": 0.6, "linkedin-note": 0.5, "x": 0.4}
WEIGHTS: Mapping[TermCode, float] = {
    TermCode.TIE: 0.25,
    TermCode.CELL: 0.20,
    TermCode.WARM_ROUTE: 0.15,
    TermCode.FIT: 0.15,
    TermCode.DORMANT: 0.10,
    TermCode.YES: 0.10,
    TermCode.EFFORT: 0.05,
}
FIRST = 3  # proposed together; they must not all be of one organization or one level

About = Mapping[str, str | int | float]
Value = tuple[float, About]
Used = tuple[TermCode, float, Callable[["Candidate", "Aim"], Value]]
NO_VALUE: Value = (0.0, {})


def rank(
    candidates: Iterable[Candidate],
    *,
    plan: Plan,
    weights: Mapping[TermCode, float] = WEIGHTS,
    enabled_terms: Collection[TermCode] = frozenset(TermCode),
) -> list[Ranked]:
    """Return whom to ask, first to last. Order and scores do not depend on the order given.

    The first three stand where they fill the plan together: one after the other is chosen as if
    those above were heard already. Everybody else follows by score.
    """
    aim = Aim(plan.gaps(), plan.words)
    used = [
        (code, weight, TERMS[code])
        for code, weight in weights.items()
        if code in enabled_terms and weight
    ]
    tiers: tuple[list[_Judged], list[_Judged]] = [], []
    for each in candidates:
        if not each.never_again:
            tiers[each.closeness == STRANGER].append(_judged(each, aim, used))
    known, strangers = (sorted(tier, key=_by_score) for tier in tiers)
    cell_weight = weights.get(TermCode.CELL, 0.0) if TermCode.CELL in enabled_terms else 0.0
    return [judged.ranked for judged in (*_first_spread(known, plan, cell_weight), *strangers)]


class _Judged(NamedTuple):
    candidate: Candidate
    ranked: Ranked


def _judged(candidate: Candidate, aim: Aim, used: Sequence[Used]) -> _Judged:
    terms = []
    for code, weight, value_of in used:
        value, about = value_of(candidate, aim)
        if value:
            terms.append(Term(code, weight * value, about))
    score = fsum([term.contribution for term in terms])
    return _Judged(candidate, Ranked(candidate.id, score, tuple(terms)))


def _by_score(judged: _Judged) -> tuple[float, str]:
    return -judged.ranked.score, str(judged.candidate.id)


def _first_spread(tier: list[_Judged], plan: Plan, cell_weight: float) -> list[_Judged]:
    """Put three in front that differ, and leave the rest in order of score."""
    chosen: list[_Judged] = []
    rest = tier
    while rest and len(chosen) < FIRST:
        cells = [judged.candidate.cell for judged in chosen]
        open_to = _least_repeating(rest, cells) if len(cells) == FIRST - 1 else rest
        best = _best_beside(open_to, plan.gaps(*cells), cell_weight)
        chosen.append(best)
        rest = [judged for judged in rest if judged is not best]
    return chosen + rest


def _least_repeating(rest: list[_Judged], above: list[Cell]) -> list[_Judged]:
    """Return those who repeat what all above share, level or organization, as little as can be."""
    level, organization = (
        shared.pop() if len(shared) == 1 else ""
        for shared in ({cell.level for cell in above}, {cell.organization for cell in above})
    )

    def repeats(cell: Cell) -> int:
        same_level = level != "" and cell.level == level
        return same_level + (organization != "" and cell.organization == organization)

    fewest = min(repeats(judged.candidate.cell) for judged in rest)
    return [judged for judged in rest if repeats(judged.candidate.cell) == fewest]


def _best_beside(judged: Iterable[_Judged], gaps: Gaps, cell_weight: float) -> _Judged:
    """Return the best once the cell term knows who stands above; input is in order of score."""
    best, best_score = None, 0.0
    for each in judged:
        if best and each.ranked.score <= best_score:
            break  # hearing more people never raises a score
        own = sum(term.contribution for term in each.ranked.terms if term.code is TermCode.CELL)
        score = each.ranked.score - own + cell_weight * gaps.filled_by(each.candidate.cell)[0]
        if best is None or score > best_score:
            best, best_score = each, score
    if best is None:
        raise ValueError("Somebody must be left to choose from.")
    return best


def content_words(text: str, *, language: str = "en") -> frozenset[str]:
    """Return the words of a text that say what it is about, folded.

    >>> sorted(content_words("Could I live with the travel in consulting?"))
    ['consulting', 'travel']
    """
    return frozenset(words(fold(text))) - _common_words(language)


def chance_of_yes(*, asked: int, agreed: int) -> float:
    """Return the mean of the Beta distribution after ``agreed`` of ``asked`` earlier asks.

    >>> round(chance_of_yes(asked=0, agreed=0), 2), round(chance_of_yes(asked=1, agreed=1), 2)
    (0.3, 0.44)
    """
    return (PRIOR_MEAN * PRIOR_STRENGTH + agreed) / (PRIOR_STRENGTH + asked)


def tie(candidate: Candidate, aim: Aim) -> Value:
    """Moderately weak ties above strangers and close friends; guessed where it was not said."""
    if candidate.closeness is not None:
        return VALUE_OF_CLOSENESS[candidate.closeness], {"closeness": candidate.closeness}
    guess = candidate.closeness_guess
    return VALUE_OF_CLOSENESS[guess], {} if guess is None else {"guess": guess}


def dormant(candidate: Candidate, aim: Aim) -> Value:
    """A tie that was alive once and has been silent for three years or more."""
    days = candidate.silent_days
    return (1.0, {"years": days // 365}) if days and days >= DORMANT_DAYS else NO_VALUE


def warm_route(candidate: Candidate, aim: Aim) -> Value:
    """Somebody I know could introduce me."""
    return (1.0, {"introducer": min(candidate.introducers)}) if candidate.introducers else NO_VALUE


def cell(candidate: Candidate, aim: Aim) -> Value:
    """An empty place of the sampling plan, or at least a part of it that is new."""
    return aim.gaps.filled_by(candidate.cell)


def fit(candidate: Candidate, aim: Aim) -> Value:
    """Words that their work shares with the open questions and paths."""
    shared = candidate.words & aim.words
    value = min(1.0, len(shared) / WORDS_OF_A_FULL_FIT)
    return (value, {"words": ", ".join(sorted(shared))}) if shared else NO_VALUE


def yes(candidate: Candidate, aim: Aim) -> Value:
    """The chance of a yes, from this person's own answers."""
    about = {"asked": candidate.asked, "agreed": candidate.agreed}
    return chance_of_yes(asked=candidate.asked, agreed=candidate.agreed), about


def effort(candidate: Candidate, aim: Aim) -> Value:
    """How easily they are reached: their own channel first, else the easiest known one."""
    if candidate.preferred_channel in candidate.channels:
        return 1.0, {"channel": candidate.preferred_channel}
    eases = [(EASE_OF_CHANNEL.get(channel, 0.0), channel) for channel in candidate.channels]
    value, channel = max(eases, default=(0.0, ""))
    return (value, {"channel": channel}) if value else NO_VALUE


TERMS: Mapping[TermCode, Callable[[Candidate, Aim], Value]] = {
    TermCode.TIE: tie,
    TermCode.DORMANT: dormant,
    TermCode.WARM_ROUTE: warm_route,
    TermCode.CELL: cell,
    TermCode.FIT: fit,
    TermCode.YES: yes,
    TermCode.EFFORT: effort,
}


@cache
def _common_words(language: str) -> frozenset[str]:
    return frozenset(word_lists("ranking.toml", language=language)["common_words"])
