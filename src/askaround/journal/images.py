"""Rows as plain values, and back. What the journal keeps of a row before and after a change."""

import json
from base64 import b64encode
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import ForeignObjectRel

from askaround.accounts.models import Kept, Recorded, Space

Image = dict[str, Any]


class _Whole(DjangoJSONEncoder):
    """Django's own form of a moment ends at the millisecond, and it knows none of bytes."""

    def default(self, value: object) -> Any:
        if isinstance(value, bytes | memoryview):
            return b64encode(value).decode("ascii")
        return value.isoformat() if isinstance(value, datetime) else super().default(value)


def label(row: Recorded | type[Recorded]) -> str:
    return row._meta.model_name or ""


def model_of(name: str) -> type[Kept]:
    model = apps.get_model("askaround", name)
    if not issubclass(model, Kept):
        raise TypeError(f"{name} is not a row of a person's data")
    return model


def recorded(name: str) -> type[Recorded]:
    """Return the model of an entry of the journal: that of a row, or the space with its settings.

    Rows that come from an archive are rows only, so they use :func:`model_of`.
    """
    return Space if name == label(Space) else model_of(name)


def columns_naming(model: type[Recorded]) -> list[tuple[type[Kept], str]]:
    """Return every column, in any step, by which rows hang on those of ``model``.

    Among them are those without a way back (``related_name="+"``), which Django hides.
    """
    return [
        (relation.related_model, relation.field.name)
        for relation in model._meta.get_fields(include_hidden=True)
        if isinstance(relation, ForeignObjectRel) and issubclass(relation.related_model, Kept)
    ]


def image(row: Recorded) -> Image:
    """Return what the row says as JSON values, by column; the bookkeeping columns stay out."""
    values = {field.attname: field.value_from_object(row) for field in row.stored_fields()}
    plain: Image = json.loads(json.dumps(values, cls=_Whole))
    return plain


def apply(row: Recorded, values: Image) -> None:
    """Set the columns of ``row`` from an image, whole or in part."""
    for field in row.stored_fields():
        if field.attname in values:
            setattr(row, field.attname, field.to_python(values[field.attname]))


def row_of(entry: Mapping[str, Any], space: Space) -> Kept:
    """Return the row of an entry, without what it says, to be filled and stored again."""
    row = model_of(entry["model"])(id=UUID(entry["id"]), space=space)
    if "created_at" in entry:  # older entries do not say it
        row.created_at = datetime.fromisoformat(entry["created_at"])
    return row


def insert(row: Recorded) -> None:
    """Store a row; one that comes back is as old as it says, not of this moment."""
    created_at = row.created_at
    row.save(force_insert=True)
    if created_at is not None:
        row.created_at = created_at
        row.save(update_fields=["created_at"])


def changed(before: Image, after: Image) -> tuple[Image, Image]:
    """Return the parts of both images that differ."""
    names = [name for name in before if before[name] != after[name]]
    return {name: before[name] for name in names}, {name: after[name] for name in names}
