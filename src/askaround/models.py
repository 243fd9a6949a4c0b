"""Every stored thing, in the order of the process. Django looks for them here."""

from askaround.accounts.models import EntryToken, Space, User
from askaround.agenda.models import SetAside
from askaround.journal.models import Change
from askaround.outreach.models import Ask, Introduction, Message
from askaround.people.models import (
    Acquaintance,
    ContactPoint,
    Event,
    ImportBatch,
    ImportedRecord,
    Merge,
    NotSamePerson,
    Person,
    Role,
    SavedView,
    Tag,
    Tagging,
)
from askaround.preparation.models import Profile
from askaround.research.models import Exploration, Organization, Path, Question
from askaround.search.models import SearchDocument

__all__ = [
    "Acquaintance",
    "Ask",
    "Change",
    "ContactPoint",
    "EntryToken",
    "Event",
    "Exploration",
    "ImportBatch",
    "ImportedRecord",
    "Introduction",
    "Merge",
    "Message",
    "NotSamePerson",
    "Organization",
    "Path",
    "Person",
    "Profile",
    "Question",
    "Role",
    "SavedView",
    "SearchDocument",
    "SetAside",
    "Space",
    "Tag",
    "Tagging",
    "User",
]
