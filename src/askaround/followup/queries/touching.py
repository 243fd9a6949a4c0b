"""Keeping in touch: whom, since when, and for what reason. All of it follows from other rows."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from askaround.accounts.models import Space
from askaround.accounts.queries import playbook_in_force
from askaround.core.prepared import prepared
from askaround.followup.models import Advice, Tie
from askaround.followup.queries.facts import Post, Talk, day_in, talks_with
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
Those = tuple[UUID, ...] | None
"""Some people by their keys; None for everybody."""


def touches(
    people: QuerySet[Person],
    *,
    space: Space,
    now: datetime,
    talks: Iterable[Talk],
    letters: Post,
) -> list[Touch]:
    """Return everybody with a tie or a conversation behind us, the first one due first.

    Those never to be asked again are left out. Seven queries, however many people there are.
    """
    found = _sorted(people, space, now, _known(space, None, talks, letters))
    return _with_people(people, found)


def touches_of(
    keys: Collection[UUID], *, space: Space, now: datetime, letters: Post
) -> list[Touch]:
    """Return the same for some people, reading nothing of others."""
    people = Person.objects.filter(space=space, pk__in=keys)
    had = talks_with(space, keys, now=now)
    known = _known(space, tuple(keys), had, letters)
    return _with_people(people, _sorted(people, space, now, known))


def _sorted(
    people: QuerySet[Person], space: Space, now: datetime, known: "_Known"
) -> "list[_Standing]":
    """Return how it stands with everybody, in two queries of plain columns."""
    met = {person for person, had in known.talks.items() if any(talk.held for talk in had)}
    among = people.filter(never_again=False).values_list("pk", "full_name", "last_contact_at")
    today, tied = day_in(space, now), known.ties.keys()
    found = [
        _standing(_Person(*row), known, space, today)
        for row in among
        if row[0] in met or row[0] in tied
    ]
    return sorted(found, key=lambda each: (ORDER[each.state], each.due_on, each.name))


def _with_people(among: QuerySet[Person], found: "Sequence[_Standing]") -> list[Touch]:
    read = among.only("id", "full_name", "addressed_as", "last_contact_at")
    people = read.in_bulk([each.pk for each in found])
    return [
        Touch(
            person=people[each.pk],
            tie=each.tie,
            months=each.months,
            last_on=each.last_on,
            due_on=each.due_on,
            state=each.state,
            reasons=each.reasons,
            talk_planned=each.talk_planned,
            draft=each.draft,
        )
        for each in found
    ]


class _Person(NamedTuple):
    """What is read of everybody."""

    pk: UUID
    full_name: str
    last_contact_at: datetime | None


class _Standing(NamedTuple):
    """A :class:`Touch` by the key of its person."""

    pk: UUID
    name: str
    tie: Tie | None
    months: int
    last_on: date
    due_on: date
    state: TouchState
    reasons: list[Reason]
    talk_planned: bool
    draft: UUID | None


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


def _known(space: Space, those: Those, talks: Iterable[Talk], letters: Post) -> _Known:
    ties = Tie.objects.filter(_about(those), space=space)
    known = _Known(
        months=playbook_in_force(space).stay_in_touch_months,
        ties={tie.person_id: tie for tie in ties},
        drafts=dict(_drafts(space.pk, those)),
    )
    for talk in talks:
        known.talks[talk.person].append(talk)
    _add_advice(known, _tried(space.pk, those), letters)
    _add_news(known, _roles(space.pk, those), _read(space.pk, those))
    return known


def _about(those: Those) -> Q:
    return Q() if those is None else Q(person__in=those)


@prepared
def _drafts(space: UUID, those: Those) -> QuerySet[Letter, tuple[UUID, UUID]]:
    begun = Letter.objects.filter(space=space, kind=Letter.Kind.TOUCH, sent_at=None)
    return begun.filter(_about(those)).order_by("id").values_list("person_id", "pk")


@prepared
def _tried(space: UUID, those: Those) -> QuerySet[Advice, tuple[Any, ...]]:
    tried = Advice.objects.filter(space=space, tried_on__isnull=False, reported_on=None)
    columns = ("pk", "person_id", "result", "text")
    return tried.filter(_about(those)).order_by("id").values_list(*columns)


@prepared
def _roles(space: UUID, those: Those) -> QuerySet[Role, tuple[Any, ...]]:
    present = Role.objects.filter(space=space, ended="")
    columns = ("person_id", "organization_id", "started", "title", "organization__name")
    return present.filter(_about(those)).order_by("id").values_list(*columns)


@prepared
def _read(space: UUID, those: Those) -> QuerySet[Source, tuple[Any, ...]]:
    """Return what was read about these people, or about an organization."""
    read = Source.objects.filter(space=space, path=None)
    about = read if those is None else read.filter(_about(those) | Q(person=None))
    columns = ("person_id", "organization_id", "read_on", "title")
    return about.order_by("id").values_list(*columns)


def _add_advice(known: _Known, tried: Iterable[tuple[Any, ...]], letters: Post) -> None:
    """Add what was tried and not told yet, with a result or without."""
    for pk, person, result, text in tried:
        if letters.sent_at(Letter.Kind.OUTCOME, pk) is None:
            (known.results if result else known.tried)[person].append(text)


def _add_news(
    known: _Known, roles: Iterable[tuple[Any, ...]], read: Iterable[tuple[Any, ...]]
) -> None:
    """Add what people do now, and what I read about them or about where they work."""
    at: dict[UUID | None, list[UUID]] = defaultdict(list)
    for person, organization, started, title, place in roles:
        known.roles[person].append((started, ", ".join(filter(None, (title, place)))))
        if organization:
            at[organization].append(person)
    for person, organization, day, title in read:
        for each in [person] if person else at[organization]:
            known.sources[each].append((day, title))


def _standing(person: _Person, known: _Known, space: Space, today: date) -> _Standing:
    tie, had = known.ties.get(person.pk), known.talks.get(person.pk, [])
    held = [talk.on for talk in had if talk.held and talk.on]
    since = _since(person, known, held=held, last_on=_last_on(person, tie, held, space) or today)
    months = (tie and tie.months) or known.months
    due_on, found = touch_due(since.last_on, months=months), reasons(since, today=today)
    planned = any(talk.planned for talk in had)
    return _Standing(
        pk=person.pk,
        name=person.full_name,
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


def _last_on(person: _Person, tie: Tie | None, held: list[date], space: Space) -> date | None:
    """Return the day of the last contact; the day on which a tie was noted where there was none."""
    contact = [day_in(space, person.last_contact_at)] if person.last_contact_at else []
    noted = [day_in(space, tie.created_at)] if tie else []
    return last_touch([*held, *contact] or noted)


def _since(person: _Person, known: _Known, *, held: list[date], last_on: date) -> Since:
    return Since(
        last_on=last_on,
        results=tuple(known.results.get(person.pk, ())),
        tried=tuple(known.tried.get(person.pk, ())),
        roles=tuple(known.roles.get(person.pk, ())),
        sources=tuple(known.sources.get(person.pk, ())),
        talks=tuple(held),
    )
