"""The conversations of the worked example and what is made of them, as in ``talks.toml``."""

import tomllib
from dataclasses import dataclass, field
from datetime import time
from functools import lru_cache
from importlib.resources import files
from typing import Any

from askaround.example.story import part

Voice = list[str]
"""Who said it, and a few words of the line."""


@dataclass(frozen=True, slots=True)
class ToAsk:
    """A question of the plan; ``serves`` is the topic of a question of the exploration."""

    text: str
    serves: str = ""
    priority: str = "should"
    minutes: int = 3
    goal: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """One line, written ``after`` so many minutes; ``asks`` is the place of its question.

    ``becomes`` says what was made of it, and the rest belongs to that.
    """

    after: int
    kind: str
    text: str
    asks: int | None = None
    scope: str = ""
    off_record: bool = False
    volunteered: bool = False
    becomes: str = ""
    answer: str = ""
    cue: str = ""
    act: str = ""
    tried_after_days: int = 0
    result: str = ""
    to: str = ""
    may_use_name: str = ""
    kept_after_days: int = 0
    due_after_days: int = 0
    confidential: bool = False
    path: str = ""


@dataclass(frozen=True, slots=True)
class Feeling:
    """The debrief."""

    recall: str
    surprises: str
    energy: int
    worry: int
    monday: str
    monday_why: str
    before: int
    after: int
    talk_share: int


@dataclass(frozen=True, slots=True)
class ThankYou:
    """``word`` and ``view`` fill the blanks that only Robin can fill."""

    form: str
    word: str
    quote: str
    view: str
    will_do: str


@dataclass(frozen=True, slots=True)
class Talk:
    """One conversation; it is still to come where ``lasted`` is 0."""

    who: str
    days_ago: int
    clock: time
    minutes: int
    mode: str
    goals: list[str]
    opening: str
    proof_points: str
    plan: list[ToAsk]
    lines: list[Said]
    debrief: Feeling | None
    thanks: ThankYou | None
    lasted: int = 0
    extended: int = 0
    place: str = ""
    link: str = ""
    travel_minutes: int = 0
    agreed_days_ago: int | None = None
    before: int | None = None
    background: str = ""
    closing: str = ""


@dataclass(frozen=True, slots=True)
class WasRead:
    """A source about a person (``who``) or a path."""

    kind: str
    title: str
    link: str
    text: str
    days_ago: int
    who: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """A claim, with the voices for and against it."""

    text: str
    topic: str
    voices_for: list[Voice]
    voices_against: list[Voice]
    path: str = ""


@dataclass(frozen=True, slots=True)
class Scored:
    """A value that speaks for or against a path by a claim."""

    value: str
    path: str
    claim: str
    sign: int


@dataclass(frozen=True, slots=True)
class Believed:
    text: str
    percent: int
    written_days_ago: int
    path: str = ""
    came_true: bool | None = None
    scored_days_ago: int = 0
    lesson: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    text: str
    path: str
    criteria: str
    percent: int
    would_change: str
    decided_days_ago: int
    claims_for: list[str]
    claims_against: list[str]


@dataclass(frozen=True, slots=True)
class Talks:
    """``values`` are names with weights; ``wanted`` the levels that should be heard."""

    talks: list[Talk]
    claims: list[Heard]
    values: dict[str, int]
    fits: list[Scored]
    beliefs: list[Believed]
    wanted: list[str] = field(default_factory=list)
    sources: list[WasRead] = field(default_factory=list)
    decision: Decided | None = None


@lru_cache
def talks() -> Talks:
    """Read them; conversations stand in the order in which they happened."""
    told = tomllib.loads((files(__package__) / "talks.toml").read_text(encoding="utf-8"))
    return Talks(
        talks=sorted(map(_talk, told["talks"]), key=lambda talk: -talk.days_ago),
        claims=[part(Heard, _voiced(table, "voices")) for table in told["claims"]],
        values={table["name"]: table["weight"] for table in told["values"]},
        fits=[part(Scored, table) for table in told["fits"]],
        beliefs=[part(Believed, table) for table in told["beliefs"]],
        wanted=[table["level"] for table in told["wanted_voices"]],
        sources=[part(WasRead, table) for table in told["sources"]],
        decision=part(Decided, _voiced(told["decision"], "claims")),
    )


def _talk(table: dict[str, Any]) -> Talk:
    debrief, thanks = table.get("debrief"), table.get("thanks")
    return part(
        Talk,
        table
        | {
            "plan": [part(ToAsk, each) for each in table["plan"]],
            "lines": [part(Said, each) for each in table.get("lines", [])],
            "debrief": part(Feeling, debrief) if debrief else None,
            "thanks": part(ThankYou, thanks) if thanks else None,
        },
    )


def _voiced(table: dict[str, Any], name: str) -> dict[str, Any]:
    """Give "for" and "against" names that Python can take."""
    plain = {key: value for key, value in table.items() if key not in {"for", "against"}}
    return plain | {f"{name}_for": table["for"], f"{name}_against": table["against"]}
