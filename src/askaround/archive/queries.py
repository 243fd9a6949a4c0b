"""What there is to take along."""

from askaround.accounts.models import Kept, Space
from askaround.archive.rows import archived_models


def counts(space: Space) -> dict[type[Kept], int]:
    """Return how many rows of each kind a space holds; kinds without rows are left out."""
    found = {
        model: model._default_manager.filter(space=space).count() for model in archived_models()
    }
    return {model: count for model, count in found.items() if count}


def is_empty(space: Space) -> bool:
    return not any(
        model._default_manager.filter(space=space).exists() for model in archived_models()
    )
