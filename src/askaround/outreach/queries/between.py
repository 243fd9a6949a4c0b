"""People around a request: who could introduce us, who suggested it, and whom else to ask."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from askaround.outreach.models import Ask, Introduction
from askaround.outreach.rules.limits import Caution, second_person_caution
from askaround.people.models import Person, Role

MOST_COLLEAGUES = 8


@dataclass(frozen=True)
class SecondPerson:
    """Somebody else at the same place, and what to think of before asking them too."""

    person: Person
    role: Role
    caution: Caution | None


def open_introductions(among: QuerySet[Introduction]) -> QuerySet[Introduction]:
    """Not over yet: prepared, asked, agreed, or introduced and owed a word of thanks."""
    return (
        among.exclude(state__in=[Introduction.State.THANKED, Introduction.State.DECLINED])
        .select_related("introducer", "person", "exploration", "space")
        .order_by("state_at")
    )


def never_asked(people: QuerySet[Person]) -> QuerySet[Person]:
    """Those who have no request from me yet and may get one, the closest to me first."""
    asked = Ask.objects.filter(person=OuterRef("pk"))
    found = people.filter(~Exists(asked), never_again=False)
    return found.order_by("-closeness", "sort_name")


def introducers_of(people: QuerySet[Person], person: Person) -> QuerySet[Person]:
    """Those who are known to know ``person``, the closest to me first."""
    return people.filter(could_introduce__person=person).order_by("-closeness", "sort_name")


def likely_introducers(people: QuerySet[Person]) -> QuerySet[Person]:
    """Those I know a little or better: they are the ones who could ask somebody for me."""
    known = people.filter(closeness__gte=Person.Closeness.ACQUAINTED, never_again=False)
    return known.order_by("-closeness", "sort_name")


def likely_referrers(people: QuerySet[Person], person: Person) -> QuerySet[Person]:
    """Those who could have suggested ``person``: they know them, or were asked to introduce us."""
    return people.filter(
        Q(could_introduce__person=person) | Q(introductions_given__person=person)
    ).distinct()


def second_people(people: QuerySet[Person], ask: Ask) -> list[SecondPerson]:
    """Return whom else one could ask where this person works; those best kept apart come last.

    A team is not known, so the kind of work stands for it. People with an open request, and those
    never to be asked again, are left out.
    """
    places = ask.person.roles.filter(ended="", organization__isnull=False).values("organization")
    still_open = Ask.objects.filter(person=OuterRef("person"), answer="", closed_at__isnull=True)
    roles = (
        Role.objects.filter(~Exists(still_open), ended="", organization__in=places)
        .filter(person__in=people.filter(never_again=False).exclude(pk=ask.person_id))
        .select_related("person", "organization")
        .order_by("-person__closeness", "person__sort_name")[:MOST_COLLEAGUES]
    )
    found = [
        SecondPerson(
            role.person, role, second_person_caution(ask.person.function, role.person.function)
        )
        for role in roles
    ]
    return sorted(found, key=lambda each: each.caution is Caution.SAME_TEAM)
