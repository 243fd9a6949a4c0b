"""What to think of before a conversation, by how we talk (R55-R58).

Only codes and moments are returned; the words stand in the templates. Which fields dress in
which way is kept in ``scheduling/languages/<language>/dress.toml``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from askaround.core.text import fold
from askaround.core.word_files import word_file
from askaround.scheduling.rules.offers import LANGUAGES

EARLY_MINUTES = 15
"""Default of the playbooks (`early_minutes`, R55); a walk around the block takes the rest."""
TEST_MINUTES = 10
"""Default of the playbooks (`test_minutes`): sound and picture before a video call (R55)."""


class Mode(StrEnum):
    VIDEO = "video"
    PHONE = "phone"
    IN_PERSON = "in-person"
    MEAL = "meal"


class Item(StrEnum):
    LEAVE = "leave"  # at a moment
    ARRIVE = "arrive"  # at a moment
    TRAVEL_UNKNOWN = "travel-unknown"
    PLACE_OPEN = "place-open"  # theirs to choose, and not known yet
    TEST = "test"  # at a moment
    LINK_MISSING = "link-missing"
    NUMBER = "number"
    NUMBER_MISSING = "number-missing"
    DRESS = "dress"
    CASH = "cash"
    RESUME = "resume"
    MODE_OPEN = "mode-open"


class Dress(StrEnum):
    USUAL = "usual"  # business casual
    FORMAL = "formal"  # what law, banks and ministries wear
    PRACTICAL = "practical"  # shoes for a workshop, a site, a stable


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to think of; ``at`` is when, ``dress`` how to dress, where that is the item.

    ``minutes`` is how long before the conversation one is there, or tries sound and picture.
    """

    item: Item
    at: datetime | None = None
    dress: Dress | None = None
    minutes: int = 0


def getting_there(
    *,
    mode: str,
    starts_at: datetime | None,
    travel_minutes: int | None = None,
    place: str = "",
    link: str = "",
    phone: str = "",
    resume_wanted: bool = False,
    dress: Dress = Dress.USUAL,
    early_minutes: int = EARLY_MINUTES,
    test_minutes: int = TEST_MINUTES,
) -> list[Step]:
    """Return what to think of, in the order in which it comes up.

    A paper resume comes only where they asked for it, cash only where there is food.
    """
    steps: list[Step] = []
    if not mode:
        steps.append(Step(Item.MODE_OPEN))
    elif mode == Mode.VIDEO:
        test_at = starts_at and starts_at - timedelta(minutes=test_minutes)
        steps.append(Step(Item.TEST, test_at, minutes=test_minutes))
        steps += [] if link else [Step(Item.LINK_MISSING)]
    elif mode == Mode.PHONE:
        steps.append(Step(Item.NUMBER if phone else Item.NUMBER_MISSING))
    else:
        steps += _on_the_way(starts_at, travel_minutes, place, early_minutes)
    if mode and mode != Mode.PHONE:
        steps.append(Step(Item.DRESS, dress=dress))
    if mode == Mode.MEAL:
        steps.append(Step(Item.CASH))
    if resume_wanted:
        steps.append(Step(Item.RESUME))
    return steps


def leave_by(
    starts_at: datetime, travel_minutes: int, early_minutes: int = EARLY_MINUTES
) -> datetime:
    """Return when to leave so as to be there so many minutes early.

    >>> leave_by(datetime(2026, 3, 5, 15), 40)
    datetime.datetime(2026, 3, 5, 14, 5)
    """
    return starts_at - timedelta(minutes=travel_minutes + early_minutes)


def _on_the_way(
    starts_at: datetime | None, travel_minutes: int | None, place: str, early_minutes: int
) -> list[Step]:
    steps = [] if place else [Step(Item.PLACE_OPEN)]
    if travel_minutes is None or starts_at is None:
        steps.append(Step(Item.TRAVEL_UNKNOWN))
    else:
        leave_at = leave_by(starts_at, travel_minutes, early_minutes)
        steps.append(Step(Item.LEAVE, leave_at, minutes=early_minutes))
        steps.append(Step(Item.ARRIVE, leave_by(starts_at, 0, early_minutes)))
    return steps


def dress_for(about: Iterable[str], *, language: str = "en") -> Dress:
    """Return how people of a field dress, from words about it: a role, a place, a kind of work.

    >>> dress_for(["Analyst", "Deutsche Bank"]), dress_for(["Site manager"]), dress_for(["Editor"])
    (<Dress.FORMAL: 'formal'>, <Dress.PRACTICAL: 'practical'>, <Dress.USUAL: 'usual'>)
    """
    said = set(fold(" ".join(about)).replace("-", " ").split())
    lists = word_file(LANGUAGES, language, "dress.toml")
    for dress in (Dress.PRACTICAL, Dress.FORMAL):
        if said & set(lists[dress.value]):
            return dress
    return Dress.USUAL
