"""My search begins: whom to tell. One row each, and each letter is written by itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from askaround.accounts.models import Space
from askaround.followup.models import Advice, Referral, Tie
from askaround.followup.queries.facts import Talk, day_in
from askaround.followup.rules.searching import ORDER, Known, Tell, why_tell
from askaround.letters.models import Letter
from askaround.people.models import Person


@dataclass(frozen=True, slots=True)
class ToTell:
    """Somebody to tell, and why them. ``draft`` is a letter begun, ``told_on`` the day it went."""

    person: Person
    why: Tell
    about: str
    draft: UUID | None
    told_on: date | None


def to_tell(
    people: QuerySet[Person],
    *,
    space: Space,
    began_on: date | None,
    talks: Iterable[Talk],
) -> list[ToTell]:
    """Return whom to tell, the closest first, and those told last; five queries for all."""
    known = _Known(
        met={talk.person for talk in talks if talk.held},
        stages=dict(Tie.objects.filter(space=space).values_list("person_id", "stage")),
        worked=_worked(space),
        referred=_referred(space),
    )
    drafts, sent = _letters(space, began_on)
    found = [
        ToTell(person, why, known.about(person, why), drafts.get(person.pk), sent.get(person.pk))
        for person in known.among(people).only("id", "full_name", "addressed_as", "never_again")
        if (why := known.why(person)) is not None
    ]
    return sorted(
        found,
        key=lambda each: (each.told_on is not None, ORDER[each.why], each.person.full_name),
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """What speaks for telling somebody, by person."""

    met: set[UUID]
    stages: dict[UUID, str]
    worked: dict[UUID, str]
    referred: dict[UUID, str]

    def among(self, people: QuerySet[Person]) -> QuerySet[Person]:
        keys = {*self.met, *self.stages, *self.worked, *self.referred}
        return people.filter(never_again=False, pk__in=keys)

    def why(self, person: Person) -> Tell | None:
        return why_tell(
            Known(
                person.full_name,
                stage=self.stages.get(person.pk, ""),
                advice_worked=person.pk in self.worked,
                referred=person.pk in self.referred,
                met=person.pk in self.met,
                never_again=person.never_again,
            )
        )

    def about(self, person: Person, why: Tell) -> str:
        told = {Tell.ADVICE_WORKED: self.worked, Tell.REFERRER: self.referred}.get(why, {})
        return told.get(person.pk, "")


def _worked(space: Space) -> dict[UUID, str]:
    """Return whose advice had a result, and which advice."""
    rows = Advice.objects.filter(space=space, tried_on__isnull=False).exclude(result="")
    return dict(rows.order_by("-id").values_list("person_id", "text"))


def _referred(space: Space) -> dict[UUID, str]:
    """Return who suggested somebody, and whom."""
    rows = Referral.objects.filter(space=space).order_by("-id")
    return dict(rows.values_list("person_id", "sought"))


def _letters(space: Space, began_on: date | None) -> tuple[dict[UUID, UUID], dict[UUID, date]]:
    """Return the drafts, and the days on which a letter of this search went out."""
    drafts: dict[UUID, UUID] = {}
    sent: dict[UUID, date] = {}
    rows = Letter.objects.filter(space=space, kind=Letter.Kind.SEARCH).order_by("id")
    for pk, person, sent_at in rows.values_list("pk", "person_id", "sent_at"):
        day = _day(space, sent_at)
        if day is None:
            drafts[person] = pk
        elif began_on is not None and day >= began_on:
            sent[person] = day
    return drafts, sent


def _day(space: Space, at: datetime | None) -> date | None:
    return day_in(space, at) if at else None
