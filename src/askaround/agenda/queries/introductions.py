"""What the introductions of a space want of me today."""

from datetime import date
from zoneinfo import ZoneInfo

from django.db.models import Q

from askaround.accounts.models import Space
from askaround.accounts.rules import Playbook
from askaround.agenda import sentences
from askaround.agenda.queries.rows import Row, row
from askaround.agenda.rules import Kind, may_be_due, step_of_introduction
from askaround.agenda.sentences import Words
from askaround.core.calendars import rest_day
from askaround.outreach import queries as outreach
from askaround.outreach.drafting import playbook_in_force
from askaround.outreach.models import Introduction
from askaround.outreach.rules.pace import Move, next_move
from askaround.outreach.rules.states import IntroductionState


def open_introductions(space: Space) -> list[Introduction]:
    """Return those that are not over yet, without people whom I never ask again."""
    among = Introduction.objects.filter(
        Q(person=None) | Q(person__never_again=False), space=space, introducer__never_again=False
    )
    return list(outreach.open_introductions(among))


def introduction_rows(introductions: list[Introduction], space: Space, today: date) -> list[Row]:
    """Return a row for each introduction where it is my turn."""
    return [each for introduction in introductions if (each := _row(introduction, space, today))]


def _row(introduction: Introduction, space: Space, today: date) -> Row | None:
    since = introduction.state_at.astimezone(ZoneInfo(space.time_zone)).date()
    state = IntroductionState(introduction.state)
    rules = playbook_in_force(space)
    due_on = _reminder_due(introduction, rules, since=since, today=today)
    kind = step_of_introduction(state, is_silent=due_on is not None)
    if kind is None:
        return None
    return row(
        kind=kind,
        about=(introduction.pk, since),
        since=due_on or since,
        today=today,
        words=_words(kind, introduction, rules, days=(today - since).days),
        person=introduction.introducer.full_name,
        person_id=introduction.introducer_id,
        subject=introduction.pk,
    )


def _reminder_due(
    introduction: Introduction, rules: Playbook, *, since: date, today: date
) -> date | None:
    """Return the day since which the introducer may be reminded; a first reminder only."""
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
        rests=rest_day(introduction.introducer.country or introduction.space.country),
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
