"""Keeping in touch: whom, since when, and for what reason. All of it follows from other rows."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
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
    talk, so there is nothing to write. ``draft`` is a letter to them that is begun.
    """

    person: Person
    tie: Tie | None
    months: int
    last_on: date
    due_on: date
    state: TouchState
    reasons: list[Reason]
    talk_planned: bool
    draft: UUID | None


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

    Those never to be asked again are left out. Six queries, however many people there are.
    """
    known = _known(space, talks, letters)
    met = [person for person, had in known.talks.items() if any(talk.held for talk in had)]
    among = people.filter(Q(ties__isnull=False) | Q(pk__in=met), never_again=False).distinct()
    today = day_in(space, now)
    found = [
        _touch(person, known, space, today)
        for person in among.only("id", "full_name", "addressed_as", "last_contact_at")
    ]
    return sorted(found, key=lambda each: (ORDER[each.state], each.due_on, each.person.full_name))


def _lists() -> "defaultdict[UUID, list[Any]]":
    return defaultdict(list)


@dataclass(slots=True)
class _Known:
    """What there is with everybody, by person; ``months`` is how often where nothing was said."""

    months: int
    ties: dict[UUID, Tie]
    drafts: dict[UUID, UUID]
    talks: dict[UUID, list[Talk]] = field(default_factory=_lists)
    results: dict[UUID, list[str]] = field(default_factory=_lists)
    tried: dict[UUID, list[str]] = field(default_factory=_lists)
    roles: dict[UUID, list[tuple[str, str]]] = field(default_factory=_lists)
    sources: dict[UUID, list[tuple[date, str]]] = field(default_factory=_lists)


def _known(space: Space, talks: Iterable[Talk], letters: Post) -> _Known:
    drafts = Letter.objects.filter(space=space, kind=Letter.Kind.TOUCH, sent_at__isnull=True)
    known = _Known(
        months=playbook_in_force(space).stay_in_touch_months,
        ties={tie.person_id: tie for tie in Tie.objects.filter(space=space)},
        drafts=dict(drafts.order_by("id").values_list("person_id", "pk")),
    )
    for talk in talks:
        known.talks[talk.person].append(talk)
    _add_advice(known, space, letters)
    _add_news(known, space)
    return known


def _add_advice(known: _Known, space: Space, letters: Post) -> None:
    """Add what was tried and not told yet, with a result or without."""
    tried = Advice.objects.filter(space=space, tried_on__isnull=False, reported_on__isnull=True)
    for advice in tried.order_by("id"):
        if letters.sent_at(Letter.Kind.OUTCOME, advice.pk) is None:
            chosen = known.results if advice.result else known.tried
            chosen[advice.person_id].append(advice.text)


def _add_news(known: _Known, space: Space) -> None:
    """Add what people do now, and what I read about them or about where they work."""
    at: dict[UUID | None, list[UUID]] = defaultdict(list)
    roles = Role.objects.filter(space=space, ended="").select_related("organization")
    for role in roles.order_by("id"):
        known.roles[role.person_id].append((role.started, str(role)))
        if role.organization_id:
            at[role.organization_id].append(role.person_id)
    for source in Source.objects.filter(space=space, path__isnull=True).order_by("id"):
        named = [source.person_id] if source.person_id else at[source.organization_id]
        for person in named:
            known.sources[person].append((source.read_on, source.title))


def _touch(person: Person, known: _Known, space: Space, today: date) -> Touch:
    tie, had = known.ties.get(person.pk), known.talks.get(person.pk, [])
    held = [talk.on for talk in had if talk.held and talk.on]
    since = _since(person, known, held=held, last_on=_last_on(person, tie, held, space) or today)
    months = (tie and tie.months) or known.months
    due_on, found = touch_due(since.last_on, months=months), reasons(since, today=today)
    planned = any(talk.planned for talk in had)
    return Touch(
        person=person,
        tie=tie,
        months=months,
        last_on=since.last_on,
        due_on=due_on,
        state=touch_state(
            due_on=due_on,
            reasons=found,
            resting=bool(tie and tie.stage == Tie.Stage.RESTING),
            talk_planned=planned,
            today=today,
        ),
        reasons=found,
        talk_planned=planned,
        draft=known.drafts.get(person.pk),
    )


def _last_on(person: Person, tie: Tie | None, held: list[date], space: Space) -> date | None:
    """Return the day of the last contact; the day on which a tie was noted where there was none."""
    contact = [day_in(space, person.last_contact_at)] if person.last_contact_at else []
    noted = [day_in(space, tie.created_at)] if tie else []
    return last_touch([*held, *contact] or noted)


def _since(person: Person, known: _Known, *, held: list[date], last_on: date) -> Since:
    return Since(
        last_on=last_on,
        results=tuple(known.results.get(person.pk, ())),
        tried=tuple(known.tried.get(person.pk, ())),
        roles=tuple(known.roles.get(person.pk, ())),
        sources=tuple(known.sources.get(person.pk, ())),
        talks=tuple(held),
    )
