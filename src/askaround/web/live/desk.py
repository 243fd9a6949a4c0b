"""Everything that the page of a conversation shows while it goes on."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import get_current_timezone

from askaround import access
from askaround.conversations.models import Note, PlannedQuestion
from askaround.conversations.queries import StandingLine
from askaround.conversations.rules import timer
from askaround.core.ids import uuid7
from askaround.outreach.drafting import playbook_in_force
from askaround.preparation.bank import probes
from askaround.scheduling.models import Conversation
from askaround.web.http import SpaceRequest
from askaround.web.live import offline, words
from askaround.web.live.told import lines_of, told

TO_READ_OUT = (Note.Kind.MY_PROMISE, Note.Kind.THEIR_PROMISE, Note.Kind.ADVICE, Note.Kind.REFERRAL)
"""The lines that are read out before leaving, so that both know what will happen (R94)."""
EXTENSIONS = (5, 10, 30)
"""How many minutes somebody offers: five, ten, or the half hour that makes a whole one (R3)."""


def _more_minutes(talk: "Conversation") -> list[tuple[int, int]]:
    """Return what may be offered on top, each with all extra minutes then; the playbook ends it."""
    most = playbook_in_force(talk.space).maximum_minutes - talk.minutes
    offered = ((more, talk.extended_minutes + more) for more in EXTENSIONS)
    return [(more, extra) for more, extra in offered if extra <= most]


@dataclass(frozen=True, slots=True)
class Ticked:
    """A question as it stands on the page; one without words is the pattern of the script."""

    key: str = ""
    text: str = ""
    is_asked: bool = False
    if_they_say: str = ""


@dataclass(frozen=True, slots=True)
class Asked(Ticked):
    """A question with what one may ask after it; ``fits`` into the time that is left."""

    side: str = ""
    priority: str = ""
    minutes: int = 0
    follow_ups: tuple[Ticked, ...] = ()
    fits: bool = True


@dataclass(frozen=True)
class Row:
    """A line as it stands on the page: words only, as there may be hundreds."""

    key: str = ""
    at: str = ""
    kind: str = ""
    text: str = ""
    marks: str = ""
    side: str = ""


def desk(request: SpaceRequest, talk: Conversation) -> dict[str, Any]:
    """Return the context of the page; the number of queries does not depend on the lines."""
    space, by = request.space, request.author
    plan = list(access.planned_questions(space).filter(conversation=talk))
    goals = list(access.goals(space).filter(conversation=talk))
    notes = lines_of(space, talk)
    state = told(by=by, conversation=talk, questions=plan, goals=goals, notes=notes)
    length = talk.minutes + talk.extended_minutes
    elapsed = timer.elapsed_minutes(talk.started_at, talk.ended_at, by.now)
    said = words.script_words()
    rows = _rows(notes, said)
    return {
        "conversation": talk,
        "person": talk.person,
        "say": reverse("live:say", args=[talk.pk]),
        "brief": access.briefs(space).filter(conversation=talk).first(),
        "goals": goals,
        "goals_count": said["goals"].format(
            n=sum(goal.reached is True for goal in goals), all=len(goals)
        ),
        "questions": _questions(plan, length - elapsed, said),
        "remaining": _remaining(talk, plan, length - elapsed, said),
        "blank_question": Asked(),
        "planned": plan,
        "lines": _html(rows),
        "blank_row": Row(),
        "read_out": [
            row for row, each in zip(rows, notes, strict=True) if each.note.kind in TO_READ_OUT
        ],
        "changing": _changing(request, notes),
        "kinds": words.kinds(),
        "probes": render_to_string("live/probes.html", {"probes": probes().values()}),
        "length": length,
        "elapsed": int(elapsed),
        "cue": _cue(talk, length, elapsed),
        "dense": _dense(plan, length),
        "more_minutes": _more_minutes(talk),
        "consents": Conversation.Consent,
        "missing": state["missing"],
        "welcome": state["talk"]["welcome"],
        "new_key": uuid7(),
        "small_talk": timer.SMALL_TALK_MINUTES,
        "script": _script(talk, state, said),
    }


def _questions(
    plan: list[PlannedQuestion], minutes_left: float, said: dict[str, str]
) -> list[Asked]:
    keys = {each.pk for each in plan}
    children: dict[UUID, list[Ticked]] = defaultdict(list)
    for each in plan:
        if each.parent_id in keys:
            children[each.parent_id].append(
                Ticked(str(each.pk), each.text, each.asked_at is not None, each.if_they_say)
            )
    fit = {each.pk for each in timer.fitting(_to_come(plan), minutes_left)}
    priorities = words.priorities()
    return [
        Asked(
            key=str(each.pk),
            text=each.text,
            is_asked=each.asked_at is not None,
            side=f"{priorities[each.priority]} · {said['minutes'].format(n=each.minutes)}",
            priority=each.priority,
            minutes=each.minutes,
            follow_ups=tuple(children[each.pk]),
            fits=each.asked_at is not None or each.pk in fit,
        )
        for each in _main(plan)
    ]


def _main(plan: list[PlannedQuestion]) -> list[PlannedQuestion]:
    """Return the questions that are follow-ups of none; an orphan stands for itself."""
    keys = {each.pk for each in plan}
    return [each for each in plan if each.parent_id not in keys]


def _to_come(plan: list[PlannedQuestion]) -> list[PlannedQuestion]:
    return [each for each in _main(plan) if each.asked_at is None]


def _remaining(
    talk: Conversation, plan: list[PlannedQuestion], minutes_left: float, said: dict[str, str]
) -> str:
    """Say how much of the plan is left, and of the time; nothing once it has ended."""
    if talk.ended_at or not plan:
        return ""
    planned, left = timer.remaining(_to_come(plan), minutes_left)
    return said["remaining"].format(n=planned, left=left)


def _rows(notes: list[StandingLine], said: dict[str, str]) -> list[Row]:
    names = {kind.value: kind.name for kind in words.kinds()}
    zone = get_current_timezone()
    return [
        Row(
            key=str(each.note.pk),
            at=f"{each.note.at.astimezone(zone):%H:%M}",
            kind=names.get(each.note.kind, each.note.kind),
            text=each.note.text,
            marks=words.marks(each, said),
            side=" live-line-off" if each.note.off_record else "",
        )
        for each in notes
    ]


def _html(rows: list[Row]) -> SafeString:
    """Fill the template of a line for all of them: it is rendered once, with slots for words."""
    slots = {"row": {name: f"{{{name}}}" for name in vars(Row())}}
    pattern = render_to_string("live/line.html", slots)
    return format_html_join("", pattern, (vars(row) for row in rows))


def _changing(request: SpaceRequest, notes: list[Any]) -> Note | None:
    """Return the line that is to be corrected, where the address names one that stands."""
    asked = request.GET.get("change", "")
    return next((each.note for each in notes if str(each.note.pk) == asked), None)


def _cue(talk: Conversation, length: int, elapsed: float) -> str:
    cue = timer.cue_at(length, elapsed) if talk.started_at and not talk.ended_at else None
    return words.cue_line(cue) if cue else ""


def _dense(plan: list[PlannedQuestion], length: int) -> int:
    """Return how many main questions were asked, where these are more than a talk bears."""
    asked = sum(each.asked_at is not None and each.parent_id is None for each in plan)
    return asked if asked > timer.main_question_limit(length) else 0


def _script(
    talk: Conversation, state: dict[str, object], said: dict[str, str]
) -> dict[str, object]:
    """Return what the script of the page starts from."""
    return {
        "told": state,
        "words": said,
        "kinds": {kind.value: kind.name for kind in words.kinds()},
        "letters": {kind.key: kind.value for kind in words.kinds()},
        "read_out": list(map(str, TO_READ_OUT)),
        "cues": words.cue_words(),
        "limit": timer.main_question_limit(talk.minutes + talk.extended_minutes),
        "version": offline.version(),
        "sheet": _sheet(talk),
    }


def _sheet(talk: Conversation) -> str:
    try:
        return reverse("prepare:sheet", args=[talk.pk])
    except NoReverseMatch:
        return ""
