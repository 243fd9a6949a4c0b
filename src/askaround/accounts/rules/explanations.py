"""Each rule of a playbook in words: what it is called, what it says now, and why."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from askaround.accounts.rules.changes import SHAPES
from askaround.accounts.rules.playbooks import PRESETS, Playbook, Wait
from askaround.accounts.rules.words import words


class Grade(StrEnum):
    """How well a rule is founded."""

    A = "A"  # controlled experiment or meta-analysis
    B = "B"  # large observational or vendor data
    C = "C"  # advice


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule as the interface shows it: "Minutes to ask for: 20 minutes", and the reason.

    ``evidence`` says the grade in words.
    ``changed`` says that the value is not the preset's. ``lowest`` and ``highest`` are 0 where
    the rule is no number; ``choices`` are the stored words to choose from.
    """

    key: str
    name: str
    value: str
    reason: str
    source: str
    grade: Grade
    evidence: str
    changed: bool
    lowest: int
    highest: int
    choices: tuple[str, ...]


def rules(playbook: Playbook, *, language: str = "en") -> list[Rule]:
    """Return every rule of ``playbook``, in the order in which people meet them."""
    return [_rule(key, playbook, language) for key in SHAPES]


def playbook_name(name: str, *, language: str = "en") -> str:
    """Return what people call the playbook ``name``."""
    return str(words(language)["playbooks"][name]["name"])


def playbook_reason(name: str, *, language: str = "en") -> str:
    """Return in one sentence for whom the playbook ``name`` is."""
    return str(words(language)["playbooks"][name]["reason"])


def rule_name(key: str, *, language: str = "en") -> str:
    """Return what people call the rule ``key``."""
    return str(words(language)["rules"][key]["name"])


def _rule(key: str, playbook: Playbook, language: str) -> Rule:
    written = words(language)["rules"][key]
    value, shape = getattr(playbook, key), SHAPES[key]
    return Rule(
        key=key,
        name=rule_name(key, language=language),
        value=_value(value, written, words(language)["values"]),
        reason=written["reason"],
        source=written["source"],
        grade=Grade(written["grade"]),
        evidence=words(language)["grades"][written["grade"]],
        changed=value != getattr(PRESETS[playbook.name], key),
        lowest=shape.lowest,
        highest=shape.highest,
        choices=shape.choices,
    )


def _value(value: object, written: dict[str, Any], phrases: dict[str, str]) -> str:
    if isinstance(value, bool):
        return phrases["yes" if value else "no"]
    if isinstance(value, int):
        return str(written["one" if value == 1 else "many"]).format(number=value)
    if isinstance(value, Wait):
        number = "one" if value.amount == 1 else "many"
        return phrases[f"{value.days}_{number}"].format(number=value.amount)
    if isinstance(value, tuple) and value:
        return phrases["then"].join(_value(part, written, phrases) for part in value)
    return phrases[str(value)] if value else phrases["never"]
