"""The verbs of agreeing on a time."""

from askaround.scheduling.actions.agreeing import (
    CannotCallOff,
    agree,
    call_off,
    look_again,
    may_note_yes,
    note_yes,
    sequence,
    take_yes,
)
from askaround.scheduling.actions.beginning import begin_conversation, remove_conversation
from askaround.scheduling.actions.holding import mark_held
from askaround.scheduling.actions.offering import (
    CannotOffer,
    accept,
    choose_window,
    decline,
    edit_window,
    note_their_time,
    offer,
    remove_window,
)
from askaround.scheduling.actions.times import (
    CannotAgree,
    ImpossibleTime,
    refuse_impossible,
    zone_words,
)

__all__ = [
    "CannotAgree",
    "CannotCallOff",
    "CannotOffer",
    "ImpossibleTime",
    "accept",
    "agree",
    "begin_conversation",
    "call_off",
    "choose_window",
    "decline",
    "edit_window",
    "look_again",
    "mark_held",
    "may_note_yes",
    "note_their_time",
    "note_yes",
    "offer",
    "refuse_impossible",
    "remove_conversation",
    "remove_window",
    "sequence",
    "take_yes",
    "zone_words",
]
