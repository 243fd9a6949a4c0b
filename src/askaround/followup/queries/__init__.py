"""The questions other code may ask about what conversations left behind."""

from askaround.followup.queries.facts import Post, Talk, post, talks
from askaround.followup.queries.left import After, Left, after, left_behind, of_person
from askaround.followup.queries.owed import Owed, Thanks, owed, thanks_for, thanks_owed
from askaround.followup.queries.referrals import ReferralRow, referral_rows
from askaround.followup.queries.rows import (
    AdviceRow,
    OpeningRow,
    PromiseRow,
    advice_rows,
    opening_rows,
    promise_rows,
)
from askaround.followup.queries.telling import ToTell, to_tell
from askaround.followup.queries.touching import Touch, touches
from askaround.followup.queries.trees import Node, NodeState, Tree, edges, tree

__all__ = [
    "AdviceRow",
    "After",
    "Left",
    "Node",
    "NodeState",
    "OpeningRow",
    "Owed",
    "Post",
    "PromiseRow",
    "ReferralRow",
    "Talk",
    "Thanks",
    "ToTell",
    "Touch",
    "Tree",
    "advice_rows",
    "after",
    "edges",
    "left_behind",
    "of_person",
    "opening_rows",
    "owed",
    "post",
    "promise_rows",
    "referral_rows",
    "talks",
    "thanks_for",
    "thanks_owed",
    "to_tell",
    "touches",
    "tree",
]
