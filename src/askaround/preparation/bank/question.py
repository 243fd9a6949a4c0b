"""What the bank knows of one question, and how a pack is read and checked."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from askaround.people.rules.levels import Level
from askaround.preparation.languages.page import Page, read_page

LEVELS = frozenset(level.value for level in Level)
GOALS = frozenset({"occupation", "organization", "program", "switch", "compare"})
STAGES = frozenset({"student", "graduate", "changer", "experienced"})
POSITIONS = (
    "opening",
    "grand-tour",
    "mini-tour",
    "incident",
    "contrast",
    "evaluation",
    "advice",
    "referral",
)
EVIDENCE = frozenset({"past-fact", "current-fact", "opinion", "forecast", "advice", "referral"})
ANCHORS = frozenset({"last-time", "start", "past", "present", "future"})
SCOPES = frozenset({"person", "role", "organization", "field"})
PRIORITIES = ("must", "should", "could")
SETS = frozenset(
    {"essentials", "organization", "disconfirming", "referral", "not-asked", "own-skills"}
    | {"own-values", "hiring-rhythm", "related-fields"}
)
MOST_SENSITIVE = 3
FEWEST_MINUTES, MOST_MINUTES = 2, 4


@dataclass(frozen=True, slots=True)
class BankQuestion:
    """One question with its dimensions; ``docs/reference/question-bank.md`` says what each means.

    Empty ``levels``, ``functions``, ``goals`` and ``stages`` mean that it fits all of them:
    whom it is put to, their kind of work, what the asker explores, and where the asker stands.
    ``minutes`` is what question and answer take, ``sensitivity`` goes from 0 to 3, and
    ``follows`` is the key of the question that it builds on.
    """

    key: str
    text: str
    topic: str
    position: str
    evidence: str
    anchor: str
    scope: str
    sensitivity: int = 0
    minutes: int = 3
    priority: str = "should"
    levels: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    sets: tuple[str, ...] = ()
    probes: tuple[str, ...] = ()
    follows: str = ""
    pack: str = "core"

    @property
    def has_blank(self) -> bool:
        """Whether the asker has something of their own to fill in."""
        return "[" in self.text


@dataclass(frozen=True, slots=True)
class Choices:
    """What a pack may refer to: topics with their names, probes with their words, functions."""

    topics: dict[str, str]
    probes: dict[str, str]
    functions: frozenset[str]


def read_pack(page: Page, pack: str, choices: Choices) -> tuple[BankQuestion, ...]:
    """Read one pack. Raises `FaultyPage` naming file, key and fault."""
    page.text("title")
    return tuple(_question(table, pack, choices) for table in page.tables("question"))


def read_packs(folder: Traversable, choices: Choices) -> Iterator[BankQuestion]:
    """Read every pack of a folder in the order of their names, and see that they fit together."""
    pages = {name: read_page(folder, f"{name}.toml") for name in _pack_names(folder)}
    found: dict[str, BankQuestion] = {}
    for pack, page in pages.items():
        for place, question in enumerate(read_pack(page, pack, choices), start=1):
            if question.key in found:
                at = f"question[{place}].key"
                raise page.fault(at, f"{question.key!r} stands in {found[question.key].pack} too")
            found[question.key] = question
    for question in found.values():
        if question.follows and question.follows not in found:
            fault = f"of {question.key!r} names {question.follows!r}, which no pack holds"
            raise pages[question.pack].fault("follows", fault)
    yield from found.values()


def _pack_names(folder: Traversable) -> list[str]:
    names = [entry.name for entry in folder.iterdir() if entry.name.endswith(".toml")]
    packs = sorted(name.removesuffix(".toml") for name in names if name != "topics.toml")
    return sorted(packs, key=lambda pack: pack != "core")


def _question(page: Page, pack: str, choices: Choices) -> BankQuestion:
    return BankQuestion(
        key=page.text("key"),
        text=page.text("text"),
        topic=_one_of(page, "topic", choices.topics),
        position=_one_of(page, "position", POSITIONS),
        evidence=_one_of(page, "evidence", EVIDENCE),
        anchor=_one_of(page, "anchor", ANCHORS),
        scope=_one_of(page, "scope", SCOPES),
        sensitivity=_between(page, "sensitivity", 0, MOST_SENSITIVE, default=0),
        minutes=_between(page, "minutes", FEWEST_MINUTES, MOST_MINUTES, default=3),
        priority=_one_of(page, "priority", PRIORITIES, default="should"),
        levels=_some_of(page, "levels", LEVELS),
        functions=_some_of(page, "functions", choices.functions),
        goals=_some_of(page, "goals", GOALS),
        stages=_some_of(page, "stages", STAGES),
        sets=_some_of(page, "sets", SETS),
        probes=_some_of(page, "probes", choices.probes),
        follows=page.text("follows", ""),
        pack=pack,
    )


Known = dict[str, str] | frozenset[str] | tuple[str, ...]


def _one_of(page: Page, key: str, known: Known, default: str | None = None) -> str:
    value = page.text(key, default)
    if value not in known:
        raise page.fault(key, f"is {value!r}; it may be {_listed(known)}")
    return value


def _some_of(page: Page, key: str, known: Known) -> tuple[str, ...]:
    values = page.texts(key, ())
    unknown = [value for value in values if value not in known]
    if unknown:
        raise page.fault(key, f"names {unknown[0]!r}; it may name {_listed(known)}")
    return values


def _between(page: Page, key: str, least: int, most: int, *, default: int) -> int:
    value = page.number(key, default)
    if not least <= value <= most:
        raise page.fault(key, f"is {value}; it may be {least} to {most}")
    return value


def _listed(known: Known) -> str:
    return ", ".join(sorted(known))
