"""Everybody in one exploration, by the step at which they are."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from askaround.accounts.models import Space
from askaround.outreach.models import Ask, Introduction
from askaround.outreach.queries.between import open_introductions
from askaround.outreach.queries.requests import Standing, standings
from askaround.outreach.rules.states import AskState
from askaround.people.rules.ranking import content_words
from askaround.research.models import Path


@dataclass(frozen=True)
class Board:
    """Everybody in one exploration, by the step they are at; nobody stands in two places."""

    to_ask: list[Standing]
    introductions: list[Introduction]
    drafts: list[Standing]
    waiting: list[Standing]
    agreed: list[Standing]
    otherwise: list[Standing]
    resting: list[Standing]
    topics: frozenset[str]
    """What the requests are about, earlier ones to the same people among them."""

    def __bool__(self) -> bool:
        return bool(self.introductions or self.people)

    @property
    def people(self) -> int:
        """How many people were approached, or are about to be."""
        return len({each.ask.person_id for step in self._steps for each in step})

    @property
    def _steps(self) -> tuple[list[Standing], ...]:
        return (
            *(self.to_ask, self.drafts, self.waiting),
            *(self.agreed, self.otherwise, self.resting),
        )


STEP_OF_ANSWER = {Ask.Answer.YES: "agreed"}
"""Where on the board an answer stands, dealt with or not; every other answer was no yes."""


STEP_OF_SILENCE = {AskState.DRAFT: "drafts", AskState.SENT: "waiting"}
"""Where a request without an answer stands; what was let go or dropped is resting."""


def board(
    asks: QuerySet[Ask], introductions: QuerySet[Introduction], *, space: Space, today: date
) -> Board:
    """Lay out the people of one exploration by the latest request to each.

    Somebody whose "not now" has come to its day is to be asked again. An introduction leaves the
    board once there is a request that answers it.
    """
    rows = asks.select_related("person", "space").prefetch_related("messages")
    every = list(rows.order_by("id"))
    latest = {ask.person_id: ask for ask in every}
    steps: dict[str, list[Standing]] = defaultdict(list)
    for each in standings(latest.values(), space=space, today=today):
        steps[_step(each, today)].append(each)
    return Board(
        introductions=list(open_introductions(introductions).filter(asks__isnull=True)),
        topics=frozenset(ask.topic for ask in every),
        to_ask=steps["to_ask"],
        drafts=steps["drafts"],
        waiting=steps["waiting"],
        agreed=steps["agreed"],
        otherwise=steps["otherwise"],
        resting=steps["resting"],
    )


def _step(standing: Standing, today: date) -> str:
    """Return the step of the board at which a request stands."""
    again = standing.ask.ask_again_on
    if standing.state is AskState.NOT_NOW and again is not None and again <= today:
        return "to_ask"
    if standing.ask.answer:
        return STEP_OF_ANSWER.get(Ask.Answer(standing.ask.answer), "otherwise")
    return STEP_OF_SILENCE.get(standing.state, "resting")


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
