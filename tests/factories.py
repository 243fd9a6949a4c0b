"""The smallest valid things, with nothing surprising in them."""

import hashlib
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from askaround.accounts import actions as accounts
from askaround.accounts.models import Space
from askaround.agenda.models import SetAside
from askaround.conversations.models import Brief, Debrief, Goal, Note, PlannedQuestion
from askaround.followup.models import Advice, Opening, Promise, Referral, Tie
from askaround.insight.models import Belief, Claim, Decision, Evidence, Fit, Reason, Value
from askaround.journal.author import Author, Recorder
from askaround.letters.models import Letter
from askaround.outreach.models import Ask, Introduction, Message
from askaround.people.models import (
    Acquaintance,
    ContactPoint,
    Event,
    ImportBatch,
    Merge,
    NotSamePerson,
    Person,
    Role,
    SavedView,
    Source,
    Tag,
    Tagging,
)
from askaround.preparation.models import Profile, Resume
from askaround.research.models import Exploration, Organization, Path, Question, WantedVoice
from askaround.scheduling.models import BusyCalendar, CalendarFeed, Conversation, Window

MONDAY_NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def space(username: str = "ada", **fields: str) -> Space:
    return accounts.make_space(username=username, **fields)


def author(space: Space, now: datetime = MONDAY_NOON) -> Author:
    return Author(space=space, now=now)


def person(by: Author, full_name: str = "Grace Hopper", **fields: object) -> Person:
    with by.change(f"Added {full_name}") as change:
        return change.add(Person(full_name=full_name, **fields))


_anybody = person


def exploration(
    by: Author, title: str = "Could I live in consulting?", **fields: object
) -> Exploration:
    with by.change(f"Began {title}") as change:
        return change.add(Exploration(title=title, **fields))


def one_of_everything(by: Author, name: str) -> dict[str, object]:
    """One row of every kind, each carrying ``name`` where it can carry words."""
    email = f"{name.replace(' ', '.').casefold()}@example.org"
    with by.change(f"Made everything of {name}") as change:
        path_of = Exploration(title=name, purpose=name)
        rows: dict[str, object] = {"exploration": change.add(path_of)}
        rows["path"] = change.add(Path(exploration=path_of, name=name, known=name))
        rows["question"] = change.add(Question(exploration=path_of, text=f"{name}?"))
        place = change.add(Organization(name=name, key=name.casefold(), known=name))
        who = change.add(Person(full_name=name, how_i_know=name))
        other = change.add(Person(full_name=f"{name} Jr."))
        rows |= {"organization": place, "person": who, "other": other}
        rows["role"] = change.add(Role(person=who, organization=place, title=name))
        rows["contact_point"] = change.add(
            ContactPoint(person=who, kind="email", value=email, key=email)
        )
        tag = change.add(Tag(name=name))
        rows |= {"tag": tag, "tagging": change.add(Tagging(person=who, tag=tag))}
        rows["acquaintance"] = change.add(Acquaintance(introducer=other, person=who, how=name))
        rows["event"] = change.add(Event(person=who, kind="note", at=by.now, text=name))
        rows["saved_view"] = change.add(SavedView(name=name, query="q=x"))
        rows["batch"] = change.add(ImportBatch(name=name, source="pasted", state="planned"))
        ask = change.add(Ask(person=who, exploration=path_of, why_you=name))
        rows["ask"] = ask
        rows["message"] = change.add(
            Message(ask=ask, kind="request", channel="email", subject=name, body=name)
        )
        rows["introduction"] = change.add(
            Introduction(
                exploration=path_of, introducer=other, person=who, why_them=name, state_at=by.now
            )
        )
        rows["profile"] = change.add(Profile(name=name, synopsis=name))
        rows["set_aside"] = change.add(SetAside(row=f"row:{name}", reason=name))
    rows |= _of_the_second_half(by, name, rows)
    first, second = sorted([who, other], key=lambda row: row.pk)
    with by.change("Told apart") as change:
        rows["told_apart"] = change.add(NotSamePerson(first=first, second=second))
        rows["merge"] = change.add(Merge(person=who, merged_name=name))
    return rows | {"space": by.space, "change": by.changes[-1]}


def _of_the_second_half(by: Author, name: str, rows: dict[str, Any]) -> dict[str, object]:
    """One row of every kind that an agreed conversation brings."""
    with by.change(f"Made the second half of {name}") as change:
        made = _planned(change, by, name, rows)
        made |= _said(change, by, name, rows | made)
        made |= _left_behind(change, by, name, rows | made)
        return made | _learned(change, by, name, rows | made)


