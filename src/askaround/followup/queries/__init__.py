"""The questions other code may ask about what conversations left behind."""

from askaround.followup.queries.coming_due import come
from askaround.followup.queries.facts import Post, Talk, post, talks, talks_since
from askaround.followup.queries.first import Part
from askaround.followup.queries.ledger import Ledger, Shelf, counts, ledger
from askaround.followup.queries.left import After, Left, after, left_behind, of_person
from askaround.followup.queries.referrals import ReferralRow, referral_rows
from askaround.followup.queries.rows import (
    AdviceRow,
    OpeningRow,
    PromiseRow,
    advice_rows,
    opening_rows,
    promise_rows,
)
from askaround.followup.queries.suggesting import edges
from askaround.followup.queries.telling import ToTell, to_tell
from askaround.followup.queries.thanks import THANKS_STILL, Thanks, thanks_for, thanks_owed
from askaround.followup.queries.touching import Touch, touches
from askaround.followup.queries.trees import Node, NodeState, Tree, tree

__all__ = [
    "THANKS_STILL",
    "AdviceRow",
    "After",
    "Ledger",
    "Left",
    "Node",
    "NodeState",
    "OpeningRow",
    "Part",
    "Post",
    "PromiseRow",
    "ReferralRow",
    "Shelf",
    "Talk",
    "Thanks",
    "ToTell",
    "Touch",
    "Tree",
    "advice_rows",
    "after",
    "come",
    "counts",
    "edges",
    "ledger",
    "left_behind",
    "of_person",
    "opening_rows",
    "post",
    "promise_rows",
    "referral_rows",
    "talks",
    "talks_since",
    "thanks_for",
    "thanks_owed",
    "to_tell",
    "touches",
    "tree",
]
