"""The rules in force: playbooks, what may be changed in them, and each rule in words."""

from askaround.accounts.rules.changes import ImpossibleRule, as_changes, playbook
from askaround.accounts.rules.explanations import Grade, Rule, rules
from askaround.accounts.rules.playbooks import (
    ACADEMIC,
    CUSTOM,
    GUIDES,
    PRESETS,
    THREE_B_SEVEN,
    WEEK_AND_A_HALF,
    Channel,
    ChannelChoice,
    Days,
    IntroductionMode,
    Playbook,
    Wait,
)

__all__ = [
    "ACADEMIC",
    "CUSTOM",
    "GUIDES",
    "PRESETS",
    "THREE_B_SEVEN",
    "WEEK_AND_A_HALF",
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
