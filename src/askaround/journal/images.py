"""Rows as plain values, and back. What the journal keeps of a row before and after a change."""

import json
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import ForeignObjectRel

from askaround.accounts.models import Kept

Image = dict[str, Any]


class _ToTheMicrosecond(DjangoJSONEncoder):
    """Django's own form of a moment ends at the millisecond, and the rest could not come back."""

    def default(self, value: object) -> Any:
        return value.isoformat() if isinstance(value, datetime) else super().default(value)


def label(row: Kept | type[Kept]) -> str:
    return row._meta.model_name or ""


def model_of(name: str) -> type[Kept]:
    model = apps.get_model("askaround", name)
    if not issubclass(model, Kept):
        raise TypeError(f"{name} is not a row of a person's data")
    return model


def columns_naming(model: type[Kept]) -> list[tuple[type[Kept], str]]:
    """Return every column, in any step, by which rows hang on those of ``model``.

    Among them are those without a way back (``related_name="+"``), which Django hides.
    """
    return [
        (relation.related_model, relation.field.name)
        for relation in model._meta.get_fields(include_hidden=True)
        if isinstance(relation, ForeignObjectRel) and issubclass(relation.related_model, Kept)
    ]


def image(row: Kept) -> Image:
    """Return what the row says as JSON values, by column; the bookkeeping columns stay out."""
    values = {field.attname: field.value_from_object(row) for field in row.stored_fields()}
    plain: Image = json.loads(json.dumps(values, cls=_ToTheMicrosecond))
    return plain


def apply(row: Kept, values: Image) -> None:
    """Set the columns of ``row`` from an image, whole or in part."""
    for field in row.stored_fields():
        if field.attname in values:
            setattr(row, field.attname, field.to_python(values[field.attname]))


def changed(before: Image, after: Image) -> tuple[Image, Image]:
    """Return the parts of both images that differ."""
    names = [name for name in before if before[name] != after[name]]
    return {name: before[name] for name in names}, {name: after[name] for name in names}
