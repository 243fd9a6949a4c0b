"""Spaces with something of everything: made up from the models, so that a new one is covered."""

from datetime import UTC, date, datetime, timedelta

from django.db import IntegrityError, models, transaction
from hypothesis import strategies as st

from askaround.accounts.models import Kept, Space
from askaround.archive.rows import LISTED, archived_models, columns
from askaround.scheduling.models import AtWallTime

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
MOMENTS = st.integers(0, 4 * 10**15).map(
    lambda microseconds: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=microseconds)
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=5,
)
PLANNED_DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
DOCUMENTS = {dict: st.dictionaries(TEXT, JSON, max_size=3), list: st.lists(JSON, max_size=3)}
SHAPED = {
    "came_with": st.lists(st.uuids(version=4).map(str), max_size=3),
    "counts": st.dictionaries(TEXT.filter(lambda name: name not in LISTED), st.integers(0, 99999)),
}
"""JSON of which more is known than that it is a list or an object."""
BY_COLUMN = {
    models.DateTimeField: MOMENTS,
    models.DateField: st.dates(),
    models.TimeField: st.times(),
    models.BinaryField: st.binary(max_size=20),
    models.BooleanField: st.booleans(),
    models.SmallIntegerField: st.integers(-(2**15), 2**15 - 1),
    models.PositiveIntegerField: st.integers(0, 2**31 - 1),
    models.PositiveSmallIntegerField: st.integers(0, 2**15 - 1),
    models.TextField: TEXT,
    models.CharField: TEXT,
    models.UUIDField: st.uuids(version=4),
}


def value_for(draw, field, keys):
    """Draw what a column may hold; ``keys`` are the rows it may point to."""
    if field.null and draw(st.booleans()):
        return None
    if field.is_relation:
        there = keys.get(field.related_model, [])
        return draw(st.sampled_from(there)) if there else None
    if field.choices:
        return draw(st.sampled_from([value for value, _label in field.choices]))
    if issubclass(field.model, AtWallTime) and field.name == "day":
        return draw(PLANNED_DAYS)  # no page agrees on another, and none comes back
    if isinstance(field, models.JSONField):
        return draw(SHAPED.get(field.name, DOCUMENTS[type(field.get_default())]))
    return draw(next(BY_COLUMN[kind] for kind in type(field).__mro__ if kind in BY_COLUMN))


@st.composite
def rows(draw) -> list[Kept]:
    """Some rows of each kind, pointing to each other; not all of them need be storable."""
    keys, made = {}, []
    for model in archived_models():
        for _number in range(draw(st.integers(0, 3))):
            row = model()
            for field in columns(model):
                if field.name != "id":
                    setattr(row, field.attname, value_for(draw, field, keys))
            made.append(row)
            keys.setdefault(model, []).append(row.pk)
    return made


def store(space: Space, made: list[Kept]) -> None:
    """Store the rows exactly as they are, and leave out those the database refuses."""
    stored = set()
    for row in made:
        row.space = space
        pointed_at = {getattr(row, f.attname) for f in columns(type(row)) if f.is_relation}
        if not pointed_at - {None} <= stored:
            continue
        try:
            with transaction.atomic():
                row.save_base(raw=True, force_insert=True)
        except IntegrityError:
            continue
        stored.add(row.pk)


def contents(space: Space) -> dict[str, list[dict[str, object]]]:
    """Every row of a space by kind, without what is derived or names the space."""
    found = {}
    for model in archived_models():
        names = [field.attname for field in columns(model)]
        found[model.__name__] = list(
            model._default_manager.filter(space=space).order_by("id").values(*names)
        )
    return found
