"""From planned records to new rows: people, what hangs on them, and what is derived from it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from itertools import count
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from askaround.core.ids import uuid7
from askaround.core.text import fold
from askaround.journal.author import Author
from askaround.people.actions.guesses import Work, guess_work
from askaround.people.derived import refresh_last_contacts
from askaround.people.imports.rows import NewRows
from askaround.people.models import (
    ContactPoint,
    Event,
    ImportBatch,
    ImportedRecord,
    NotSamePerson,
    Person,
    Role,
    Tag,
    Tagging,
)
from askaround.people.rules.differences import (
    Differences,
    StoredPerson,
    differences,
    role_text,
)
from askaround.people.rules.happenings import PlannedEvent, stored_key
from askaround.people.rules.incoming import IncomingRole
from askaround.people.rules.names import guess_parts
from askaround.people.rules.organizations import organization_key
from askaround.people.rules.planning import Planned
from askaround.people.rules.said import TEXTS
from askaround.research.models import Organization
from askaround.search import actions as search
from askaround.search.actions import Document
from askaround.search.models import SearchDocument

NOON = time(12)
LONGEST_ORGANIZATION = 250
COLUMNS = (*TEXTS, "addressed_as", "level", "function")
"""Columns of a person that an import may set; the last three follow the name and the roles."""


NOTHING_SAID: Mapping[str, str | None] = dict.fromkeys(TEXTS, "") | {"known_since": None}


def _texts_of(said: Mapping[str, Any]) -> dict[str, Any]:
    """Return the texts of a new person, with the parts of the name that nobody has said guessed.

    A row of the model would say the same in several times the time.
    """
    texts = dict(NOTHING_SAID)
    texts.update((name, said[name]) for name in TEXTS if name in said)
    guess = guess_parts(str(texts["full_name"]))
    texts["given_name"] = texts["given_name"] or guess.given
    texts["family_name"] = texts["family_name"] or guess.family
    texts["addressed_as"] = guess.addressed_as
    return texts


class Writer:
    """Writes new rows of one batch, a portion of its records at a time.

    Each row is made at the moment of the import (``created_at`` is the batch's ``applied_at``);
    that is how it is recognized later.
    """

    def __init__(self, *, by: Author, batch: ImportBatch, source: str) -> None:
        self.by, self.batch, self.source = by, batch, source
        same: dict[str, Any] = {"space": by.space, "now": by.now}
        of_batch = same | {"batch_id": batch.pk}
        self.people = NewRows(Person, *COLUMNS, "sort_name", **of_batch)
        self.records = NewRows(
            ImportedRecord, "key", "person_id", "made_person", "values", "before",
            source=source, **of_batch,
        )  # fmt: skip
        self._organizations = NewRows(Organization, "name", "key", **same)
        self._roles = NewRows(
            Role, "person_id", "organization_id", "title", "started", "ended", **same
        )
        self._points = NewRows(ContactPoint, "person_id", "kind", "value", "key", **same)
        self._tags = NewRows(Tag, "name", **same)
        self._taggings = NewRows(Tagging, "person_id", "tag_id", **same)
        self._events = NewRows(
            Event, "person_id", "kind", "direction", "at", "text", "source_key", **of_batch
        )
        self._told_apart = NewRows(NotSamePerson, "first_id", "second_id", **same)
        self.turns = count(1)  # so that what was corrected last is put back first
        self._documents: list[Document] = []
        self._in_touch: set[UUID] = set()
        self._works: dict[tuple[str, ...], Work] = {}
        self._known_tags = _tags_by_form(by)
        self._known_organizations: dict[str, tuple[UUID, str]] = {}

    def bring(self, portion: Iterable[Planned]) -> None:
        """Write new people with all that their records say."""
        portion = list(portion)
        self.look_up_organizations(portion)
        for planned in portion:
            self._bring(planned)
        self.flush()

    def _bring(self, planned: Planned) -> None:
        sighting, person_id = planned.sighting, planned.person_id
        texts = _texts_of(sighting.said)
        brings = differences(
            before={},
            now=sighting.said,
            addresses=sighting.addresses,
            stored=StoredPerson(person_id),
        )
        work = self._work_of(tuple(present_titles(brings.roles)))
        values = [texts[name] for name in (*TEXTS, "addressed_as")]
        self.people.add(person_id, *values, work.level, work.function, sighting.sort_name)
        self.add_all(planned, brings)
        self._documents.append(self._document(person_id, texts, brings))
        self.records.add(uuid7(), sighting.record.key, person_id, True, sighting.said, {})
        for other in planned.told_apart:
            self._told_apart.add(uuid7(), *sorted((person_id, other)))

    def _work_of(self, titles: tuple[str, ...]) -> Work:
        """Guess once for each title: thousands of people share a few hundred."""
        if titles not in self._works:
            self._works[titles] = guess_work(titles)
        return self._works[titles]

    def add_all(self, planned: Planned, brings: Differences) -> dict[str, list[str]]:
        """Add what ``brings`` adds to a person; return the keys of the new rows by kind."""
        person, key = planned.person_id, planned.sighting.record.key
        made: dict[str, list[str]] = {"roles": [], "points": [], "taggings": []}
        for role in brings.roles:
            made["roles"].append(self._add_role(person, role))
        for address in brings.addresses:
            made["points"].append(str(point := uuid7()))
            self._points.add(point, person, address.kind, address.value, address.key)
        for tag in brings.tags:
            made["taggings"].append(str(tagging := uuid7()))
            self._taggings.add(tagging, person, self._tag(tag))
        for day in brings.met_on:
            at = datetime.combine(date.fromisoformat(day), NOON, ZoneInfo(self.by.space.time_zone))
            source_key = stored_key(self.source, "met", key, day)
            self._add_event(person, Event.Kind.MET, Event.Direction.BOTH, at, "", source_key)
        if brings.note and not brings.note.before:
            source_key = stored_key(self.source, "note", key)
            self._add_event(person, Event.Kind.NOTE, "", self.by.now, brings.note.after, source_key)
        return made

    def write_events(self, portion: Sequence[PlannedEvent]) -> None:
        """Write messages and invitations on the timelines of their people."""
        for planned in portion:
            event = planned.event
            direction = Event.Direction.OUT if event.outgoing else Event.Direction.IN
            self._add_event(
                planned.person_id, event.kind, direction, event.at, event.text, planned.source_key
            )
        self.flush()

    def _add_role(self, person: UUID, role: IncomingRole) -> str:
        organization, _ = self.organization(role.organization)
        key = uuid7()
        self._roles.add(key, person, organization, role.title, role.started, role.ended)
        return str(key)

    def _add_event(
        self, person: UUID, kind: str, direction: str, at: datetime, text: str, source_key: str
    ) -> None:
        key = uuid7()
        self._events.add(key, person, kind, direction, at, text, source_key)
        if text:
            self._documents.append(Document(SearchDocument.Kind.NOTE, key, person, "", text))
        if kind in Event.CONTACTS:
            self._in_touch.add(person)

    def look_up_organizations(self, portion: Iterable[Planned]) -> None:
        """Find the organizations that these records name, all at once."""
        names = {role[1] for planned in portion for role in planned.sighting.said.get("roles", ())}
        keys = {organization_key(name)[:LONGEST_ORGANIZATION] for name in names}
        found = Organization.objects.filter(
            space=self.by.space, key__in=keys - self._known_organizations.keys()
        )
        for pk, key, name in found.values_list("id", "key", "name"):
            self._known_organizations[key] = pk, name

    def organization(self, name: str) -> tuple[UUID | None, str]:
        """Return key and name of an organization that was looked up; a new one is added."""
        key = organization_key(name)[:LONGEST_ORGANIZATION]
        if not key:
            return None, ""
        if key not in self._known_organizations:
            pk = uuid7()
            self._organizations.add(pk, name, key)
            self._documents.append(Document(SearchDocument.Kind.ORGANIZATION, pk, pk, name))
            self._known_organizations[key] = pk, name
        return self._known_organizations[key]

    def _tag(self, name: str) -> UUID:
        form = fold(name)
        if form not in self._known_tags:
            self._known_tags[form] = uuid7()
            self._tags.add(self._known_tags[form], name)
        return self._known_tags[form]

    def _document(self, person: UUID, texts: Mapping[str, Any], brings: Differences) -> Document:
        """Return what `people.derived` would make of the new person."""
        roles = (
            role_text(IncomingRole(role.title, self.organization(role.organization)[1]))
            for role in brings.roles
        )
        lines = [
            *roles,
            *(address.value for address in brings.addresses),
            *brings.tags,
            texts["how_i_know"],
            texts["location"],
        ]
        body = "\n".join(line for line in lines if line)
        kind = SearchDocument.Kind.PERSON
        return Document(kind, person, person, texts["full_name"], body)

    def flush(self) -> None:
        """Write all rows that were gathered, those first on which others rest."""
        for rows in (
            self._organizations, self._tags, self.people, self._roles, self._points,
            self._taggings, self._events, self.records, self._told_apart,
        ):  # fmt: skip
            rows.write()
        search.add_new(space=self.by.space, documents=self._documents)
        refresh_last_contacts(space=self.by.space, ids=list(self._in_touch))
        self._documents, self._in_touch = [], set()


def _tags_by_form(by: Author) -> dict[str, UUID]:
    tags = Tag.objects.filter(space=by.space).values_list("id", "name")
    return {fold(name): key for key, name in tags}


def present_titles(roles: Iterable[IncomingRole]) -> list[str]:
    """Return the titles that somebody holds now, the newest first (`people.actions.guesses`)."""
    present = [role for role in roles if not role.ended]
    newest_last = sorted(present, key=_start)
    return [role.title for role in newest_last[::-1]]


def _start(role: IncomingRole) -> str:
    return role.started
