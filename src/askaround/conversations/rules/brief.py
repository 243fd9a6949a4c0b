"""What to have in one's head when it begins: what we share, how I begin and how I close.

Pure. The sentences stand in ``conversations/languages/<language>/plans.toml``; what nobody but
the asker can say stays a [blank].

Source of the speed: 130 words a minute, the low end of calm speech (130 to 160 in guides for
speakers; C). Lengths are shown, never demanded.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from askaround.conversations.rules.plan_questions import page
from askaround.core.text import fold, one_line, sentences, words
from askaround.preparation.rules.filling import ended

WORDS_A_MINUTE = 130
PITCH_SECONDS = 60
SHORT_PITCH_SECONDS = 30
PROOF_POINTS = 2


class Common(StrEnum):
    """What two people can have in common, strongest first."""

    INTRODUCED = "introduced"
    ORGANIZATION = "organization"
    KNOWS = "knows"
    CIRCLE = "circle"


@dataclass(frozen=True, slots=True)
class Shared:
    """One thing in common; ``name`` is a person, an organization or a circle."""

    kind: Common
    name: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known when a brief is begun. Empty where nothing is."""

    name: str = ""
    minutes: int = 20
    introducer: str = ""
    shared: str = ""
    why_you: str = ""
    pitch: str = ""
    synopsis: str = ""
    skills: str = ""
    news: str = ""


def in_common(
    *,
    introducers: Iterable[str] = (),
    mine: Iterable[str] = (),
    theirs: Iterable[str] = (),
    acquaintances: Iterable[str] = (),
    circle: str = "",
) -> list[Shared]:
    """Return what we have in common, the strongest first, each once.

    ``mine`` is what I say of myself, in which the names of their organizations are looked for.

    >>> in_common(mine=["B.A. from Acme College"], theirs=["Acme College", "Ha"])[0].name
    'Acme College'
    """
    said = f" {' '.join(words(fold(' '.join(mine))))} "
    shared = [name for name in theirs if _stands_in(name, said)]
    found = [
        *(Shared(Common.INTRODUCED, name) for name in introducers),
        *(Shared(Common.ORGANIZATION, name) for name in shared),
        *(Shared(Common.KNOWS, name) for name in acquaintances),
        *([Shared(Common.CIRCLE, circle)] if circle else []),
    ]
    once = {(fold(each.name)): each for each in reversed(found) if each.name}
    return [each for each in found if once.get(fold(each.name)) is each]


def _stands_in(name: str, said: str) -> bool:
    """Say whether a name stands in a text as whole words; very short ones could be anything."""
    wanted = " ".join(words(fold(name)))
    return len(wanted) > 2 and f" {wanted} " in said


def opening(facts: Facts, *, language: str = "en") -> str:
    """Return how one may begin: thanks, who brought us together, why them, and the clock."""
    said = page(language)["opening"]
    why = said["why"] if facts.why_you else said["no_why"]
    lines = [said["thanks"]]
    lines += [said["introduced"]] if facts.introducer else []
    lines += [said["shared"]] if facts.shared and not facts.introducer else []
    return _filled([*lines, why, said["plan"]], facts)


def closing(facts: Facts, *, language: str = "en") -> str:
    """Return how one may close: on time, with thanks, a promise, and leave to stay in touch."""
    said = page(language)["closing"]
    return _filled([said[key] for key in ("clock", "learned", "will", "stay", "thanks")], facts)


def background(facts: Facts) -> str:
    """Return me in sixty seconds, from what I wrote about myself."""
    return facts.pitch or facts.synopsis


def proof_points(facts: Facts) -> str:
    """Return up to two things that show that I am serious, one a line."""
    offered = [*sentences(facts.news), *(facts.skills.split(",") if facts.skills else [])]
    found = dict.fromkeys(filter(None, map(one_line, offered)))
    return "\n".join(list(found)[:PROOF_POINTS])


def seconds(text: str) -> int:
    """Return how long it takes to say a text.

    >>> seconds("word " * 65)
    30
    """
    return round(len(words(text)) * 60 / WORDS_A_MINUTE)


def _filled(lines: Sequence[str], facts: Facts) -> str:
    known = {
        "name": facts.name,
        "introducer": facts.introducer,
        "shared": facts.shared,
        "why": ended(one_line(facts.why_you)),
        "minutes": str(facts.minutes),
    }
    text = "\n".join(lines)
    for key, value in known.items():
        text = text.replace(f"{{{key}}}", value)
    return text
