"""For which conversations I have to thank, by when, and whether I have."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from askaround.accounts.models import Space
from askaround.accounts.queries import playbook_in_force
from askaround.accounts.rules import Playbook
from askaround.core.zones import known_zone
from askaround.followup.queries.facts import Post, Talk, day_in, talk_of
from askaround.followup.rules.due import hours_left
from askaround.letters.models import Letter
from askaround.letters.rules.due import thanks_due
from askaround.people.models import Person
from askaround.scheduling.models import Conversation

THANKS_STILL = timedelta(days=30)
"""So long after a conversation thanks are still asked for; the page of it offers them for ever.
House rule."""


@dataclass(frozen=True, slots=True)
class Thanks:
    """Thanks for one conversation. ``hours_left`` is negative once they are late.

    ``draft`` is a letter that is begun; ``sent_at`` the moment at which it went out.
    """

    conversation: UUID
    person: Person
    held_on: date
    due_at: datetime
    hours_left: int
    draft: UUID | None
    sent_at: datetime | None


def thanks_owed(
    space: Space, *, now: datetime, talks: Iterable[Talk], letters: Post
) -> list[Thanks]:
    """Return the conversations for which I have not thanked yet, the longest ago first."""
    owing = {
        talk.pk: talk
        for talk in talks
        if talk.held
        and talk.ended_at
        and now - talk.ended_at <= THANKS_STILL
        and letters.sent_at(Letter.Kind.THANKS, talk.pk) is None
    }
    rules = playbook_in_force(space)
    people = Person.objects.filter(space=space, pk__in={talk.person for talk in owing.values()})
    known = {person.pk: person for person in people}
    found = [
        _thanks(talk, known[talk.person], space=space, now=now, letters=letters, rules=rules)
        for talk in owing.values()
    ]
    return sorted(found, key=lambda each: each.due_at)


def thanks_for(
    conversation: Conversation, *, space: Space, now: datetime, letters: Post
) -> Thanks | None:
    """Return how it stands with the thanks for one conversation; None before it took place."""
    talk = talk_of(conversation, space=space, now=now)
    if not talk.held or talk.ended_at is None:
        return None
    rules = playbook_in_force(space)
    return _thanks(talk, conversation.person, space=space, now=now, letters=letters, rules=rules)


def _thanks(
    talk: Talk, person: Person, *, space: Space, now: datetime, letters: Post, rules: Playbook
) -> Thanks:
    ended_at = talk.ended_at or now
    zone = known_zone(person.time_zone, talk.zone, space.time_zone)
    due_at = thanks_due(ended_at, zone, hour=rules.thanks_hour)
    return Thanks(
        conversation=talk.pk,
        person=person,
        held_on=day_in(space, ended_at),
        due_at=due_at,
        hours_left=hours_left(due_at, now),
        draft=letters.draft(Letter.Kind.THANKS, talk.pk),
        sent_at=letters.sent_at(Letter.Kind.THANKS, talk.pk),
    )
