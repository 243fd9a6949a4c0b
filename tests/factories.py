"""The smallest valid things, with nothing surprising in them."""

from datetime import UTC, datetime

from askaround.accounts import actions as accounts
from askaround.accounts.models import Space
from askaround.agenda.models import SetAside
from askaround.journal.author import Author, Recorder
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
    Tag,
    Tagging,
)
from askaround.preparation.models import Profile
from askaround.research.models import Exploration, Organization, Path, Question

MONDAY_NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def space(username: str = "ada", **fields: str) -> Space:
    return accounts.make_space(username=username, **fields)


def author(space: Space, now: datetime = MONDAY_NOON) -> Author:
    return Author(space=space, now=now)


def person(by: Author, full_name: str = "Grace Hopper", **fields: object) -> Person:
    with by.change(f"Added {full_name}") as change:
        return change.add(Person(full_name=full_name, **fields))


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
    first, second = sorted([who, other], key=lambda row: row.pk)
    with by.change("Told apart") as change:
        rows["told_apart"] = change.add(NotSamePerson(first=first, second=second))
        rows["merge"] = change.add(Merge(person=who, merged_name=name))
    return rows | {"space": by.space, "change": by.changes[-1]}


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
