"""Everything that the page of a conversation shows while it goes on."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import NoReverseMatch, reverse

from askaround import access
from askaround.conversations.models import Note, PlannedQuestion
from askaround.conversations.queries import lines_with_rivals
from askaround.conversations.rules import timer
from askaround.core.ids import uuid7
from askaround.preparation.bank import probes
from askaround.scheduling.models import Conversation
from askaround.web.http import SpaceRequest
from askaround.web.live import offline, words
from askaround.web.live.told import is_welcome, told

TO_READ_OUT = (Note.Kind.MY_PROMISE, Note.Kind.THEIR_PROMISE, Note.Kind.ADVICE, Note.Kind.REFERRAL)
"""The lines that are read out before leaving, so that both know what will happen (R94)."""
EXTENSIONS = (5, 10, 30)
"""How many minutes somebody offers: five, ten, or the half hour that makes a whole one (R3)."""


@dataclass(frozen=True)
class Asked:
    """A question with what one may ask after it; ``fits`` into the time that is left."""

    question: PlannedQuestion
    follow_ups: list[PlannedQuestion]
    fits: bool


def desk(request: SpaceRequest, talk: Conversation) -> dict[str, Any]:
    """Return the context of the page; the number of queries does not depend on the lines."""
    space, by = request.space, request.author
    plan = list(access.planned_questions(space).filter(conversation=talk))
    goals = list(access.goals(space).filter(conversation=talk))
    notes = lines_with_rivals(access.notes(space).filter(conversation=talk))
    state = told(by=by, conversation=talk, questions=plan, goals=goals, notes=notes)
    length = talk.minutes + talk.extended_minutes
    elapsed = timer.elapsed_minutes(talk.started_at, talk.ended_at, by.now)
    return {
        "conversation": talk,
        "person": talk.person,
        "brief": access.briefs(space).filter(conversation=talk).first(),
        "goals": goals,
        "questions": _questions(plan, length - elapsed),
        "planned": plan,
        "notes": notes,
        "read_out": [each for each in notes if each.note.kind in TO_READ_OUT],
        "changing": _changing(request, notes),
        "kinds": words.kinds(),
        "probes": probes().values(),
        "length": length,
        "elapsed": int(elapsed),
        "cue": _cue(talk, length, elapsed),
        "dense": _dense(plan, length),
        "more_minutes": [(more, talk.extended_minutes + more) for more in EXTENSIONS],
        "consents": Conversation.Consent,
        "missing": state["missing"],
        "welcome": is_welcome(by, talk),
        "new_key": uuid7(),
        "small_talk": timer.SMALL_TALK_MINUTES,
        "script": _script(talk, state),
    }


def _questions(plan: list[PlannedQuestion], minutes_left: float) -> list[Asked]:
    keys = {each.pk for each in plan}
    children: dict[UUID, list[PlannedQuestion]] = defaultdict(list)
    for each in plan:
        if each.parent_id in keys:
            children[each.parent_id].append(each)
    main = [each for each in plan if each.parent_id not in keys]
    to_come = timer.fitting([each for each in main if not each.asked_at], minutes_left)
    fit = {each.pk for each in to_come}
    return [Asked(each, children[each.pk], each.pk in fit) for each in main]


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


def _script(talk: Conversation, state: dict[str, object]) -> dict[str, object]:
    """Return what the script of the page starts from."""
    return {
        "told": state,
        "words": words.script_words(),
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
