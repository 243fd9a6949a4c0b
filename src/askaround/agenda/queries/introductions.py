"""What the introductions of a space want of me today."""

from datetime import date
from functools import partial
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from askaround.accounts.models import Space
from askaround.accounts.rules import Playbook
from askaround.agenda import sentences
from askaround.agenda.queries.rows import Matter
from askaround.agenda.rules import Kind, may_be_due, step_of_introduction
from askaround.agenda.sentences import Words
from askaround.core.calendars import rest_day
from askaround.outreach.drafting import playbook_in_force
from askaround.outreach.models import Introduction
from askaround.outreach.rules.pace import Move, next_move
from askaround.outreach.rules.states import IntroductionState

OVER = [Introduction.State.THANKED, Introduction.State.DECLINED]


def open_introductions(among: QuerySet[Introduction]) -> list[Introduction]:
    """Return those that are not over yet, without people whom I never ask again."""
    found = among.exclude(state__in=OVER).select_related("introducer", "person")
    return [each for each in found.order_by("state_at") if _may_be_asked(each)]


def _may_be_asked(introduction: Introduction) -> bool:
    both = (introduction.introducer, introduction.person)
    return not any(person.never_again for person in both if person)


def introduction_matters(
    introductions: list[Introduction], space: Space, today: date
) -> list[Matter]:
    """Return those where it is my turn."""
    found = (_matter(introduction, space, today) for introduction in introductions)
    return [matter for matter in found if matter is not None]


def _matter(introduction: Introduction, space: Space, today: date) -> Matter | None:
    since = introduction.state_at.astimezone(ZoneInfo(space.time_zone)).date()
    rules = playbook_in_force(space)
    due_on = _reminder_due(introduction, space, since=since, today=today)
    state = IntroductionState(introduction.state)
    kind = step_of_introduction(state, is_silent=due_on is not None)
    if kind is None:
        return None
    return Matter(
        kind=kind,
        about=(introduction.pk, since),
        since=due_on or since,
        words=partial(_words, kind, introduction, rules, days=(today - since).days),
        person=introduction.introducer.full_name,
        person_id=introduction.introducer_id,
        subject=introduction.pk,
    )


def _reminder_due(
    introduction: Introduction, space: Space, *, since: date, today: date
) -> date | None:
    """Return the day since which the introducer may be reminded; a first reminder only."""
    rules = playbook_in_force(space)
    if introduction.state != Introduction.State.ASKED or not may_be_due(
        last_on=since, today=today, playbook=rules
    ):
        return None
    move = next_move(
        sent_on=since,
        reminded_on=[],
        replied=False,
        today=today,
        playbook=rules,
        rests=rest_day(introduction.introducer.country or space.country),
        second_person_done=True,
    )
    return move.due_on if move.move is Move.REMIND else None


def _words(kind: Kind, introduction: Introduction, rules: Playbook, *, days: int) -> Words:
    introducer = introduction.introducer.full_name
    person = introduction.person.full_name if introduction.person else introduction.sought
    if kind is Kind.REMIND_INTRODUCER:
        return sentences.of_silent_introducer(
            introducer=introducer, person=person, days=days, wait=rules.reminders[0]
        )
    return sentences.of_introduction(kind, introducer=introducer, person=person)
