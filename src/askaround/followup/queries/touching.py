"""Keeping in touch: whom, since when, and for what reason. All of it follows from other rows."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from askaround.accounts.models import Space
from askaround.followup.models import Advice, Tie
from askaround.followup.queries.facts import Post, Talk, day_in
from askaround.followup.rules.touch import (
    Reason,
    Since,
    TouchState,
    last_touch,
    reasons,
    touch_due,
    touch_state,
)
from askaround.letters.models import Letter
from askaround.outreach.drafting import playbook_in_force
from askaround.people.models import Person, Role, Source


@dataclass(frozen=True, slots=True)
class Touch:
    """Somebody to stay in touch with. ``tie`` is empty where nothing was said about it yet.

    ``last_on`` is the day of the last contact by either side. ``talk_planned``: we are about to
    talk, so there is nothing to write.
    """

    person: Person
    tie: Tie | None
    months: int
    last_on: date
    due_on: date
    state: TouchState
    reasons: list[Reason]
    talk_planned: bool


ORDER = {state: place for place, state in enumerate(TouchState)}


def touches(
    people: QuerySet[Person],
    *,
    space: Space,
    now: datetime,
    talks: Iterable[Talk],
    letters: Post,
) -> list[Touch]:
    """Return everybody with a tie or a conversation behind us, the first one due first.

    Those never to be asked again are left out. Five queries, however many people there are.
    """
    today = day_in(space, now)
    had: dict[UUID, list[Talk]] = defaultdict(list)
    for talk in talks:
        had[talk.person].append(talk)
    met = [person for person, each in had.items() if any(talk.held for talk in each)]
    among = people.filter(Q(ties__isnull=False) | Q(pk__in=met), never_again=False).distinct()
    ties = {tie.person_id: tie for tie in Tie.objects.filter(space=space)}
    known = _reasons_known(space, letters)
    months = playbook_in_force(space).stay_in_touch_months
    found = [
        _touch(person, ties.get(person.pk), months, had[person.pk], known, space, today)
        for person in among.only("id", "full_name", "addressed_as", "last_contact_at")
    ]
    return sorted(found, key=lambda each: (ORDER[each.state], each.due_on, each.person.full_name))


@dataclass(frozen=True, slots=True)
class _Known:
    """What there is to write about, by person."""

    results: dict[UUID, list[str]] = field(default_factory=lambda: defaultdict(list))
    tried: dict[UUID, list[str]] = field(default_factory=lambda: defaultdict(list))
    roles: dict[UUID, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    sources: dict[UUID, list[tuple[date, str]]] = field(default_factory=lambda: defaultdict(list))


def _reasons_known(space: Space, letters: Post) -> _Known:
    known = _Known()
    tried = Advice.objects.filter(
        space=space, tried_on__isnull=False, reported_on__isnull=True
    ).order_by("id")
    for advice in tried:
        if letters.sent_at(Letter.Kind.OUTCOME, advice.pk) is None:
            chosen = known.results if advice.result else known.tried
            chosen[advice.person_id].append(advice.text)
    at: dict[UUID, list[UUID]] = defaultdict(list)
    roles = Role.objects.filter(space=space, ended="")
    for role in roles.select_related("organization").order_by("id"):
        known.roles[role.person_id].append((role.started, str(role)))
        if role.organization_id:
            at[role.organization_id].append(role.person_id)
    for source in Source.objects.filter(space=space, path__isnull=True).order_by("id"):
        named = [source.person_id] if source.person_id else []
        for person in [*named, *at.get(source.organization_id or space.pk, ())]:
            known.sources[person].append((source.read_on, source.title))
    return known


def _touch(
    person: Person,
    tie: Tie | None,
    months: int,
    had: list[Talk],
    known: _Known,
    space: Space,
    today: date,
) -> Touch:
    held = [talk.on for talk in had if talk.held and talk.on]
    contact = [day_in(space, person.last_contact_at)] if person.last_contact_at else []
    noted = [day_in(space, tie.created_at)] if tie and not (held or contact) else []
    last_on = last_touch([*held, *contact, *noted]) or today
    due_on = touch_due(last_on, months=(tie and tie.months) or months)
    found = reasons(
        Since(
            last_on=last_on,
            results=tuple(known.results.get(person.pk, ())),
            tried=tuple(known.tried.get(person.pk, ())),
            roles=tuple(known.roles.get(person.pk, ())),
            sources=tuple(known.sources.get(person.pk, ())),
            talks=tuple(held),
        ),
        today=today,
    )
    planned = any(talk.planned for talk in had)
    state = touch_state(
        due_on=due_on,
        reasons=found,
        resting=bool(tie and tie.stage == Tie.Stage.RESTING),
        today=today,
    )
    if planned and state in {TouchState.DUE, TouchState.NO_REASON}:
        state = TouchState.LATER
    return Touch(
        person=person,
        tie=tie,
        months=(tie and tie.months) or months,
        last_on=last_on,
        due_on=due_on,
        state=state,
        reasons=found,
        talk_planned=planned,
    )
