"""The verbs of what follows a conversation. What a line of notes becomes is in `harvest`."""

from askaround.followup.actions.advising import (
    CannotReport,
    add_advice,
    answer_advice,
    edit_advice,
    note_not_tried,
    note_reported,
    note_tried,
    remove_advice,
)
from askaround.followup.actions.openings import (
    add_opening,
    answer_opening,
    close_opening,
    edit_opening,
    remove_opening,
    reopen_opening,
)
from askaround.followup.actions.promising import (
    add_promise,
    drop_promise,
    edit_promise,
    keep_promise,
    remove_promise,
    reopen_promise,
)
from askaround.followup.actions.referring import (
    CannotRefer,
    add_referral,
    close_referral,
    edit_referral,
    name_person,
    note_told,
    remove_referral,
    reopen_referral,
)
from askaround.followup.actions.searching import begin_search, end_search, say_looking_for
from askaround.followup.actions.ties import keep_tie, let_rest, take_up, tie_with

__all__ = [
    "CannotRefer",
    "CannotReport",
    "add_advice",
    "add_opening",
    "add_promise",
    "add_referral",
    "answer_advice",
    "answer_opening",
    "begin_search",
    "close_opening",
    "close_referral",
    "drop_promise",
    "edit_advice",
    "edit_opening",
    "edit_promise",
    "edit_referral",
    "end_search",
    "keep_promise",
    "keep_tie",
    "let_rest",
    "name_person",
    "note_not_tried",
    "note_reported",
    "note_told",
    "note_tried",
    "remove_advice",
    "remove_opening",
    "remove_promise",
    "remove_referral",
    "reopen_opening",
    "reopen_promise",
    "reopen_referral",
    "say_looking_for",
    "take_up",
    "tie_with",
]
