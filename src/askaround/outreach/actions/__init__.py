"""The verbs of outreach. Nothing here sends anything: a person does, and says so."""

from askaround.outreach.actions.asking import (
    CannotAsk,
    begin_ask,
    drop_draft,
    edit_draft,
    mark_sent,
    reshape,
)
from askaround.outreach.actions.introducing import (
    CannotIntroduce,
    begin_introduction,
    edit_introduction,
    move_introduction,
    remove_introduction,
)
from askaround.outreach.actions.replying import (
    begin_answer,
    begin_follow_up,
    let_rest,
    record_reply,
    reopen,
)

__all__ = [
    "CannotAsk",
    "CannotIntroduce",
    "begin_answer",
    "begin_ask",
    "begin_follow_up",
    "begin_introduction",
    "drop_draft",
    "edit_draft",
    "edit_introduction",
    "let_rest",
    "mark_sent",
    "move_introduction",
    "record_reply",
    "remove_introduction",
    "reopen",
    "reshape",
]
