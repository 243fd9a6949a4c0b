"""Everything that is kept about one person, for that person to have."""

from django.db.models import Q

from askaround.accounts.models import Kept
from askaround.archive.rows import Values, archived_models, columns, plain, pointers
from askaround.people.models import Person


def everything_about(person: Person) -> dict[str, list[Values]]:
    """Return the person's row, and every row that hangs on it, by kind of row.

    Each row carries ``shown``, which says it in words: "Data lead, Acme" for a role.
    """
    found: dict[type[Kept], list[Kept]] = {Person: [person]}
    for model in archived_models():
        hanging = _hanging_on(found, model)
        if hanging and model is not Person:
            found[model] = hanging
    return {
        model._meta.model_name or "": [
            {"shown": str(row), **plain(row, columns(model))} for row in rows
        ]
        for model, rows in found.items()
    }


def _hanging_on(found: dict[type[Kept], list[Kept]], model: type[Kept]) -> list[Kept]:
    """Return the rows of one kind that point to a row that was found."""
    condition = Q()
    for name, other in pointers(model):
        if other in found:
            condition |= Q(**{f"{name}__in": found[other]})
    return list(model._default_manager.filter(condition).order_by("id")) if condition else []
