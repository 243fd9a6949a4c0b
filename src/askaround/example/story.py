"""The story of the worked example, as it stands in ``story.toml``."""

import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any, TypeVar

from askaround.people.rules.incoming import IncomingRole

Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class Beginning:
    """The exploration; ``decide_in_days`` counts from today."""

    title: str
    purpose: str
    goal: str
    conversations_wanted: int
    decide_in_days: int
    paths: list[str]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question; one with an answer is settled."""

    text: str
    topic: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    name: str
    location: str
    known: str


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person. ``known_by`` are those who could introduce us, by ``key``, and how they know."""

    key: str
    name: str
    circle: str
    closeness: int
    how_i_know: str
    location: str
    roles: list[dict[str, str]]
    emails: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    known_by: list[dict[str, str]] = field(default_factory=list)
    country: str = ""
    time_zone: str = ""
    level: str = ""
    only_they_know: str = ""

    @property
    def incoming_roles(self) -> list[IncomingRole]:
        return [IncomingRole(**role) for role in self.roles]


@dataclass(frozen=True, slots=True)
class Scene:
    """Something that happened ``days_ago``: ``do`` names it, ``who`` and ``via`` are people.

    In an introduction, ``text`` is the line to the introducer and ``to_them`` the one to pass on.
    """

    days_ago: int
    do: str
    who: str = ""
    via: str = ""
    sought: str = ""
    channel: str = ""
    why_you: str = ""
    connection: str = ""
    hope: str = ""
    topic: str = ""
    answer: str = ""
    ask_again_in_days: int = 0
    text: str = ""
    to_them: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """``me`` holds the columns of a profile."""

    me: dict[str, str]
    exploration: Beginning
    questions: list[Asked]
    organizations: list[Place]
    people: list[Somebody]
    scenes: list[Scene]


@lru_cache
def story() -> Story:
    """Read the story; scenes stand in the order in which they happened."""
    told = tomllib.loads((files(__package__) / "story.toml").read_text(encoding="utf-8"))
    scenes = [part(Scene, table) for table in told["scenes"]]
    return Story(
        me={name: text.strip() for name, text in told["me"].items()},
        exploration=part(Beginning, told["exploration"]),
        questions=[part(Asked, table) for table in told["questions"]],
        organizations=[part(Place, table) for table in told["organizations"]],
        people=[part(Somebody, table) for table in told["people"]],
        scenes=sorted(scenes, key=lambda scene: -scene.days_ago),
    )


def part(kind: type[Part], table: dict[str, Any]) -> Part:
    """Make one part of the story. Raises TypeError for a name that it does not have."""
    return kind(**{name: _tidy(value) for name, value in table.items()})


def _tidy(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value
