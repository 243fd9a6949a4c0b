"""Taking a whole import back: what it made goes, what it replaced returns.

People with whom something was done since stay, with all that is known of them. A value that was
changed again since stays as it is.

What a record says of the time before may have come with an archive from anywhere, so every key in
it is looked up in the author's space only.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from askaround.accounts.models import Kept
from askaround.journal.author import Author
from askaround.journal.images import columns_naming
from askaround.people.derived import refresh_events, refresh_last_contacts, refresh_people
from askaround.people.imports.correcting import RECORD_COLUMNS, ROLE_COLUMNS, value_of
from askaround.people.imports.facts import portions
from askaround.people.imports.rows import delete_rows, rewrite
from askaround.people.imports.writing import COLUMNS
from askaround.people.joining import NOT_AS_IT_WAS_KEPT
from askaround.people.models import (
    ContactPoint,
    Event,
    ImportBatch,
    ImportedRecord,
    Person,
    Role,
    Tag,
    Tagging,
)
from askaround.research.models import Organization
from askaround.search import actions as search

NAMES_SHOWN = 20
"""So many of the people who stayed are named."""


class CannotTakeBack(Exception):
    """The message is written for the person at the screen."""


@dataclass(frozen=True)
class TakenBack:
    """What went, and who stayed because something was done with them since."""

    people: int
    stayed: int
    names: tuple[str, ...]


def undo_import(*, by: Author, batch: ImportBatch) -> TakenBack:
    """Take back all that ``batch`` wrote.

    Raises :class:`CannotTakeBack`, and changes nothing, when a later import rests on it, or where
    it does not know what it replaced.
    """
    try:
        return _undo(by, batch)
    except NOT_AS_IT_WAS_KEPT as problem:
        raise CannotTakeBack(
            _("Askaround no longer knows what this import replaced, so it stays.")
        ) from problem


@transaction.atomic
def _undo(by: Author, batch: ImportBatch) -> TakenBack:
    row = ImportBatch.objects.select_for_update().get(pk=batch.pk, space=by.space)
    if row.state != ImportBatch.State.APPLIED:
        raise CannotTakeBack(_("This import is no longer here: there is nothing to take back."))
    _refuse_while_later_ones_rest_on(row)
    made = Person.objects.filter(space=by.space, batch=row)
    stay = _worked_with(row, made)
    _put_back_all(by, row)
    _remove_events(by, row)
    gone = [key for key in made.values_list("id", flat=True) if key not in stay]
    _remove_people(by, gone)
    _remove_what_became_empty(by, row)
    result = TakenBack(len(gone), len(stay), _names(made))
    row.state = ImportBatch.State.UNDONE
    row.counts |= {"taken_back": len(gone), "stayed": len(stay), "names": list(result.names)}
    row.version += 1
    row.save()
    return result


def _names(people: QuerySet[Person]) -> tuple[str, ...]:
    return tuple(people.order_by("sort_name").values_list("full_name", flat=True)[:NAMES_SHOWN])


def _refuse_while_later_ones_rest_on(batch: ImportBatch) -> None:
    said_again = Q(before__record__batch=str(batch.pk))
    completed = Q(person__batch=batch, made_person=False) & ~Q(batch=batch)
    resting = ImportedRecord.objects.filter(said_again | completed, space=batch.space_id)
    later = resting.select_related("batch").first()
    if later:
        raise CannotTakeBack(
            _("“%s” came later and adds to the same people. Take that import back first.")
            % later.batch
        )


def _worked_with(batch: ImportBatch, made: QuerySet[Person]) -> set[UUID]:
    """Return those of the people whom the batch made with whom anything was done since."""
    found = set(made.exclude(version=1).values_list("id", flat=True))
    for model, column in columns_naming(Person):
        rows = model._default_manager.filter(**{f"{column}__in": made})
        others = rows.exclude(_written_by(batch, model))
        found.update(others.values_list(column, flat=True))
    return found


def _written_by(batch: ImportBatch, model: type[Kept]) -> Q:
    """Match the rows of ``model`` that the import wrote and nobody has changed since."""
    if model is ImportedRecord:
        return Q(batch=batch)
    if model is Event:
        return Q(batch=batch, version=1)
    return Q(created_at=batch.applied_at, version=1)


def _put_back_all(by: Author, batch: ImportBatch) -> None:
    """Put back what the import replaced about people who were here before it."""
    records = ImportedRecord.objects.filter(batch=batch).exclude(person__batch=batch)
    last_first = sorted(records, key=lambda record: -record.before.get("turn", 0))
    for portion in portions(last_first):
        _put_back(by, portion)


def _put_back(by: Author, records: Sequence[ImportedRecord]) -> None:
    _put_back_texts(by, records)
    _put_back_roles(by, records)
    _put_back_notes(by, records)
    made = [record.before.get("made", {}) for record in records]
    untouched = Q(version=1)
    for name, model in (("roles", Role), ("points", ContactPoint), ("taggings", Tagging)):
        keys = [key for each in made for key in each.get(name, ())]
        model._default_manager.filter(untouched, pk__in=keys, space=by.space).delete()
    _put_back_records(by, records)
    refresh_people(space=by.space, ids={record.person_id for record in records})


def _put_back_texts(by: Author, records: Iterable[ImportedRecord]) -> None:
    replaced = [record for record in records if "texts" in record.before]
    people = Person.objects.filter(space=by.space).in_bulk([each.person_id for each in replaced])
    for record in replaced:
        person = people[record.person_id]
        for name, (before, after) in record.before["texts"].items():
            _put_back_value(person, name, before, after)
        _count_back(person, record.before["version"])
    rewrite(people.values(), COLUMNS, now=by.now)


def _put_back_roles(by: Author, records: Iterable[ImportedRecord]) -> None:
    replaced = [role for record in records for role in record.before.get("roles", ())]
    roles = Role.objects.filter(space=by.space).in_bulk([role["id"] for role in replaced])
    organizations = Organization.objects.filter(space=by.space).in_bulk(
        [each["before"][1] for each in replaced if each["before"][1]]
    )
    for change in replaced:
        role = roles.get(UUID(change["id"]))
        if role and _role_values(role) == change["after"]:
            title, organization, started, ended = change["before"]
            role.title, role.started, role.ended = title, started, ended
            role.organization = organizations.get(UUID(organization)) if organization else None
            _count_back(role, change["version"])
    rewrite(roles.values(), ROLE_COLUMNS, now=by.now)


def _role_values(role: Role) -> list[str]:
    return [str(getattr(role, name) or "") for name in ROLE_COLUMNS]


def _put_back_notes(by: Author, records: Iterable[ImportedRecord]) -> None:
    replaced = [record.before["note"] for record in records if "note" in record.before]
    events = Event.objects.filter(space=by.space).in_bulk([note["id"] for note in replaced])
    for note in replaced:
        event = events.get(UUID(note["id"]))
        if event:
            _put_back_value(event, "text", note["before"], note["after"])
            _count_back(event, note["version"])
    rewrite(events.values(), ["text"], now=by.now)
    refresh_events(space=by.space, ids=list(events))


def _put_back_value(row: Kept, name: str, before: str, after: str) -> None:
    """Set ``before`` where the value is still what the import wrote."""
    if getattr(row, name) == value_of(type(row), name, after):
        setattr(row, name, value_of(type(row), name, before))


def _count_back(row: Kept, version: int) -> None:
    """Let a row that only the import has written since count as unwritten again."""
    if row.version == version + 1:
        row.version = version - 1  # writing it counts one


def _put_back_records(by: Author, records: Sequence[ImportedRecord]) -> None:
    """Remember again what the source said before; forget records that the import brought.

    A record whose person stays although the import made them keeps its word: they were put
    together with somebody who was here before.
    """
    earlier, fresh = [], []
    batches = _earlier_batches(by, records)
    for record in records:
        before = record.before.get("record")
        if before and UUID(before["batch"]) in batches:
            record.values, record.before = before["values"], before["before"]
            record.made_person, record.batch_id = before["made_person"], UUID(before["batch"])
            earlier.append(record)
        elif not record.made_person:
            fresh.append(record.pk)
    rewrite(earlier, RECORD_COLUMNS, now=by.now)
    ImportedRecord.objects.filter(pk__in=fresh, space=by.space).delete()


def _earlier_batches(by: Author, records: Sequence[ImportedRecord]) -> set[UUID]:
    """Return the imports from which the records were before, as far as they are in this space."""
    named = [each.before["record"]["batch"] for each in records if "record" in each.before]
    found = ImportBatch.objects.filter(space=by.space, pk__in=named)
    return set(found.values_list("id", flat=True))


def _remove_events(by: Author, batch: ImportBatch) -> None:
    """Remove what the import wrote on the timelines of people who were here before it."""
    events = Event.objects.filter(batch=batch, version=1).exclude(person__batch=batch)
    for portion in portions(list(events.values_list("id", "person_id"))):
        keys = [key for key, _ in portion]
        Event.objects.filter(pk__in=keys).delete()
        search.drop(space=by.space, object_ids=keys)
        refresh_last_contacts(space=by.space, ids=list({person for _, person in portion}))


def _remove_people(by: Author, keys: Sequence[UUID]) -> None:
    """Remove people on whom only rows of the import hang.

    Each table is emptied of them in one statement; Django's own way loads every row first.
    """
    for portion in portions(keys):
        events = Event.objects.filter(person__in=portion).values_list("id", flat=True)
        search.drop(space=by.space, object_ids=[*portion, *events])
        for model, column in columns_naming(Person):
            model._default_manager.filter(**{f"{column}__in": portion}).delete()
        delete_rows(Person, portion)


def _remove_what_became_empty(by: Author, batch: ImportBatch) -> None:
    """Remove organizations and tags that the import brought and that nobody uses now."""
    for model in (Organization, Tag):
        unused = model._default_manager.filter(_written_by(batch, model), space=by.space)
        for user, column in columns_naming(model):
            used = user._default_manager.filter(**{f"{column}__isnull": False})
            unused = unused.exclude(pk__in=used.values(column))
        keys = list(unused.values_list("id", flat=True))
        for portion in portions(keys):
            search.drop(space=by.space, object_ids=portion)
            model._default_manager.filter(pk__in=portion).delete()
