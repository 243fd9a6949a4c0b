"""Changing a playbook: what each rule may become, and a sentence where it may not."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from askaround.accounts.rules.playbooks import (
    PRESETS,
    ChannelChoice,
    Days,
    IntroductionMode,
    Playbook,
    Wait,
)
from askaround.accounts.rules.words import rule_name, sentence

Choice = TypeVar("Choice", bound=StrEnum)


class ImpossibleRule(ValueError):
    """A rule cannot become what was asked. The text names the rule and what would be right."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What values a rule takes. ``read`` raises ValueError or TypeError for any other value.

    ``complaint`` is the key of the sentence that says so; ``lowest`` and ``highest`` bound whole
    numbers, ``choices`` are the words to choose from.
    """

    complaint: str
    read: Callable[[object], object]
    lowest: int = 0
    highest: int = 0
    choices: tuple[str, ...] = ()


def playbook(
    name: str, changes: Mapping[str, object] | None = None, *, language: str = "en"
) -> Playbook:
    """Return the preset ``name`` with ``changes``, which may come straight from JSON.

    Inheritance is a merge of changes: ``playbook(name, {**institution, **coach, **mine})``.
    Raises :class:`ImpossibleRule`.

    >>> playbook("guides", {"minutes_asked": 15}).minutes_asked
    15
    """
    if name not in PRESETS:
        known = ", ".join(PRESETS)
        raise ImpossibleRule(sentence("unknown_playbook", language, given=name, known=known))
    new = {rule: _read(rule, value, language) for rule, value in (changes or {}).items()}
    changed = replace(PRESETS[name], **new)
    _refuse_disagreement(changed, language)
    return changed


def as_changes(changed: Playbook) -> dict[str, object]:
    """Return what differs from the preset, as plain values that JSON can hold."""
    preset = PRESETS[changed.name]
    return {
        rule: _plain(getattr(changed, rule))
        for rule in SHAPES
        if getattr(changed, rule) != getattr(preset, rule)
    }


def _read(rule: str, value: object, language: str) -> Any:
    """Return a value as the rule holds it, of whatever type that rule is."""
    if rule not in SHAPES:
        raise ImpossibleRule(sentence("unknown_rule", language, given=rule))
    shape = SHAPES[rule]
    try:
        return shape.read(value)
    except (TypeError, ValueError):
        complaint = sentence(
            shape.complaint,
            language,
            rule=rule_name(rule, language),
            given=value,
            lowest=shape.lowest,
            highest=shape.highest,
            choices=", ".join(shape.choices),
        )
        raise ImpossibleRule(complaint) from None


def _refuse_disagreement(changed: Playbook, language: str) -> None:
    """Refuse numbers that are each possible but not together."""
    for smaller, larger in IN_ORDER:
        if getattr(changed, smaller) > getattr(changed, larger):
            names = {"rule": rule_name(smaller, language), "other": rule_name(larger, language)}
            limit = getattr(changed, larger)
            raise ImpossibleRule(sentence("too_large", language, limit=limit, **names))
    if len(changed.reminders) > changed.reminders_at_most:
        raise ImpossibleRule(
            sentence(
                "too_many_reminders",
                language,
                rule=rule_name("reminders", language),
                limit=changed.reminders_at_most,
            )
        )


def _plain(value: object) -> object:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Wait):
        return [value.amount, value.days.value]
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value


def _whole_number(lowest: int, highest: int) -> Shape:
    def read(value: object) -> int:
        return _within(value, lowest, highest)

    return Shape("whole_number", read, lowest, highest)


def _choice(kind: type[Choice]) -> Shape:
    def read(value: object) -> Choice:
        return _word(kind, value)

    return Shape("choice", read, choices=tuple(kind))


def _order(kind: type[Choice]) -> Shape:
    def read(value: object) -> tuple[Choice, ...]:
        chosen = tuple(_word(kind, part) for part in _listed(value))
        if not chosen or len(set(chosen)) < len(chosen):
            raise ValueError
        return chosen

    return Shape("order", read, choices=tuple(kind))


def _word(kind: type[Choice], value: object) -> Choice:
    if not isinstance(value, str):
        raise TypeError
    return kind(value)


def _wait(value: object) -> Wait:
    if isinstance(value, Wait):
        value = [value.amount, value.days]
    amount, days = _listed(value)
    return Wait(_within(amount, *LONGEST_WAIT), _word(Days, days))


def _perhaps_a_wait(value: object) -> Wait | None:
    return None if value is None else _wait(value)


def _waits(value: object) -> tuple[Wait, ...]:
    return tuple(_wait(part) for part in _listed(value))


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _within(value: object, lowest: int, highest: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError
    if not lowest <= value <= highest:
        raise ValueError
    return value


def _listed(value: object) -> list[object]:
    if not isinstance(value, list | tuple):
        raise TypeError
    return list(value)


LONGEST_WAIT = (1, 90)  # days
IN_ORDER = (
    ("minutes_asked", "meeting_minutes"),
    ("meeting_minutes", "maximum_minutes"),
    ("first_view_after", "decision_after"),
)
SHAPES: dict[str, Shape] = {
    "minutes_asked": _whole_number(5, 60),
    "meeting_minutes": _whole_number(5, 90),
    "maximum_minutes": _whole_number(5, 120),
    "window_days": _whole_number(1, 60),
    "reminders": Shape("waits", _waits, *LONGEST_WAIT, choices=tuple(Days)),
    "reminders_at_most": _whole_number(0, 2),
    "second_person_after": Shape("wait", _perhaps_a_wait, *LONGEST_WAIT, choices=tuple(Days)),
    "rest_after": Shape("wait", _wait, *LONGEST_WAIT, choices=tuple(Days)),
    "resume_with_first_message": Shape("yes_or_no", _yes_or_no),
    "channel_order": _order(ChannelChoice),
    "introduction_mode": _choice(IntroductionMode),
    "open_asks_per_person": _whole_number(1, 1),
    "asks_per_organization_per_month": _whole_number(1, 10),
    "windows_offered": _whole_number(1, 5),
    "confirm_days_before": _whole_number(0, 3),
    "early_minutes": _whole_number(0, 60),
    "test_minutes": _whole_number(0, 60),
    "thanks_hour": _whole_number(6, 21),
    "first_view_after": _whole_number(1, 50),
    "decision_after": _whole_number(1, 50),
    "stay_in_touch_months": _whole_number(1, 24),
    "look_again_days": _whole_number(7, 365),
}
NOT_READ_YET = frozenset({"introduction_mode"})
"""Rules that nothing follows yet.

They are stored and checked like all others, but no page shows what would change nothing.
"""
