"""What the lines of the example become: advice, promises, referrals, openings, paths."""

from collections.abc import Callable
from datetime import date, timedelta

from askaround.conversations.models import Note
from askaround.example.scenes import Stage
from askaround.example.talks import Said
from askaround.followup import actions as followup
from askaround.followup.actions import harvest
from askaround.scheduling.models import Conversation

Verb = Callable[[Stage, Conversation, Said, Note], None]


def leave_behind(stage: Stage, planned: Conversation, said: Said, note: Note) -> None:
    """Make of a line what Robin made of it, if anything."""
    if said.becomes:
        BECOMES[said.becomes](stage, planned, said, note)


def _advice(stage: Stage, planned: Conversation, said: Said, note: Note) -> None:
    by, day = stage.by, _day(planned)
    advice = harvest.keep_advice(by=by, note=note)
    if not said.answer:
        return
    followup.answer_advice(by=by, advice=advice, answer=said.answer)
    advice.cue, advice.act = said.cue, said.act
    advice.due_on = min(day + timedelta(days=14), stage.today)
    followup.edit_advice(by=by, advice=advice)
    if said.tried_after_days:
        on = day + timedelta(days=said.tried_after_days)
        followup.note_tried(by=by, advice=advice, result=said.result, on=on)


def _promise(stage: Stage, planned: Conversation, said: Said, note: Note) -> None:
    day = _day(planned)
    promise = harvest.keep_promise(
        by=stage.by,
        note=note,
        mine=said.kind == Note.Kind.MY_PROMISE,
        due_on=day + timedelta(days=said.due_after_days) if said.due_after_days else None,
    )
    if said.kept_after_days:
        on = day + timedelta(days=said.kept_after_days)
        followup.note_kept(by=stage.by, promise=promise, on=on)


def _referral(stage: Stage, planned: Conversation, said: Said, note: Note) -> None:
    harvest.keep_referral(
        by=stage.by, note=note, to=stage.people[said.to], may_use_name=said.may_use_name
    )


def _opening(stage: Stage, planned: Conversation, said: Said, note: Note) -> None:
    opening = harvest.keep_opening(by=stage.by, note=note)
    opening.confidential = said.confidential
    followup.edit_opening(by=stage.by, opening=opening)


def _path(stage: Stage, planned: Conversation, said: Said, note: Note) -> None:
    harvest.keep_path(by=stage.by, note=note, name=said.path)


def _day(planned: Conversation) -> date:
    return planned.day or planned.created_at.date()


BECOMES: dict[str, Verb] = {
    "advice": _advice,
    "promise": _promise,
    "referral": _referral,
    "opening": _opening,
    "path": _path,
}
