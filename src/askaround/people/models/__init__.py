"""The people who could tell us, how we know them, and what happened between us."""

from askaround.people.models.imports import ImportBatch, ImportedRecord
from askaround.people.models.likenesses import Merge, NotSamePerson
from askaround.people.models.persons import (
    Acquaintance,
    Channel,
    ContactPoint,
    Person,
    Role,
    SavedView,
    Tag,
    Tagging,
)
from askaround.people.models.timeline import Event, Source

__all__ = [
    "Acquaintance",
    "Channel",
    "ContactPoint",
    "Event",
    "ImportBatch",
    "ImportedRecord",
    "Merge",
    "NotSamePerson",
    "Person",
    "Role",
    "SavedView",
    "Source",
    "Tag",
    "Tagging",
]
