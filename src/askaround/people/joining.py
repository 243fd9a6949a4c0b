"""Two records that are one person: putting them together, and taking them apart again.

Both are changes in the journal like any other. Besides, a merge keeps the rows that it changed,
so that it can be reversed at any time, whatever was written since: what was added to the one
person meanwhile stays with them.
"""

import json
from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, models
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from askaround.accounts.models import Kept, Space
from askaround.core.ids import uuid7
from askaround.core.text import fold
from askaround.journal.author import Author, Recorder
from askaround.journal.images import Image, apply, columns_naming, model_of, row_of
from askaround.people.models import (
    Acquaintance,
    ContactPoint,
    Merge,
    NotSamePerson,
    Person,
    Role,
    Tagging,
)
from askaround.people.rules.merging import Item, Merged, Record, role_item
from askaround.people.rules.merging import merge as merged

NAME_PARTS = ("given_name", "family_name", "addressed_as")
"""They go with the name that is chosen."""
SAID_OF_A_PERSON = tuple(
    field.name for field in Person.stored_fields() if field.name not in (*NAME_PARTS, "batch")
)
MAY_BE_DOUBLE = (ContactPoint, Tagging, Acquaintance, NotSamePerson, Role)
"""Of these, what both records have is kept once. Anything else that clashes stops the merge."""


NOT_AS_IT_WAS_KEPT = (
    *(ValueError, TypeError, LookupError, AttributeError, OverflowError),
    *(ValidationError, DatabaseError),
)
"""What comes of taking something back by values in which somebody has written."""


class CannotMerge(Exception):
    """The message is written for the person at the screen."""


class CannotTakeApart(Exception):
    """The message is written for the person at the screen."""


def preview(*, kept: Person, other: Person, from_other: Collection[str] = ()) -> Merged:
    """Return what putting ``other`` into ``kept`` yields; nothing is written.

    ``from_other`` names the fields for which the user chose the other record.
    """
    return merged(kept=_record(kept), other=_record(other), from_other=from_other)


def merge(*, by: Author, kept: Person, other: Person, from_other: Collection[str] = ()) -> Merge:
    """Put two records together; ``kept`` remains and takes on all that hangs on ``other``.

    Raises :class:`CannotMerge`, and changes nothing, where both cannot be one person.
    """
    kept, other = _fresh(by, kept), _fresh(by, other)
    if kept.pk == other.pk:
        raise CannotMerge(_("These are one person already."))
    names = {"kept": kept, "other": other}
    with by.change(_("Merged %(other)s and %(kept)s") % names) as change:
        first = len(change.rows)
        _describe(change, kept, other, from_other)
        for model, column in columns_naming(Person):
            _move(change, model, column, of=other, to=kept)
        change.remove(other)
        rows = [dict(row) for row in change.rows[first:]]
        return change.add(Merge(person=kept, merged_name=other.full_name, rows=rows))


def take_apart(*, by: Author, merge: Merge) -> Person:
    """Make two records of one again, and return the one that comes back.

    What belonged to each returns to it. What was written since the merge stays where it is.
    Raises :class:`CannotTakeApart`, and changes nothing, where the merge does not know what it
    changed: its rows may have come with an archive from anywhere.
    """
    kept = _fresh(by, merge.person)
    sentence = _("Separated %(other)s and %(kept)s") % {"other": merge.merged_name, "kept": kept}
    try:
        with by.change(sentence) as change:
            change.remove(Merge.objects.get(pk=merge.pk, space=by.space))
            rows = _with_free_keys(by, merge.rows)
            for row in reversed(rows):
                _reverse(change, row, kept)
            back = [row for row in rows if row["model"] == "person" and row["after"] is None]
            return Person.objects.get(pk=back[-1]["id"], space=by.space)
    except (*NOT_AS_IT_WAS_KEPT, Person.DoesNotExist) as problem:
        raise CannotTakeApart(
            _("Askaround no longer knows what belonged to each of them.")
        ) from problem


def merges_of(person: Person) -> QuerySet[Merge]:
    """Return what was put together into this person, the newest first."""
    return person.merges.defer("rows").order_by("-id")


def tell_apart(*, by: Author, first: Person, second: Person) -> None:
    """Remember that these two are different people."""
    one, other = sorted((first, second), key=lambda person: person.pk)
    if NotSamePerson.objects.filter(first=one, second=other).exists():
        return
    names = {"one": first, "other": second}
    with by.change(_("Noted that %(one)s and %(other)s are two people") % names) as change:
        change.add(NotSamePerson(first=one, second=other))


def _fresh(by: Author, person: Person) -> Person:
    return Person.objects.get(pk=person.pk, space=by.space)


def _record(person: Person) -> Record:
    """Return a person as the rules of merging see them."""
    values = {name: getattr(person, name) for name in SAID_OF_A_PERSON}
    points = person.contact_points.order_by("kind", "id")
    roles = person.roles.select_related("organization").order_by("-started", "id")
    taggings = person.taggings.select_related("tag")
    lists = {
        "addresses": tuple(Item((point.kind, point.key), point.value) for point in points),
        "roles": tuple(map(_role_item, roles)),
        "tags": tuple(Item(fold(each.tag.name), each.tag.name) for each in taggings),
    }
    return Record(values, lists)


