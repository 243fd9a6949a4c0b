"""Everybody in one exploration, by the step at which they are."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import QuerySet

from askaround.accounts.models import Space
from askaround.outreach.models import Ask, Introduction
from askaround.outreach.queries.between import open_introductions
from askaround.outreach.queries.requests import Standing, standings
from askaround.outreach.rules.states import AskState
from askaround.people.rules.ranking import content_words
from askaround.research.models import Path


class Step(StrEnum):
    """Where somebody stands on the board."""

    TO_ASK = "to_ask"  # once more: the day that their "not now" named has come
    DRAFTS = "drafts"
    WAITING = "waiting"
    AGREED = "agreed"
    OTHERWISE = "otherwise"
    RESTING = "resting"


@dataclass(frozen=True)
class Board:
    """Everybody in one exploration, by the step they are at; nobody stands in two places."""

    introductions: list[Introduction]
    steps: dict[Step, list[Standing]]
    topics: frozenset[str]
    """What the requests are about, earlier ones to the same people among them."""

    def __bool__(self) -> bool:
        return bool(self.introductions or self.steps)

    @property
    def people(self) -> int:
        """How many people were approached, or are about to be."""
        return sum(len(standings) for standings in self.steps.values())


def board(
    asks: QuerySet[Ask], introductions: QuerySet[Introduction], *, space: Space, today: date
) -> Board:
    """Lay out the people of one exploration by the latest request to each.

    An introduction leaves the board once there is a request that answers it.
    """
    rows = asks.select_related("person", "space").prefetch_related("messages")
    every = list(rows.order_by("id"))
    latest = {ask.person_id: ask for ask in every}
    steps: dict[Step, list[Standing]] = defaultdict(list)
    for each in standings(latest.values(), space=space, today=today):
        steps[_step(each, today)].append(each)
    return Board(
        introductions=list(open_introductions(introductions).filter(asks__isnull=True)),
        steps=dict(steps),
        topics=frozenset(ask.topic for ask in every),
    )


def _step(standing: Standing, today: date) -> Step:
    """Return the step at which a request stands; an answer counts also once it is dealt with."""
    ask = standing.ask
    if standing.state is AskState.NOT_NOW and ask.ask_again_on and ask.ask_again_on <= today:
        return Step.TO_ASK
    if ask.answer:
        return Step.AGREED if ask.answer == Ask.Answer.YES else Step.OTHERWISE
    silent = {AskState.DRAFT: Step.DRAFTS, AskState.SENT: Step.WAITING}
    return silent.get(standing.state, Step.RESTING)


def not_asked_about(paths: Collection[Path], *, topics: Collection[str]) -> list[Path]:
    """Return the paths under consideration that no request is about.

    ``topics`` are what the requests of the exploration are about, in free words. Where none of
    them names any path, nothing is known, and so nothing is claimed.
    """
    told = [content_words(topic) for topic in topics]
    asked_about = {path.pk for path in paths if _is_named(content_words(path.name), told)}
    if not asked_about:
        return []
    open_paths = [path for path in paths if path.state == Path.State.CONSIDERING]
    return [path for path in open_paths if path.pk not in asked_about]


def _is_named(name: frozenset[str], topics: Iterable[frozenset[str]]) -> bool:
    """Say whether a topic has all words of a path ("city planning"), or is a part of its name."""
    return any(topic and name and (topic <= name or name <= topic) for topic in topics)
