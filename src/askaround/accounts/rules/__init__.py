"""The rules in force: playbooks, what may be changed in them, and each rule in words."""

from askaround.accounts.rules.changes import ImpossibleRule, as_changes, playbook
from askaround.accounts.rules.explanations import Grade, Rule, rules
from askaround.accounts.rules.playbooks import (
    PRESETS,
    Channel,
    ChannelChoice,
    Days,
    IntroductionMode,
    Playbook,
    Wait,
)

__all__ = [
    "PRESETS",
    "Channel",
    "ChannelChoice",
    "Days",
    "Grade",
    "ImpossibleRule",
    "IntroductionMode",
    "Playbook",
    "Rule",
    "Wait",
    "as_changes",
    "playbook",
    "rules",
]