def _planned(change: Recorder, by: Author, name: str, rows: dict[str, Any]) -> dict[str, object]:
    when = {"day": by.today, "clock": time(15), "time_zone": "Europe/Berlin"}
    about = {"person": rows["person"], "exploration": rows["exploration"], "ask": rows["ask"]}
    talk = change.add(Conversation(place=name, agreed_at=by.now, **about, **when))
    secret = hashlib.sha256(f"{name} {by.space.pk}".encode()).hexdigest()
    return {
        "conversation": talk,
        "window": change.add(Window(conversation=talk, **when)),
        "busy_calendar": change.add(BusyCalendar(name=name)),
        "calendar_feed": CalendarFeed.objects.create(
            hash=secret, space=by.space, name=name, made_at=by.now
        ),
        "resume": change.add(Resume(name=name, made_on=by.today)),
        "source": change.add(Source(person=rows["person"], title=name, read_on=by.today)),
        "wanted_voice": change.add(WantedVoice(exploration=rows["exploration"], level="left")),
        "brief": change.add(Brief(conversation=talk, opening=name)),
        "goal": change.add(Goal(conversation=talk, text=name)),
    }


def _said(change: Recorder, by: Author, name: str, rows: dict[str, Any]) -> dict[str, object]:
    talk = rows["conversation"]
    asked = PlannedQuestion(conversation=talk, question=rows["question"], text=name)
    return {
        "planned_question": change.add(asked),
        "note": change.add(Note(conversation=talk, planned=asked, text=name, at=by.now)),
        "debrief": change.add(Debrief(conversation=talk, recall=name)),
    }


def _left_behind(
    change: Recorder, by: Author, name: str, rows: dict[str, Any]
) -> dict[str, object]:
    who, talk = rows["person"], rows["conversation"]
    left = {"person": who, "conversation": talk}
    return {
        "letter": change.add(Letter(person=who, kind="thanks", about=talk.pk, body=name)),
        "advice": change.add(Advice(text=name, note=rows["note"], **left)),
        "promise": change.add(Promise(text=name, **left)),
        "referral": change.add(Referral(sought=name, suggested_on=by.today, **left)),
        "opening": change.add(Opening(text=name, heard_on=by.today, **left)),
        "tie": change.add(Tie(person=who, grateful_for=name)),
    }


def _learned(change: Recorder, by: Author, name: str, rows: dict[str, Any]) -> dict[str, object]:
    who, talk, note = rows["person"], rows["conversation"], rows["note"]
    exploring = rows["exploration"]
    claim = change.add(Claim(exploration=exploring, question=rows["question"], text=name))
    value = change.add(Value(name=name))
    again = by.today + timedelta(days=90)
    decision = Decision(exploration=exploring, text=name, decided_on=by.today, look_again_on=again)
    return {
        "claim": claim,
        "evidence": change.add(
            Evidence(claim=claim, person=who, conversation=talk, note=note, quote=name)
        ),
        "value": value,
        "fit": change.add(Fit(value=value, path=rows["path"], claim=claim, sign=1)),
        "belief": change.add(Belief(exploration=exploring, text=name, written_on=by.today)),
        "decision": change.add(decision),
        "reason": change.add(Reason(decision=decision, claim=claim)),
    }


def conversation(
    by: Author,
    person: Person | None = None,
    *,
    on: date = date(2026, 3, 5),
    at: time = time(15),
    **fields: object,
) -> Conversation:
    """An agreed conversation, on a Thursday at three in Ada's zone."""
    who = person or Person.objects.filter(space=by.space).first() or _anybody(by)
    exploring = fields.pop("exploration", None) or (
        Exploration.objects.filter(space=by.space).first() or exploration(by)
    )
    known = {"time_zone": by.space.time_zone, "agreed_at": by.now, "mode": "video"}
    with by.change(f"Agreed on a time with {who}") as change:
        return change.add(
            Conversation(person=who, exploration=exploring, day=on, clock=at, **{**known, **fields})
        )


def add_path(change: Recorder, exploration: Exploration, name: str) -> Path:
    return change.add(Path(exploration=exploration, name=name))


def colleague(by: Author, full_name: str, organization: str) -> Person:
    """Somebody who works at ``organization`` today."""
    who = person(by, full_name)
    with by.change("Added a role") as change:
        found = Organization.objects.filter(space=by.space, key=organization.casefold()).first()
        place = found or change.add(Organization(name=organization, key=organization.casefold()))
        change.add(Role(person=who, organization=place, title="Analyst"))
    return who
