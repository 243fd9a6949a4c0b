"""A form for each rule of a playbook, by the kind of value that the rule takes."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from askaround.accounts.rules import PRESETS, Days, Playbook, Rule, Wait, rules
from askaround.accounts.rules.changes import NOT_READ_YET
from askaround.accounts.rules.words import words

NEVER = "never"
YES, NO = "yes", "no"
KINDS_OF_DAYS = [(Days.CALENDAR.value, _("days")), (Days.BUSINESS.value, _("working days"))]
PLACES = [_("First"), _("Then"), _("Then"), _("Then"), _("Then")]


class RuleForm(forms.Form):
    """One rule. ``value`` is what was chosen, as `journal.settings.change_rule` takes it."""

    fields_in_a_line = 1

    def value(self) -> object:
        return self.cleaned_data["value"]

    def lines(self) -> list[list[forms.BoundField]]:
        """Return the fields as they stand beside and under each other."""
        found, width = list(self), self.fields_in_a_line
        return [found[start : start + width] for start in range(0, len(found), width)]

    @classmethod
    def of(cls, rule: Rule, *, now: object, language: str, **kwargs: Any) -> "RuleForm":
        """Return the form that fits a rule whose value is ``now``."""
        if rule.highest and not rule.choices:
            return NumberForm(rule=rule, now=now, **kwargs)
        if isinstance(now, bool):
            return YesNoForm(rule=rule, now=now, language=language, **kwargs)
        if isinstance(now, tuple) and rule.key == "reminders":
            return WaitsForm(now=now, **kwargs)
        if isinstance(now, Wait) or now is None:
            return WaitForm(now=now, may_be_never=rule.key == "second_person_after", **kwargs)
        if isinstance(now, tuple):
            return OrderForm(rule=rule, now=now, language=language, **kwargs)
        return ChoiceForm(rule=rule, now=now, language=language, **kwargs)


class NumberForm(RuleForm):
    def __init__(self, *args: Any, rule: Rule, now: object, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["value"] = forms.IntegerField(
            label=rule.name, min_value=rule.lowest, max_value=rule.highest, initial=now
        )


class YesNoForm(RuleForm):
    def __init__(self, *args: Any, rule: Rule, now: object, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = words(language)["values"]
        choices = [(YES, named[YES]), (NO, named[NO])]
        self.fields["value"] = forms.ChoiceField(
            label=rule.name, choices=choices, initial=YES if now else NO
        )

    def value(self) -> object:
        return self.cleaned_data["value"] == YES


class ChoiceForm(RuleForm):
    def __init__(self, *args: Any, rule: Rule, now: object, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = words(language)["values"]
        choices = [(choice, named[choice]) for choice in rule.choices]
        self.fields["value"] = forms.ChoiceField(label=rule.name, choices=choices, initial=now)


class WaitForm(RuleForm):
    """An amount and its kind of days; some waits may be never."""

    fields_in_a_line = 2

    def __init__(self, *args: Any, now: Wait | None, may_be_never: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        add_wait(self, "value", now, may_be_never=may_be_never)

    def value(self) -> object:
        return wait_in(self, "value")


class WaitsForm(RuleForm):
    """Up to two waits, one after the other."""

    fields_in_a_line = 2

    def __init__(self, *args: Any, now: tuple[Wait, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place in (0, 1):
            there = now[place] if place < len(now) else None
            add_wait(self, f"value{place}", there, may_be_never=True)

    def value(self) -> object:
        found = [wait_in(self, f"value{place}") for place in (0, 1)]
        return [wait for wait in found if wait is not None]


class OrderForm(RuleForm):
    """What comes first, and what then; each at most once."""

    def __init__(
        self, *args: Any, rule: Rule, now: tuple[str, ...], language: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        named = words(language)["values"]
        choices = [("", "–"), *((choice, named[choice]) for choice in rule.choices)]
        for place, _choice in enumerate(rule.choices):
            self.fields[f"value{place}"] = forms.ChoiceField(
                label=PLACES[place],
                choices=choices,
                required=False,
                initial=now[place] if place < len(now) else "",
            )

    def value(self) -> object:
        return [chosen for chosen in self.cleaned_data.values() if chosen]


def add_wait(form: forms.Form, name: str, now: Wait | None, *, may_be_never: bool) -> None:
    """Give a form an amount and a kind of days under ``name``."""
    never = [(NEVER, _("never"))] if may_be_never else []
    form.fields[f"{name}-amount"] = forms.IntegerField(
        label=_("How many"),
        min_value=1,
        max_value=90,
        required=not may_be_never,
        initial=now.amount if now else None,
    )
    form.fields[f"{name}-days"] = forms.ChoiceField(
        label=_("Kind of days"),
        choices=[*KINDS_OF_DAYS, *never],
        initial=now.days.value if now else NEVER,
    )


def wait_in(form: forms.Form, name: str) -> list[object] | None:
    """Return amount and kind of days; None for never, and where no amount was written."""
    amount, days = form.cleaned_data[f"{name}-amount"], form.cleaned_data[f"{name}-days"]
    return None if days == NEVER or not amount else [amount, days]


@dataclass(frozen=True, slots=True)
class ShownRule:
    """One rule with its form; ``preset`` is what the playbook says without changes.

    ``form`` is None where nothing can be chosen.
    """

    rule: Rule
    preset: str
    form: RuleForm | None


def shown_rules(
    in_force: Playbook, *, language: str, refused: RuleForm | None = None
) -> list[ShownRule]:
    """Return the rules that do something, each with its form.

    ``refused`` is a form that came back with a complaint.
    """
    presets = {rule.key: rule.value for rule in rules(PRESETS[in_force.name], language=language)}
    found = []
    for rule in rules(in_force, language=language):
        if rule.key in NOT_READ_YET:
            continue
        form = refused if refused and refused.prefix == rule.key else None
        found.append(
            ShownRule(rule, presets[rule.key], form or rule_form(rule, in_force, language=language))
        )
    return found


def rule_form(
    rule: Rule, in_force: Playbook, *, language: str, data: QueryDict | None = None
) -> RuleForm | None:
    """Return the form of a rule; None for one with a single possible value."""
    if rule.highest and rule.lowest == rule.highest:
        return None
    now = getattr(in_force, rule.key)
    return RuleForm.of(rule, now=now, language=language, data=data, prefix=rule.key)
