"""The verbs of outreach. Nothing here sends anything: a person does, and says so."""

from askaround.outreach.actions.asking import (
    CannotAsk,
    begin_ask,
    drop_draft,
    edit_draft,
    mark_sent,
    name_referrer,
    remove_ask,
    reshape,
    start_over,
    why_not_send,
)
from askaround.outreach.actions.calling import log_call
from askaround.outreach.actions.introducing import (
    CannotIntroduce,
    attach_person,
    begin_introduction,
    begin_reply,
    edit_introduction,
    move_introduction,
    remove_introduction,
)
from askaround.outreach.actions.pacing import (
    ask_nobody_else,
    follow_playbook,
    put_off,
    remind_after,
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
    "ask_nobody_else",
    "attach_person",
    "begin_answer",
    "begin_ask",
    "begin_follow_up",
    "begin_introduction",
    "begin_reply",
    "drop_draft",
    "edit_draft",
    "edit_introduction",
    "follow_playbook",
    "let_rest",
    "log_call",
    "mark_sent",
    "move_introduction",
    "name_referrer",
    "put_off",
    "record_reply",
    "remind_after",
    "remove_ask",
    "remove_introduction",
    "reopen",
    "reshape",
    "start_over",
    "why_not_send",
]
