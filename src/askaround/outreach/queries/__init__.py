"""The questions other code may ask about requests and introductions.

Each takes the rows the asker may see, so none can leak somebody else's.
"""

from askaround.outreach.queries.between import (
    introducers_of,
    likely_introducers,
    likely_referrers,
    never_asked,
    open_introductions,
    second_people,
)
from askaround.outreach.queries.boards import (
    board,
    not_asked_about,
)
from askaround.outreach.queries.requests import (
    Standing,
    answered_otherwise,
    answered_yes,
    attempts,
    counts,
    drafts,
    in_rows,
    may_remind,
    people_who_said_yes,
    reminded_at,
    resting,
    standing,
    standings,
    to_ask_again,
    waiting,
    with_everything,
    with_messages,
    with_people,
)

__all__ = [
    "Standing",
    "answered_otherwise",
    "answered_yes",
    "attempts",
    "board",
    "counts",
    "drafts",
    "in_rows",
    "introducers_of",
    "likely_introducers",
    "likely_referrers",
    "may_remind",
    "never_asked",
    "not_asked_about",
    "open_introductions",
    "people_who_said_yes",
    "reminded_at",
    "resting",
    "second_people",
    "standing",
    "standings",
    "to_ask_again",
    "waiting",
    "with_everything",
    "with_messages",
    "with_people",
]
