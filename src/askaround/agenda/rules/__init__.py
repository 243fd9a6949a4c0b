"""What belongs on Today, why, and in which order. Pure."""

from askaround.agenda.rules.asking import (
    THANKS_FOR_A_NO,
    AskFacts,
    may_be_due,
    step_of_ask,
    step_of_introduction,
)
from askaround.agenda.rules.queue import MOST_ROWS, Kind, is_away, next_monday, queue
from askaround.agenda.rules.talking import TalkFacts, steps_of_conversation

__all__ = [
    "MOST_ROWS",
    "THANKS_FOR_A_NO",
    "AskFacts",
    "Kind",
    "TalkFacts",
    "is_away",
    "may_be_due",
    "next_monday",
    "queue",
    "step_of_ask",
    "step_of_introduction",
    "steps_of_conversation",
]