def _role_item(role: Role) -> Item:
    return role_item(title=role.title, organization=str(role.organization or ""))


def _describe(change: Recorder, kept: Person, other: Person, from_other: Collection[str]) -> None:
    """Write the values of the merge into the kept record."""
    together = preview(kept=kept, other=other, from_other=from_other).record.values
    if together["full_name"] != kept.full_name:
        for name in NAME_PARTS:
            setattr(kept, name, getattr(other, name))
    for name, value in together.items():
        setattr(kept, name, value)
    change.save(kept)


def _move(change: Recorder, model: type[Kept], column: str, *, of: Person, to: Person) -> None:
    """Hang the rows of one person on another; what both have stays, to go with the old one."""
    for row in model._default_manager.filter(**{column: of}):
        if model.one_per_person and _fill_gaps(change, row, column, to=to):
            continue
        setattr(row, column, to)
        if model.needs_two_people and _speaks_of_one(row):
            change.remove(model._default_manager.get(pk=row.pk))
            continue
        if isinstance(row, NotSamePerson):
            row.first, row.second = sorted((row.first, row.second), key=lambda each: each.pk)
        if not _is_double(row):
            change.save(row)


def _fill_gaps(change: Recorder, row: Kept, column: str, *, to: Person) -> bool:
    """Say with ``row`` what the one of the kept person leaves empty; tell whether there is one.

    ``row`` itself stays with the old person, and goes with them.
    """
    there = type(row)._default_manager.filter(**{column: to}).first()
    if there is None:
        return False
    for field in type(row).stored_fields():
        if field.value_from_object(there) in field.empty_values:
            setattr(there, field.attname, field.value_from_object(row))
    change.save(there)
    return True


def _speaks_of_one(row: Kept) -> bool:
    """Tell whether two columns of the row name the same person by now."""
    fields = filter(_names_a_person, type(row).stored_fields())
    people = [field.value_from_object(row) for field in fields]
    named = [person for person in people if person is not None]
    return len(set(named)) < len(named)


def _is_double(row: Kept) -> bool:
    """Tell whether the row cannot be moved because the other record has it already."""
    if isinstance(row, Role):
        return _has_role(row)
    try:
        row.validate_constraints()
    except ValidationError as problem:
        if isinstance(row, MAY_BE_DOUBLE):
            return True
        raise CannotMerge(
            _("They cannot be merged yet. %s") % " ".join(problem.messages)
        ) from problem
    return False


def _has_role(role: Role) -> bool:
    same = Role.objects.filter(
        person=role.person,
        title=role.title,
        organization=role.organization,
        started=role.started,
        ended=role.ended,
    )
    return same.exclude(pk=role.pk).exists()


def _with_free_keys(by: Author, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows of a merge with new keys for removed ones whose keys are taken elsewhere.

    That is so where an archive came back beside the space it was made in, and the same two people
    were taken apart there.
    """
    text = json.dumps(rows)
    for row in rows:
        if row["after"] is None:
            elsewhere = model_of(row["model"])._default_manager.exclude(space=by.space)
            if elsewhere.filter(pk=row["id"]).exists():
                text = text.replace(str(row["id"]), str(uuid7()))
    renamed: list[dict[str, Any]] = json.loads(text)
    return renamed


def _reverse(change: Recorder, row: dict[str, Any], kept: Person) -> None:
    """Undo one row of a merge as far as nothing else has been done to it since."""
    model = model_of(row["model"])
    stored = model._default_manager.filter(pk=row["id"], space=change.space).first()
    if row["after"] is None:
        if stored is None:
            _bring_back(change, model, row)
    elif stored is not None:
        _set_back(change, stored, row, kept)


def _bring_back(change: Recorder, model: type[Kept], row: dict[str, Any]) -> None:
    """Store a removed row again, without what has itself been removed since."""
    missing = _missing(model, row["before"], change.space)
    if any(not field.null for field in missing):
        return
    restored = row_of(row, change.space)
    apply(restored, row["before"] | {field.attname: None for field in missing})
    change.add(restored)


def _missing(model: type[Kept], values: Image, space: Space) -> list["models.ForeignKey[Any, Any]"]:
    """Return the columns of ``values`` that name a row which is gone, or was never in the space.

    The values may have come with an archive from anywhere.
    """
    return [
        field
        for field in model.stored_fields()
        if isinstance(field, models.ForeignKey)
        and values.get(field.attname)
        and not field.related_model._default_manager.filter(
            pk=values[field.attname], space=space
        ).exists()
    ]


def _set_back(change: Recorder, stored: Kept, row: dict[str, Any], kept: Person) -> None:
    """Give each column its value from before the merge, where it still has that of the merge.

    A row that hangs on the person by now, perhaps through a later merge, belongs to the merge.
    """
    missing = _missing(type(stored), row["before"], change.space)
    for field in type(stored).stored_fields():
        if field.attname not in row["after"] or field in missing:
            continue
        now = field.value_from_object(stored)
        of_the_merge = field.to_python(row["after"][field.attname])
        if now == of_the_merge or (now == kept.pk and _names_a_person(field)):
            setattr(stored, field.attname, field.to_python(row["before"][field.attname]))
    change.save(stored)


def _names_a_person(field: "models.Field[Any, Any]") -> bool:
    return isinstance(field, models.ForeignKey) and field.related_model is Person
