"""Everything that the page of a conversation shows while it goes on."""

from typing import Any

from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.timezone import get_current_timezone_name

from askaround import access
from askaround.accounts.models import Space
from askaround.accounts.queries import playbook_in_force
from askaround.conversations.models import Goal, Note
from askaround.conversations.queries import (
    LineInShort,
    QuestionInShort,
    lines_in_short,
    questions_in_short,
)
from askaround.conversations.rules import timer
from askaround.core.ids import uuid7
from askaround.preparation.bank import probes
from askaround.scheduling.models import Conversation
from askaround.web.http import SpaceRequest
from askaround.web.live import offline, words
from askaround.web.live.rows import (
    Asked,
    Pen,
    Row,
    choices_html,
    line_rows,
    lines_html,
    questions_html,
    to_come,
)
from askaround.web.live.told import told

TO_READ_OUT = (Note.Kind.MY_PROMISE, Note.Kind.THEIR_PROMISE, Note.Kind.ADVICE, Note.Kind.REFERRAL)
"""The lines that are read out before leaving, so that both know what will happen (R94)."""
EXTENSIONS = (5, 10, 30)
"""How many minutes somebody offers: five, ten, or the half hour that makes a whole one (R3)."""


def _more_minutes(space: Space, talk: Conversation) -> list[tuple[int, int]]:
    """Return what may be offered on top, each with all extra minutes then; the playbook ends it."""
    most = playbook_in_force(space).maximum_minutes - talk.minutes
    offered = ((more, talk.extended_minutes + more) for more in EXTENSIONS)
    return [(more, extra) for more, extra in offered if extra <= most]


def desk(request: SpaceRequest, talk: Conversation) -> dict[str, Any]:
    """Return the context of the page; the number of queries does not depend on the lines."""
    space = request.space
    plan = questions_in_short(space.pk, talk.pk)
    lines = lines_in_short(space.pk, talk.pk)
    goals = list(access.goals(space).filter(conversation=talk))
    state = told(by=request.author, conversation=talk, questions=plan, goals=goals)
    rows, pen = line_rows(lines), _pen(request, lines)
    return {
        "conversation": talk,
        "person": talk.person,
        "brief": access.briefs(space).filter(conversation=talk).first(),
        "goals": goals,
        "goals_count": _goals_count(goals),
        "lines": lines_html(rows),
        "blank_row": Row(),
        "read_out": [row for row in rows if row.value in TO_READ_OUT],
        "pen": pen,
        "choices": choices_html(plan, pen),
        "kinds": words.kinds(),
        "more_minutes": _more_minutes(space, talk),
        "consents": Conversation.Consent,
        "missing": state["missing"],
        "welcome": state["talk"]["welcome"],
        "new_key": uuid7(),
        "small_talk": timer.SMALL_TALK_MINUTES,
        "script": _script(talk, state),
        **_questions_and_time(request, talk, plan),
    }


def _goals_count(goals: list[Goal]) -> str:
    reached = sum(goal.reached is True for goal in goals)
    return words.script_words()["goals"].format(n=reached, all=len(goals))


def _questions_and_time(
    request: SpaceRequest, talk: Conversation, plan: list[QuestionInShort]
) -> dict[str, Any]:
    """Return the questions with what their forms need, and how they fit into the time."""
    forms: dict[str, object] = {
        "say": reverse("live:say", args=[talk.pk]),
        "csrf_token": get_token(request),
        "probes": _probes(),
    }
    length = talk.minutes + talk.extended_minutes
    elapsed = timer.elapsed_minutes(talk.started_at, talk.ended_at, request.author.now)
    return forms | {
        "questions": questions_html(plan, length - elapsed, forms),
        "blank_question": Asked(),
        "length": length,
        "elapsed": int(elapsed),
        "remaining": _remaining(talk, plan, length - elapsed),
        "cue": _cue(talk, length, elapsed),
        "dense": _dense(plan, length),
    }


def _remaining(talk: Conversation, plan: list[QuestionInShort], minutes_left: float) -> str:
    """Say how much of the plan is left, and of the time; nothing once it has ended."""
    if talk.ended_at or not plan:
        return ""
    planned, left = timer.remaining(to_come(plan), minutes_left)
    return words.script_words()["remaining"].format(n=planned, left=left)


def _pen(request: SpaceRequest, lines: list[LineInShort]) -> Pen:
    """Return the pen, with the line that the address names, where that is to be corrected."""
    asked = request.GET.get("change")
    line = next((each for each in lines if str(each.pk) == asked), None) if asked else None
    if line is None:
        return Pen()
    about = str(line.planned_id) if line.planned_id else ""
    return Pen(str(line.pk), line.text, line.kind, about, line.off_record, line.volunteered)


@words.once_a_language
def _probes() -> SafeString:
    return render_to_string("live/probes.html", {"probes": probes().values()})


def _cue(talk: Conversation, length: int, elapsed: float) -> str:
    cue = timer.cue_at(length, elapsed) if talk.started_at and not talk.ended_at else None
    return words.cue_line(cue) if cue else ""


def _dense(plan: list[QuestionInShort], length: int) -> int:
    """Return how many main questions were asked, where these are more than a talk bears."""
    asked = sum(each.asked_at is not None and each.parent_id is None for each in plan)
    return asked if asked > timer.main_question_limit(length) else 0


def _script(talk: Conversation, state: dict[str, object]) -> dict[str, object]:
    """Return what the script of the page starts from; the lines it finds on the page."""
    return {
        "told": state,
        "words": words.script_words(),
        "kinds": {kind.value: kind.name for kind in words.kinds()},
        "letters": {kind.key: kind.value for kind in words.kinds()},
        "read_out": list(map(str, TO_READ_OUT)),
        "cues": words.cue_words(),
        "clocks": {"zone": get_current_timezone_name()} | words.clocks()._asdict(),
        "limit": timer.main_question_limit(talk.minutes + talk.extended_minutes),
        "version": offline.version(),
        "sheet": reverse("prepare:sheet", args=[talk.pk]),
    }
