"""What pages cost after years of talking: 1,000 conversations and what they left behind."""

import random
import tempfile
from datetime import datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from bench.figures import Figure
from bench.filling import run_on
from bench.server import Server, serving

if TYPE_CHECKING:
    from askaround.accounts.models import Space
    from askaround.people.models import Person
    from askaround.research.models import Exploration
    from askaround.scheduling.models import Conversation

CONVERSATIONS = 1_000
NOTES_EACH = 20
STILL_TO_COME = 5
SEED = 20260305
CPU_GOAL = 12.0  # milliseconds
PAGES = {"Today": "/", "conversations": "/conversations/", "what is owed": "/after/"}


def figures() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        run_on(data, "bench.talking")
        with serving(data) as server:
            return [_page(server, name, path) for name, path in PAGES.items()]


def _page(server: Server, name: str, path: str) -> Figure:
    empty = server.cpu_milliseconds("/bench/empty/")
    return Figure(
        f"{name}: CPU of the server",
        server.cpu_milliseconds(path),
        CPU_GOAL,
        "ms",
        f"empty view {empty:.2f} ms",
        f"{CONVERSATIONS:,} conversations",
    )


def fill() -> None:
    """Write the rows at once; the journal would remember each of them, and nobody undoes these."""
    from askaround.cli import opened

    opened.open_data()
    from askaround.archive import derived
    from askaround.research.models import Exploration, Question

    by = opened.author()
    exploration = Exploration.objects.create(space=by.space, title="What is this work really like?")
    Question.objects.create(space=by.space, exploration=exploration, text="How did last week go?")
    conversations = _conversations(by.space, exploration, by.now)
    _left_behind(by.space, conversations, by.now)
    derived.rebuild(space=by.space)


def _conversations(
    space: "Space", exploration: "Exploration", now: datetime
) -> "list[Conversation]":
    from askaround.conversations.models import Debrief, Note
    from askaround.people.models import Person
    from askaround.scheduling.models import Conversation

    people = Person.objects.bulk_create(
        Person(space=space, full_name=f"Person {number:04d}", time_zone="Europe/Berlin")
        for number in range(CONVERSATIONS)
    )
    made = [_conversation(exploration, person, number, now) for number, person in enumerate(people)]
    conversations = Conversation.objects.bulk_create(made)
    held = [each for each in conversations if each.ended_at]
    Debrief.objects.bulk_create(
        Debrief(space=space, conversation=each, energy=3, finished_at=each.ended_at)
        for each in held
    )
    Note.objects.bulk_create(
        Note(
            space=space,
            conversation=each,
            text=f"Line {number} of what was said about the week",
            at=now - timedelta(minutes=number),
        )
        for each in held
        for number in range(NOTES_EACH)
    )
    return conversations


def _conversation(
    exploration: "Exploration", person: "Person", number: int, now: datetime
) -> "Conversation":
    """The last few are still to come, one a day; all others were held, one a day."""
    from askaround.scheduling.models import Conversation

    day = (now + timedelta(days=number - CONVERSATIONS + STILL_TO_COME)).date()
    started = datetime.combine(day, time(9), now.tzinfo)
    held = started + timedelta(hours=1) < now
    return Conversation(
        space=person.space,
        person=person,
        exploration=exploration,
        day=day,
        clock=time(9),
        time_zone="UTC",
        mode="video",
        agreed_at=started - timedelta(days=7),
        started_at=started if held else None,
        ended_at=started + timedelta(minutes=25) if held else None,
    )


def _left_behind(space: "Space", conversations: "list[Conversation]", now: datetime) -> None:
    from askaround.followup.models import Advice, Promise, Referral
    from askaround.letters.models import Letter

    chance = random.Random(SEED)
    held = [each for each in conversations if each.ended_at]
    Letter.objects.bulk_create(
        Letter(
            space=space,
            person_id=each.person_id,
            kind="thanks",
            about=each.pk,
            sent_at=each.ended_at,
        )
        for each in held[:-2]
    )
    Advice.objects.bulk_create(
        Advice(
            person_id=each.person_id,
            conversation=each,
            answer=chance.choice(["", "try", "not-for-me"]),
            space=space,
            text="Something that was advised",
        )
        for each in held
    )
    Promise.objects.bulk_create(
        Promise(
            person_id=each.person_id,
            conversation=each,
            kept_on=now.date() if chance.random() < 0.9 else None,
            space=space,
            text="Something that was promised",
        )
        for each in held
    )
    Referral.objects.bulk_create(
        Referral(
            space=space,
            person_id=each.person_id,
            to_id=after.person_id,
            sought="Somebody",
            suggested_on=each.day or now.date(),
            told_on=now.date() if chance.random() < 0.9 else None,
        )
        for each, after in pairwise(held)
    )


if __name__ == "__main__":
    fill()
