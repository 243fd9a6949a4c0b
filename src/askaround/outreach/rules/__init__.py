"""The rules of asking: states, the pace of reminders, and whom one may ask at all.

Pure: the caller says which day it is, and which days are days of rest where the recipient lives
(`core.calendars.rest_day`). The numbers come from the playbook in force.
"""

from askaround.outreach.rules.limits import (
    Caution,
    PastAsk,
    Refusal,
    RefusalCode,
    choose_channel,
    may_ask,
    second_person_caution,
)
from askaround.outreach.rules.pace import Move, NextMove, next_move
from askaround.outreach.rules.states import (
    ANSWERS,
    ASK_STEPS,
    INTRODUCTION_STEPS,
    OPEN,
    AskState,
    IntroductionState,
    ask_state,
    introduction_may_become,
    may_become,
)

__all__ = [
    "ANSWERS",
    "ASK_STEPS",
    "INTRODUCTION_STEPS",
    "OPEN",
    "AskState",
    "Caution",
    "IntroductionState",
    "Move",
    "NextMove",
    "PastAsk",
    "Refusal",
    "RefusalCode",
    "ask_state",
    "choose_channel",
    "introduction_may_become",
    "may_ask",
    "may_become",
    "next_move",
    "second_person_caution",
]
