"""Adding to people who are here, correcting what a source said of them, and keeping what was."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from askaround.accounts.models import Kept
from askaround.core.ids import uuid7
from askaround.people.actions.guesses import follow_name, guess_work
from askaround.people.derived import refresh_events, refresh_people
from askaround.people.imports.rows import rewrite
from askaround.people.imports.writing import COLUMNS, Writer, present_titles
from askaround.people.models import Event, ImportedRecord, Person, Role
from askaround.people.rules.differences import Differences, RoleChange
from askaround.people.rules.happenings import stored_key
from askaround.people.rules.incoming import IncomingRole
from askaround.people.rules.planning import Planned
from askaround.people.rules.said import Said, said_since

ROLE_COLUMNS = ("title", "organization_id", "started", "ended")
RECORD_COLUMNS = ("values", "before", "made_person", "batch_id")


def complete(writer: Writer, portion: Iterable[Planned]) -> None:
    """Carry out the records about people who are here, and remember what each replaced."""
    portion = [planned for planned in portion if _said(planned) != _said_before(planned)]
    if not portion:
        return
    writer.look_up_organizations(portion)
    rows = _Rows(writer, portion)
    for planned in portion:
        rows.complete(planned)
    rows.save()


def _said_before(planned: Planned) -> Said | None:
    return planned.before.said if planned.before else None


def _said(planned: Planned) -> Said:
    return said_since(_said_before(planned) or {}, planned.sighting.said)


class _Rows:
    """The stored rows that one portion of an import changes."""

    def __init__(self, writer: Writer, portion: list[Planned]) -> None:
        self.writer, self.by = writer, writer.by
        self.people = Person.objects.in_bulk([planned.person_id for planned in portion])
        self.roles = Role.objects.in_bulk(
            [change.id for planned in portion for change in planned.differences.roles_changed]
        )
        self.records = ImportedRecord.objects.in_bulk(
            [planned.before.record_id for planned in portion if planned.before]
        )
        self.present = _roles_of(self.people)
        self.notes = self._notes_to_change(portion)
        self.corrected: dict[UUID, Person] = {}
        self.changed_people = {each.person_id for each in portion if each.differences}

    def _notes_to_change(self, portion: list[Planned]) -> dict[str, Event]:
        keys = [
            stored_key(self.writer.source, "note", planned.sighting.record.key)
            for planned in portion
            if planned.differences.note and planned.differences.note.before
        ]
        events = Event.objects.filter(space=self.by.space, source_key__in=keys)
        return {event.source_key: event for event in events}

    def complete(self, planned: Planned) -> None:
        found, person = planned.differences, self.people[planned.person_id]
        replaced: dict[str, Any] = {
            "texts": self._correct_texts(person, found),
            "roles": [self._correct_role(change) for change in found.roles_changed],
            "note": self._correct_note(planned),
            "made": self.writer.add_all(planned, found),
        }
        if replaced["texts"]:
            self.corrected[person.pk] = person
            replaced |= {"version": person.version, "turn": next(self.writer.turns)}
        self._remember(planned, {name: value for name, value in replaced.items() if value})

    def _correct_texts(self, person: Person, found: Differences) -> dict[str, list[str]]:
        """Return the columns that changed, each with its text before and after."""
        before = {name: _text(person, name) for name in COLUMNS}
        for change in found.texts:
            setattr(person, change.field, value_of(Person, change.field, change.after))
        follow_name(person, old_name=before["full_name"])
        self._follow_roles(person, found)
        after = {name: _text(person, name) for name in COLUMNS}
        return {
            name: [before[name], after[name]] for name in COLUMNS if before[name] != after[name]
        }

    def _follow_roles(self, person: Person, found: Differences) -> None:
        """Guess level and kind of work anew where they are still what the roles suggested."""
        roles = self.present[person.pk]
        before = guess_work(present_titles(roles.values()))
        roles |= {change.id: change.after for change in found.roles_changed}
        roles |= {uuid7(): role for role in found.roles}
        after = guess_work(present_titles(roles.values()))
        person.level = after.level if person.level == before.level else person.level
        person.function = after.function if person.function == before.function else person.function

    def _correct_role(self, change: RoleChange) -> dict[str, Any]:
        role = self.roles[change.id]
        before = [_text(role, name) for name in ROLE_COLUMNS]
        role.title = change.after.title
        role.organization_id, _ = self.writer.organization(change.after.organization)
        role.started, role.ended = change.after.started, change.after.ended
        after = [_text(role, name) for name in ROLE_COLUMNS]
        return {"id": str(role.pk), "version": role.version, "before": before, "after": after}

    def _correct_note(self, planned: Planned) -> dict[str, Any]:
        note = planned.differences.note
        if not note or not note.before:
            return {}
        event = self.notes[stored_key(self.writer.source, "note", planned.sighting.record.key)]
        event.text = note.after
        return {
            "id": str(event.pk),
            "version": event.version,
            "before": note.before,
            "after": note.after,
        }

    def _remember(self, planned: Planned, replaced: dict[str, Any]) -> None:
        """Keep what the source says now, and beside it what it said and what that replaced."""
        if planned.before is None:
            key, person = planned.sighting.record.key, planned.person_id
            self.writer.records.add(uuid7(), key, person, False, _said(planned), replaced)
            return
        record = self.records[planned.before.record_id]
        replaced["record"] = {
            "batch": str(record.batch_id),
            "made_person": record.made_person,
            "values": record.values,
            "before": record.before,
        }
        record.values, record.before = _said(planned), replaced
        record.made_person, record.batch = False, self.writer.batch

    def save(self) -> None:
        self.writer.flush()
        now = self.by.now
        for person in self.corrected.values():
            if person.batch_id == self.writer.batch.pk:
                person.version -= 1  # still being made: two records of one file say who they are
        rewrite(self.corrected.values(), COLUMNS, now=now)
        rewrite(self.roles.values(), ROLE_COLUMNS, now=now)
        rewrite(self.notes.values(), ["text"], now=now)
        rewrite(self.records.values(), RECORD_COLUMNS, now=now)
        refresh_people(space=self.by.space, ids=self.changed_people)
        refresh_events(space=self.by.space, ids=[event.pk for event in self.notes.values()])


def _roles_of(people: Iterable[UUID]) -> dict[UUID, dict[UUID, IncomingRole]]:
    """Return the roles of people, the oldest first."""
    found: dict[UUID, dict[UUID, IncomingRole]] = {key: {} for key in people}
    roles = Role.objects.filter(person__in=found).order_by("id")
    for role in roles.only("person_id", "title", "started", "ended"):
        says = IncomingRole(role.title, "", role.started, role.ended)
        found[role.person_id][role.pk] = says
    return found


def _text(row: Kept, column: str) -> str:
    return str(getattr(row, column) or "")


def value_of(model: type[Kept], column: str, text: str) -> Any:
    """Return what a column holds that says ``text``; "" is None where there may be nothing."""
    field = next(field for field in model._meta.concrete_fields if field.attname == column)
    return field.to_python(text) if text or not field.null else None
